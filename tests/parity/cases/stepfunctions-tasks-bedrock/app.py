from aws_cdk import App, Duration, Stack
from aws_cdk import aws_bedrock as bedrock, aws_iam as iam, aws_kms as kms, aws_s3 as s3
from aws_cdk import aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks

app = App()
stack = Stack(app, "Services")
J, I, P = sfn.JsonPath, sfn.TaskInput, sfn.IntegrationPattern
common = {"timeout": Duration.minutes(1), "comment": "c", "result_path": "$.r", "assign": {"a": J.string_at("$.x")}}
states = []
add = states.append
key, bucket = kms.Key(stack, "Key"), s3.Bucket(stack, "Bucket")

model = bedrock.FoundationModel.from_foundation_model_id(stack, "Model", bedrock.FoundationModelIdentifier.ANTHROPIC_CLAUDE_V2)
provisioned = bedrock.ProvisionedModel.from_provisioned_model_arn(stack, "PModel", "arn:aws:bedrock:eu-west-1:111122223333:provisioned-model/abc-123")
add(tasks.BedrockInvokeModel(stack, "B1", model=model, body=I.from_object({"prompt": J.string_at("$.p")})))
add(tasks.BedrockInvokeModel(stack, "B2", model=provisioned, accept="a/b", content_type="text/plain", body=I.from_json_path_at("$.b"), trace_enabled=True, guardrail=tasks.Guardrail.enable("guardrailid", 1),
                             output={"s3_location": {"bucket_name": "out-bucket", "object_key": "k"}}, **common))
add(tasks.BedrockInvokeModel(stack, "B3", model=model, input={"s3_location": {"bucket_name": bucket.bucket_name, "object_key": "k"}}, trace_enabled=False,
                             guardrail=tasks.Guardrail.enable_draft("arn:aws:bedrock:eu-west-1:111122223333:guardrail/abc")))
add(tasks.BedrockInvokeModel(stack, "B4", model=model, input={"s3_input_uri": J.string_at("$.in")}, output={"s3_output_uri": J.string_at("$.out")}))
add(tasks.BedrockInvokeModel.jsonata(stack, "B5", model=model, body=I.from_object({"prompt": "{% $p %}"}), output={"s3_output_uri": "s3://b/k"}, input=None))
add(tasks.BedrockInvokeModel(stack, "B6", model=model, input={"s3_input_uri": "$.in"}, output={"s3_output_uri": "s3://bb/kk"}))

role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("bedrock.amazonaws.com"))
add(tasks.BedrockCreateModelCustomizationJob(stack, "C1", base_model=model, custom_model_name="cm", job_name="jn", output_data={"bucket": bucket, "path": "out"}, training_data={"bucket": bucket, "path": "train"}, hyper_parameters={"Evaluation percentage": "10"}))
add(tasks.BedrockCreateModelCustomizationJob(stack, "C2", base_model=model, custom_model_name="cm", job_name="jn", output_data={"bucket": bucket}, training_data={"bucket": bucket}, role=role, client_request_token="t",
                                             customization_type=tasks.CustomizationType.FINE_TUNING, custom_model_kms_key=key, custom_model_tags=[{"key": "k", "value": "v"}], hyper_parameters={"h": "1"}, job_tags=[{"key": "a", "value": "b"}],
                                             validation_data=[{"bucket": bucket, "path": "v/"}], integration_pattern=P.RUN_JOB, **common))

for number in range(0, len(states), 8):
    group = states[number : number + 8]
    chain = sfn.Chain.start(group[0])
    for state in group[1:]:
        chain = chain.next(state)
    sfn.StateMachine(stack, f"Machine{number}", definition_body=sfn.DefinitionBody.from_chainable(chain))

app.synth()
