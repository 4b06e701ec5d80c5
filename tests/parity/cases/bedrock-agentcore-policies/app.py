"""Policy engines, their policies in Cedar, gateways that ask them; grants, metrics, imports."""
import aws_cdk as cdk
from aws_cdk import aws_bedrockagentcore as ac, aws_cloudwatch as cw, aws_iam as iam, aws_kms as kms, aws_lambda as lambda_

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Policies")
Who, What, Where, If, At, Mode = ac.PolicyPrincipal, ac.PolicyAction, ac.PolicyResource, ac.PolicyCondition, ac.PolicyAttribute, ac.PolicyValidationMode
PERMIT, FORBID = ac.PolicyEffect.PERMIT, ac.PolicyEffect.FORBID
key = kms.Key(stack, "Key")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("bedrock-agentcore.amazonaws.com"))
plain = ac.PolicyEngine(stack, "Plain")
full = ac.PolicyEngine(stack, "Full", policy_engine_name="my_engine", description="d", kms_key=key, tags={"b": "1", "a": "2"})
found = ac.PolicyEngine.from_policy_engine_attributes(stack, "Found", policy_engine_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:policy-engine/pe-1", kms_key_arn="arn:aws:kms:us-east-1:123456789012:key/k")
gate = ac.Gateway(stack, "Gate", authorizer_configuration=ac.GatewayAuthorizer.using_aws_iam(), policy_engine_configuration=ac.GatewayPolicyEngineConfig(policy_engine=full))
ac.Gateway(stack, "Logging", authorizer_configuration=ac.GatewayAuthorizer.using_aws_iam(), policy_engine_configuration=ac.GatewayPolicyEngineConfig(policy_engine=found, mode=ac.PolicyEngineMode.LOG_ONLY))
ac.Gateway(stack, "Roled", authorizer_configuration=ac.GatewayAuthorizer.using_aws_iam(), role=role, policy_engine_configuration=ac.GatewayPolicyEngineConfig(policy_engine=plain, mode=ac.PolicyEngineMode.of("OTHER")))
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_13, handler="i.h", code=lambda_.Code.from_inline("1"))
ac.Gateway(stack, "Both", authorizer_configuration=ac.GatewayAuthorizer.using_aws_iam(), kms_key=key, interceptor_configurations=[ac.LambdaInterceptor.for_request(fn)], gateway_name="Mixed-Case", policy_engine_configuration=ac.GatewayPolicyEngineConfig(policy_engine=plain)).add_mcp_server_target("T", endpoint="https://a.example.com", credential_provider_configurations=[ac.GatewayCredentialProvider.from_iam_role()])
statements = [
    ac.PolicyStatement.from_cedar("permit(principal, action, resource);"),
    ac.PolicyStatement(effect=PERMIT, principal=Who.any(), action=What.any(), resource=Where.any_of_type("AgentCore::Gateway")),
    ac.PolicyStatement(effect=FORBID, principal=Who.entity("AgentCore::User", "alice"), action=What.one("AgentCore::Action::GetGateway"), resource=Where.instance("AgentCore::Gateway", gate.gateway_arn), when=[If.string_equals(At.principal("department"), "eng")]),
    ac.PolicyStatement(effect=PERMIT, principal=Who.entity_type("AgentCore::OAuthUser"), action=What.any_of(['MyApp::Sub::Action::"Get Gateway"', "AgentCore::Action::B"]), resource=Where.instance("AgentCore::Gateway", "arn:x"),
                       when=[If.boolean_equals(At.context("mfa"), True), If.number_equals(At.context("n"), 1), If.number_greater_than(At.context("input.n"), 2), If.number_greater_than_or_equals(At.resource("n"), 3), If.number_in(At.context("n"), [1, 2, 3])],
                       unless=[If.number_less_than(At.context("n"), 4), If.number_less_than_or_equals(At.context("n"), 5), If.number_not_equals(At.context("n"), -6)]),
    ac.PolicyStatement(effect=PERMIT, principal=Who.in_group("AgentCore::Group", "admins"), action=What.any_of(["AgentCore::Action::A"]), resource=Where.any_of_type("AgentCore::Gateway"),
                       when=[If.any_of([If.ip_in_range(At.context("ip"), "10.0.0.0/8"), If.set_contains(At.principal("groups"), "x")]), If.all_of([If.string_in(At.principal("name"), ["a", "b"]), If.string_not_equals(At.resource("name"), "c"), If.any_of([If.boolean_equals(At.context("x"), False)])])]),
    ac.PolicyStatement(effect=FORBID, principal=Who.any(), action=What.any(), resource=Where.any_of_type("AgentCore::Gateway"), unless=[If.set_contains(At.principal("scope"), "s")]),
    ac.PolicyStatement(effect=FORBID, principal=Who.any(), action=What.one("AgentCore::Action::a.b"), resource=Where.any_of_type("AgentCore::Gateway"), when=[If.any_of([If.number_in(At.context("a-b.c"), [1.0, 2]), If.boolean_equals(At.context("x"), True)])],
                       unless=[If.all_of([If.all_of([If.string_equals(At.context("if"), "a"), If.string_equals(At.context(""), "b")]), If.any_of([If.all_of([If.boolean_equals(At.context("x"), True), If.boolean_equals(At.context("y"), True)])])])]),
]
for number, statement in enumerate(statements):
    plain.add_policy(f"P{number}", statement=statement)
    cdk.CfnOutput(stack, f"Cedar{number}", value=statement.to_cedar())
