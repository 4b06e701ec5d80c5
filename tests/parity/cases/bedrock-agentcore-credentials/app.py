"""Providers of API keys and tokens of every vendor, gateways that use them, targets that are REST APIs."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as apigw, aws_bedrockagentcore as ac, aws_iam as iam, aws_secretsmanager as sm

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Credentials")
Key, OAuth, Cred, Loc, Vendor = ac.ApiKeyCredentialProvider, ac.OAuth2CredentialProvider, ac.GatewayCredentialProvider, ac.ApiKeyCredentialLocation, ac.OAuth2CredentialProviderVendor
secret = sm.Secret(stack, "Secret")
k1 = Key(stack, "Key")
k2 = Key(stack, "KeyFull", api_key=cdk.SecretValue.secrets_manager("my-secret"), api_key_credential_provider_name="my_key-1", tags={"b": "1", "a": "2"})
k3 = Key(stack, "KeyOfSecret", api_key=secret.secret_value_from_json("key"))
given = dict(client_id="id", client_secret=cdk.SecretValue.unsafe_plain_text("shh"))
named = dict(client_id="id", client_secret=secret.secret_value, tags={"b": "1", "a": "2"})
providers = []
for vendor in ("atlassian", "auth0", "cognito", "cyber_ark", "dropbox", "facebook", "fusion_auth", "github", "google", "hubspot", "linkedin", "microsoft", "notion", "okta", "one_login", "ping_one", "reddit", "salesforce", "slack", "spotify", "twitch", "x", "yandex", "zoom"):
    make = getattr(OAuth, f"using_{vendor}")
    providers.append(make(stack, vendor.title(), **given))
    make(stack, vendor.title() + "Named", o_auth2_credential_provider_name=f"{vendor}-1", **named)
for vendor in ("auth0", "cognito", "cyber_ark", "fusion_auth", "okta", "one_login", "ping_one"):
    getattr(OAuth, f"using_{vendor}")(stack, vendor.title() + "Tenant", issuer="https://i.example.com", authorization_endpoint="https://a.example.com", token_endpoint="https://t.example.com", **given)
OAuth.using_okta(stack, "Issuer", issuer="https://i.example.com", **given)
OAuth.using_microsoft(stack, "Tenant", tenant_id="t-1", **given)
custom = OAuth.using_custom(stack, "Custom", discovery_url="https://id.example.com/.well-known/openid-configuration", **given)
OAuth.using_custom(stack, "CustomServer", authorization_server_metadata=ac.OAuth2AuthorizationServerMetadata(issuer="https://i.example.com", authorization_endpoint="https://a.example.com", token_endpoint="https://t.example.com", response_types=["code", "token"]), **named)
OAuth.using_custom(stack, "CustomBare", authorization_server_metadata=ac.OAuth2AuthorizationServerMetadata(issuer="https://i.example.com", authorization_endpoint="https://a.example.com", token_endpoint="https://t.example.com"), **given)
Cfn = ac.CfnOAuth2CredentialProvider
raw = OAuth(stack, "Raw", credential_provider_vendor=Vendor.SLACK.value, oauth2_provider_config_input=Cfn.Oauth2ProviderConfigInputProperty(slack_oauth2_provider_config=Cfn.SlackOauth2ProviderConfigInputProperty(client_id="i", client_secret="s")), o_auth2_credential_provider_name="raw", tags={"x": "y"})
found_key = Key.from_api_key_credential_provider_attributes(stack, "FoundKey", credential_provider_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/apikeycredentialprovider/k", api_key_secret_arn="arn:aws:secretsmanager:us-east-1:123456789012:secret:k", created_time="c", last_updated_time="l")
found = OAuth.from_o_auth2_credential_provider_attributes(stack, "Found", credential_provider_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/oauth2credentialprovider/o", credential_provider_vendor="SlackOauth2", client_secret_arn="arn:aws:secretsmanager:us-east-1:123456789012:secret:o", callback_url="https://cb", created_time="c", last_updated_time="l")
for number, granted in enumerate([k1, found_key, custom, found]):
    for name in ("read", "use", "admin", "full_access"):
        getattr(granted, f"grant_{name}")(iam.User(stack, f"{name.title()}{number}"))
    granted.grant(iam.User(stack, f"Some{number}"), "bedrock-agentcore:X", "bedrock-agentcore:Y")
values = dict(ka=k1.credential_provider_arn, kn=k1.api_key_credential_provider_name, ks=k1.api_key_secret_arn, kc=k1.created_time, kl=k1.last_updated_time, oa=custom.credential_provider_arn, on=custom.o_auth2_credential_provider_name, ov=custom.credential_provider_vendor, ob=custom.callback_url, os=custom.client_secret_arn, oc=custom.created_time, ol=custom.last_updated_time, rv=raw.credential_provider_vendor, rs=raw.client_secret_arn)
for name, value in {**values, **{f"v{n}": p.credential_provider_vendor for n, p in enumerate(providers)}}.items():
    cdk.CfnOutput(stack, f"Out{name}", value=value)

gateways = cdk.Stack(app, "Gateways")
gw = ac.Gateway(gateways, "Gw", authorizer_configuration=ac.GatewayAuthorizer.using_aws_iam())
own_key = Key(gateways, "OwnKey")
own = OAuth.using_github(gateways, "Own", **given)
away = Key.from_api_key_credential_provider_attributes(gateways, "Away", credential_provider_arn="arn:aws:bedrock-agentcore:us-east-1:123456789012:token-vault/default/apikeycredentialprovider/k", api_key_secret_arn="arn:aws:secretsmanager:us-east-1:123456789012:secret:k")
api_schema = ac.ApiSchema.from_inline('{"openapi": "3.0.0", "servers": [{"url": "https://a.example.com"}], "paths": {}}')
gw.add_open_api_target("KeyHeader", api_schema=api_schema, credential_provider_configurations=[Cred.from_api_key_identity(own_key)])
gw.add_open_api_target("KeyQuery", api_schema=api_schema, credential_provider_configurations=[Cred.from_api_key_identity(away, credential_location=Loc.query_parameter(credential_parameter_name="q", credential_prefix="p"))])
gw.add_mcp_server_target("Token", endpoint="https://mcp.example.com", credential_provider_configurations=[Cred.from_oauth_identity(own, scopes=["r", "w"], custom_parameters={"b": "1", "a": "2"})])
gw.add_mcp_server_target("TokenBare", endpoint="https://mcp.example.com", credential_provider_configurations=[Cred.from_oauth_identity(custom, scopes=[])])

apis = cdk.Stack(app, "Apis")
gate = ac.Gateway(apis, "Gate", authorizer_configuration=ac.GatewayAuthorizer.using_aws_iam())
api = apigw.RestApi(apis, "Api", deploy_options=apigw.StageOptions(stage_name="live"))
pets = api.root.add_resource("pets")
pets.add_method("GET"), pets.add_method("POST")
imported = apigw.RestApi.from_rest_api_attributes(apis, "Imported", rest_api_id="abc123", root_resource_id="root")
Method = ac.ApiGatewayHttpMethod
tools = ac.ApiGatewayToolConfiguration(tool_filters=[ac.ApiGatewayToolFilter(filter_path="/pets", methods=[Method.GET, Method.POST]), ac.ApiGatewayToolFilter(filter_path="/pets/*", methods=[Method.of("ANY")])],
                                       tool_overrides=[ac.ApiGatewayToolOverride(path="/pets", method=Method.GET, name="list_pets", description="all"), ac.ApiGatewayToolOverride(path="/pets", method=Method.POST, name="add_pet")])
simple = ac.ApiGatewayToolConfiguration(tool_filters=[ac.ApiGatewayToolFilter(filter_path="/*", methods=[Method.DELETE, Method.HEAD, Method.OPTIONS, Method.PATCH, Method.PUT])])
metadata = ac.MetadataConfiguration(allowed_query_parameters=["q"], allowed_request_headers=["X-In"], allowed_response_headers=["X-Out", "X-Other"])
gate.add_api_gateway_target("Own", rest_api=api, api_gateway_tool_configuration=tools, metadata_configuration=metadata, description="d", gateway_target_name="own-api")
gate.add_api_gateway_target("Bare", rest_api=api, api_gateway_tool_configuration=simple)
gate.add_api_gateway_target("Staged", rest_api=imported, stage="prod", api_gateway_tool_configuration=simple, credential_provider_configurations=[Cred.from_iam_role()], metadata_configuration=ac.MetadataConfiguration(allowed_request_headers=["X-In"]))
ac.GatewayTarget.for_api_gateway(apis, "Static", gateway=gate, rest_api=api, stage="other", api_gateway_tool_configuration=simple, credential_provider_configurations=[Cred.from_api_key_identity(away_key := Key(apis, "AwayKey"))])
ac.GatewayTarget(apis, "Raw", gateway=gate, target_configuration=ac.ApiGatewayTargetConfiguration.create(rest_api=imported, stage="x", api_gateway_tool_configuration=tools))
app.synth()
