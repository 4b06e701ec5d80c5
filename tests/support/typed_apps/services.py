"""An app of many services, as its author types it; it is read by a type checker and never run."""

from __future__ import annotations

import os
from typing import Any

import aws_cdk as cdk
from aws_cdk import (
    App,
    CfnOutput,
    Duration,
    Environment,
    RemovalPolicy,
    Stack,
    Stage,
    Tags,
    pipelines,
)
from aws_cdk import aws_apigateway as apigw
from aws_cdk import aws_apigatewayv2 as apigwv2
from aws_cdk import aws_apigatewayv2_integrations as integ
from aws_cdk import aws_appsync as appsync
from aws_cdk import aws_autoscaling as asg
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront as cf
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_cloudwatch_actions as cwa
from aws_cdk import aws_codebuild as codebuild
from aws_cdk import aws_codepipeline as codepipeline
from aws_cdk import aws_codepipeline_actions as cpa
from aws_cdk import aws_cognito as cognito
from aws_cdk import aws_dynamodb as dynamodb
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_ecs_patterns as patterns
from aws_cdk import aws_efs as efs
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_lambda_event_sources as sources
from aws_cdk import aws_logs as logs
from aws_cdk import aws_route53 as r53
from aws_cdk import aws_route53_targets as r53t
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_deployment as s3deploy
from aws_cdk import aws_s3_notifications as s3n
from aws_cdk import aws_secretsmanager as sm
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sns_subscriptions as subs
from aws_cdk import aws_sqs as sqs
from aws_cdk import aws_ssm as ssm
from aws_cdk import aws_stepfunctions as sfn
from aws_cdk import aws_stepfunctions_tasks as tasks
from aws_cdk import aws_synthetics as synthetics
from aws_cdk import custom_resources as cr
from aws_cdk.aws_ecr_assets import DockerImageAsset, Platform
from aws_cdk.aws_s3_assets import Asset
from constructs import Construct


