"""Every factory that takes options of assets, with each option."""
import os
here = os.path.dirname(os.path.abspath(__file__)); os.chdir(here)
os.environ["CDK_DOCKER"] = os.path.join(here, "stub-docker")
import aws_cdk as cdk
import jsii
from aws_cdk import (aws_apigateway as ag, aws_appsync as appsync, aws_bedrockagentcore as ac, aws_cloudfront as cf, aws_codebuild as cb, aws_codecommit as cc, aws_ec2 as ec2,
    aws_ecr_assets as ea, aws_ecs as ecs, aws_eks as eks, aws_glue as glue, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_s3 as s3, aws_s3_assets as s3a,
    aws_s3_deployment as d, aws_servicecatalog as sc, aws_stepfunctions as sfn, aws_synthetics as sy)
from aws_cdk.app_staging_synthesizer_alpha import AppStagingSynthesizer
app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="123456789012", region="eu-west-1")
staging = AppStagingSynthesizer.default_resources(app_id="app-id", staging_bucket_encryption=s3.BucketEncryption.S3_MANAGED)

@jsii.implements(cdk.ILocalBundling)
class Local:
    def try_bundle(self, output_dir, *, image, **rest):
        for n in ("one.json",): open(os.path.join(output_dir, n), "w").write('{"a":"x {{ a }}"}')
        return True
BI = cdk.DockerImage.from_registry("img")
def variants(s, role, key):
    return dict(plain={}, late=dict(deploy_time=True), early=dict(deploy_time=False), read=dict(readers=[role], display_name="shown"), keyed=dict(source_kms_key=key), hashed=dict(asset_hash="h-1", asset_hash_type=cdk.AssetHashType.CUSTOM),
                source=dict(asset_hash_type=cdk.AssetHashType.SOURCE, exclude=["*.md", "nix"], ignore_mode=cdk.IgnoreMode.GIT, follow_symlinks=cdk.SymlinkFollowMode.ALWAYS),
                bundled=dict(bundling=cdk.BundlingOptions(image=BI, local=Local(), output_type=cdk.BundlingOutput.SINGLE_FILE), asset_hash_type=cdk.AssetHashType.OUTPUT), extra=dict(exclude=["b*"], asset_hash="g", readers=[]))
def w(p, n):
    return "code" if n == "bundled" else p


def u(o, n):
    return {**o, "asset_hash": o["asset_hash"] + n} if "asset_hash" in o else o


for sname, syn in (("Staged", staging),):
    s = cdk.Stack(app, sname, env=env, synthesizer=syn)
    role, key = iam.Role(s, "Reader", assumed_by=iam.AccountRootPrincipal()), kms.Key.from_key_arn(s, "Key", "arn:aws:kms:eu-west-1:123456789012:key/k")
    bucket = s3.Bucket.from_bucket_name(s, "Bucket", "bucket-b")
    vpc = ec2.Vpc(s, "Vpc", max_azs=1, nat_gateways=0, subnet_configuration=[ec2.SubnetConfiguration(name="p", subnet_type=ec2.SubnetType.PUBLIC)])
    eapi = appsync.EventApi(s, "Events", api_name="e")
    td = ecs.FargateTaskDefinition(s, "Task")
    jobrole = iam.Role(s, "JobRole", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    for n, o in variants(s, role, key).items():
        t = n.title()
        ag.SpecRestApi(s, "Spec" + t, api_definition=ag.ApiDefinition.from_asset(w("api.json", n), **u(o, "1")), deploy=False)
        api = appsync.GraphqlApi(s, "Graph" + t, name="g", definition=appsync.Definition.from_file("schema.graphql"))
        api.add_none_data_source("None").create_resolver("R", type_name="Query", field_name="a", code=appsync.Code.from_asset(w("code.js", n), **u(o, "2")), runtime=appsync.FunctionRuntime.JS_1_0_0)
        eapi.add_channel_namespace("ns" + t, code=appsync.Code.from_asset(w("code.js", n), **u(o, "3")))
        cf.KeyValueStore(s, "Kvs" + t, source=cf.ImportSource.from_asset(w("store.json", n), **u(o, "4")))
        if n != "bundled":
            glue.PySparkEtlJob(s, "Job" + t, role=jobrole, script=glue.Code.from_asset(w("job.py", n), **u(o, "5")), extra_python_files=[glue.Code.from_asset(w("store.json", n), **u(o, "6"))])
            d.BucketDeployment(s, "Deploy" + t, destination_bucket=bucket, sources=[d.Source.asset("code", **u(o, "7")), d.Source.asset("code.zip", **u(o, "8"))])
            sy.Canary(s, "Canary" + t, runtime=sy.Runtime.SYNTHETICS_PYTHON_SELENIUM_5_1, test=sy.Test.custom(code=sy.Code.from_asset(w("canary", n), **u(o, "9")), handler="probe.handler"), artifacts_bucket_location={"bucket": bucket})
            L.LayerVersion(s, "Layer" + t, code=L.Code.from_asset(w("code.zip", n), **u(o, "10")))
            L.Function(s, "Fn" + t, code=L.Code.from_asset(w("code", n), **u(o, "11")), handler="index.handler", runtime=L.Runtime.PYTHON_3_12, role=role)
        if n in ("late", "early", "hashed", "source", "extra", "plain"):
            # options of docker builds
            L.Function(s, "Built" + t, code=L.Code.from_docker_build("img", **({"build_args": {"A": n}, "file": "Dockerfile", "image_path": "/p/.", "platform": "linux/arm64", "target_stage": "t", "cache_disabled": True, "cache_from": [cdk.DockerCacheOption(type="gha")], "cache_to": cdk.DockerCacheOption(type="s3", params={"a": "b"})} if n == "late" else {})), handler="a.b", runtime=L.Runtime.PYTHON_3_12, role=role)
        sc.CloudFormationProduct(s, "Product" + t, owner="o", product_name="p", product_versions=[sc.CloudFormationProductVersion(cloud_formation_template=sc.CloudFormationTemplate.from_asset(w("template.json", n), **u(o, "12")))])
        sfn.StateMachine(s, "Machine" + t, definition_body=sfn.DefinitionBody.from_file(w("machine.json", n), **u(o, "13")))
        ec2.Instance(s, "Instance" + t, vpc=vpc, instance_type=ec2.InstanceType("t3.micro"), machine_image=ec2.MachineImage.generic_linux({"eu-west-1": "ami-1"}), init=ec2.CloudFormationInit.from_elements(
            ec2.InitFile.from_asset("/etc/a", w("tpl.txt", n), **{**u(o, "14"), "mode": "000600", "owner": "me"}), *([] if n == "bundled" else [ec2.InitSource.from_asset("/opt", "code", **u(o, "15"))])), vpc_subnets=ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC))
        td.add_container("c" + t, image=ecs.ContainerImage.from_registry("nginx"), environment_files=[ecs.EnvironmentFile.from_asset(w("shop.env", n), **u(o, "16"))])
        if n != "bundled":
            ac.Runtime(s, "Agent" + t, agent_runtime_artifact=ac.AgentRuntimeArtifact.from_code_asset(path="code", runtime=ac.AgentCoreRuntime.PYTHON_3_13, entrypoint=["index.py"], **{k: v for k, v in u(o, "17").items()}))
        a = s3a.Asset(s, "Asset" + t, path="code", **u(o, "18"))
        cdk.CfnOutput(s, "Out" + t, value=" ".join([a.http_url, a.s3_object_url, a.asset_hash, str(a.is_file), str(a.is_zip_archive), a.s3_bucket_name, a.s3_object_key]))
app.synth()
