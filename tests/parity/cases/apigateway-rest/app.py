"""REST APIs: paths, methods, integrations, CORS, models, validators, stages, deployments made by hand, imported APIs."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag, aws_iam as iam, aws_kinesisfirehose as fh, aws_lambda as L, aws_logs as logs

app = cdk.App(analytics_reporting=False)
D, I, J, T = cdk.Duration, ag.IntegrationOptions, ag.JsonSchema, ag.JsonSchemaType
env = cdk.Environment(account="111111111111", region="us-east-1")
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
made = lambda st, name="Fn", **k: L.Function(st, name, code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12, **k)
state = lambda *a, **k: iam.PolicyStatement(actions=["execute-api:Invoke"], principals=[iam.AnyPrincipal()], resources=["execute-api:/*"], **k)
s = cdk.Stack(app, "Rest", env=env)
fn, named = made(s), made(s, "Named", function_name="named")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com"))
api = ag.RestApi(s, "Api", description="d", rest_api_name="called", api_key_source_type=ag.ApiKeySourceType.AUTHORIZER, binary_media_types=["image/png", "*/*"], min_compression_size=cdk.Size.kibibytes(1), fail_on_warnings=True, parameters={"a": "b"}, disable_execute_api_endpoint=False, retain_deployments=True, endpoint_export_name="out", policy=iam.PolicyDocument(statements=[state()]), cloud_watch_role=True, cloud_watch_role_removal_policy=cdk.RemovalPolicy.DESTROY,
                 endpoint_configuration=ag.EndpointConfiguration(types=[ag.EndpointType.REGIONAL], ip_address_type=ag.IpAddressType.DUAL_STACK), default_method_options=ag.MethodOptions(api_key_required=True, operation_name="Def", request_parameters={"method.request.header.H": False}), default_integration=ag.LambdaIntegration(fn),
                 deploy_options=ag.StageOptions(stage_name="beta", variables={"z": "1", "a": "2"}, description="st", documentation_version="v", client_certificate_id="c", tracing_enabled=True, cache_cluster_size="1.6", caching_enabled=True, cache_ttl=D.minutes(2), cache_data_encrypted=True, data_trace_enabled=True, logging_level=ag.MethodLoggingLevel.INFO, metrics_enabled=True, throttling_burst_limit=5, throttling_rate_limit=2.5,
                                                method_options={"/books/GET": ag.MethodDeploymentOptions(caching_enabled=True, logging_level=ag.MethodLoggingLevel.OFF), "/a/{b}/c/*": {"throttlingRateLimit": 1}, "//POST": ag.MethodDeploymentOptions(metrics_enabled=False)}, access_log_destination=ag.LogGroupLogDestination(logs.LogGroup(s, "Logs")), access_log_format=ag.AccessLogFormat.json_with_standard_fields(caller=False, http_method=True, ip=True, protocol=True, request_time=True, resource_path=True, response_length=True, status=True, user=False)))
api.add_to_resource_policy(state(effect=iam.Effect.DENY, conditions={"StringNotEquals": {"aws:SourceVpce": "v"}}))
ok = ag.MethodResponse(status_code="200", response_models={"application/json": ag.Model.EMPTY_MODEL, "x/y": ag.Model.ERROR_MODEL}, response_parameters={"method.response.header.B": True, "method.response.header.A": False})
full = dict(cache_key_parameters=["method.request.path.id"], cache_namespace="ns", content_handling=ag.ContentHandling.CONVERT_TO_TEXT, passthrough_behavior=ag.PassthroughBehavior.NEVER, request_parameters={"integration.request.header.X": "'y'"}, request_templates={"application/json": "{}"}, timeout=D.millis(50),
            integration_responses=[ag.IntegrationResponse(status_code="200", selection_pattern="p", response_templates={"a/b": "c"}, response_parameters={"method.response.header.A": "'x'"}, content_handling=ag.ContentHandling.CONVERT_TO_BINARY), {"statusCode": "500"}])
books = api.root.add_resource("books", default_cors_preflight_options=ag.CorsOptions(allow_origins=["https://a.example", "https://b.example", "https://c.example"], allow_credentials=True, max_age=D.days(1), expose_headers=["X-A", "X-B"], allow_headers=["H"], allow_methods=["GET", "PUT"], status_code=200), default_method_options=ag.MethodOptions(authorization_type=ag.AuthorizationType.IAM, operation_name="Books"))
get = books.add_method("get", ag.LambdaIntegration(named, proxy=False, allow_test_invoke=False, credentials_role=role, **full), method_responses=[ok], api_key_required=False)
get.add_method_response(status_code="404"), get.grant_execute(role), get.metric_latency(api.deployment_stage)
one = books.add_resource("{id}", default_integration=ag.HttpIntegration("https://x.example/{id}", http_method="PATCH", proxy=False, options=I(**{**full, "timeout": D.minutes(5)})))
one.add_method("DELETE"), one.add_method("POST", ag.MockIntegration(**full), authorization_type=ag.AuthorizationType.NONE), one.add_method("ANY", ag.LambdaIntegration(fn, scope_permission_to_method=False)), one.add_method("HEAD", ag.LambdaIntegration(fn, scope_permission_to_method=False, response_transfer_mode=ag.ResponseTransferMode.STREAM))
aws = api.root.add_resource("aws", default_cors_preflight_options=ag.CorsOptions(allow_origins=ag.Cors.ALL_ORIGINS, allow_methods=["ANY"], disable_cache=True))
for i, o in enumerate([dict(service="s3", subdomain="bucket", path="a/b", integration_http_method="GET", options=I(credentials_passthrough=True)), dict(service="dynamodb", action="GetItem", region="eu-west-1", options=I(credentials_role=role, **full)), dict(service="sns", action="Publish", action_parameters={"Msg": "a b&c/d", "T": "ü~!*'()"}, proxy=True), dict(service="x", path="p", options=I(connection_type=ag.ConnectionType.VPC_LINK, vpc_link=ag.VpcLink.from_vpc_link_id(s, f"L{1}", "link")))]):
    aws.add_resource(f"r{i}").add_method("GET", ag.AwsIntegration(**o))
aws.resource_for_path("deep/{er}/$x").add_method("PUT")
model = api.add_model("Pet", model_name="Pet", content_type="a/b", description="m", schema=J(type=T.OBJECT, title="t", required=["b"], schema=ag.JsonSchemaVersion.DRAFT7, properties={"b": J(type=[T.STRING, T.NULL], min_length=1), "a": {"type": T.ARRAY, "items": J(type=T.NUMBER, maximum=2.5)}}, additional_properties=False, ref="r", not_=J(title="n"), definitions={"D": J(id="i", enum=[1, "x"])}))
check = api.add_request_validator("Check", request_validator_name="c", validate_request_body=True, validate_request_parameters=False)
pets = api.root.add_resource("pets", default_integration=ag.MockIntegration())
pets.add_method("POST", request_models={"application/json": model, "b/c": ag.Model.from_model_name(s, "Known", "known")}, request_validator=check, request_parameters={"method.request.querystring.q": True}, operation_name="Add")
pets.add_method("PUT", request_validator_options=ag.RequestValidatorOptions(validate_request_parameters=True))
api.add_gateway_response("Denied", type=ag.ResponseType.ACCESS_DENIED, status_code="418", response_headers={"B": "'1'", "A": "'2'"}, templates={"text/plain": "no"}), api.add_gateway_response("Any", type=ag.ResponseType.of("default_4xx"))
m = [api.metric("X", statistic="p99"), api.metric_count(), api.metric_client_error(period=D.minutes(1)), api.deployment_stage.metric_server_error(), get.metric_cache_hit_count(api.deployment_stage), api.metric_cache_miss_count(), api.metric_integration_latency(), api.metric_latency()]
for i, x in enumerate(m): x.create_alarm(s, f"Al{i}", threshold=1, evaluation_periods=1)
value(s, "V", api.url, api.url_for_path("/x"), api.arn_for_execute_api(), api.arn_for_execute_api("ANY", "/q/*", "st"), api.rest_api_name, api.rest_api_root_resource_id, api.deployment_stage.stage_arn, api.deployment_stage.url_for_path(), get.method_arn, get.test_method_arn, get.method_id, one.path, pets.resource_id, model.model_id, books.get_resource("{id}").path, api.latest_deployment.deployment_id, api.rest_api_ref.rest_api_id)
t = cdk.Stack(app, "Others", env=env)
hand = ag.RestApi(t, "Hand", deploy=False, cloud_watch_role=False, endpoint_types=[ag.EndpointType.EDGE, ag.EndpointType.PRIVATE], clone_from=ag.RestApi.from_rest_api_id(t, "Src", "src"), minimum_compression_size=7)
hand.root.add_proxy(any_method=False, default_cors_preflight_options=ag.CorsOptions(allow_origins=["https://a.example"])).add_method("GET", ag.LambdaIntegration(made(t)))
dep = ag.Deployment(t, "Dep", api=hand, description="by hand", retain_deployments=True)
dep.add_to_logical_id({"v": [1, cdk.Aws.REGION]})
hand.root.add_resource("later").add_method("GET")
hand.deployment_stage = ag.Stage(t, "Stage", deployment=dep, cache_cluster_enabled=True, access_log_destination=ag.FirehoseLogDestination(fh.CfnDeliveryStream(t, "Fh", delivery_stream_name="amazon-apigateway-x")))
ag.Deployment(t, "Bare", api=hand, stage_name="auto"), ag.LambdaRestApi(t, "Alone", handler=made(t, "F2"), proxy=False, integration_options=ag.LambdaIntegrationOptions(allow_test_invoke=False), deploy_options=ag.StageOptions(throttling_rate_limit=1)).root.add_resource("x").add_method("GET")
known = ag.RestApi.from_rest_api_attributes(t, "Known", rest_api_id="kid", root_resource_id="root", rest_api_name="kn")
known.root.add_resource("new").add_method("GET", ag.HttpIntegration("http://x")), ag.Resource.from_resource_attributes(t, "KnownR", rest_api=known, path="/p/{q}", resource_id="rid").add_method("POST", ag.LambdaIntegration(made(t, "F3")))
st = ag.Stage.from_stage_attributes(t, "KnownSt", rest_api=known, stage_name="live")
ag.Deployment(t, "KnownDep", api=known), value(t, "V", hand.url, st.stage_arn, st.url_for_path("/a"), known.arn_for_execute_api(), known.metric_count().dimensions)
u = cdk.Stack(app, "Flags", env=cdk.Environment(region="eu-west-1"))
for k in ("disableCloudWatchRole", "requestValidatorUniqueId", "logGroupDestinationArnWithoutWildcard"): u.node.set_context(f"@aws-cdk/aws-apigateway:{k}", True)
w = ag.LambdaRestApi(u, "W", handler=made(u), description=cdk.Fn.ref("AWS::StackName"), default_cors_preflight_options=ag.CorsOptions(allow_origins=["*"]), deploy_options=ag.StageOptions(access_log_destination=ag.LogGroupLogDestination(logs.LogGroup(u, "Logs"))))
w.root.add_resource("v").add_method("GET", request_validator_options=ag.RequestValidatorOptions(validate_request_body=True))
x = cdk.Stack(app, "Far", env=env)
far = ag.RestApi(x, "Far"); far.root.add_method("GET", ag.LambdaIntegration(fn)), far.root.add_method("PUT", ag.LambdaIntegration(L.Function.from_function_arn(x, "KFn", "arn:aws:lambda:us-east-1:111111111111:function:k"))), far.root.add_method("POST", ag.LambdaIntegration(named.current_version))
app.synth()
