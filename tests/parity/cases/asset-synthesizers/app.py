"""Every construct with an asset in a stack of each synthesizer."""
import os
here = os.path.dirname(os.path.abspath(__file__)); os.chdir(here)
os.environ["CDK_DOCKER"] = os.path.join(here, "stub-docker")
import aws_cdk as cdk
from aws_cdk import (aws_apigateway as ag, aws_appsync as appsync, aws_bedrockagentcore as ac, aws_cloudfront as cf, aws_codebuild as cb, aws_codecommit as cc, aws_ec2 as ec2,
    aws_ecr_assets as ea, aws_ecs as ecs, aws_eks as eks, aws_glue as glue, aws_iam as iam, aws_lambda as L, aws_s3 as s3, aws_s3_assets as s3a,
    aws_s3_deployment as d, aws_servicecatalog as sc, aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks, aws_synthetics as sy, aws_appconfig as appconfig, aws_sns as sns)
from aws_cdk.app_staging_synthesizer_alpha import AppStagingSynthesizer

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="123456789012", region="eu-west-1")


class Product(sc.ProductStack):
    def __init__(self, scope, id, **k):
        super().__init__(scope, id, **k)
        L.Function(self, "F", code=L.Code.from_asset("code"), handler="index.handler", runtime=L.Runtime.PYTHON_3_12) if k else sns.Topic(self, "T")


