"""Methods of apps that the framework calls with a struct: as one argument, as the keywords they name, with names of their own; and interfaces without their optional properties."""
import jsii
import aws_cdk as cdk
from aws_cdk import (
    aws_apigateway as apigateway, aws_apigatewayv2 as http, aws_autoscaling as autoscaling, aws_cloudwatch as cloudwatch,
    aws_codebuild as codebuild, aws_codepipeline as codepipeline, aws_codepipeline_actions as actions, aws_ec2 as ec2,
    aws_iam as iam, aws_kinesisfirehose as firehose, aws_lambda as lambda_, aws_s3 as s3, aws_s3_assets as assets,
)

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111122223333", region="eu-west-1")


# -- the struct as one argument ------------------------------------------------

class Proxy(http.HttpRouteIntegration):
    def __init__(self, id): super().__init__(id)
    def bind(self, options):
        print("integration", options.route.node.path, options.scope.node.path)
        return http.HttpRouteIntegrationConfig(type=http.HttpIntegrationType.HTTP_PROXY, uri="https://example.com",
                                               method=http.HttpMethod.ANY, payload_format_version=http.PayloadFormatVersion.VERSION_1_0)

@jsii.implements(http.IHttpRouteAuthorizer)
class ByIam:
    @property
    def authorization_type(self): return "AWS_IAM"
    def bind(self, options, /):
        print("authorizer", options.route.node.path)
        return http.HttpRouteAuthorizerConfig(authorization_type="AWS_IAM")

class Mock(http.WebSocketRouteIntegration):
    def __init__(self): super().__init__("Mock")
    def bind(self, options):
        return http.WebSocketRouteIntegrationConfig(type=http.WebSocketIntegrationType.MOCK, uri=options.route.route_key)

@jsii.implements(http.IWebSocketRouteAuthorizer)
class SocketByIam:
    def bind(self, options):
        return http.WebSocketRouteAuthorizerConfig(authorization_type="AWS_IAM")

@jsii.implements(lambda_.IDestination)
class Told:
    def bind(self, scope, fn, options=None):
        print("destination", options.type.name, fn.node.path)
        return lambda_.DestinationConfig(destination=f"arn:aws:sqs:eu-west-1:111122223333:{options.type.name}")

@jsii.implements(firehose.IDestination)
class Sink:
    def bind(self, scope, options):
        role = iam.Role(scope, "Sink Role", assumed_by=iam.ServicePrincipal("firehose.amazonaws.com"))
        return firehose.DestinationConfig(extended_s3_destination_configuration=firehose.CfnDeliveryStream.ExtendedS3DestinationConfigurationProperty(
            bucket_arn="arn:aws:s3:::some-bucket", role_arn=role.role_arn))

@jsii.implements(firehose.IDataProcessor)
class Processor:
    @property
    def props(self): return firehose.DataProcessorProps(retries=2)
    def bind(self, scope, options):
        print("processor", options.role.node.path, options.prefix)
        return firehose.DataProcessorConfig(processor_type="Lambda", processor_identifier=firehose.DataProcessorIdentifier(
            parameter_name="LambdaArn", parameter_value="arn:aws:lambda:eu-west-1:111122223333:function:f"))

@jsii.implements(autoscaling.ILifecycleHookTarget)
class HookTarget:
    def bind(self, scope, options):
        print("hook", options.lifecycle_hook.node.path, options.role)
        role = iam.Role(scope, "Own", assumed_by=iam.ServicePrincipal("autoscaling.amazonaws.com"))
        return autoscaling.LifecycleHookTargetConfig(created_role=role, notification_target_arn="arn:aws:sqs:eu-west-1:111122223333:q")

BOUNDS = codepipeline.ActionArtifactBounds(min_inputs=0, max_inputs=1, min_outputs=0, max_outputs=0)

