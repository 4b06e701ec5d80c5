"""Events, metrics and notifications of CodeBuild projects; report groups with keys; variables from other accounts."""

from aws_cdk import App, CfnOutput, Duration, Environment, Stack
from aws_cdk import aws_cloudwatch as cw
from aws_cdk import aws_codebuild as cb
from aws_cdk import aws_codestarnotifications as cn
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_secretsmanager as sm
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

V, T = cb.BuildEnvironmentVariable, cb.BuildEnvironmentVariableType
app = App()
stack = Stack(app, "Events", env=Environment(account="111111111111", region="eu-west-1"))
other = Stack(app, "Other", env=Environment(account="222222222222", region="us-east-1"))
agnostic = Stack(app, "Agnostic")
topic = sns.Topic(stack, "Topic")
queue = targets.SqsQueue(sqs.Queue(stack, "Queue"))
project = cb.Project(stack, "Project", build_spec=cb.BuildSpec.from_object({"version": "0.2"}), environment_variables={
    "THEIRS": V(value=sm.Secret(other, "Theirs", secret_name="theirs").secret_arn, type=T.SECRETS_MANAGER),
    "KEY": V(value=sm.Secret(stack, "Ours").secret_arn + ":key", type=T.SECRETS_MANAGER),
    "ARN": V(value=f"arn:aws:secretsmanager:{agnostic.region}:{agnostic.account}:secret:a:b", type=T.SECRETS_MANAGER),
    "PARAMETER": V(value=f"/a/{agnostic.region}", type=T.PARAMETER_STORE), "LIST": V(value=["a", 1])})
named = cb.Project.from_project_name(stack, "Named", "named")
for owner, suffix in ((project, ""), (named, "2")):
    owner.on_event(f"Event{suffix}", target=queue, event_pattern=events.EventPattern(account=["1"], detail={"x": ["y"]}))
    owner.on_state_change(f"State{suffix}", target=targets.SnsTopic(topic, message=events.RuleTargetInput.from_text(f"{cb.StateChangeEvent.project_name} {cb.StateChangeEvent.build_status} {cb.StateChangeEvent.build_id} {cb.StateChangeEvent.current_phase}")))
    owner.on_phase_change(f"Phase{suffix}", description="d", rule_name=f"n{suffix}", target=targets.SnsTopic(topic, message=events.RuleTargetInput.from_object({"p": cb.PhaseChangeEvent.completed_phase, "d": cb.PhaseChangeEvent.completed_phase_duration_seconds, "s": cb.PhaseChangeEvent.completed_phase_status, "c": cb.PhaseChangeEvent.build_complete})))
    owner.on_build_started(f"Started{suffix}", event_pattern={"detail": {"build-status": ["X"]}})
    owner.on_build_failed(f"Failed{suffix}")
    owner.on_build_succeeded(f"Succeeded{suffix}", target=queue)
    owner.notify_on(f"Notify{suffix}", topic, events=list(cb.ProjectNotificationEvents), detail_type=cn.DetailType.BASIC)
    owner.notify_on_build_succeeded(f"NS{suffix}", topic, enabled=False)
    owner.notify_on_build_failed(f"NF{suffix}", topic, notification_rule_name=f"name{suffix}")
    for number, metric in enumerate((owner.metric_builds(), owner.metric_duration(period=Duration.minutes(1)), owner.metric_failed_builds(statistic="Average"), owner.metric_succeeded_builds(label="l"), owner.metric("Own", dimensions_map={"A": "b"}))):
        cw.Alarm(stack, f"Alarm{suffix}{number}", metric=metric, threshold=1, evaluation_periods=1)
encrypted = s3.Bucket(stack, "Encrypted", encryption=s3.BucketEncryption.KMS)
cb.ReportGroup(stack, "Reports", export_bucket=encrypted, zip_export=False).grant_write(project)
cb.Project(stack, "Build", source=cb.Source.s3(bucket=encrypted, path="s"), artifacts=cb.Artifacts.s3(bucket=encrypted, encryption=True), build_spec=cb.BuildSpec.from_object_to_yaml({"version": 0.2}),
           logging=cb.LoggingOptions(s3=cb.S3LoggingOptions(bucket=encrypted, encrypted=True, enabled=False)), cache=cb.Cache.bucket(encrypted))
by_role = iam.Role(agnostic, "Role", assumed_by=iam.AccountRootPrincipal())
cb.Project.serialize_env_variables({"A": V(value="arn:aws:secretsmanager:us-east-1:222222222222:secret:a", type=T.SECRETS_MANAGER), "B": V(value="x", type=T.PARAMETER_STORE)}, True, by_role)
CfnOutput(agnostic, "Out", value=by_role.role_arn)
app.synth()
