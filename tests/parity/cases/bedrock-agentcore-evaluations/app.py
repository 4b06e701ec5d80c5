"""Evaluators by a model or by code, and evaluation of running agents; grants, imports."""
import aws_cdk as cdk
from aws_cdk import aws_bedrockagentcore as ac, aws_iam as iam, aws_lambda as lambda_, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Evaluations")
Config, Scale, Level, Pick, Data, Value, Op, Builtin = ac.EvaluatorConfig, ac.EvaluatorRatingScale, ac.EvaluationLevel, ac.EvaluatorSelector, ac.DataSourceConfig, ac.FilterValue, ac.FilterOperator, ac.BuiltinEvaluator
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_13, handler="i.h", code=lambda_.Code.from_inline("1"))
numbers = Scale.numerical([ac.NumericalRatingOption(label="bad", definition="not good", value=0), ac.NumericalRatingOption(label="good", definition="fine", value=0.5)])
words = Scale.categorical([ac.CategoricalRatingOption(label="no", definition="never"), ac.CategoricalRatingOption(label="yes", definition="always")])
e1 = ac.Evaluator(stack, "Judge", evaluator_name="judge_1", level=Level.SESSION, description="d", tags={"b": "1", "a": "2"}, evaluator_config=Config.llm_as_a_judge(instructions="Judge {context}", model_id="anthropic.claude-3-sonnet-20240229-v1:0", rating_scale=numbers,
                  inference_config=ac.EvaluatorInferenceConfig(max_tokens=100, temperature=0.5, top_p=0.9), additional_model_request_fields={"top_k": 3, "nested": {"Ab": [1, "x"]}}))