@jsii.implements(codepipeline.IAction)
class Step:
    @property
    def action_properties(self):
        return codepipeline.ActionProperties(action_name="step", artifact_bounds=BOUNDS, category=codepipeline.ActionCategory.APPROVAL, provider="Manual")
    def on_state_change(self, name, target=None, **options): raise NotImplementedError
    def bind(self, scope, stage, options):
        print("action", options.bucket.node.path, options.role.node.path)
        return codepipeline.ActionConfig(configuration={"Stage": stage.stage_name})

class Based(actions.Action):
    def __init__(self):
        super().__init__(action_name="based", artifact_bounds=BOUNDS, category=codepipeline.ActionCategory.APPROVAL, provider="Manual")
    def _bound(self, scope, stage, options):
        return codepipeline.ActionConfig(configuration={"Bucket": options.bucket.bucket_name})

@jsii.implements(ec2.IIpAddresses)
class Ranges:
    def allocate_vpc_cidr(self): return ec2.VpcIpamOptions(cidr_block="10.9.0.0/16")
    def allocate_subnets_cidr(self, request):
        return ec2.SubnetIpamOptions(allocated_subnets=[
            ec2.AllocatedSubnet(cidr=f"10.9.{index}.0/24") for index, _ in enumerate(request.requested_subnets)])

class Nat(ec2.NatProvider):
    def __init__(self):
        super().__init__()
        self.machines = {}
    def configure_nat(self, options, /):
        for subnet in options.nat_subnets:
            self.machines[subnet.availability_zone] = ec2.CfnNetworkInterface(subnet, "Card", subnet_id=subnet.subnet_id)
        for subnet in options.private_subnets:
            self.configure_subnet(subnet)
        print("nat", options.vpc.node.path, len(self.configured_gateways))
    def configure_subnet(self, subnet):
        card = list(self.machines.values())[0]
        subnet.add_route("Out", router_type=ec2.RouterType.NETWORK_INTERFACE, router_id=card.attr_id, enables_internet_connectivity=True)
    @property
    def configured_gateways(self):
        return [ec2.GatewayConfig(az=zone, gateway_id=card.attr_id) for zone, card in self.machines.items()]

class Place(cdk.DefaultStackSynthesizer):
    def add_file_asset(self, asset):
        print("asset", asset.packaging.name, asset.display_name)
        return cdk.FileAssetLocation(bucket_name="my-bucket", object_key="some/key", http_url="https://x", s3_object_url="s3://my-bucket/some/key")

# -- only what they name ---------------------------------------------------------

class Named(http.HttpRouteIntegration):
    def __init__(self): super().__init__("Named")
    def bind(self, *, scope, foreign=7):
        print("named", scope.node.path, foreign)
        return http.HttpRouteIntegrationConfig(type=http.HttpIntegrationType.HTTP_PROXY, uri="https://example.org",
                                               method=http.HttpMethod.GET, payload_format_version=http.PayloadFormatVersion.VERSION_1_0)

class Both(http.HttpRouteIntegration):
    def __init__(self): super().__init__("Both")
    def bind(self, options, *, scope="mine"):
        print("both", options.scope.node.path, scope)
        return http.HttpRouteIntegrationConfig(type=http.HttpIntegrationType.HTTP_PROXY, uri="https://example.net",
                                               method=http.HttpMethod.GET, payload_format_version=http.PayloadFormatVersion.VERSION_1_0)

# -- interfaces without their optional properties --------------------------------

@jsii.implements(codebuild.IBuildImage)
class Image:
    @property
    def default_compute_type(self): return codebuild.ComputeType.SMALL
    @property
    def image_id(self): return "my/image"
    @property
    def type(self): return "LINUX_CONTAINER"
    def run_script_buildspec(self, entrypoint): return codebuild.BuildSpec.from_object({})
    def validate(self, *, privileged=None): print("privileged", privileged); return []

@jsii.implements(cloudwatch.IWidget)
class Widget:
    @property
    def height(self): return 3
    @property
    def width(self): return 6
    def position(self, x, y): self.place = x, y
    def to_json(self): return [{"type": "custom", "width": 6, "height": 3, "x": self.place[0], "y": self.place[1], "properties": {"region": cdk.Aws.REGION}}]