def fill(s, images=True, tar=True, own=True):
    ag.SpecRestApi(s, "Spec", api_definition=ag.ApiDefinition.from_asset("api.json"))
    api = appsync.GraphqlApi(s, "Graph", name="g", definition=appsync.Definition.from_file("schema.graphql"))
    api.add_none_data_source("None").create_resolver("R", type_name="Query", field_name="a", code=appsync.Code.from_asset("code.js"), runtime=appsync.FunctionRuntime.JS_1_0_0)
    ac.Runtime(s, "Agent", agent_runtime_artifact=ac.AgentRuntimeArtifact.from_code_asset(path="code", runtime=ac.AgentCoreRuntime.PYTHON_3_13, entrypoint=["index.py"]))
    gw = ac.Gateway(s, "Gw", gateway_name="gw")
    fn = L.Function(s, "Fn", code=L.Code.from_asset("code"), handler="index.handler", runtime=L.Runtime.PYTHON_3_12)
    gw.add_lambda_target("T", lambda_function=fn, tool_schema=ac.ToolSchema.from_local_asset("tools.json"))
    cf.KeyValueStore(s, "Kvs", source=cf.ImportSource.from_asset("store.json"))
    bucket = s3.Bucket(s, "Bucket")
    cb.Project(s, "Build", build_spec=cb.BuildSpec.from_asset("buildspec.yml"), source=cb.Source.s3(bucket=bucket, path="x"))
    cc.Repository(s, "Repo", repository_name="r", code=cc.Code.from_directory("code", "main"))
    cc.Repository(s, "Repo2", repository_name="r2", code=cc.Code.from_zip_file("code.zip"))
    role = iam.Role(s, "JobRole", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    glue.PySparkEtlJob(s, "Job", role=role, script=glue.Code.from_asset("job.py"), extra_files=[glue.Code.from_asset("store.json")])
    if own: d.BucketDeployment(s, "Deploy", destination_bucket=bucket, sources=[d.Source.asset("code"), d.Source.asset("code.zip"), d.Source.data("a.txt", "x" + bucket.bucket_name)])
    if own: d.DeployTimeSubstitutedFile(s, "Sub", source="tpl.txt", destination_bucket=bucket, substitutions={"a": bucket.bucket_arn})
    sc.CloudFormationProduct(s, "Product", owner="o", product_name="p", product_versions=[
        sc.CloudFormationProductVersion(cloud_formation_template=sc.CloudFormationTemplate.from_asset("template.json")),
        sc.CloudFormationProductVersion(cloud_formation_template=sc.CloudFormationTemplate.from_product_stack(Product(s, "Ps"))),
        sc.CloudFormationProductVersion(cloud_formation_template=sc.CloudFormationTemplate.from_product_stack(Product(s, "Ps2", **(dict(asset_bucket=s3.Bucket.from_bucket_name(s, "Pab", "product-assets")) if own else {}))))])
    sfn.StateMachine(s, "Machine", definition_body=sfn.DefinitionBody.from_file("machine.json"))
    sy.Canary(s, "Canary", runtime=sy.Runtime.SYNTHETICS_PYTHON_SELENIUM_5_1, test=sy.Test.custom(code=sy.Code.from_asset("canary"), handler="probe.handler"))
    L.LayerVersion(s, "Layer", code=L.Code.from_asset("code.zip"))
    vpc = ec2.Vpc(s, "Vpc", max_azs=1, nat_gateways=0, subnet_configuration=[ec2.SubnetConfiguration(name="p", subnet_type=ec2.SubnetType.PUBLIC)])
    shared = s3a.Asset(s, "Shared", path="code")
    ec2.Instance(s, "Instance", vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), machine_image=ec2.MachineImage.generic_linux({"eu-west-1": "ami-1", "us-east-2": "ami-3"}), init=ec2.CloudFormationInit.from_elements(
        ec2.InitFile.from_asset("/etc/a", "tpl.txt"), ec2.InitSource.from_asset("/opt", "code"), ec2.InitSource.from_existing_asset("/o", shared), ec2.InitFile.from_existing_asset("/e", s3a.Asset(s, "SharedFile", path="store.json")), ec2.InitFile.from_file_inline("/x", "tpl.txt")), vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
    td = ecs.FargateTaskDefinition(s, "Task")
    td.add_container("c", image=ecs.ContainerImage.from_registry("nginx"), environment_files=[ecs.EnvironmentFile.from_asset("shop.env")])
    eks_c = eks.Cluster.from_cluster_attributes(s, "Eks", cluster_name="c", kubectl_role_arn="arn:aws:iam::123456789012:role/k", kubectl_layer=L.LayerVersion.from_layer_version_arn(s, "Kl", "arn:aws:lambda:eu-west-1:123456789012:layer:k:1"))
    if own: eks_c.add_helm_chart("Chart", chart_asset=shared)
    capp = appconfig.Application(s, "App")
    appconfig.HostedConfiguration(s, "Conf", application=capp, content=appconfig.ConfigurationContent.from_file("store.json"))
    cf.Function(s, "CfFn", code=cf.FunctionCode.from_file(file_path="code.js"))
    if images:
        cb.Project(s, "Build2", environment=cb.BuildEnvironment(build_image=cb.LinuxBuildImage.from_asset(s, "Img", directory="img", asset_name="bi")), build_spec=cb.BuildSpec.from_object({}))
        ac.Runtime(s, "Agent2", agent_runtime_artifact=ac.AgentRuntimeArtifact.from_asset("img", asset_name="ag"))
        L.DockerImageFunction(s, "Dif", code=L.DockerImageCode.from_image_asset("img", asset_name="dif"))
        td.add_container("i", image=ecs.ContainerImage.from_asset("img", asset_name="td"))
        td.add_container("j", image=ecs.ContainerImage.from_docker_image_asset(ea.DockerImageAsset(s, "Dia", directory="img", asset_name="dia")))
        tasks.SageMakerCreateModel(s, "Model", model_name="m", primary_container=tasks.ContainerDefinition(image=tasks.DockerImage.from_asset(s, "Smi", directory="img", asset_name="sm"), mode=tasks.Mode.SINGLE_MODEL, model_s3_location=tasks.S3Location.from_bucket(bucket, "m")))
    if tar:
        td.add_container("k", image=ecs.ContainerImage.from_tarball("img.tar"))
    L.Function(s, "Built", code=L.Code.from_docker_build("img"), handler="a.b", runtime=L.Runtime.PYTHON_3_12)
    L.Function(s, "Bundled", code=L.Code.from_asset("code", bundling=cdk.BundlingOptions(image=cdk.DockerImage.from_registry("x"))), handler="a.b", runtime=L.Runtime.PYTHON_3_12)


def stack(name, synthesizer, **options):
    made = cdk.Stack(app, name, synthesizer=synthesizer, env=env)
    fill(made, **options)


stack("Qualified", cdk.DefaultStackSynthesizer(qualifier="qq", file_assets_bucket_name="fb-${AWS::Region}", image_assets_repository_name="ir", bucket_prefix="bp/", docker_tag_prefix="dt-",
                                               generate_bootstrap_version_rule=False, file_asset_publishing_role_arn="arn:aws:iam::1:role/f"))
stack("Legacy", cdk.LegacyStackSynthesizer(), tar=False, own=False)
fill(cdk.Stack(cdk.Stage(app, "Stage", env=cdk.Environment(account="123456789012", region="us-east-2")), "In"))
staging = AppStagingSynthesizer.default_resources(app_id="app-id", staging_bucket_encryption=s3.BucketEncryption.S3_MANAGED)
fill(cdk.NestedStack(cdk.Stack(app, "Staged", synthesizer=staging, env=env), "Nested"), tar=False, own=False)
app.synth()
