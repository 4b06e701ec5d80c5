from aws_cdk import App, Aws, CfnOutput, CfnParameter, Duration, Environment, RemovalPolicy, Stack, Tags
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_logs as logs, aws_stepfunctions as sfn

app = App()
stack = Stack(app, "Machines")
param = CfnParameter(stack, "Param")
log_group, key = logs.LogGroup(stack, "Logs"), kms.Key(stack, "Key")
body = sfn.DefinitionBody
chain = lambda id: body.from_chainable(sfn.Pass(stack, id))  # noqa: E731

file = sfn.StateMachine(stack, "File", definition_body=body.from_file("machine.asl.json"), definition_substitutions={"region": Aws.REGION, "param": param.value_as_string, "x": "y"},
                        comment="not used", timeout=Duration.minutes(1), state_machine_type=sfn.StateMachineType.EXPRESS)
sfn.StateMachine(stack, "File2", definition_body=body.from_file("other.json", asset_hash="custom-hash", display_name="Other"), tracing_enabled=False)
sfn.StateMachine(stack, "Text", definition_body=body.from_string('{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}'), state_machine_name="text-machine", removal_policy=RemovalPolicy.RETAIN)
sfn.StateMachine(stack, "Text2", definition_body=body.from_string(stack.to_json_string({"StartAt": "A", "Where": Aws.REGION})), state_machine_name=param.value_as_string)
full = sfn.StateMachine(stack, "Full", definition_body=chain("A"), state_machine_name="Full+!@.()-=_'1", comment="co", timeout=Duration.minutes(3), state_machine_type=sfn.StateMachineType.STANDARD,
                        tracing_enabled=True, logs=sfn.LogOptions(destination=log_group, level=sfn.LogLevel.ALL, include_execution_data=True), removal_policy=RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
                        query_language=sfn.QueryLanguage.JSON_PATH, definition_substitutions={"a": "b"}, encryption_configuration=sfn.CustomerManagedEncryptionConfiguration(key, Duration.seconds(75)))
sfn.StateMachine(stack, "Off", definition_body=chain("B"), logs=sfn.LogOptions(level=sfn.LogLevel.OFF), encryption_configuration=sfn.CustomerManagedEncryptionConfiguration(key))
sfn.StateMachine(stack, "Off2", definition_body=chain("B2"), logs=sfn.LogOptions(level=sfn.LogLevel.OFF, destination=log_group, include_execution_data=False),
                 encryption_configuration=sfn.CustomerManagedEncryptionConfiguration(key))
sfn.StateMachine(stack, "Owned", definition_body=chain("C"), logs={"destination": log_group}, encryption_configuration=sfn.AwsOwnedEncryptionConfiguration())
own = iam.Role(stack, "Own", assumed_by=iam.ServicePrincipal("states.amazonaws.com"))
given = iam.Role.from_role_arn(stack, "Given", "arn:aws:iam::111122223333:role/given")
sfn.StateMachine(stack, "OwnRole", definition=sfn.Pass(stack, "D"), role=own, tracing_enabled=True, logs=sfn.LogOptions(destination=log_group, level=sfn.LogLevel.FATAL))
sfn.StateMachine(stack, "GivenRole", definition_body=chain("E"), role=given, tracing_enabled=True)
file.add_to_role_policy(iam.PolicyStatement(actions=["x:Y"], resources=["*"]))

activity = sfn.Activity(stack, "Activity")
secret = sfn.Activity(stack, "Secret", activity_name="named", encryption_configuration=sfn.CustomerManagedEncryptionConfiguration(key, Duration.seconds(900)))
sfn.Activity(stack, "Unnamed", encryption_configuration=sfn.CustomerManagedEncryptionConfiguration(key))
sfn.Activity(stack, "Plain", encryption_configuration=sfn.AwsOwnedEncryptionConfiguration())
by_arn = sfn.Activity.from_activity_arn(stack, "ByArn", "arn:aws:states:eu-west-1:111122223333:activity:foo")
by_name = sfn.Activity.from_activity_name(stack, "ByName", "bar")

user = iam.User(stack, "User")
machines = [full, sfn.StateMachine.from_state_machine_arn(stack, "Imported", "arn:aws:states:eu-west-1:111122223333:stateMachine:foo"),
            sfn.StateMachine.from_state_machine_name(stack, "Named", "bar"), sfn.StateMachine.from_state_machine_arn(stack, "Token", param.value_as_string)]
for machine in machines:
    machine.grant_start_execution(user)
    machine.grant_start_sync_execution(user)
    machine.grant_read(user)
    machine.grant_task_response(user)
    machine.grant_execution(user, "states:DescribeExecution", "states:StopExecution")
    machine.grant_redrive_execution(user)
    machine.grant(user, "states:Foo", "states:Bar")
    sfn.StateMachineGrants.from_state_machine(machine).start_execution(own)
activity.grant(user, "states:GetActivityTask")
sfn.StateMachineGrants.from_state_machine(sfn.CfnStateMachine(stack, "L1", role_arn=own.role_arn, definition_string="{}")).read(own)
for name in ("aborted", "failed", "started", "succeeded", "throttled", "time", "timed_out"):
    getattr(full, f"metric_{name}")().create_alarm(stack, f"Alarm{name}", threshold=1, evaluation_periods=1)
full.metric("Custom", period=Duration.minutes(1)).create_alarm(stack, "AlarmCustom", threshold=1, evaluation_periods=1)
for name in ("failed", "heartbeat_timed_out", "run_time", "scheduled", "schedule_time", "started", "succeeded", "time", "timed_out"):
    getattr(activity, f"metric_{name}")(statistic="p99" if name == "time" else None).create_alarm(stack, f"Activity{name}", threshold=1, evaluation_periods=1)
for name in ("consumed_capacity", "provisioned_bucket_size", "provisioned_refill_rate", "throttled_events"):
    getattr(sfn.StateTransitionMetric, f"metric_{name}")().create_alarm(stack, f"Transition{name}", threshold=1, evaluation_periods=1)
for name, value in {"arn": full.state_machine_arn, "name": full.state_machine_name, "revision": full.state_machine_revision_id, "type": full.state_machine_type.name, "role": full.role.role_name,
                    "activity": activity.activity_arn, "aname": activity.activity_name, "sname": secret.activity_name, "byarn": by_arn.activity_name, "byname": by_name.activity_arn}.items():
    CfnOutput(stack, f"Out{name}", value=value)
CfnOutput(Stack(app, "Consumer"), "Cross", value=full.state_machine_arn)
other = Stack(app, "Elsewhere", env=Environment(account="111122223333", region="eu-west-1"))
sfn.StateMachine(other, "There", definition_body=body.from_chainable(sfn.Pass(other, "A"))).metric_failed().create_alarm(other, "Alarm", threshold=1, evaluation_periods=1)
Tags.of(stack).add("team", "steps")

app.synth()