class Api(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs: Any) -> None:
        super().__init__(scope, construct_id, **kwargs)
        key = kms.Key(self, "Key", enable_key_rotation=True)
        bucket = s3.Bucket(
            self,
            "B",
            encryption=s3.BucketEncryption.KMS,
            encryption_key=key,
            removal_policy=RemovalPolicy.DESTROY,
            lifecycle_rules=[s3.LifecycleRule(expiration=Duration.days(3))],
            cors=[{"allowedMethods": [s3.HttpMethods.GET], "allowedOrigins": ["*"]}],
        )
        table = dynamodb.Table(
            self,
            "T",
            partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING),
            stream=dynamodb.StreamViewType.NEW_IMAGE,
        )
        queue = sqs.Queue(
            self, "Q", dead_letter_queue=sqs.DeadLetterQueue(max_receive_count=3, queue=sqs.Queue(self, "DLQ"))
        )
        topic = sns.Topic(self, "Topic")
        topic.add_subscription(subs.SqsSubscription(queue))
        vpc = ec2.Vpc(
            self,
            "Vpc",
            max_azs=2,
            nat_gateways=1,
            subnet_configuration=[ec2.SubnetConfiguration(name="a", subnet_type=ec2.SubnetType.PUBLIC)],
        )
        sg = ec2.SecurityGroup(self, "SG", vpc=vpc)
        sg.add_ingress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(80))
        layer = lambda_.LayerVersion(self, "L", code=lambda_.Code.from_asset("."))
        fn = lambda_.Function(
            self,
            "F",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="i.h",
            code=lambda_.Code.from_asset("."),
            environment={"B": bucket.bucket_name},
            layers=[layer],
            vpc=vpc,
            security_groups=[sg],
            log_retention=logs.RetentionDays.ONE_DAY,
            timeout=Duration.seconds(3),
            tracing=lambda_.Tracing.ACTIVE,
            dead_letter_queue=queue,
            architecture=lambda_.Architecture.ARM_64,
        )
        fn.add_event_source(sources.SqsEventSource(queue, batch_size=3))
        fn.add_event_source(sources.DynamoEventSource(table, starting_position=lambda_.StartingPosition.LATEST))
        fn.add_to_role_policy(
            iam.PolicyStatement(
                actions=["s3:*"], resources=[bucket.arn_for_objects("*")], conditions={"StringEquals": {"a": "b"}}
            )
        )
        bucket.grant_read_write(fn)
        table.grant_read_data(fn)
        bucket.add_event_notification(
            s3.EventType.OBJECT_CREATED, s3n.LambdaDestination(fn), s3.NotificationKeyFilter(prefix="a")
        )
        topic.grant_publish(fn)
        key.grant_decrypt(fn)
        key.grant_encrypt(iam.ServicePrincipal("lambda.amazonaws.com"))
        rule = events.Rule(self, "R", schedule=events.Schedule.rate(Duration.hours(1)))
        rule.add_target(targets.LambdaFunction(fn, event=events.RuleTargetInput.from_object({"a": 1})))
        rule.add_target(targets.SqsQueue(queue))
        api = apigw.RestApi(self, "Api", deploy_options=apigw.StageOptions(stage_name="p"))
        api.root.add_resource("x").add_method(
            "GET", apigw.LambdaIntegration(fn), authorization_type=apigw.AuthorizationType.IAM
        )
        lapi = apigw.LambdaRestApi(self, "LApi", handler=fn, proxy=False)
        lapi.root.add_proxy(any_method=True)
        http = apigwv2.HttpApi(self, "H")
        http.add_routes(path="/a", methods=[apigwv2.HttpMethod.GET], integration=integ.HttpLambdaIntegration("I", fn))
        alias = lambda_.Alias(self, "Al", alias_name="live", version=fn.current_version)
        alias.add_auto_scaling(max_capacity=3).scale_on_utilization(utilization_target=0.5)
        url = fn.add_function_url(auth_type=lambda_.FunctionUrlAuthType.NONE)
        CfnOutput(self, "Url", value=url.url)
        wait = sfn.Wait(self, "W", time=sfn.WaitTime.duration(Duration.seconds(1)))
        invoke = tasks.LambdaInvoke(self, "Inv", lambda_function=fn, output_path="$.Payload")
        choice = sfn.Choice(self, "C")
        choice.when(sfn.Condition.string_equals("$.a", "b"), sfn.Succeed(self, "S")).otherwise(sfn.Fail(self, "Fa"))
        chain = wait.next(invoke).next(sfn.Parallel(self, "P").branch(sfn.Pass(self, "Pa"))).next(choice)
        machine = sfn.StateMachine(
            self, "SM", definition_body=sfn.DefinitionBody.from_chainable(chain), timeout=Duration.minutes(5)
        )
        machine.grant_start_execution(fn)
        sfn.StateMachine(self, "SM2", definition=sfn.Pass(self, "Pz"))
        m = fn.metric_errors(period=Duration.minutes(1))
        alarm = cw.Alarm(self, "A", metric=m, threshold=1, evaluation_periods=1)
        alarm.add_alarm_action(cwa.SnsAction(topic))
        m.create_alarm(self, "A2", threshold=1, evaluation_periods=1)
        cw.Dashboard(self, "D", widgets=[[cw.GraphWidget(left=[m])]])
        secret = sm.Secret(self, "Sec", generate_secret_string=sm.SecretStringGenerator(password_length=9))
        secret.grant_read(fn)
        ssm.StringParameter(self, "Par", string_value="x")
        parameter = ssm.StringParameter.value_for_string_parameter(self, "/a")
        fn.add_environment("V", parameter)
        Tags.of(self).add("a", "b")
        cr.AwsCustomResource(
            self,
            "CR",
            on_create=cr.AwsSdkCall(
                service="S3", action="listBuckets", physical_resource_id=cr.PhysicalResourceId.of("x")
            ),
            policy=cr.AwsCustomResourcePolicy.from_sdk_calls(resources=["*"]),
        )
        provider = cr.Provider(self, "Prov", on_event_handler=fn)
        cdk.CustomResource(self, "Cus", service_token=provider.service_token, properties={"a": 1})
        asset = Asset(self, "As", path=".")
        asset.grant_read(fn)
        dimg = DockerImageAsset(self, "Img", directory=".", platform=Platform.LINUX_AMD64)
        lambda_.DockerImageFunction(self, "DF", code=lambda_.DockerImageCode.from_image_asset("."))
        cluster = ecs.Cluster(self, "Cl", vpc=vpc)
        td = ecs.FargateTaskDefinition(self, "TD", cpu=256)
        td.add_container(
            "c",
            image=ecs.ContainerImage.from_docker_image_asset(dimg),
            logging=ecs.LogDrivers.aws_logs(stream_prefix="a"),
            secrets={"S": ecs.Secret.from_secrets_manager(secret)},
            port_mappings=[ecs.PortMapping(container_port=80)],
        )
        svc = ecs.FargateService(self, "Svc", cluster=cluster, task_definition=td)
        lb = elbv2.ApplicationLoadBalancer(self, "LB", vpc=vpc, internet_facing=True)
        listener = lb.add_listener("Li", port=80)
        listener.add_targets("T", port=80, targets=[svc], health_check=elbv2.HealthCheck(path="/"))
        listener.add_targets(
            "T2",
            port=80,
            targets=[svc.load_balancer_target(container_name="c")],
            priority=1,
            conditions=[elbv2.ListenerCondition.path_patterns(["/x"])],
        )
        svc.auto_scale_task_count(max_capacity=3).scale_on_cpu_utilization("cpu", target_utilization_percent=50)
        svc.connections.allow_from(lb, ec2.Port.tcp(80))
        p = patterns.ApplicationLoadBalancedFargateService(
            self,
            "Pat",
            cluster=cluster,
            task_image_options=patterns.ApplicationLoadBalancedTaskImageOptions(
                image=ecs.ContainerImage.from_asset(".")
            ),
        )
        p.target_group.configure_health_check(path="/")
        bucket.grant_read(p.task_definition.task_role)
        dist = cf.Distribution(
            self,
            "Dist",
            default_behavior=cf.BehaviorOptions(origin=origins.S3BucketOrigin.with_origin_access_control(bucket)),
            default_root_object="index.html",
        )
        s3deploy.BucketDeployment(
            self, "Dep", sources=[s3deploy.Source.asset(".")], destination_bucket=bucket, distribution=dist
        )
        zone = r53.HostedZone(self, "Z", zone_name="a.com")
        r53.ARecord(self, "AR", zone=zone, target=r53.RecordTarget.from_alias(r53t.CloudFrontTarget(dist)))
        r53.ARecord(self, "AR2", zone=zone, target=r53.RecordTarget.from_alias(r53t.LoadBalancerTarget(lb)))
        acm.Certificate(self, "Cert", domain_name="a.com", validation=acm.CertificateValidation.from_dns(zone))
        pool = cognito.UserPool(self, "UP", self_sign_up_enabled=True)
        auth = apigw.CognitoUserPoolsAuthorizer(self, "Au", cognito_user_pools=[pool])
        api.root.add_method("POST", apigw.LambdaIntegration(fn), authorizer=auth)
        inst = ec2.Instance(
            self,
            "In",
            vpc=vpc,
            instance_type=ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.MICRO),
            machine_image=ec2.MachineImage.latest_amazon_linux2023(),
        )
        inst.user_data.add_commands("a")
        fs = efs.FileSystem(self, "FS", vpc=vpc)
        ap = fs.add_access_point("AP")
        lambda_.Function(
            self,
            "F3",
            runtime=lambda_.Runtime.PYTHON_3_12,
            handler="i.h",
            code=lambda_.Code.from_inline("x"),
            vpc=vpc,
            filesystem=lambda_.FileSystem.from_efs_access_point(ap, "/mnt/a"),
        )
        role = iam.Role(
            self,
            "Ro",
            assumed_by=iam.CompositePrincipal(iam.ServicePrincipal("a"), iam.AccountRootPrincipal()),
            managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("X")],
        )
        iam.Policy(self, "Pol", statements=[iam.PolicyStatement(actions=["a:b"], resources=["*"])]).attach_to_role(role)
        project = codebuild.PipelineProject(
            self,
            "CB",
            environment=codebuild.BuildEnvironment(build_image=codebuild.LinuxBuildImage.STANDARD_7_0, privileged=True),
            build_spec=codebuild.BuildSpec.from_object({"version": "0.2"}),
        )
        src = codepipeline.Artifact()
        codepipeline.Pipeline(
            self,
            "CP",
            stages=[
                codepipeline.StageProps(
                    stage_name="s",
                    actions=[cpa.S3SourceAction(action_name="a", bucket=bucket, bucket_key="k", output=src)],
                ),
                codepipeline.StageProps(
                    stage_name="b", actions=[cpa.CodeBuildAction(action_name="b", project=project, input=src)]
                ),
            ],
        )
        lambda_.CfnFunction(self, "CfF", code=lambda_.CfnFunction.CodeProperty(zip_file="x"), role=role.role_arn)
        cfn = fn.node.default_child
        assert isinstance(cfn, lambda_.CfnFunction)
        cfn.add_property_override("A", 1)
        imported = s3.Bucket.from_bucket_name(self, "Imp", "x")
        imported.grant_read(role)
        ec2.Vpc.from_lookup(self, "V2", is_default=True)
        g = appsync.GraphqlApi(self, "G", name="g", definition=appsync.Definition.from_file("schema.graphql"))
        ds = g.add_lambda_data_source("ds", fn)
        ds.create_resolver(
            "r", type_name="Query", field_name="f", request_mapping_template=appsync.MappingTemplate.lambda_request()
        )
        group = asg.AutoScalingGroup(
            self, "ASG", vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), machine_image=ec2.AmazonLinuxImage()
        )
        listener.add_targets(
            "asg", port=80, targets=[group], priority=4, conditions=[elbv2.ListenerCondition.host_headers(["a"])]
        )
        cluster.add_asg_capacity_provider(ecs.AsgCapacityProvider(self, "ACP", auto_scaling_group=group))
        synthetics.Canary(
            self,
            "Can",
            test=synthetics.Test.custom(code=synthetics.Code.from_inline("x"), handler="index.handler"),
            runtime=synthetics.Runtime.SYNTHETICS_NODEJS_PUPPETEER_9_1,
        )
        pl = pipelines.CodePipeline(
            self,
            "Pl",
            synth=pipelines.ShellStep("S", input=pipelines.CodePipelineSource.s3(bucket, "k"), commands=["x"]),
        )
        pl.add_stage(Prod(self, "Prod"), pre=[pipelines.ManualApprovalStep("ok")])


class Prod(Stage):
    def __init__(self, scope: Construct, id: str, *, env: Environment | None = None) -> None:
        super().__init__(scope, id, env=env)


app = App()
Api(app, "Api", env=Environment(account=os.environ.get("A"), region="eu-west-1"), description="x")
app.synth()
