"""REST APIs answered by executions, with mapping templates of one's own: roles, permissions, responses, ids of deployments."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag, aws_iam as iam, aws_stepfunctions as sfn

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "Flow", env=cdk.Environment(account="111111111111", region="us-east-1"))
made = lambda n, **k: sfn.StateMachine(s, n, definition_body=sfn.DefinitionBody.from_chainable(sfn.Pass(s, f"{n}Pass")), state_machine_type=sfn.StateMachineType.EXPRESS, **k)
machines = {"Plain": made("Plain"), "Named": made("Named", state_machine_name="named"), "Known": sfn.StateMachine.from_state_machine_arn(s, "Known", "arn:aws:states:us-east-1:111111111111:stateMachine:known")}
own = dict(request_templates={"a/b": "c"}, integration_responses=[ag.IntegrationResponse(status_code="201", selection_pattern="2", response_templates={"a/b": "d"})])
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com"))
for n, m in machines.items():
    api = ag.RestApi(s, f"Api{n}", cloud_watch_role=False)
    start = lambda **k: ag.StepFunctionsIntegration.start_execution(m, **own, **k)
    api.root.add_method("GET", start()), api.root.add_method("PUT", start(credentials_role=role, passthrough_behavior=ag.PassthroughBehavior.WHEN_NO_MATCH, timeout=cdk.Duration.seconds(9), cache_key_parameters=["method.request.path.x"]), method_responses=[ag.MethodResponse(status_code="202")])
    api.root.add_method("POST", start(use_default_method_responses=False, credentials_role=iam.Role.from_role_arn(s, f"KR{n}", f"arn:aws:iam::111111111111:role/kr{n}"), headers=True, path=False, querystring=False, authorizer=True, request_context=ag.RequestContext(caller=True)))
app.synth()
