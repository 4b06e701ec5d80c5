"""CDK Pipelines with assets: file and image assets, one action each or one for all, several regions, docker credentials."""

from aws_cdk import App, Environment, Stack, Stage, pipelines
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecr_assets as images
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3_assets as assets
from aws_cdk import aws_secretsmanager as sm
from aws_cdk import aws_sns as sns

app = App()
env = Environment(account="111111111111", region="eu-west-1")


class Assets(Stage):
    def __init__(self, scope, id, extra=False, **kwargs):
        super().__init__(scope, id, **kwargs)
        stack = Stack(self, "Stack")
        sns.Topic(stack, "Topic")
        assets.Asset(stack, "File", path="files/a.txt")
        assets.Asset(stack, "Folder", path="files", display_name="the folder")
        images.DockerImageAsset(stack, "Image", directory="image")
        if extra:
            assets.Asset(stack, "Other", path="files/b.txt")
            images.DockerImageAsset(stack, "Image2", directory="image", build_args={"A": "b"}, asset_name="second")


def make(id, stages, **options):
    stack = Stack(app, id, env=env)
    repository = cc.Repository(stack, "Repo", repository_name=f"repo-{id.lower()}")
    options = {name: value(stack) if callable(value) else value for name, value in options.items()}
    pipeline = pipelines.CodePipeline(stack, "Pipeline", synth=pipelines.ShellStep("Synth", input=pipelines.CodePipelineSource.code_commit(repository, "main"), commands=["cdk synth"]), **options)
    for stage in stages:
        pipeline.add_stage(stage(stack))


prod = lambda stack: Assets(stack, "Prod", env=env)
more = lambda stack: Assets(stack, "More", extra=True, env=Environment(account="222222222222", region="us-east-1"))
make("Parallel", [prod, more], cross_account_keys=True)
make("Single", [prod, more], cross_account_keys=True, publish_assets_in_parallel=False, cdk_assets_cli_version="3.0.0", cli_version="2.1.0", asset_publishing_code_build_defaults=pipelines.CodeBuildOptions(
    partial_build_spec=cb.BuildSpec.from_object({"phases": {"install": {"commands": ["echo assets"]}}}), role_policy=[iam.PolicyStatement(actions=["assets:It"], resources=["*"])], build_environment=cb.BuildEnvironment(compute_type=cb.ComputeType.MEDIUM)))
make("Credentials", [prod], docker_credentials=lambda stack: [
    pipelines.DockerCredential.docker_hub(sm.Secret.from_secret_name_v2(stack, "Hub", "hub")),
    pipelines.DockerCredential.custom_registry("reg.example", sm.Secret(stack, "Reg"), secret_username_field="u", secret_password_field="p", usages=[pipelines.DockerCredentialUsage.SYNTH, pipelines.DockerCredentialUsage.ASSET_PUBLISHING], assume_role=iam.Role.from_role_arn(stack, "Assume", "arn:aws:iam::111111111111:role/assume")),
    pipelines.DockerCredential.ecr([ecr.Repository.from_repository_name(stack, "Ecr", "mine"), ecr.Repository(stack, "Own")], usages=[pipelines.DockerCredentialUsage.SELF_UPDATE])])
make("NoMutation", [prod], self_mutation=False, docker_enabled_for_synth=True, code_build_defaults=pipelines.CodeBuildOptions(build_environment=cb.BuildEnvironment(privileged=False)))
app.synth()