full.add_policy("Named", statement=statements[0], policy_name="my_policy", description="d", validation_mode=Mode.IGNORE_ALL_FINDINGS)
own = ac.Policy(stack, "Policy", policy_engine=plain, statement=statements[1], policy_name="own", validation_mode=Mode.FAIL_ON_ANY_FINDINGS)
ac.Policy(stack, "Other", policy_engine=full, statement=statements[2], validation_mode=Mode.of("X"))
policy = ac.Policy.from_policy_attributes(stack, "FoundPolicy", policy_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:policy-engine/pe-1/policy/p-1", policy_engine=found)
for number, granted in enumerate([plain, full, found]):
    for name in ("read", "evaluate"):
        getattr(granted, f"grant_{name}")(iam.User(stack, f"{name.title()}{number}"))
    granted.grant_evaluate_for_gateway(iam.User(stack, f"For{number}"), gate)
    granted.grant(iam.User(stack, f"Some{number}"), "bedrock-agentcore:X", "bedrock-agentcore:Y")
for number, granted in enumerate([own, policy]):
    granted.grant_read(iam.User(stack, f"PolicyRead{number}"))
    granted.grant(iam.User(stack, f"PolicySome{number}"), "bedrock-agentcore:X")
metrics = [plain.metric("Any", statistic="p90"), plain.metric("Dim", dimensions_map={"X": "y"}), plain.metric_authorization_latency(), plain.metric_authorizations(), plain.metric_denied_requests(period=cdk.Duration.minutes(1)), plain.metric_errors(statistic="Maximum"), found.metric_errors(dimensions_map={"Q": "q"}),
           own.metric("Any"), own.metric("Dim", dimensions_map={"X": "y"}), own.metric_evaluation_latency(), own.metric_evaluations(), policy.metric_evaluations(dimensions_map={"Q": "q"})]
for number, metric in enumerate(metrics):
    cw.Alarm(stack, f"Alarm{number}", metric=metric, threshold=1, evaluation_periods=1)
values = dict(a=plain.policy_engine_arn, i=plain.policy_engine_id, n=plain.policy_engine_name, fi=found.policy_engine_id, pa=own.policy_arn, pi=own.policy_id, pn=own.policy_name, pd=own.definition, fpi=policy.policy_id)
for name, value in values.items():
    cdk.CfnOutput(stack, f"Out{name}", value=value)
app.synth()
