"""Gateways: authorizers, protocols, targets with schemas from assets, buckets and inline, interceptors, grants, metrics."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_bedrockagentcore as ac, aws_cloudwatch as cw, aws_cognito as cognito, aws_iam as iam, aws_kms as kms, aws_lambda as lambda_, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Gateways")
Auth, Claim, Cred, Loc, API, Tool, T, Target = ac.GatewayAuthorizer, ac.GatewayCustomClaim, ac.GatewayCredentialProvider, ac.ApiKeyCredentialLocation, ac.ApiSchema, ac.ToolSchema, ac.SchemaDefinitionType, ac.GatewayTarget
WELL_KNOWN = "https://id.example.com/.well-known/openid-configuration"
key = kms.Key(stack, "Key")
bucket = s3.Bucket(stack, "Bucket")
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("bedrock-agentcore.amazonaws.com"))
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_13, handler="i.h", code=lambda_.Code.from_inline("1"))
other = lambda_.Function.from_function_arn(stack, "OtherFn", "arn:aws:lambda:us-east-1:123456789012:function:other")
plain = ac.Gateway(stack, "Plain")
iamed = ac.Gateway(stack, "Iam", authorizer_configuration=Auth.using_aws_iam(), description="d", gateway_name="gw-1", tags={"b": "1", "a": "2"}, exception_level=ac.GatewayExceptionLevel.DEBUG, kms_key=key,
                   protocol_configuration=ac.GatewayProtocol.mcp(instructions="Do it", search_type=ac.McpGatewaySearchType.SEMANTIC, supported_versions=[ac.MCPProtocolVersion.MCP_2025_06_18, ac.MCPProtocolVersion.MCP_2025_03_26]))
roled = ac.Gateway(stack, "Roled", authorizer_configuration=Auth.with_no_auth(), role=role, kms_key=key, protocol_configuration=ac.McpProtocolConfiguration(supported_versions=[ac.MCPProtocolVersion.of("2026")]))
claims = [Claim.with_string_value("department", "eng"), Claim.with_string_array_value("roles", ["a", "b"], ac.CustomClaimOperator.CONTAINS_ANY)]
ac.Gateway(stack, "Jwt", authorizer_configuration=Auth.using_custom_jwt(discovery_url=WELL_KNOWN, allowed_audience=["a"], allowed_clients=["c"], allowed_scopes=["s"], custom_claims=claims), interceptor_configurations=[ac.LambdaInterceptor.for_request(fn, pass_request_headers=True), ac.LambdaInterceptor.for_response(fn)])
pool = cognito.UserPool(stack, "Pool")
client = pool.add_client("Client")
ac.Gateway(stack, "Cognito", authorizer_configuration=Auth.using_cognito(user_pool=pool, allowed_clients=[client], allowed_audiences=["a"], allowed_scopes=["s"], custom_claims=claims[:1]))
ac.Gateway(stack, "CognitoBare", authorizer_configuration=Auth.using_cognito(user_pool=pool), protocol_configuration=ac.GatewayProtocol.mcp())
intercepted = ac.Gateway(stack, "Intercepted", authorizer_configuration=Auth.using_aws_iam())
intercepted.add_interceptor(ac.LambdaInterceptor.for_response(fn, pass_request_headers=False))

targets = cdk.Stack(app, "Targets")
gw = ac.Gateway(targets, "Gw", authorizer_configuration=Auth.using_aws_iam())
fn2 = lambda_.Function(targets, "Fn", runtime=lambda_.Runtime.PYTHON_3_13, handler="i.h", code=lambda_.Code.from_inline("1"))
data = s3.Bucket(targets, "Data")
schema = ac.SchemaDefinition(type=T.OBJECT, description="in", required=["a"], properties={"b": ac.SchemaDefinition(type=T.ARRAY, items=ac.SchemaDefinition(type=T.STRING)), "a": ac.SchemaDefinition(type=T.NUMBER, description="n")})
tools = [ac.ToolDefinition(name="t1", description="first", input_schema=schema, output_schema=ac.SchemaDefinition(type=T.BOOLEAN)), ac.ToolDefinition(name="t2", description="second", input_schema=ac.SchemaDefinition(type=T.of("other")))]
gw.add_lambda_target("LambdaAsset", lambda_function=fn2, tool_schema=Tool.from_local_asset("schemas/tools.json"))
first = gw.add_lambda_target("LambdaInline", lambda_function=fn2, tool_schema=Tool.from_inline(tools), description="d", gateway_target_name="lambda-inline")
gw.add_lambda_target("LambdaS3", lambda_function=fn2, tool_schema=Tool.from_s3_file(data, "tools.json", "123456789012"), credential_provider_configurations=[Cred.from_iam_role()])
key_arn = "arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/apikeycredentialprovider/k"
secret_arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:s-abc"
oauth_arn = "arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/oauth2credentialprovider/o"
api_key = Cred.from_api_key_identity_arn(provider_arn=key_arn, secret_arn=secret_arn, credential_location=Loc.header(credential_parameter_name="X-Key", credential_prefix="Bearer"))
query_key = Cred.from_api_key_identity_arn(provider_arn=key_arn, secret_arn=secret_arn, credential_location=Loc.query_parameter())
header_key = Cred.from_api_key_identity_arn(provider_arn=key_arn, secret_arn=secret_arn, credential_location=Loc.header())
bare_key = Cred.from_api_key_identity_arn(provider_arn=key_arn, secret_arn=secret_arn)
oauth = Cred.from_oauth_identity_arn(provider_arn=oauth_arn, secret_arn=secret_arn, scopes=["r", "w"], custom_parameters={"b": "1", "a": "2"})
INLINE = '{"openapi": "3.0.0", "info": {"title": "t", "version": "1"}, "paths": {}}'
gw.add_open_api_target("OpenInline", api_schema=API.from_inline(INLINE), credential_provider_configurations=[api_key], validate_open_api_schema=False)
gw.add_open_api_target("OpenAsset", api_schema=API.from_local_asset("schemas/api.json"), credential_provider_configurations=[oauth], description="open", validate_open_api_schema=False)
gw.add_open_api_target("OpenS3", api_schema=API.from_s3_file(data, "api.json"), credential_provider_configurations=[query_key], gateway_target_name="open-s3")
gw.add_smithy_target("SmithyAsset", smithy_model=API.from_local_asset("schemas/model.json"))
gw.add_smithy_target("SmithyInline", smithy_model=API.from_inline("{}"), description="smithy")
gw.add_smithy_target("SmithyS3", smithy_model=API.from_s3_file(data, "m.json", "123456789012"), gateway_target_name="sm", credential_provider_configurations=[Cred.from_iam_role()])
mcp = gw.add_mcp_server_target("Mcp", endpoint="https://mcp.example.com", credential_provider_configurations=[Cred.from_oauth_identity_arn(provider_arn=oauth_arn, secret_arn=secret_arn, scopes=[])])
Target.for_lambda(targets, "ForLambda", gateway=gw, lambda_function=fn2, tool_schema=Tool.from_local_asset("schemas/tools.json"))
Target.for_open_api(targets, "ForOpen", gateway=gw, api_schema=API.from_local_asset("schemas/api.json"), validate_open_api_schema=False, credential_provider_configurations=[header_key])
Target.for_smithy(targets, "ForSmithy", gateway=gw, smithy_model=API.from_local_asset("schemas/model.json"))
Target.for_mcp_server(targets, "ForMcp", gateway=gw, endpoint="https://mcp.example.com/x", credential_provider_configurations=[oauth], description="m", gateway_target_name="for-mcp")
ac.GatewayTarget(targets, "Own", gateway=gw, target_configuration=ac.LambdaTargetConfiguration.create(fn2, Tool.from_inline(tools)))
ac.GatewayTarget(targets, "OwnOpen", gateway=gw, target_configuration=ac.OpenApiTargetConfiguration.create(API.from_local_asset("schemas/api.json"), False), credential_provider_configurations=[bare_key])
ac.GatewayTarget(targets, "OwnMcp", gateway=gw, target_configuration=ac.McpServerTargetConfiguration.create("https://x.example.com"))
ac.GatewayTarget(targets, "OwnSmithy", gateway=gw, target_configuration=ac.SmithyTargetConfiguration(API.from_inline("{}")))

used = cdk.Stack(app, "Used")
imported_role = iam.Role.from_role_arn(used, "ImportedRole", "arn:aws:iam::123456789012:role/gw")
imported = ac.Gateway.from_gateway_attributes(used, "Imported", gateway_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:gateway/imp", gateway_id="imp", gateway_name="impname", role=imported_role)
own = ac.Gateway(used, "Own", authorizer_configuration=Auth.using_aws_iam())
target = Target.from_gateway_target_attributes(used, "FoundTarget", gateway=imported, gateway_target_name="n", target_arn="arn:t", target_id="tid", created_at="c", status="READY", updated_at="u")
made = own.add_mcp_server_target("M", endpoint="https://mcp.example.com", credential_provider_configurations=[oauth])
for who, granted in dict(U1=own, U2=imported).items():
    user = iam.User(used, who)
    granted.grant_invoke(user), granted.grant_read(user), granted.grant_manage(user), granted.grant(user, "bedrock-agentcore:X", "bedrock-agentcore:Y")
for who, granted in dict(U3=made, U4=target).items():
    user = iam.User(used, who)
    granted.grant_read(user), granted.grant_manage(user), granted.grant(user, "bedrock-agentcore:X")
made.grant_sync(iam.User(used, "U5"))
cdk.CfnOutput(stack, "Tokens", value=plain.token_endpoint_url)
for number, metric in enumerate([own.metric("Any", statistic="p90"), own.metric_duration(), own.metric_invocations(), own.metric_latency(), own.metric_system_errors(), own.metric_target_execution_time(), own.metric_target_type("Lambda"), own.metric_throttles(period=cdk.Duration.minutes(1)), own.metric_user_errors(statistic="Maximum"), imported.metric_duration()]):
    cw.Alarm(used, f"Alarm{number}", metric=metric, threshold=1, evaluation_periods=1)
for name, value in dict(arn=own.gateway_arn, id=own.gateway_id, gateway=own.gateway_name, url=own.gateway_url, status=own.status, created=own.created_at, updated=own.updated_at, reasons=cdk.Fn.join(",", own.status_reason), t1=made.target_id, t2=made.target_arn, t3=made.gateway_target_name, t4=made.status, t5=made.created_at, t6=made.updated_at, f=target.target_arn).items():
    cdk.CfnOutput(used, f"Out{name}", value=value)
app.synth()
