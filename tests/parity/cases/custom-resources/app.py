"""Custom resources: calls of the SDK, the provider framework with its waiter, providers in plain CloudFormation, triggers."""

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as L
from aws_cdk import aws_logs as logs
from aws_cdk import aws_sqs as sqs
from aws_cdk import custom_resources as cr
from aws_cdk import triggers

app = cdk.App(analytics_reporting=False)
Call, Id, Allow = cr.AwsSdkCall, cr.PhysicalResourceId, cr.AwsCustomResourcePolicy
calls = cdk.Stack(app, "Calls")
queue = sqs.Queue(calls, "Queue")
first = cr.AwsCustomResource(calls, "First", policy=Allow.from_sdk_calls(resources=[queue.queue_arn, "arn:b"]), memory_size=256, resource_type="Custom::First", service_timeout=cdk.Duration.seconds(50),
    on_create=Call(service="SSM", action="putParameter", parameters={"Name": queue.queue_name, "Flag": True, "Count": 2, "None": None}, physical_resource_id=Id.from_response("A.B"), region="us-east-1", output_paths=["A.B"], api_version="2014-11-06"),
    on_update=Call(service="@aws-sdk/client-cloudwatch-logs", action="PutRetentionPolicyCommand", parameters={"id": cr.PhysicalResourceIdReference()}, physical_resource_id=Id.of(queue.queue_arn), assumed_role_arn="arn:aws:iam::1:role/x", external_id="ext"),
    on_delete=Call(service="CognitoIdentityServiceProvider", action="deleteUser", ignore_error_codes_matching="NotFound|Other", logging=cr.Logging.with_data_hidden()), removal_policy=cdk.RemovalPolicy.RETAIN, install_latest_aws_sdk=False)
second = cr.AwsCustomResource(calls, "Second", on_update=Call(service="EventBridge", action="putEvents", physical_resource_id=Id.of("id"), logging=cr.Logging.all()),
    policy=Allow.from_statements([iam.PolicyStatement(actions=["events:PutEvents"], resources=Allow.ANY_RESOURCE)]))
queue.grant_send_messages(first)
cdk.CfnOutput(calls, "Field", value=first.get_response_field("A.B") + second.get_response_field_reference("C").to_string())


def function(scope, id):
    return L.Function(scope, id, code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)


waits = cdk.Stack(app, "Waits")
simple = cr.Provider(waits, "Simple", on_event_handler=function(waits, "OnEvent"))
full = cr.Provider(waits, "Full", on_event_handler=function(waits, "OnEvent2"), is_complete_handler=function(waits, "IsComplete"), query_interval=cdk.Duration.seconds(20),
    total_timeout=cdk.Duration.minutes(10), provider_function_name="named", disable_waiter_state_machine_logging=False, framework_lambda_logging_level=L.ApplicationLogLevel.ERROR)
role = iam.Role(waits, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
logged = cr.Provider(waits, "Logged", on_event_handler=full.on_event_handler, is_complete_handler=full.is_complete_handler, log_group=logs.LogGroup(waits, "Log"), framework_complete_and_timeout_role=role,
    disable_waiter_state_machine_logging=False, waiter_state_machine_log_options=cr.LogOptions(destination=logs.LogGroup(waits, "WaiterLog"), include_execution_data=True))
for index, provider in enumerate((simple, full, logged)):
    cdk.CustomResource(waits, f"Resource{index}", service_token=provider.service_token, resource_type=f"Custom::R{index}", properties={"index": index, "Nested": {"snake_case": [True]}}, pascal_case_properties=index == 1)

fires = cdk.Stack(app, "Fires", env=cdk.Environment(account="111111111111", region="eu-west-1"))
before, after = sqs.Queue(fires, "Before"), sqs.Queue(fires, "After")
handler = function(fires, "Handler")
trigger = triggers.Trigger(fires, "Trigger", handler=handler, timeout=cdk.Duration.seconds(30), invocation_type=triggers.InvocationType.EVENT, execute_on_handler_change=False)
trigger.execute_after(before)
triggers.TriggerFunction(fires, "Both", code=L.Code.from_inline("y"), handler="i.h", runtime=L.Runtime.PYTHON_3_12, execute_after=[before], execute_before=[after])
app.synth()
