"""CDK Pipelines: every source with its options, source attributes, role for actions, custom action factories."""

from aws_cdk import App, Environment, SecretValue, Stack, Stage, pipelines
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

app = App()
env = Environment(account="111111111111", region="eu-west-1")
stack = Stack(app, "Sources", env=env)
S = pipelines.CodePipelineSource
bucket = s3.Bucket(stack, "Bucket")
repository = cc.Repository(stack, "Repo", repository_name="repo")
commit = S.code_commit(repository, "main", code_build_clone_output=True, trigger=actions.CodeCommitTrigger.POLL, action_name="Commit", event_role=iam.Role(stack, "Event", assumed_by=iam.ServicePrincipal("events.amazonaws.com")))
hub = S.git_hub("owner/repo", "dev")
hub2 = S.git_hub("owner/repo2", "dev", authentication=SecretValue.secrets_manager("my-token", json_field="t"), trigger=actions.GitHubTrigger.NONE, action_name="Hub2")
star = S.connection("group/sub/project", "main", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x", code_build_clone_output=True, trigger_on_push=False, action_name="Star")
image = S.ecr(ecr.Repository(stack, "Images"), image_tag="v1", action_name="Image")
image2 = S.ecr(ecr.Repository.from_repository_name(stack, "Named", "ns/named"))
zipped = S.s3(bucket, "a/src.zip", trigger=actions.S3Trigger.NONE, action_name="Zip")
zipped2 = S.s3(s3.Bucket(stack, "Bucket2"), "b.zip", role=iam.Role(stack, "Read", assumed_by=iam.AccountRootPrincipal()))
pipeline = pipelines.CodePipeline(stack, "Pipeline", synth=pipelines.ShellStep(
    "Synth", input=commit, additional_inputs={"a": hub, "b": hub2, "c": star, "d": image}, commands=["cdk synth"],
    env={"COMMIT": commit.source_attribute("CommitId"), "HUB": hub.source_attribute("BranchName")}))


class One(Stage):
    def __init__(self, scope, id, **kwargs):
        super().__init__(scope, id, **kwargs)
        sns.Topic(Stack(self, "Stack"), "Topic")


pipeline.add_stage(One(stack, "Prod", env=env), post=[pipelines.ShellStep("Say", input=zipped2.primary_output, additional_inputs={"e": image2, "f": zipped}, commands=["echo"], env={"DIGEST": image.source_attribute("ImageDigest"), "STAR": star.source_attribute("CommitId")})])
own = Stack(app, "Own", env=env)
other = pipelines.CodePipeline(own, "Pipeline", use_pipeline_role_for_actions=True, role=iam.Role(own, "Role", assumed_by=iam.ServicePrincipal("codepipeline.amazonaws.com")), artifact_bucket=s3.Bucket(own, "Artifacts"), synth=pipelines.CodeBuildStep("Synth", input=S.s3(s3.Bucket(own, "Bucket"), "src.zip"), commands=["cdk synth"]))
other.add_stage(One(own, "Prod", env=env), pre=[pipelines.ManualApprovalStep("Ok")])
agnostic = Stack(app, "Agnostic")
third = pipelines.CodePipeline(agnostic, "Pipeline", synth=pipelines.ShellStep("Synth", input=S.s3(s3.Bucket(agnostic, "Bucket"), "src.zip"), commands=["cdk synth"]))
third.add_stage(One(agnostic, "Prod"))
begun = Stack(app, "Begun")
artifact = cp.Artifact()
base = cp.Pipeline(begun, "Base", restart_execution_on_update=True, stages=[cp.StageProps(stage_name="Source", actions=[actions.S3SourceAction(action_name="S", bucket=s3.Bucket(begun, "Bucket"), bucket_key="k", output=artifact)])])
first = pipelines.ShellStep("First", input=pipelines.CodePipelineFileSet.from_artifact(artifact), commands=["a"])
second = pipelines.ShellStep("Second", input=first.add_output_directory("out"), commands=["b"], primary_output_directory="made")
fourth = pipelines.CodePipeline(begun, "Pipeline", code_pipeline=base, synth=pipelines.ShellStep("Synth", input=second, commands=["c"]))
fourth.add_stage(One(begun, "Prod"), post=[pipelines.ShellStep("Takes what the first step gave", commands=["d"])])
app.synth()
