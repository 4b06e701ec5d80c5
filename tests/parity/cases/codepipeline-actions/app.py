"""Sources, builds and other actions of pipelines, with their variables, events and permissions."""

from aws_cdk import App, CfnOutput, Duration, Environment, SecretValue, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

V, T = cb.BuildEnvironmentVariable, cb.BuildEnvironmentVariableType
app = App()
stack = Stack(app, "Actions", env=Environment(account="111111111111", region="eu-west-1"))
art = [cp.Artifact(f"Art{i}") for i in range(12)]
code = cc.Repository(stack, "Code", repository_name="code")
images = ecr.Repository(stack, "Images")
bucket = s3.Bucket(stack, "Bucket", versioned=True)
encrypted = s3.Bucket(stack, "Encrypted", encryption=s3.BucketEncryption.KMS)
pipeline = cp.Pipeline(stack, "Pipeline")
commit = actions.CodeCommitSourceAction(action_name="Commit", repository=code, output=art[0])
s3_source = actions.S3SourceAction(action_name="S3", bucket=bucket, bucket_key="src.zip", output=art[1], variables_namespace="S3Vars")
image = actions.EcrSourceAction(action_name="Image", repository=images, output=art[2])
hub = actions.GitHubSourceAction(action_name="Hub", owner="o", repo="r", oauth_token=SecretValue.secrets_manager("gh"), output=art[3])
star = actions.CodeStarConnectionsSourceAction(action_name="Star", owner="o", repo="r", branch="dev", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x", output=art[4], role=iam.Role.from_role_arn(stack, "StarRole", "arn:aws:iam::111111111111:role/star"))
pipeline.add_stage(stage_name="Sources", actions=[
    commit, s3_source, image, hub, star,
    actions.CodeCommitSourceAction(action_name="Poll", repository=code, branch="dev", trigger=actions.CodeCommitTrigger.POLL, output=art[5], code_build_clone_output=True),
    actions.CodeCommitSourceAction(action_name="Manual", repository=cc.Repository.from_repository_name(stack, "Named", "named"), branch="x", trigger=actions.CodeCommitTrigger.NONE, output=cp.Artifact()),
    actions.CodeCommitSourceAction(action_name="Events", repository=code, branch="rel", output=cp.Artifact("Sources_Events"), event_role=iam.Role(stack, "EventRole", assumed_by=iam.ServicePrincipal("events.amazonaws.com"))),
    actions.S3SourceAction(action_name="S3Poll", bucket=encrypted, bucket_key="a/b.zip", output=cp.Artifact(), trigger=actions.S3Trigger.POLL),
    actions.S3SourceAction(action_name="S3Events", bucket=bucket, bucket_key="c.zip", output=cp.Artifact(), trigger=actions.S3Trigger.EVENTS),
    actions.S3SourceAction(action_name="S3None", bucket=s3.Bucket.from_bucket_name(stack, "B2", "bucket2"), bucket_key="c.zip", output=cp.Artifact(), trigger=actions.S3Trigger.NONE),
    actions.EcrSourceAction(action_name="Image2", repository=ecr.Repository.from_repository_name(stack, "R2", "r2"), image_tag="v1", output=cp.Artifact()),
    actions.EcrSourceAction(action_name="Image3", repository=images, image_tag="", output=cp.Artifact()),
    actions.GitHubSourceAction(action_name="HubPoll", owner="o", repo="r", branch="b", oauth_token=SecretValue.secrets_manager("gh", json_field="t"), output=cp.Artifact(), trigger=actions.GitHubTrigger.POLL),
    actions.GitHubSourceAction(action_name="HubNone", owner="o", repo="r", oauth_token=SecretValue.secrets_manager("gh"), output=cp.Artifact(), trigger=actions.GitHubTrigger.NONE)])
project = cb.PipelineProject(stack, "Project")
other = cb.Project(stack, "Other", source=cb.Source.s3(bucket=bucket, path="x"), encryption_key=kms.Key(stack, "Key"))
build = actions.CodeBuildAction(
    action_name="Build", input=art[0], extra_inputs=[art[1], art[4]], outputs=[art[6], cp.Artifact()], project=project, variables_namespace="BuildVars",
    environment_variables={
        "COMMIT": V(value=commit.variables.commit_id), "ETAG": V(value=s3_source.variables.e_tag), "DIGEST": V(value=image.variables.image_digest), "URL": V(value=hub.variables.commit_url),
        "STAR": V(value=star.variables.full_repository_name), "P": V(value="/p", type=T.PARAMETER_STORE), "S": V(value="secret:k", type=T.SECRETS_MANAGER)})
pipeline.add_stage(stage_name="Builds", actions=[
    build,
    actions.CodeBuildAction(action_name="Test", type=actions.CodeBuildActionType.TEST, input=art[4], project=other, execute_batch_build=True, combine_batch_build_artifacts=True, run_order=2, outputs=[art[7]]),
    actions.CodeBuildAction(action_name="Imported", input=art[1], project=cb.Project.from_project_name(stack, "P2", "p2"), environment_variables={"X": V(value=build.variable("OUT"))}, check_secrets_in_plain_text_env_variables=False, role=iam.Role(stack, "BuildRole", assumed_by=iam.AccountRootPrincipal())),
    actions.CommandsAction(action_name="Commands", input=art[0], extra_inputs=[art[1]], commands=["echo 1", "make"], output=cp.Artifact("Out", ["a", "b/**"]), output_variables=["A", "B"]),
    actions.CommandsAction(action_name="Commands2", input=art[0], commands=["pwd"])])
function = lambda_.Function(stack, "Function", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
invoke = actions.LambdaInvokeAction(action_name="Invoke", lambda_=function, inputs=[art[0], art[6]], outputs=[art[8]], user_parameters={"a": 1, "b": commit.variables.branch_name})
pipeline.add_stage(stage_name="Invokes", actions=[
    invoke, actions.LambdaInvokeAction(action_name="Text", lambda_=function, user_parameters_string="text", run_order=2),
    actions.LambdaInvokeAction(action_name="Plain", lambda_=lambda_.Function.from_function_arn(stack, "F2", "arn:aws:lambda:eu-west-1:111111111111:function:x")),
    actions.ManualApprovalAction(action_name="Ok", notification_topic=sns.Topic(stack, "Topic"), notify_emails=["a@b.c"], additional_information=f"{invoke.variable('V')} {s3_source.variables.version_id}", external_entity_link="https://x", timeout=Duration.hours(2)),
    actions.PipelineInvokeAction(action_name="Next", target_pipeline=cp.Pipeline.from_pipeline_arn(stack, "NextP", "arn:aws:codepipeline:eu-west-1:111111111111:next"), source_revisions=[actions.SourceRevision(action_name="S", revision_type=actions.RevisionType.COMMIT_ID, revision_value="abc")], variables=[actions.Variable(name="n", value="v")])])
pipeline.add_stage(stage_name="Deploys", actions=[
    actions.S3DeployAction(action_name="Extract", bucket=bucket, input=art[0]),
    actions.S3DeployAction(action_name="Keep", bucket=encrypted, input=art[0], extract=False, object_key="k.zip", access_control=s3.BucketAccessControl.PUBLIC_READ, encryption_key=kms.Key(stack, "Key2"),
                           cache_control=[actions.CacheControl.set_public(), actions.CacheControl.max_age(Duration.hours(1)), actions.CacheControl.from_string("x"), actions.CacheControl.immutable(), actions.CacheControl.s_max_age(Duration.minutes(1)), actions.CacheControl.stale_while_revalidate(Duration.seconds(5)), actions.CacheControl.stale_if_error(Duration.seconds(6)), actions.CacheControl.no_cache(), actions.CacheControl.no_store(), actions.CacheControl.no_transform(), actions.CacheControl.set_private(), actions.CacheControl.must_revalidate(), actions.CacheControl.must_understand(), actions.CacheControl.proxy_revalidate()]),
    actions.S3DeployAction(action_name="Prefix", bucket=bucket, input=art[1], object_key="prefix")])
app.synth()
