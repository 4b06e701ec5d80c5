"""WebSocket APIs: routes, integrations, authorizers, stages, keys and plans, grants, imported APIs; log destinations; rest of HTTP."""
import aws_cdk as cdk
import jsii
from aws_cdk import aws_apigateway as ag1, aws_apigatewayv2 as ag, aws_apigatewayv2_authorizers as az, aws_apigatewayv2_integrations as it, aws_certificatemanager as acm, aws_cognito as cognito, aws_iam as iam, aws_lambda as L, aws_logs as logs

app = cdk.App(analytics_reporting=False)
D = cdk.Duration
env = cdk.Environment(account="111111111111", region="us-east-1")
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
made = lambda st, name="Fn", **k: L.Function(st, name, code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12, **k)
@jsii.implements(ag.IAccessLogSettings)
class Log:
    def __init__(self, group, format=None): self._group, self._format = group, format
    @property
    def destination(self): return ag.LogGroupLogDestination(self._group)
    @property
    def format(self): return self._format
s = cdk.Stack(app, "Ws", env=env)
s.node.set_context("@aws-cdk/aws-apigateway:logGroupDestinationArnWithoutWildcard", True)
fn, role = made(s), iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com"))
plain = ag.WebSocketApi(s, "Plain")
shared = it.WebSocketLambdaIntegration("Shared", fn, timeout=D.seconds(9), content_handling=ag.ContentHandling.CONVERT_TO_TEXT)
api = ag.WebSocketApi(s, "Api", api_name="named", description="d", disable_schema_validation=True, ip_address_type=ag.IpAddressType.DUAL_STACK, route_selection_expression="$request.body.message", api_key_selection_expression=ag.WebSocketApiKeySelectionExpression.HEADER_X_API_KEY,
                      connect_route_options=ag.WebSocketRouteOptions(integration=shared, authorizer=az.WebSocketLambdaAuthorizer("Au", fn)), disconnect_route_options=ag.WebSocketRouteOptions(integration=it.WebSocketLambdaIntegration("Own", fn), return_response=False), default_route_options={"integration": shared, "return_response": True})
