"""Synthesizers: options in combination, in known and unknown environments, for nested stacks, with overrides in subclasses."""

import os.path

import aws_cdk as cdk
from aws_cdk import aws_ecr_assets as ea
from aws_cdk import aws_s3_assets as s3a

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False, context={"@aws-cdk/core:bootstrapQualifier": "ctxq"})
D, Env = cdk.DefaultStackSynthesizer, cdk.Environment(account="111111111111", region="eu-west-1")
TAGS = {"Tags": [{"Key": "a", "Value": "b"}], "TransitiveTagKeys": ["a"]}


class Renaming(cdk.DefaultStackSynthesizer):
    def __init__(self):
        super().__init__(qualifier="subclass", file_assets_bucket_name="sub-${Qualifier}")


plans = {
    "Plain": D(), "Own": D(qualifier="ownq", bucket_prefix="p/q/", docker_tag_prefix="t-"),
    "SessionDeploy": D(deploy_role_additional_options=TAGS), "SessionFile": D(file_asset_publishing_role_additional_options=TAGS),
    "SessionImage": D(image_asset_publishing_role_additional_options=TAGS, image_asset_publishing_external_id="i"), "SessionLookup": D(lookup_role_additional_options=TAGS, lookup_role_external_id="l"),
    "Names": D(file_assets_bucket_name="b-${AWS::Partition}-${AWS::Region}", image_assets_repository_name="r-${AWS::AccountId}", bootstrap_stack_version_ssm_parameter="/x/${Qualifier}"),
    "NoRoles": D(deploy_role_arn="", file_asset_publishing_role_arn="", image_asset_publishing_role_arn="", cloud_formation_execution_role="", lookup_role_arn=""),
    "NoRule": D(generate_bootstrap_version_rule=False, use_lookup_role_for_stack_operations=False), "Sub": Renaming(),
    "Cli": cdk.CliCredentialsStackSynthesizer(qualifier="cliq", docker_tag_prefix="c-"), "CliNames": cdk.CliCredentialsStackSynthesizer(file_assets_bucket_name="x-${Qualifier}", image_assets_repository_name="y"),
    "Legacy": None,
}
for name, synthesizer in plans.items():
    for suffix, env in (("", None), ("Env", Env)):
        if name == "Legacy":
            synthesizer = cdk.LegacyStackSynthesizer()
        stack = cdk.Stack(app, name + suffix, env=env, synthesizer=synthesizer, tags={"t": name})
        inner = cdk.NestedStack(stack, "Inner")
        file = s3a.Asset(stack, "File", path=os.path.join(here, "f.txt"), deploy_time=True)
        folder = s3a.Asset(inner, "Folder", path=os.path.join(here, "dir"))
        image = ea.DockerImageAsset(inner, "Image", directory=os.path.join(here, "img"), asset_name="named" if suffix else None)
        cdk.CfnOutput(inner, "Urls", value=f"{folder.s3_object_url} {image.image_uri} {file.http_url}")
        cdk.CfnOutput(stack, "Bucket", value=file.s3_bucket_name)
for name, less in (("Less", cdk.BootstraplessSynthesizer()), ("LessRoles", cdk.BootstraplessSynthesizer(deploy_role_arn="arn:${AWS::Partition}:iam::${AWS::AccountId}:role/d", cloud_formation_execution_role_arn="arn:e"))):
    cdk.CfnResource(cdk.Stack(app, name, synthesizer=less, env=Env), "R", type="A::B::C")
executable = cdk.Stack(app, "Executable")
executable.synthesizer.add_file_asset(executable=["make", "it"], source_hash="4567")
executable.synthesizer.add_docker_image_asset(executable=["make", "image"], source_hash="89ab")
executable.synthesizer.add_docker_image_asset(directory_name="img", source_hash="cdef", docker_build_args={"A": "b"}, docker_file="F", network_mode="host", platform="p", docker_cache_disabled=True, asset_name="n", docker_cache_from=[cdk.DockerCacheOption(type="gha", params={"k": "v"})])
app.synth()
