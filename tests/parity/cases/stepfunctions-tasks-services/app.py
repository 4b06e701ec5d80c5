import datetime

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_apigateway as apigateway, aws_events as events, aws_iam as iam, aws_kms as kms, aws_sqs as sqs
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
stack = Stack(app, "Services")
J, I, P = sfn.JsonPath, sfn.TaskInput, sfn.IntegrationPattern
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
states = []
add = states.append
key = kms.Key(stack, "Key")

connection = events.Connection(stack, "Connection", authorization=events.Authorization.api_key("k", __import__("aws_cdk").SecretValue.unsafe_plain_text("v")))
U = tasks.URLEncodingFormat
add(tasks.HttpInvoke(stack, "H1", api_root="https://api.example.com", api_endpoint=I.from_text("path/to"), connection=connection, method=I.from_text("GET")))
for number, format in enumerate((U.BRACKETS, U.COMMAS, U.DEFAULT, U.INDICES, U.NONE, U.REPEAT)):
    add(tasks.HttpInvoke(stack, f"HE{number}", api_root="https://api.example.com/v1", api_endpoint=I.from_text("/x"), connection=connection, method=I.from_text("POST"), headers=I.from_object({"h": "1", "content-type": "text"}),
                         body=I.from_object({"a": J.string_at("$.a")}), query_string_parameters=I.from_object({"q": J.string_at("$.q")}), url_encoding_format=format, **common))
add(tasks.HttpInvoke(stack, "H2", api_root="https://api.example.com", api_endpoint=I.from_text(J.format("{}/x", J.string_at("$.p"))), connection=connection, method=I.from_text(J.string_at("$.m"))))
add(tasks.HttpInvoke.jsonata(stack, "H3", api_root="https://api.example.com", api_endpoint=I.from_text("{% 'x' %}"), connection=connection, method=I.from_text("{% $m %}"), headers=I.from_object({"a": "{% $a %}"})))

M, T = tasks.HttpMethod, tasks.AuthType
rest = apigateway.RestApi(stack, "Rest")
rest.root.add_method("ANY")
add(tasks.CallApiGatewayRestApiEndpoint(stack, "R1", api=rest, method=M.GET, stage_name="prod"))
add(tasks.CallApiGatewayRestApiEndpoint(stack, "R2", api=rest, method=M.POST, stage_name="prod", api_path="/a/b", auth_type=T.IAM_ROLE, headers=I.from_object({"h": ["1"], "t": J.array(J.task_token)}), region="eu-west-1",
                                        query_parameters=I.from_object({"q": ["x"]}), request_body=I.from_object({"a": J.string_at("$.a")}), integration_pattern=P.WAIT_FOR_TASK_TOKEN, **common))
add(tasks.CallApiGatewayRestApiEndpoint.jsonata(stack, "R3", api=rest, method=M.PUT, stage_name="test", auth_type=T.RESOURCE_POLICY, request_body=I.from_text("{% $b %}")))
add(tasks.CallApiGatewayHttpApiEndpoint(stack, "W1", api_id="abc123", api_stack=stack, method=M.DELETE))
add(tasks.CallApiGatewayHttpApiEndpoint(stack, "W2", api_id="abc123", api_stack=stack, method=M.PATCH, stage_name="st", api_path=J.format("/{}", J.string_at("$.p")), auth_type=T.IAM_ROLE, headers=I.from_json_path_at("$.h"), **common))
add(tasks.CallApiGatewayHttpApiEndpoint(stack, "W3", api_id="abc123", api_stack=stack, method=M.HEAD, api_path="/x", auth_type=T.IAM_ROLE))

add(tasks.MediaConvertCreateJob(stack, "M1", create_job_request={"Role": "arn:role", "Settings": {"a": J.string_at("$.s")}}))
add(tasks.MediaConvertCreateJob(stack, "M2", create_job_request={"Role": "arn:role", "Settings": {}}, integration_pattern=P.RUN_JOB, **common))
add(tasks.MediaConvertCreateJob.jsonata(stack, "M3", create_job_request={"Role": "{% $r %}", "Settings": "{% $s %}"}))

target_role = iam.Role(stack, "TargetRole", assumed_by=iam.ServicePrincipal("scheduler.amazonaws.com"))
queue = sqs.Queue(stack, "Queue")
S = tasks.Schedule
target = tasks.EventBridgeSchedulerTarget(arn=queue.queue_arn, role=target_role)
full = tasks.EventBridgeSchedulerTarget(arn=queue.queue_arn, role=target_role, input=J.string_at("$.in"), dead_letter_queue=queue, retry_policy={"maximum_retry_attempts": 5, "maximum_event_age": Duration.minutes(5)})
when = datetime.datetime(2030, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
add(tasks.EventBridgeSchedulerCreateScheduleTask(stack, "E1", schedule=S.rate(Duration.hours(1)), schedule_name="s1", target=target))
add(tasks.EventBridgeSchedulerCreateScheduleTask(stack, "E2", schedule=S.cron(minute="0", hour="12", week_day="MON"), schedule_name=J.string_at("$.n"), target=full, action_after_completion=tasks.ActionAfterCompletion.DELETE, client_token="ct",
                                                 description="d", enabled=False, end_date=when, flexible_time_window=Duration.minutes(5), group_name="g", kms_key=key, start_date=datetime.datetime(2029, 1, 1, tzinfo=datetime.timezone.utc), timezone="UTC", **common))
add(tasks.EventBridgeSchedulerCreateScheduleTask(stack, "E3", schedule=S.one_time(when), schedule_name="s3", target=target, enabled=True))
add(tasks.EventBridgeSchedulerCreateScheduleTask(stack, "E4", schedule=S.cron(), schedule_name="s4", target=target))
for number in range(0, len(states), 8):
    group = states[number : number + 8]
    chain = sfn.Chain.start(group[0])
    for state in group[1:]:
        chain = chain.next(state)
    sfn.StateMachine(stack, f"Machine{number}", definition_body=sfn.DefinitionBody.from_chainable(chain))

app.synth()
