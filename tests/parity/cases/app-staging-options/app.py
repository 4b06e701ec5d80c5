"""AppStagingSynthesizer: options of the staging stack, roles, factories and resources of an app's own."""
import os.path

import aws_cdk as cdk
import jsii
from aws_cdk import aws_ecr_assets as ea, aws_s3 as s3, aws_s3_assets as s3a
from aws_cdk.app_staging_synthesizer_alpha import (
    AppStagingSynthesizer, BootstrapRole, DefaultStagingStack, DeploymentIdentities, FileStagingLocation,
    ImageStagingLocation, IStagingResources, IStagingResourcesFactory)
from constructs import Construct

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False, context={"@aws-cdk/core:permissionsBoundary": {"name": "pb"},
                                                  "@aws-cdk/core:bootstrapQualifier": "ctxqual"})
env, west, *others = (cdk.Environment(account="123456789012", region=region) for region in (
    "us-east-1", "eu-west-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-2", "eu-west-3", "eu-north-1", "sa-east-1"))


def stack(name, synthesizer, env, files=True, images=("svc", "My/Other_x")):
    st = cdk.Stack(app, name, env=env, synthesizer=synthesizer)
    if files:
        s3a.Asset(st, "File", path=os.path.join(here, "f.txt"))
        s3a.Asset(st, "Temp", path=os.path.join(here, "f.txt"), deploy_time=True)
    for number, image in enumerate(images):
        asset = ea.DockerImageAsset(st, f"Image{number}", directory=os.path.join(here, "img"), asset_name=image)
        cdk.CfnOutput(st, f"Uri{number}", value=asset.image_uri)
    return st


def default(app_id, encryption=s3.BucketEncryption.S3_MANAGED, **options):
    options.setdefault("auto_delete_staging_assets", False)
    return AppStagingSynthesizer.default_resources(app_id=app_id, staging_bucket_encryption=encryption, **options)


role = BootstrapRole.from_role_arn
cli = BootstrapRole.cli_credentials()
several = default("My_App.With-A-Very-Long-Name", s3.BucketEncryption.KMS, image_asset_version_count=7,
                  deploy_time_file_asset_lifetime=cdk.Duration.days(4), staging_stack_name_prefix="Pre")
stack("One", several, env)
stack("Two", several, west, images=("svc",))
stack("Three", several, west, files=False, images=())
stack("Images", default("images", s3.BucketEncryption.UNENCRYPTED, bootstrap_qualifier="given"), others[0], files=False)
stack("Region", default("region", s3.BucketEncryption.KMS_MANAGED, deployment_identities=(
    DeploymentIdentities.default_bootstrap_roles(bootstrap_region="eu-central-1"))), others[1])
stack("Cli", default("cli", staging_bucket_name="named-bucket", file_asset_publishing_role=cli,
                     image_asset_publishing_role=cli, deployment_identities=DeploymentIdentities.cli_credentials()),
      others[2])
stack("Roles", default("roles", file_asset_publishing_role=role("arn:aws:iam::123456789012:role/F"),
      image_asset_publishing_role=role("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/I-${Qualifier}-${AWS::Region}"),
      deployment_identities=DeploymentIdentities.specify_roles(
          deployment_role=role("arn:${AWS::Partition}:iam::${AWS::AccountId}:role/D-${Qualifier}"), lookup_role=cli,
          cloud_formation_execution_role=role("arn:${AWS::Partition}:iam::123456789012:role/E-${AWS::Region}"))), others[3])
nested = cdk.NestedStack(stack("Nesting", default("nesting"), others[4], images=()), "Nested")
ea.DockerImageAsset(nested, "Image", directory=os.path.join(here, "img"), asset_name="inner")


@jsii.implements(IStagingResources)
class Own(Construct):
    def add_file(self, asset):
        where = cdk.Stack.of(self)
        return FileStagingLocation(bucket_name=f"own-{cdk.Aws.REGION}", prefix="t/" if asset.deploy_time else "p/",
                                   assume_role_arn=f"arn:{cdk.Aws.PARTITION}:own", dependency_stack=where)

    def add_docker_image(self, asset):
        return ImageStagingLocation(repo_name="own-${AWS::AccountId}")


@jsii.implements(IStagingResourcesFactory)
class Factory:
    def obtain_staging_resources(self, stack, context):
        holder = cdk.Stack(app, f"Holder{len(app.node.children)}-{context.environment_string}", env=env,
                           description=context.qualifier, synthesizer=cdk.LegacyStackSynthesizer())
        cdk.CfnOutput(holder, "Role", value=context.deploy_role_arn)
        return Own(holder, "Own")


for once in (True, False):
    made = AppStagingSynthesizer.custom_factory(factory=Factory(), once_per_env=once, bootstrap_qualifier="own")
    for number in (1, 2):
        stack(f"Factory{once}{number}", made, others[5], images=(None,))
stack("Resources", AppStagingSynthesizer.custom_resources(resources=Own(cdk.Stack(app, "Holding", env=env), "Own")), env)
factory = DefaultStagingStack.factory(app_id="fact", staging_bucket_encryption=s3.BucketEncryption.S3_MANAGED)
stack("Made", AppStagingSynthesizer.custom_factory(factory=factory), others[6])
direct = DefaultStagingStack(app, "Direct", app_id="direct", qualifier="qual", env=env, stack_name="Named", description="x",
                             staging_bucket_encryption=s3.BucketEncryption.KMS, tags={"a": "b"},
                             deploy_role_arn="arn:aws:iam::123456789012:role/x", file_asset_publishing_role=cli)
direct.add_file(source_hash="h", file_name="f", packaging=cdk.FileAssetPackaging.FILE)
location = direct.add_docker_image(source_hash="h", directory_name="d", asset_name="Q/x")
cdk.CfnOutput(direct, "Repo", value=f"{location.repo_name} {location.assume_role_arn}")
cdk.CfnOutput(direct, "Arn", value=direct.staging_repos["Q/x"].repository_arn)
stack("Late", default("late", auto_delete_staging_assets=True), cdk.Environment(account="111111111111", region="us-east-1"),
      files=False, images=())
app.synth()
