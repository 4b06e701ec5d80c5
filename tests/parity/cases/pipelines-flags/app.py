"""CDK Pipelines under feature flags, with stacks of other synthesizers, own stack names, stages without environment."""

from aws_cdk import App, CliCredentialsStackSynthesizer, DefaultStackSynthesizer, Environment, Stack, Stage, Tags, pipelines
from aws_cdk import aws_s3_assets as assets
from aws_cdk import aws_sns as sns

CONNECTION = "arn:aws:codestar-connections:eu-west-1:111111111111:connection/x"
env = Environment(account="111111111111", region="eu-west-1")
app = App(context={
    "@aws-cdk/pipelines:reduceStageRoleTrustScope": False,
    "@aws-cdk/pipelines:reduceAssetRoleTrustScope": False,
    "@aws-cdk/pipelines:reduceCrossAccountActionRoleTrustScope": False,
    "@aws-cdk/aws-codepipeline:defaultPipelineTypeToV2": True,
    "@aws-cdk/aws-codepipeline:crossAccountKeysDefaultValueToFalse": True,
    "@aws-cdk/core:explicitStackTags": False,
})
stack = Stack(app, "S", env=env)
Tags.of(app).add("all", "tags")
pipeline = pipelines.CodePipeline(stack, "P", synth=pipelines.ShellStep("Synth", input=pipelines.CodePipelineSource.connection("o/r", "m", connection_arn=CONNECTION), commands=["x"]))


class One(Stage):
    def __init__(self, scope, id, synthesizer=None, **kwargs):
        super().__init__(scope, id, **kwargs)
        inner = Stack(self, "A", synthesizer=synthesizer, stack_name=f"own-name-{id}")
        sns.Topic(inner, "T")
        assets.Asset(inner, "F", path="f.txt")


pipeline.add_stage(One(stack, "Def", DefaultStackSynthesizer(qualifier="qual", file_asset_publishing_role_arn="arn:${AWS::Partition}:iam::${AWS::AccountId}:role/own"), env=env))
pipeline.add_stage(One(stack, "Cli", CliCredentialsStackSynthesizer(), env=Environment(account="111111111111", region="eu-west-2")))
wave = pipeline.add_wave("W")
wave.add_stage(One(stack, "X", env=env))
wave.add_stage(One(stack, "Y", env=env), pre=[pipelines.ManualApprovalStep("pre")])
wave.add_post(pipelines.ShellStep("post", commands=["x"]))
pipeline.add_stage(One(stack, "Agnostic"))
app.synth()
