"""Pipelines: types, buckets and keys, variables, triggers, conditions, placement, events, notifications, imports."""

from aws_cdk import App, CfnOutput, Environment, Stack
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codecommit as cc
from aws_cdk import aws_codepipeline as cp
from aws_cdk import aws_codepipeline_actions as actions
from aws_cdk import aws_codestarnotifications as cn
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_sns as sns

app = App()
stack = Stack(app, "Core", env=Environment(account="111111111111", region="eu-west-1"))
repository = cc.Repository(stack, "Repo", repository_name="repo")
project = cb.PipelineProject(stack, "Project")
topic = sns.Topic(stack, "Topic")


def source(name="Source", artifact=None, **more):
    return actions.CodeStarConnectionsSourceAction(action_name=name, owner="o", repo="r", connection_arn="arn:aws:codestar-connections:eu-west-1:111111111111:connection/x", output=artifact or cp.Artifact(), **more)


def approve(name="Approve", **more):
    return actions.ManualApprovalAction(action_name=name, **more)


simple = cp.Pipeline(stack, "Simple", stages=[cp.StageProps(stage_name="Source", actions=[source()]), cp.StageProps(stage_name="Ok", actions=[approve()])])
for number, name in enumerate(("pipeline_arn", "pipeline_name", "pipeline_version")):
    CfnOutput(stack, f"Out{number}", value=getattr(simple, name))
bucket = s3.Bucket(stack, "Bucket", encryption_key=kms.Key(stack, "Key"))
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("codepipeline.amazonaws.com"))
v1 = cp.Pipeline(stack, "V1", pipeline_type=cp.PipelineType.V1, artifact_bucket=bucket, role=role, pipeline_name="v1", restart_execution_on_update=True)
first = v1.add_stage(stage_name="First", actions=[source(run_order=1), source("Second", cp.Artifact("Named"), run_order=2, trigger_on_push=False, branch="dev", code_build_clone_output=True)])
last = v1.add_stage(stage_name="Last", actions=[approve("A", run_order=3), approve("B", notification_topic=topic, additional_information="info", external_entity_link="https://x", run_order=4)], transition_to_enabled=False, transition_disabled_reason="not yet")
middle = v1.add_stage(stage_name="Middle", placement=cp.StagePlacement(just_after=first), transition_to_enabled=False)
middle.add_action(approve("C", notify_emails=["a@b.c", "d@e.f"]))
v1.add_stage(stage_name="BeforeLast", placement=cp.StagePlacement(right_before=last), actions=[approve()])
v1.add_to_role_policy(iam.PolicyStatement(actions=["x:Y"], resources=["*"]))
v2 = cp.Pipeline(
    stack, "V2", pipeline_type=cp.PipelineType.V2, execution_mode=cp.ExecutionMode.QUEUED, cross_account_keys=True, enable_key_rotation=True,
    variables=[cp.Variable(variable_name="one", default_value="1", description="first")])
two = v2.add_variable(cp.Variable(variable_name="two"))
artifact = cp.Artifact()
git, git2 = source("Git", artifact), source("Git2", trigger_on_push=False)
v2.add_stage(stage_name="Source", actions=[git, git2])
v2.add_stage(
    stage_name="Build", actions=[actions.CodeBuildAction(action_name="Build", input=artifact, project=project, outputs=[cp.Artifact("Built")], environment_variables={"TWO": cb.BuildEnvironmentVariable(value=two.reference()), "ID": cb.BuildEnvironmentVariable(value=cp.GlobalVariables.EXECUTION_ID), "COMMIT": cb.BuildEnvironmentVariable(value=git.variables.commit_id)})],
    on_failure=cp.FailureConditions(result=cp.Result.RETRY, retry_mode=cp.RetryMode.FAILED_ACTIONS),
    before_entry=cp.Conditions(conditions=[cp.Condition(result=cp.Result.FAIL, rules=[cp.Rule(name="Window", provider="DeploymentWindow", version="1", configuration={"Cron": "* * 9-17 ? * MON-FRI *", "TimeZone": "UTC"})])]))
v2.add_stage(stage_name="Approve", actions=[approve()], on_success=cp.Conditions(conditions=[cp.Condition(result=cp.Result.ROLLBACK, rules=[cp.Rule(name="Alarm", provider="CloudWatchAlarm", region="us-east-1", input_artifacts=["a"], commands=["b"], role=role, configuration={"AlarmName": "x"})])]), on_failure=cp.FailureConditions(result=cp.Result.ROLLBACK, conditions=[cp.Condition(result=cp.Result.ROLLBACK, rules=[cp.Rule(name="R", provider="Commands", commands=["x"])])]))
v2.add_trigger(provider_type=cp.ProviderType.CODE_STAR_SOURCE_CONNECTION, git_configuration=cp.GitConfiguration(
    source_action=git, push_filter=[cp.GitPushFilter(tags_includes=["v*"], tags_excludes=["v0*"])]))
v2.add_trigger(provider_type=cp.ProviderType.CODE_STAR_SOURCE_CONNECTION, git_configuration=cp.GitConfiguration(
    source_action=git2, pull_request_filter=[cp.GitPullRequestFilter(branches_includes=["main"], branches_excludes=["x"], file_paths_includes=["src/**"], file_paths_excludes=["docs/**"], events=[cp.GitPullRequestEvent.OPEN, cp.GitPullRequestEvent.CLOSED]), cp.GitPullRequestFilter(branches_includes=["dev"])]))
trig = source("T")
cp.Pipeline(stack, "Triggers", pipeline_type=cp.PipelineType.V2, execution_mode=cp.ExecutionMode.PARALLEL, restart_execution_on_update=False, use_pipeline_role_for_actions=True, stages=[cp.StageProps(stage_name="S", actions=[trig]), cp.StageProps(stage_name="A", actions=[approve()])],
            triggers=[cp.TriggerProps(provider_type=cp.ProviderType.CODE_STAR_SOURCE_CONNECTION, git_configuration=cp.GitConfiguration(source_action=trig, push_filter=[cp.GitPushFilter(branches_includes=["main"], branches_excludes=["b"], file_paths_includes=["c"], file_paths_excludes=["d"])]))])
by_arn = cp.Pipeline.from_pipeline_arn(stack, "ByArn", "arn:aws:codepipeline:us-east-1:222222222222:there")
CfnOutput(stack, "Imported", value=f"{by_arn.pipeline_name} {by_arn.pipeline_arn} {by_arn.env.region}")
target = targets.SnsTopic(topic)
for pipeline, suffix in ((simple, ""), (by_arn, "2")):
    pipeline.on_event(f"Event{suffix}", target=target)
    pipeline.on_state_change(f"State{suffix}", event_pattern={"detail": {"state": ["FAILED"]}})
    pipeline.notify_on(f"Notify{suffix}", topic, events=list(cp.PipelineNotificationEvents), detail_type=cn.DetailType.BASIC)
    pipeline.notify_on_execution_state_change(f"N1{suffix}", topic)
    pipeline.notify_on_any_stage_state_change(f"N2{suffix}", topic)
    pipeline.notify_on_any_action_state_change(f"N3{suffix}", topic)
    pipeline.notify_on_any_manual_approval_state_change(f"N4{suffix}", topic, enabled=False)
simple.stages[1].on_state_change("Changed", target, description="d")
simple.stage("Ok").actions[0].on_state_change("Acted", target, enabled=False)
simple.stages[1].actions[0].grant_manual_approval(role)
app.synth()