e2 = ac.Evaluator(stack, "Words", evaluator_name="words", level=Level.TRACE, evaluator_config=Config.llm_as_a_judge(instructions="Judge {context}", model_id="m", rating_scale=words, inference_config=ac.EvaluatorInferenceConfig(temperature=0)))
e3 = ac.Evaluator(stack, "Code", evaluator_name="code", level=Level.TOOL_CALL, evaluator_config=Config.code_based(lambda_function=fn, timeout=cdk.Duration.seconds(30)))
e4 = ac.Evaluator(stack, "CodeBare", evaluator_name="code2", level=ac.EvaluationLevel("OTHER"), evaluator_config=Config.code_based(lambda_function=lambda_.Function.from_function_arn(stack, "Away", "arn:aws:lambda:us-east-1:123456789012:function:f")))
ac.Evaluator(stack, "Bare", evaluator_name="bare", level=Level.TRACE, evaluator_config=Config.llm_as_a_judge(instructions="Judge {context}", model_id="us.amazon.nova-pro-v1:0", rating_scale=words))
by_arn = ac.Evaluator.from_evaluator_arn(stack, "ByArn", "arn:aws:bedrock-agentcore:eu-west-1:123456789012:evaluator/e-1")
by_id = ac.Evaluator.from_evaluator_id(stack, "ById", "e-2")
by_attrs = ac.Evaluator.from_evaluator_attributes(stack, "ByAttrs", evaluator_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:evaluator/e-3", evaluator_id="e-3", evaluator_name="three")
artifact = ac.AgentRuntimeArtifact.from_image_uri("123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1")
runtime = ac.Runtime(stack, "Runtime", agent_runtime_artifact=artifact, runtime_name="agent")
endpoint = runtime.add_endpoint("live")
away = ac.Runtime.from_agent_runtime_attributes(stack, "AwayRuntime", agent_runtime_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:runtime/r-1", agent_runtime_id="r-1", agent_runtime_name="rname", role_arn="arn:aws:iam::123456789012:role/r")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("bedrock-agentcore.amazonaws.com"))
o1 = ac.OnlineEvaluationConfig(stack, "Logs", online_evaluation_config_name="logs", data_source=Data.from_cloud_watch_logs(log_group_names=["/a", "/b"], service_names=["s.DEFAULT"]), evaluators=[Pick.builtin(Builtin.HELPFULNESS)])
o2 = ac.OnlineEvaluationConfig(stack, "Full", online_evaluation_config_name="full", description="d", execution_status=ac.ExecutionStatus.DISABLED, sampling_percentage=25.5, session_timeout=cdk.Duration.minutes(30), tags={"b": "1", "a": "2"}, data_source=Data.from_agent_runtime_endpoint(runtime, endpoint),
                               evaluators=[Pick.custom(e1), Pick.custom(e3), Pick.builtin(Builtin.CORRECTNESS), Pick.custom(by_arn), Pick.builtin(Builtin("Builtin.Other"))], filters=[ac.FilterConfig(key="k", operator=Op.EQUAL, value=Value.string("v")), ac.FilterConfig(key="n", operator=Op.GREATER_THAN, value=Value.number(0.5)), ac.FilterConfig(key="b", operator=Op.NOT_EQUAL, value=Value.boolean(False))])
ac.OnlineEvaluationConfig(stack, "Roled", online_evaluation_config_name="roled", execution_role=role, execution_status=ac.ExecutionStatus.ENABLED, data_source=Data.from_agent_runtime_endpoint(away), evaluators=[Pick.builtin(b) for b in (Builtin.COHERENCE, Builtin.CONCISENESS, Builtin.FAITHFULNESS, Builtin.GOAL_SUCCESS_RATE, Builtin.HARMFULNESS)])
ac.OnlineEvaluationConfig(stack, "Name", online_evaluation_config_name="named", data_source=Data.from_agent_runtime_endpoint_name(runtime, "canary"), evaluators=[Pick.custom(e4)] + [Pick.builtin(b) for b in (Builtin.INSTRUCTION_FOLLOWING, Builtin.REFUSAL, Builtin.RESPONSE_RELEVANCE, Builtin.STEREOTYPING, Builtin.TOOL_PARAMETER_ACCURACY, Builtin.TOOL_SELECTION_ACCURACY)],
                          filters=[ac.FilterConfig(key=f"k{n}", operator=op, value=Value.number(n)) for n, op in enumerate((Op.CONTAINS, Op.GREATER_THAN_OR_EQUAL, Op.LESS_THAN, Op.LESS_THAN_OR_EQUAL, Op.NOT_CONTAINS))])
known = iam.Role.from_role_arn(stack, "Known", "arn:aws:iam::123456789012:role/known")
ac.OnlineEvaluationConfig(stack, "KnownRole", online_evaluation_config_name="known", execution_role=known, data_source=Data.from_agent_runtime_endpoint(runtime), evaluators=[Pick.custom(e2), Pick.custom(by_id), Pick.custom(by_attrs)])
online_arn = ac.OnlineEvaluationConfig.from_online_evaluation_config_arn(stack, "OnlineArn", "arn:aws:bedrock-agentcore:eu-west-1:123456789012:online-evaluation-config/o-1")
online_id = ac.OnlineEvaluationConfig.from_online_evaluation_config_id(stack, "OnlineId", "o-2")
online_attrs = ac.OnlineEvaluationConfig.from_online_evaluation_config_attributes(stack, "OnlineAttrs", online_evaluation_config_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:online-evaluation-config/o-3", online_evaluation_config_id="o-3", online_evaluation_config_name="three", execution_role_arn="arn:aws:iam::123456789012:role/r")
for number, granted in enumerate([e1, by_arn, by_id, by_attrs, o1, online_arn, online_id, online_attrs]):
    granted.grant(iam.User(stack, f"U{number}"), "bedrock-agentcore:X", "bedrock-agentcore:Y")
bucket = s3.Bucket(stack, "Bucket")
bucket.grant_read(o1), bucket.grant_read(online_attrs)
values = dict(ea=e1.evaluator_arn, ei=e1.evaluator_id, en=e1.evaluator_name, es=e1.status, ec=e1.created_at, eu=e1.updated_at, xi=by_arn.evaluator_id, xn=by_arn.evaluator_name, ya=by_id.evaluator_arn, yn=by_id.evaluator_name, zn=by_attrs.evaluator_name, oa=o1.online_evaluation_config_arn, oi=o1.online_evaluation_config_id, on=o1.online_evaluation_config_name, os=o1.status, oe=o1.execution_status, oc=o1.created_at, ou=o1.updated_at,
              pi=online_arn.online_evaluation_config_id, pn=online_arn.online_evaluation_config_name, qa=online_id.online_evaluation_config_arn, qn=online_id.online_evaluation_config_name, rn=online_attrs.online_evaluation_config_name, b=Pick.builtin(Builtin.HELPFULNESS).evaluator_id, s=Data.from_agent_runtime_endpoint(runtime, endpoint).cloud_watch_logs_config.service_names[0])
for name, value in values.items():
    if value is None: continue
    cdk.CfnOutput(stack, f"Out{name}", value=value)
app.synth()