api.add_route("mock", integration=it.WebSocketMockIntegration("Mock", request_templates={"$default": '{"statusCode":200}'}, template_selection_expression="\\$default"), return_response=True), api.add_route("send", integration=shared)
api.add_route("aws", integration=it.WebSocketAwsIntegration("Aws", integration_uri="arn:aws:apigateway:us-east-1:dynamodb:action/PutItem", integration_method="POST", credentials_role=role, request_parameters={"integration.request.header.X": "'y'"}, request_templates={"application/json": "{}"}, template_selection_expression="t", timeout=D.millis(50), passthrough_behavior=ag.PassthroughBehavior.NEVER, content_handling=ag.ContentHandling.CONVERT_TO_BINARY))
keyed = ag.WebSocketRoute(s, "Keyed", web_socket_api=api, route_key="keyed", integration=it.WebSocketAwsIntegration("Aws2", integration_uri="u", integration_method="GET"), api_key_required=True)
iamed = ag.WebSocketApi(s, "Iam", connect_route_options=ag.WebSocketRouteOptions(integration=it.WebSocketLambdaIntegration("C", fn), authorizer=az.WebSocketIamAuthorizer()), api_key_selection_expression=ag.WebSocketApiKeySelectionExpression("custom"))
named = ag.WebSocketApi(s, "Named", connect_route_options=ag.WebSocketRouteOptions(integration=it.WebSocketLambdaIntegration("C", fn), authorizer=az.WebSocketLambdaAuthorizer("A2", fn, authorizer_name="an", identity_source=["route.request.querystring.a", "route.request.header.b"])), api_key_selection_expression=ag.WebSocketApiKeySelectionExpression.AUTHORIZER_USAGE_IDENTIFIER_KEY)
ag.WebSocketRoute(s, "OwnConnect", web_socket_api=plain, route_key="$connect", integration=it.WebSocketMockIntegration("M"), authorizer=ag.WebSocketNoneAuthorizer())
cert = acm.Certificate.from_certificate_arn(s, "Cert", "arn:aws:acm:us-east-1:111111111111:certificate/c")
name = ag.DomainName(s, "Name", domain_name="ws.example", certificate=cert)
stage = ag.WebSocketStage(s, "Stage", web_socket_api=api, stage_name="dev", auto_deploy=True, description="d", throttle=ag.ThrottleSettings(rate_limit=1000, burst_limit=500), detailed_metrics_enabled=False, stage_variables={"k": "v"}, domain_mapping=ag.DomainMappingOptions(domain_name=name, mapping_key="m"), access_log_settings=Log(logs.LogGroup(s, "Logs")))
other = ag.WebSocketStage(s, "Other", web_socket_api=plain, stage_name="o", access_log_settings=Log(logs.LogGroup(s, "Logs2"), ag1.AccessLogFormat.custom(ag1.AccessLogField.context_request_id())))
other.add_stage_variable("x", "y"), api.grant_manage_connections(role), stage.grant_management_api_access(iam.User(s, "U")), ag.ApiMapping(s, "Map", api=plain, domain_name=name, stage=other)
keys = [ag.ApiKey(s, "Key"), ag.ApiKey(s, "KeyAll", api_key_name="n", value="v" * 20, description="d", customer_id="c", enabled=False, generate_distinct_id=True), ag.ApiKey.from_api_key_id(s, "KeyKnown", "kid")]
plan = ag.UsagePlan(s, "Plan", usage_plan_name="p", description="d", quota=ag.QuotaSettings(limit=5, offset=1, period=ag.Period.MONTH), throttle=ag.ThrottleSettings(rate_limit=1.5, burst_limit=2), api_stages=[ag.UsagePlanPerApiStage(api=api, stage=stage)])
for k in keys: plan.add_api_key(k)
bare = ag.UsagePlan(s, "Bare"); bare.add_api_stage(api=plain, stage=other), bare.add_api_key(keys[0], override_logical_id="Mine"), ag.UsagePlan.from_usage_plan_id(s, "PlanKnown", "pid").add_api_key(keys[1])
limited = [ag.RateLimitedApiKey(s, "L0"), ag.RateLimitedApiKey(s, "L1", api_key_name="l", quota=ag.QuotaSettings(limit=1, period=ag.Period.DAY), throttle=ag.ThrottleSettings(rate_limit=1), api_stages=[ag.UsagePlanPerApiStage(api=api, stage=stage)])]
for k in (*keys[:2], limited[1]): k.grant_read(role), k.grant_write(role), k.grant_read_write(iam.User(s, f"U{k.node.id}"))
known = ag.WebSocketApi.from_web_socket_api_attributes(s, "Known", web_socket_id="wid", api_endpoint="wss://k.example")
kst = ag.WebSocketStage.from_web_socket_stage_attributes(s, "KnownSt", api=known, stage_name="ks")
ag.WebSocketRoute(s, "KR", web_socket_api=known, route_key="r", integration=it.WebSocketLambdaIntegration("KL", fn), authorizer=None), ag.WebSocketStage(s, "KS", web_socket_api=known, stage_name="q")
ag.WebSocketIntegration(s, "Int", web_socket_api=known, integration_type=ag.WebSocketIntegrationType.AWS_PROXY, integration_uri="uri", timeout=D.seconds(29)), ag.WebSocketAuthorizer(s, "Auth", web_socket_api=known, identity_source=["route.request.header.A"], type=ag.WebSocketAuthorizerType.LAMBDA, authorizer_uri="u", authorizer_name="n")
for i, m in enumerate([api.metric("ConnectCount"), stage.metric("MessageCount", statistic="Sum"), known.metric("X") if hasattr(known, "metric") else stage.metric("Y")]): m.create_alarm(s, f"Al{i}", threshold=1, evaluation_periods=1)
value(s, "V", api.api_id, api.api_endpoint, api.web_socket_api_name, stage.url, stage.callback_url, other.url, keyed.route_id, keyed.route_key, keyed.integration_response_id, known.api_endpoint, api.arn_for_execute_api_v2(), api.arn_for_execute_api_v2("$connect", "dev"), [k.key_id for k in (*keys, *limited)], [k.key_arn for k in (*keys, *limited)], plan.usage_plan_id, stage.default_access_log_format().to_string())
h = ag.HttpApi(s, "Http")
ag.UsagePlan(s, "Nothing", quota=ag.QuotaSettings(limit=0)), ag.UsagePlan(s, "ApiAlone", api_stages=[ag.UsagePlanPerApiStage(api=iamed)]), ag.UsagePlan(s, "StageAlone", api_stages=[ag.UsagePlanPerApiStage(stage=other)])
h.add_stage("Logged", stage_name="logged", access_log_settings=Log(logs.LogGroup(s, "Logs3"))), value(s, "W", h.default_stage.node.id, ag1.AccessLogFormat.clf().to_string())
h.add_stage("Second", domain_mapping=ag.DomainMappingOptions(domain_name=name), stage_name="second", detailed_metrics_enabled=False), value(s, "X", api.add_route("answering", integration=shared, return_response=True).integration_response_id)
for sc in (True, False):
    x = ag.HttpApi(s, f"Once{sc}")
    for i in range(2): x.add_routes(path=f"/u{i}", integration=it.HttpLambdaIntegration(f"L{i}", fn, scope_permission_to_route=sc))
p = ag.HttpApi(s, "Pool")
p.add_routes(path="/", integration=it.HttpUrlIntegration("U", "https://x"), authorizer=az.HttpUserPoolAuthorizer("Auth", cognito.UserPool.from_user_pool_id(s, "UserPool", "us-east-1_b")))
app.synth()
