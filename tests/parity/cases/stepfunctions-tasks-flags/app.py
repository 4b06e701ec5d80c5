from aws_cdk import App, SecretValue, Stack
from aws_cdk import aws_bedrock as bedrock, aws_events as events, aws_lambda as lambda_, aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

PREFIX = "@aws-cdk/aws-stepfunctions-tasks:"
app = App(context={
    PREFIX + "httpInvokeDynamicJsonPathEndpoint": False,
    PREFIX + "useNewS3UriParametersForBedrockInvokeModelTask": False,
    PREFIX + "evaluateExpressionDedicatedFunction": False,
})
stack = Stack(app, "Flags")
T, J = sfn.TaskInput, sfn.JsonPath
connection = events.Connection(stack, "Connection", authorization=events.Authorization.basic("u", SecretValue.unsafe_plain_text("p")))
model = bedrock.FoundationModel.from_foundation_model_id(stack, "Model", bedrock.FoundationModelIdentifier.ANTHROPIC_CLAUDE_V2)
bucket = s3.Bucket.from_bucket_name(stack, "Bucket", "bucket")
location = s3.Location(bucket_name="bucket", object_key="k")
In, Out = tasks.BedrockInvokeModelInputProps, tasks.BedrockInvokeModelOutputProps
states = [
    tasks.HttpInvoke(stack, "H1", api_root="https://api.example.com", api_endpoint=T.from_text("a/b"), connection=connection, method=T.from_text("GET")),
    tasks.HttpInvoke.jsonata(stack, "H2", api_root="https://api.example.com", api_endpoint=T.from_text("{% $p %}"), connection=connection, method=T.from_text("GET")),
    tasks.BedrockInvokeModel(stack, "B1", model=model, input_path="$.in", output_path="$.out"),
    tasks.BedrockInvokeModel(stack, "B2", model=model, input=In(s3_location=location), output=Out(s3_location=location)),
    tasks.BedrockInvokeModel(stack, "B3", model=model, body=T.from_object({"a": 1}), output_path="$.out"),
    tasks.BedrockInvokeModel(stack, "B4", model=model, input=In(s3_input_uri="s3://i/k"), input_path="$.in", output=Out(s3_output_uri="s3://o/k")),
    tasks.BedrockInvokeModel(stack, "B5", model=model, input=In(s3_location=location), input_path="$.in", output=Out(s3_location=location), output_path="$.out"),
    tasks.EvaluateExpression(stack, "E1", expression="$.a + $.b"),
    tasks.EvaluateExpression(stack, "E2", expression="$.a * 2"),
    tasks.EvaluateExpression(stack, "E3", expression="$.a", architecture=lambda_.Architecture.ARM_64),
    tasks.EvaluateExpression(stack, "E4", expression="$.a", runtime=lambda_.Runtime.NODEJS_20_X),
    tasks.EvaluateExpression(stack, "E5", expression="$.a", runtime=lambda_.Runtime.NODEJS_22_X),
    tasks.EvaluateExpression(stack, "E6", expression="$.a", runtime=lambda_.Runtime.NODEJS_18_X),
    tasks.EvaluateExpression(stack, "E7", expression="$.a", runtime=lambda_.Runtime.NODEJS_20_X, architecture=lambda_.Architecture.ARM_64),
]
for state in states:
    sfn.StateMachine(stack, f"Machine{state.node.id}", definition_body=sfn.DefinitionBody.from_chainable(state))

app.synth()
