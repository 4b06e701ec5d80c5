from aws_cdk import App, Aws, Duration, Stack
from aws_cdk import aws_events as events, aws_iam as iam, aws_kms as kms, aws_lambda as lambda_, aws_sns as sns, aws_sqs as sqs
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
stack = Stack(app, "Calls")
J, I, P = sfn.JsonPath, sfn.TaskInput, sfn.IntegrationPattern
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
states = []
add = states.append


def asset(scope):
    return lambda_.Function(scope, "AssetFn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_asset("code"))


add(tasks.LambdaInvoke(stack, "L1", lambda_function=fn))
add(tasks.LambdaInvoke(stack, "L2", lambda_function=asset(stack), payload=I.from_object({"a": J.string_at("$.a"), "b": [1, {"c": J.number_at("$.n")}]}), client_context="ctx",
                       invocation_type=tasks.LambdaInvocationType.EVENT, qualifier="7", retry_on_service_exceptions=False, output_path="$.Payload", result_selector={"s.$": "$.x"}, **common))
add(tasks.LambdaInvoke(stack, "L3", lambda_function=fn, payload=I.from_text("text"), payload_response_only=True))
add(tasks.LambdaInvoke(stack, "L4", lambda_function=fn, payload=I.from_json_path_at("$.p"), payload_response_only=True, result_path=J.DISCARD))
add(tasks.LambdaInvoke(stack, "L5", lambda_function=fn.current_version, payload=I.from_object({"token": J.task_token}), integration_pattern=P.WAIT_FOR_TASK_TOKEN,
                       heartbeat_timeout=sfn.Timeout.duration(Duration.minutes(1)), invocation_type=tasks.LambdaInvocationType.DRY_RUN))
add(tasks.LambdaInvoke(stack, "L6", lambda_function=lambda_.Alias(stack, "Alias", alias_name="live", version=fn.current_version), payload=I.from_json_path_at("$")))
add(tasks.LambdaInvoke(stack, "L7", lambda_function=lambda_.Function.from_function_arn(stack, "Imported", "arn:aws:lambda:eu-west-1:111122223333:function:foo"), payload=I.from_object({}),
                       invocation_type=tasks.LambdaInvocationType.REQUEST_RESPONSE).add_retry(errors=["Mine"]).add_catch(sfn.Pass(stack, "Caught")))
add(tasks.LambdaInvoke.jsonata(stack, "L8", lambda_function=fn, payload=I.from_object({"a": "{% $states.input.a %}"}), outputs="{% $states.result.Payload %}", assign={"x": "{% 1 %}"}))
add(tasks.LambdaInvoke.json_path(stack, "L9", lambda_function=fn, state_name="Ninth", input_path="$.in"))
add(tasks.LambdaInvoke.jsonata(stack, "L10", lambda_function=fn, payload_response_only=True, payload=I.from_text("{% $p %}")))
add(tasks.LambdaInvoke.jsonata(stack, "L11", lambda_function=fn, payload=I.from_object({"t": "{% $states.context.Task.Token %}"}), integration_pattern=P.WAIT_FOR_TASK_TOKEN))

add(tasks.CallAwsService(stack, "A1", service="s3", action="getObject", parameters={"Bucket": "b", "Key": J.string_at("$.k")}, iam_resources=["arn:aws:s3:::b/*", "arn:aws:s3:::c/*"], **common))
add(tasks.CallAwsService(stack, "A2", service="dynamodb", action="listTables", iam_resources=["*"], iam_action="dynamodb:ListTables2",
                         additional_iam_statements=[iam.PolicyStatement(actions=["x:Y"], resources=["*"])]))
for service in ("cloudwatchlogs", "efs", "mediapackagevod", "mwaa", "sesv2", "apigateway", "ssooidc", "rdsdata", "elasticloadbalancingv2", "codestarconnections", "bedrockruntime", "s3control",
                "cloudwatchevents", "documentdb", "transcribestreaming", "sfn", "iotdataplane", "eventbridge", "bedrockagent", "cognitoidentityprovider", "resourcegroupstaggingapi"):
    add(tasks.CallAwsService(stack, f"A {service}", service=service, action="doIt", iam_resources=["*"]))
add(tasks.CallAwsService.jsonata(stack, "A3", service="sqs", action="sendMessage", iam_resources=["*"], parameters={"Body": "{% $states.context.Task.Token %}"}, integration_pattern=P.WAIT_FOR_TASK_TOKEN))

key = kms.Key(stack, "Key")
queue, fifo = sqs.Queue(stack, "Queue"), sqs.Queue(stack, "Fifo", fifo=True, encryption_master_key=key)
add(tasks.SqsSendMessage(stack, "Q1", queue=queue, message_body=I.from_text("hello")))
add(tasks.SqsSendMessage(stack, "Q2", queue=fifo, message_body=I.from_object({"a": J.string_at("$.a"), "t": J.task_token}), delay=Duration.seconds(15), message_deduplication_id=J.string_at("$.d"),
                         message_group_id="g", integration_pattern=P.WAIT_FOR_TASK_TOKEN, **common))
add(tasks.SqsSendMessage(stack, "Q3", queue=sqs.Queue.from_queue_arn(stack, "QI", "arn:aws:sqs:eu-west-1:111122223333:q"), message_body=I.from_json_path_at("$.m")))
add(tasks.SqsSendMessage.jsonata(stack, "Q4", queue=queue, message_body=I.from_text("{% $m %}"), message_group_id="{% $g %}", message_deduplication_id="x"))
topic = sns.Topic(stack, "Topic", master_key=key)
T = tasks.MessageAttributeDataType
add(tasks.SnsPublish(stack, "S1", topic=topic, message=I.from_text("hello")))
add(tasks.SnsPublish(stack, "S2", topic=topic, message=I.from_object({"default": J.string_at("$.a"), "t": J.task_token}), subject="sub", message_per_subscription_type=True, integration_pattern=P.WAIT_FOR_TASK_TOKEN, **common))
add(tasks.SnsPublish(stack, "S3", topic=sns.Topic.from_topic_arn(stack, "TI", "arn:aws:sns:eu-west-1:111122223333:t.fifo"), message=I.from_json_path_at("$.m"), subject=J.string_at("$.s"),
                     message_group_id="g", message_deduplication_id="d", message_attributes={
                         "s": {"value": "x"}, "n": {"value": 5}, "f": {"value": 1.5}, "l": {"value": ["a", 1, True]}, "j": {"value": J.string_at("$.j")}, "jn": {"value": J.number_at("$.n")},
                         "b": tasks.MessageAttribute(value=J.string_at("$.b"), data_type=T.BINARY), "sa": tasks.MessageAttribute(value=J.list_at("$.l"), data_type=T.STRING_ARRAY), "nn": tasks.MessageAttribute(value=7, data_type=T.NUMBER),
                         "st": tasks.MessageAttribute(value="7", data_type=T.STRING), "y": {"value": True}}))
add(tasks.SnsPublish.jsonata(stack, "S4", topic=topic, message=I.from_object({"a": "{% $a %}"}), message_attributes={"s": {"value": "{% $s %}"}}))

bus = events.EventBus(stack, "Bus")
add(tasks.EventBridgePutEvents(stack, "E1", entries=[tasks.EventBridgePutEventsEntry(detail=I.from_object({"a": J.string_at("$.a")}), detail_type="dt", source="my.src")]))
add(tasks.EventBridgePutEvents(stack, "E2", entries=[tasks.EventBridgePutEventsEntry(detail=I.from_object({"a": 1, "t": J.task_token}), detail_type=J.string_at("$.dt"), source=J.string_at("$.src"), event_bus=bus),
                                                     tasks.EventBridgePutEventsEntry(detail=I.from_text("text"), detail_type="b", source="c")], integration_pattern=P.WAIT_FOR_TASK_TOKEN, **common))
add(tasks.EventBridgePutEvents.jsonata(stack, "E3", entries=[tasks.EventBridgePutEventsEntry(detail=I.from_text("{% $d %}"), detail_type="b", source="c", event_bus=bus)]))

child = sfn.StateMachine(stack, "Child", definition=sfn.Pass(stack, "CP"))
other = sfn.StateMachine.from_state_machine_arn(stack, "Other", "arn:aws:states:eu-west-1:111122223333:stateMachine:foo")
add(tasks.StepFunctionsStartExecution(stack, "X1", state_machine=child))
add(tasks.StepFunctionsStartExecution(stack, "X2", state_machine=child, input=I.from_object({"a": J.string_at("$.a")}), name="n", integration_pattern=P.RUN_JOB, associate_with_parent=True, **common))
add(tasks.StepFunctionsStartExecution(stack, "X3", state_machine=other, input=I.from_object({"t": J.task_token}), name=J.string_at("$.name"), integration_pattern=P.WAIT_FOR_TASK_TOKEN))
add(tasks.StepFunctionsStartExecution(stack, "X4", state_machine=other, input=I.from_json_path_at("$.in"), integration_pattern=P.RUN_JOB))
add(tasks.StepFunctionsStartExecution(stack, "X5", state_machine=child, associate_with_parent=True))
add(tasks.StepFunctionsStartExecution.jsonata(stack, "X6", state_machine=child, input=I.from_text("{% $in %}"), associate_with_parent=False))
activity = sfn.Activity(stack, "Activity")
add(tasks.StepFunctionsInvokeActivity(stack, "I1", activity=activity, parameters={"a": J.string_at("$.a")}, heartbeat_timeout=sfn.Timeout.duration(Duration.minutes(5)), **common))
coded = sfn.Activity(stack, "Coded", encryption_configuration=sfn.CustomerManagedEncryptionConfiguration(kms.Key(stack, "ActivityKey"), Duration.minutes(2)))
add(tasks.StepFunctionsInvokeActivity(stack, "I0", activity=coded))
add(tasks.StepFunctionsInvokeActivity(stack, "I2", activity=sfn.Activity.from_activity_name(stack, "IA", "act")))
add(tasks.StepFunctionsInvokeActivity.jsonata(stack, "I3", activity=activity, arguments={"a": "{% $a %}"}, outputs={"b": 1}))
for name in ("failed", "run_time", "timed_out"):
    getattr(states[0], f"metric_{name}")(period=Duration.minutes(1)).create_alarm(stack, f"Alarm{name}", threshold=1, evaluation_periods=1)
    getattr(states[-1], f"metric_{name}")().create_alarm(stack, f"Activity{name}", threshold=1, evaluation_periods=1)
chain = states[0]
for state in states[1:]:
    chain = chain.next(state)
sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(chain))

top = Stack(app, "Top")
top_fn = lambda_.Function.from_function_arn(top, "Imported", "arn:aws:lambda:eu-west-1:111122223333:function:foo")
chain = tasks.LambdaInvoke(top, "L1", lambda_function=top_fn, payload=I.from_object({"a": "{% $a %}"}), outputs="{% $o %}").next(
    tasks.SqsSendMessage(top, "Q1", queue=sqs.Queue(top, "Q"), message_body=I.from_text("{% $m %}"))).next(
    tasks.SnsPublish.json_path(top, "S1", topic=sns.Topic(top, "T"), message=I.from_json_path_at("$.m"), result_path="$.r")).next(
    tasks.LambdaInvoke(top, "L2", lambda_function=top_fn, payload_response_only=True))
sfn.StateMachine(top, "Machine", definition_body=sfn.DefinitionBody.from_chainable(chain), query_language=sfn.QueryLanguage.JSONATA)

app.synth()