@jsii.implements(apigateway.IAuthorizer)
class Authorizer:
    @property
    def authorizer_id(self): return "abc"

@jsii.implements(ec2.IInterfaceVpcEndpointService)
class Service:
    @property
    def name(self): return "com.amazonaws.vpce.eu-west-1.vpce-svc-1"
    @property
    def port(self): return 443

@jsii.implements(iam.IPrincipal)
class Caller:
    @property
    def assume_role_action(self): return "sts:AssumeRole"
    @property
    def policy_fragment(self): return iam.PrincipalPolicyFragment({"AWS": ["arn:aws:iam::111122223333:root"]}, {})
    @property
    def grant_principal(self): return self
    def add_to_policy(self, statement): return False
    def add_to_principal_policy(self, statement): return iam.AddToPrincipalPolicyResult(statement_added=False)


one = cdk.Stack(app, "One", env=env)
api = http.HttpApi(one, "Api")
api.add_routes(path="/one", integration=Proxy("Proxy"), authorizer=ByIam(), methods=[http.HttpMethod.GET])
api.add_routes(path="/two", integration=Named(), methods=[http.HttpMethod.GET])
api.add_routes(path="/three", integration=Both(), methods=[http.HttpMethod.GET])
http.WebSocketApi(one, "Socket", connect_route_options=http.WebSocketRouteOptions(integration=Mock(), authorizer=SocketByIam()))
code = lambda_.Code.from_inline("def handler(event, context): pass")
function = lambda_.Function(one, "Function", runtime=lambda_.Runtime.PYTHON_3_13, handler="index.handler", code=code, on_failure=Told(), on_success=Told())
function.grant_invoke(Caller())
iam.Role(one, "Role", assumed_by=Caller())
firehose.DeliveryStream(one, "Sunk", destination=Sink())
firehose.DeliveryStream(one, "Processed", destination=firehose.S3Bucket(s3.Bucket.from_bucket_name(one, "Known", "known-bucket"), processors=[Processor()]))
artifact, source = codepipeline.Artifact(), s3.Bucket(one, "Source", versioned=True)
codepipeline.Pipeline(one, "Pipeline", stages=[
    codepipeline.StageProps(stage_name="Source", actions=[actions.S3SourceAction(action_name="source", bucket=source, bucket_key="k", output=artifact)]),
    codepipeline.StageProps(stage_name="Steps", actions=[Step(), Based()]),
])
codebuild.Project(one, "Project", build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}), environment=codebuild.BuildEnvironment(build_image=Image(), privileged=True))
cloudwatch.Dashboard(one, "Dashboard", widgets=[[Widget(), cloudwatch.TextWidget(markdown="text")]]).add_widgets(Widget())
rest = apigateway.RestApi(one, "Rest")
rest.root.add_method("GET", apigateway.MockIntegration(), authorizer=Authorizer())
rest.root.add_method("PUT", apigateway.MockIntegration(), authorizer=Authorizer(), authorization_type=apigateway.AuthorizationType.CUSTOM)

two = cdk.Stack(app, "Two", env=env, synthesizer=Place())
vpc = ec2.Vpc(two, "Vpc", ip_addresses=Ranges(), nat_gateway_provider=Nat(), nat_gateways=1, availability_zones=["eu-west-1a", "eu-west-1b"])
vpc.add_interface_endpoint("Endpoint", service=Service())
group = autoscaling.AutoScalingGroup(two, "Group", vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), machine_image=ec2.MachineImage.generic_linux({"eu-west-1": "ami-0123456789abcdef0"}))
group.add_lifecycle_hook("Hook", lifecycle_transition=autoscaling.LifecycleTransition.INSTANCE_LAUNCHING, notification_target=HookTarget())
asset = assets.Asset(two, "Asset", path=__file__)
cdk.CfnOutput(two, "Key", value=asset.s3_object_key)
app.synth()
