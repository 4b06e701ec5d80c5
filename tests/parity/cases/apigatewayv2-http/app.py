"""HTTP APIs: routes, integrations, authorizers, CORS, stages, domain names, parameter mappings, imported APIs."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag1, aws_apigatewayv2 as ag, aws_apigatewayv2_authorizers as az, aws_apigatewayv2_integrations as it, aws_certificatemanager as acm, aws_cognito as cognito, aws_events as events, aws_iam as iam, aws_lambda as L, aws_logs as logs, aws_s3 as s3, aws_sqs as sqs, aws_stepfunctions as sfn

app = cdk.App(analytics_reporting=False)
D, M, V, P, Sub = cdk.Duration, ag.HttpMethod, ag.MappingValue, ag.ParameterMapping, ag.HttpIntegrationSubtype
env = cdk.Environment(account="111111111111", region="us-east-1")
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
made = lambda st, name="Fn", **k: L.Function(st, name, code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12, **k)
s = cdk.Stack(app, "Http", env=env)
fn = made(s)
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com"))
cert = acm.Certificate.from_certificate_arn(s, "Cert", "arn:aws:acm:us-east-1:111111111111:certificate/c")
name = ag.DomainName(s, "Name", domain_name="a.example", certificate=cert, certificate_name="cn", security_policy=ag.SecurityPolicy.TLS_1_0, ip_address_type=ag.IpAddressType.DUAL_STACK, ownership_certificate=cert, endpoint_type=ag.EndpointType.REGIONAL, mtls=ag.MTLSConfig(bucket=s3.Bucket.from_bucket_name(s, "B", "bucket"), key="k", version="v"))
name.add_endpoint(certificate=cert, endpoint_type=ag.EndpointType.EDGE, security_policy=ag.SecurityPolicy.TLS_1_2)
known_name = ag.DomainName.from_domain_name_attributes(s, "KnownName", name="k.example", regional_domain_name="rd", regional_hosted_zone_id="z")
plain = ag.HttpApi(s, "Plain")
api = ag.HttpApi(s, "Api", api_name="called", description="d", default_integration=it.HttpLambdaIntegration("Dflt", fn), disable_execute_api_endpoint=False, ip_address_type=ag.IpAddressType.DUAL_STACK, route_selection_expression=True, default_domain_mapping=ag.DomainMappingOptions(domain_name=name, mapping_key="v1"),
                 cors_preflight=ag.CorsPreflightOptions(allow_origins=["https://a.example"], allow_methods=[ag.CorsHttpMethod.GET, ag.CorsHttpMethod.PUT], allow_headers=["H"], expose_headers=["E"], allow_credentials=True, max_age=D.days(1)))
mapping = P().append_header("a", V.request_header("b")).append_query_string("c", V.request_query_string("d")).overwrite_header("e", V.request_body("f.g")).overwrite_path(V.request_path()).overwrite_query_string("h", V.request_path_param("i")).remove_header("j").remove_query_string("k").custom("l", "m")
queue = sqs.Queue(s, "Q")
shared = it.HttpLambdaIntegration("Shared", fn, payload_format_version=ag.PayloadFormatVersion.VERSION_1_0, timeout=D.seconds(5), parameter_mapping=mapping)
routes = api.add_routes(path="/books", integration=shared, methods=[M.GET, M.POST]) + api.add_routes(path="/books/{id}", integration=shared) + api.add_routes(path="/url/{proxy+}", integration=it.HttpUrlIntegration("Url", "https://x.example/{proxy}", method=M.PATCH, timeout=D.millis(50), parameter_mapping=P.from_object({"append:header.z": V.context_variable("c"), "y": V.stage_variable("s"), "x": V.custom("q"), "w": V.NONE})), methods=[M.ANY])
api.add_routes(path="/other", integration=it.HttpLambdaIntegration("Unscoped", fn, scope_permission_to_route=False), methods=[M.DELETE, M.HEAD, M.OPTIONS])
for i, sub in enumerate([None, Sub.SQS_RECEIVE_MESSAGE, Sub.SQS_DELETE_MESSAGE, Sub.SQS_PURGE_QUEUE, Sub.SQS_SEND_MESSAGE]):
    api.add_routes(path=f"/q{i}", integration=it.HttpSqsIntegration(f"Sqs{i}", queue=queue, **({"subtype": sub} if sub else {}), **({"parameter_mapping": P().custom("QueueUrl", "u")} if i == 4 else {})), methods=[M.POST])
bus = events.EventBus(s, "Bus")
api.add_routes(path="/e0", integration=it.HttpEventBridgeIntegration("Eb", event_bus_ref=bus.event_bus_ref)), api.add_routes(path="/e1", integration=it.HttpEventBridgeIntegration("Eb2", event_bus_ref=bus.event_bus_ref, subtype=Sub.EVENTBRIDGE_PUT_EVENTS, parameter_mapping=P().custom("Source", "s")))
flow = lambda n, **k: sfn.StateMachine(s, n, definition_body=sfn.DefinitionBody.from_chainable(sfn.Pass(s, f"{n}Pass")), **k)
std, exp = flow("Std"), flow("Exp", state_machine_type=sfn.StateMachineType.EXPRESS)
for i, (m, k) in enumerate([(std, {}), (std, dict(subtype=Sub.STEPFUNCTIONS_STOP_EXECUTION)), (exp, dict(subtype=Sub.STEPFUNCTIONS_START_SYNC_EXECUTION)), (exp, dict(subtype=Sub.STEPFUNCTIONS_START_EXECUTION, parameter_mapping=P().custom("Input", "$request.body")))]): api.add_routes(path=f"/s{i}", integration=it.HttpStepFunctionsIntegration(f"Sf{i}", state_machine=m, **k))
stage = api.add_stage("Beta", stage_name="beta", auto_deploy=True, description="sd", throttle=ag.ThrottleSettings(rate_limit=1.5, burst_limit=2), detailed_metrics_enabled=True, stage_variables={"a": "b"}, domain_mapping=ag.DomainMappingOptions(domain_name=known_name))
own = ag.HttpStage(s, "Own", http_api=plain, stage_name="own"); own.add_stage_variable("c", "d"), ag.HttpStage(s, "OwnDefault", http_api=ag.HttpApi(s, "NoStage", create_default_stage=False), throttle=ag.ThrottleSettings())
ag.ApiMapping(s, "Mapped", api=plain, domain_name=name, stage=own, api_mapping_key="p/q"), ag.ApiMapping(s, "MappedDefault", api=plain, domain_name=known_name)
iamr = api.add_routes(path="/iam/{x}/{y+}", integration=shared, methods=[M.GET, M.PUT], authorizer=az.HttpIamAuthorizer()) + api.add_routes(path="/iam", integration=shared, authorizer=az.HttpIamAuthorizer())
iamr[0].grant_invoke(role), iamr[1].grant_invoke(role, http_methods=[M.PUT]), iamr[2].grant_invoke(iam.User(s, "U"), http_methods=[M.GET, M.PATCH]), iamr[2].grant_invoke(iam.User(s, "U2"))
for i, m in enumerate([api.metric("X", statistic="p99"), api.metric_count(), api.metric_client_error(period=D.minutes(1)), api.metric_server_error(), api.metric_data_processed(), api.metric_latency(), stage.metric_integration_latency(), stage.metric("Y"), api.default_stage.metric_count(), stage.metric_data_processed(), stage.metric_client_error(), stage.metric_latency(), stage.metric_server_error()]): m.create_alarm(s, f"Al{i}", threshold=1, evaluation_periods=1)
value(s, "V", api.api_id, api.http_api_id, api.url, api.api_endpoint, api.http_api_name, api.default_stage.stage_name, api.default_stage.domain_url, stage.url, own.url, stage.domain_url, routes[0].route_arn, routes[0].route_id, routes[2].path, api.arn_for_execute_api(), api.arn_for_execute_api("GET", "/x", "st"), api.arn_for_execute_api("ANY"), name.name, name.regional_domain_name, name.regional_hosted_zone_id, known_name.name)
t = cdk.Stack(app, "Auth", env=env)
f2 = made(t)
pool, client = cognito.UserPool.from_user_pool_id(t, "Pool", "us-east-1_abc"), cognito.UserPoolClient.from_user_pool_client_id(t, "Client", "cid")
auths = {"Jwt": az.HttpJwtAuthorizer("Jwt", "https://issuer.example", jwt_audience=["a", "b"]), "JwtAll": az.HttpJwtAuthorizer("JwtAll", "https://i.example", jwt_audience=["c"], authorizer_name="n", identity_source=["$request.header.X"]), "Pool": az.HttpUserPoolAuthorizer("Pool", pool, user_pool_clients=[client]), "PoolAll": az.HttpUserPoolAuthorizer("PoolAll", pool, user_pool_clients=[client, client], user_pool_region="eu-west-1", authorizer_name="p", identity_source=["$request.querystring.t"]),
         "Fn": az.HttpLambdaAuthorizer("Fn", f2), "FnAll": az.HttpLambdaAuthorizer("FnAll", f2, authorizer_name="l", identity_source=["$request.header.A", "$context.b"], response_types=[az.HttpLambdaResponseType.SIMPLE, az.HttpLambdaResponseType.IAM], results_cache_ttl=D.seconds(0)), "FnIam": az.HttpLambdaAuthorizer("FnIam", f2, response_types=[az.HttpLambdaResponseType.IAM], role=iam.Role.from_role_arn(t, "KR", "arn:aws:iam::111111111111:role/r")), "Iam": az.HttpIamAuthorizer(), "None": ag.HttpNoneAuthorizer()}
for i, (id, a) in enumerate(auths.items()):
    x = ag.HttpApi(t, f"Api{id}", default_authorizer=a, default_authorization_scopes=["s1"] if i < 4 else None, default_integration=it.HttpUrlIntegration("U", "https://x") if i % 2 else None)
    x.add_routes(path="/a", integration=it.HttpLambdaIntegration("L", f2)), x.add_routes(path="/b", integration=it.HttpUrlIntegration("B", "https://b"), methods=[M.GET], authorizer=ag.HttpNoneAuthorizer()), x.add_routes(path="/c", integration=it.HttpUrlIntegration("C", "https://c"), methods=[M.GET], authorizer=a, **({"authorization_scopes": ["s2", "s3"]} if i < 4 else {}))
    value(t, f"V{id}", a.authorization_type if i < 8 and id != "Iam" else None, getattr(a, "authorizer_id", None))
u = cdk.Stack(app, "Known", env=env)
known = ag.HttpApi.from_http_api_attributes(u, "Known", http_api_id="kid", api_endpoint="https://k.example")
ag.HttpRoute(u, "R", http_api=known, route_key=ag.HttpRouteKey.with_("/r", M.GET), integration=it.HttpLambdaIntegration("L", made(u))), ag.HttpRoute(u, "RD", http_api=known, route_key=ag.HttpRouteKey.DEFAULT, integration=it.HttpUrlIntegration("L2", "https://x"), authorizer=ag.HttpAuthorizer.from_http_authorizer_attributes(u, "KA", authorizer_id="aid", authorizer_type="JWT"), authorization_scopes=["q"])
kst = ag.HttpStage.from_http_stage_attributes(u, "KSt", stage_name="kst", api=known)
ag.HttpStage(u, "St", http_api=known, stage_name="st")
integ = ag.HttpIntegration(u, "Int", http_api=known, integration_type=ag.HttpIntegrationType.HTTP_PROXY, integration_uri="https://x", method=M.ANY, connection_type=ag.HttpConnectionType.VPC_LINK, connection_id="cid", secure_server_name="s.example", payload_format_version=ag.PayloadFormatVersion.custom("1.0"), credentials=ag.IntegrationCredentials.use_caller_identity(), timeout=D.seconds(29))
au = ag.HttpAuthorizer(u, "Au", http_api=known, identity_source=["$request.header.A"], type=ag.HttpAuthorizerType.LAMBDA, authorizer_uri="uri", enable_simple_responses=True, payload_format_version=ag.AuthorizerPayloadVersion.VERSION_1_0, results_cache_ttl=D.hours(1))
value(u, "V", known.api_endpoint, known.arn_for_execute_api("GET", "/q"), kst.stage_name, integ.integration_id, au.authorizer_id, known.metric_count().dimensions)
guarded = ag.HttpApi(cdk.Stack(app, "Guarded"), "Api", default_authorizer=az.HttpJwtAuthorizer("Jwt", "https://i", jwt_audience=["a"]), default_authorization_scopes=["d"])
for name, options in {"plain": {}, "own": {"authorization_scopes": ["r"]}, "iam": {"authorizer": az.HttpIamAuthorizer()}, "open": {"authorizer": ag.HttpNoneAuthorizer(), "authorization_scopes": []}}.items():
    ag.HttpRoute(cdk.Stack(app, f"Guarded-{name}"), "R", http_api=guarded, route_key=ag.HttpRouteKey.with_(f"/{name}", M.GET), integration=it.HttpUrlIntegration("U", "https://x"), **options)
app.synth()
