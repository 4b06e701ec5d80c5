from aws_cdk import App, Duration, Stack
from aws_cdk import aws_iam as iam, aws_lambda as lambda_
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
stack = Stack(app, "Handlers")
J = sfn.JsonPath
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
states = [
    tasks.CallAwsServiceCrossRegion(stack, "X1", service="s3", action="getObject", region="eu-west-2", iam_resources=["arn:aws:s3:::b/*"], parameters={"Bucket": "b", "Key": J.string_at("$.k")}, endpoint="https://e", **common),
    tasks.CallAwsServiceCrossRegion(stack, "X2", service="cloudwatchlogs", action="describeLogGroups", region=J.string_at("$.r"), iam_resources=["*"], retry_on_service_exceptions=False, additional_iam_statements=[
        iam.PolicyStatement(actions=["x:Y"], resources=["*"])]),
    tasks.CallAwsServiceCrossRegion(stack, "X3", service="dynamodb", action="listTables", region="eu-west-2", iam_resources=["*"], iam_action="dynamodb:ListTables"),
    tasks.CallAwsServiceCrossRegion.jsonata(stack, "X4", service="sqs", action="listQueues", region="{% $r %}", iam_resources=["*"], parameters={"QueueNamePrefix": "{% $p %}"}),
    tasks.EvaluateExpression(stack, "E1", expression="$.a + $.b", **{k: v for k, v in common.items() if k != "assign"}),
    tasks.EvaluateExpression(stack, "E2", expression="`${$.a.b} ${$['x y']} ${$.a.b}` + $.l[0].m + $$.Execution.Id + $.c-1 + $.d_e+($.f)", runtime=lambda_.Runtime.NODEJS_20_X),
    tasks.EvaluateExpression(stack, "E3", expression="(new Date($.when)).toUTCString()", architecture=lambda_.Architecture.ARM_64),
    tasks.EvaluateExpression(stack, "E4", expression="1 + 1", runtime=lambda_.Runtime.NODEJS_22_X),
]
chain = sfn.Chain.start(states[0])
for state in states[1:]:
    chain = chain.next(state)
sfn.StateMachine(stack, "Machine", definition_body=sfn.DefinitionBody.from_chainable(chain))

app.synth()
