"""Event APIs: authorization, logs, domains, data sources, channel namespaces with handlers, grants, imports."""

import os

here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import (
    aws_appsync as appsync,
    aws_certificatemanager as acm,
    aws_cognito as cognito,
    aws_dynamodb as dynamodb,
    aws_events as events,
    aws_iam as iam,
    aws_lambda as lambda_,
    aws_logs as logs,
)

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Events")
A, P, D, S = (appsync.AppSyncAuthorizationType, appsync.AppSyncAuthProvider, cdk.Duration, "arn:aws:appsync:us-east-1:111122223333:apis/")
plain = appsync.EventApi(stack, "Plain", api_name="plain")
pool = cognito.UserPool.from_user_pool_id(stack, "Pool", "eu-west-1_abc")
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("appsync.amazonaws.com"))
cert = acm.Certificate.from_certificate_arn(stack, "Cert", "arn:aws:acm:us-east-1:111122223333:certificate/x")
auth = lambda *providers, **modes: appsync.EventApiAuthConfig(auth_providers=[P(**provider) for provider in providers], **modes)
rich = appsync.EventApi(
    stack,
    "Rich",
    api_name="rich",
    owner_contact="me-and you",
    domain_name=appsync.AppSyncDomainOptions(certificate=cert, domain_name="events.example.com"),
    log_config=appsync.AppSyncLogConfig(field_log_level=appsync.AppSyncFieldLogLevel.INFO, exclude_verbose_content=True, retention=logs.RetentionDays.ONE_WEEK),
    authorization_config=auth(
        dict(authorization_type=A.USER_POOL, cognito_config=appsync.AppSyncCognitoConfig(user_pool=pool, app_id_client_regex="x.*")),
        dict(authorization_type=A.API_KEY, api_key_config=appsync.AppSyncApiKeyConfig(name="MyKey", description="d")),
        dict(authorization_type=A.API_KEY, api_key_config=dict(name="Second")),
        dict(authorization_type=A.IAM),
        dict(
            authorization_type=A.OIDC,
            open_id_connect_config=appsync.AppSyncOpenIdConnectConfig(
                oidc_provider="https://oidc", client_id="c", token_expiry_from_auth=1, token_expiry_from_issue=2
            ),
        ),
        dict(
            authorization_type=A.LAMBDA,
            lambda_authorizer_config=appsync.AppSyncLambdaAuthorizerConfig(handler=fn, results_cache_ttl=D.seconds(60), validation_regex="^x"),
        ),
        connection_auth_mode_types=[A.API_KEY, A.IAM, A.LAMBDA],
        default_publish_auth_mode_types=[A.USER_POOL, A.OIDC],
        default_subscribe_auth_mode_types=[A.IAM],
    ),
)
lone = appsync.EventApi(
    stack,
    "Lone",
    api_name="lone",
    log_config=dict(role=role),
    authorization_config=auth(dict(authorization_type=A.LAMBDA, lambda_authorizer_config=dict(handler=fn))),
)
both = appsync.EventApi(
    stack,
    "Both",
    api_name="both",
    log_config=dict(field_log_level=appsync.AppSyncFieldLogLevel.ALL, exclude_verbose_content=False),
    authorization_config=auth(
        dict(authorization_type=A.IAM),
        dict(authorization_type=A.OIDC, open_id_connect_config=dict(oidc_provider="https://o", token_expiry_from_auth=0)),
        dict(authorization_type=A.USER_POOL, cognito_config=dict(user_pool=pool)),
        connection_auth_mode_types=[A.IAM],
    ),
)
keyed = appsync.EventApi(stack, "Keyed", api_name="keyed", authorization_config=auth(dict(authorization_type=A.API_KEY)), log_config={})
modes_only = appsync.EventApi(stack, "Modes", api_name="modes", authorization_config=appsync.EventApiAuthConfig(connection_auth_mode_types=[A.API_KEY]))
table = dynamodb.Table(stack, "Table", partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING))
db = rich.add_dynamo_db_data_source("Db", table, name="db source-1", description="dd")
read = appsync.AppSyncDynamoDbDataSource(stack, "ReadOnly", api=rich, table=table, read_only_access=True, use_caller_credentials=True, name="ro", service_role=role)
web = rich.add_http_data_source("Web", "https://aws.amazon.com/", name="web-dash")
signed = plain.add_http_data_source(
    "Signed", "https://x.example.com/", description="s", authorization_config=appsync.AppSyncAwsIamConfig(signing_region="eu-west-1", signing_service_name="states")
)
call = rich.add_lambda_data_source("Call", fn, description="calls")
bus = plain.add_event_bridge_data_source("Bus", events.EventBus(stack, "EventBus"))
H, I, C = appsync.HandlerConfig, appsync.LambdaInvokeType, appsync.Code
bare = plain.add_channel_namespace("bare")
coded = rich.add_channel_namespace(
    "Coded",
    channel_namespace_name="coded",
    code=C.from_inline("export x"),
    publish_handler_config=H(data_source=db),
    subscribe_handler_config=H(data_source=call),
    authorization_config=appsync.NamespaceAuthConfig(publish_auth_mode_types=[A.IAM, A.OIDC], subscribe_auth_mode_types=[A.LAMBDA]),
)
appsync.ChannelNamespace(stack, "File", api=rich, code=C.from_asset("code.js"), publish_handler_config=H(data_source=web, direct=False))
rich.add_channel_namespace(
    "direct", publish_handler_config=H(data_source=call, direct=True), subscribe_handler_config=H(data_source=call, direct=True, lambda_invoke_type=I.EVENT)
)
rich.add_channel_namespace(
    "wait",
    publish_handler_config=dict(data_source=call, direct=True, lambda_invoke_type=I.REQUEST_RESPONSE),
    authorization_config=dict(publish_auth_mode_types=[A.API_KEY]),
)
lone.add_channel_namespace("code-only", code=C.from_inline("export y"), authorization_config=dict(subscribe_auth_mode_types=[A.LAMBDA]))
rich.add_channel_namespace("half", code=C.from_inline("z"), subscribe_handler_config=dict(data_source=read), authorization_config={})
reader, R = iam.User(stack, "Reader"), appsync.AppSyncEventResource
rich.grant_publish(reader)
rich.grant_subscribe(reader)
rich.grant_publish_and_subscribe(iam.User(stack, "PubSub"))
rich.grant_connect(reader)
both.grant_connect(iam.Role(stack, "Connector", assumed_by=iam.AccountRootPrincipal()))
for resource in (R.all(), R.all_channel_namespaces(), R.for_api(), R.of_channel_namespace("some")):
    both.grant(iam.User(stack, f"User{len(stack.node.children)}"), resource, "appsync:EventPublish", "appsync:Other")
coded.grant_publish(fn)
coded.grant_subscribe(reader)
coded.grant_publish_and_subscribe(role)
imported = appsync.EventApi.from_event_api_attributes(
    stack, "Api", api_id="api-id", http_dns="h.example.com", realtime_dns="r.example.com", auth_provider_types=[A.IAM]
)
imported.add_channel_namespace("far", code=C.from_inline("q"))
imported.grant_publish(reader)
imported.grant_connect(reader)
imported.add_lambda_data_source("More", fn)
named = appsync.EventApi.from_event_api_attributes(stack, "ApiArn", api_id="other", api_arn=S + "other", api_name="other", http_dns="h", realtime_dns="r")
named.add_channel_namespace("near", authorization_config={})
known = appsync.ChannelNamespace.from_channel_namespace_arn(stack, "Known", S + "other/channelNamespace/known")
show = lambda types: str([type.name for type in types])
cdk.CfnOutput(
    stack,
    "All",
    value=cdk.Fn.join(
        "|",
        [
            plain.api_id,
            plain.api_arn,
            plain.http_dns,
            plain.realtime_dns,
            rich.app_sync_domain_name,
            rich.custom_http_endpoint,
            rich.custom_realtime_endpoint,
            *[f"{name}={key.attr_api_key}" for name, key in rich.api_keys.items()],
            *plain.api_keys,
            *both.api_keys,
            *keyed.api_keys,
            rich.log_group.log_group_name,
            plain.log_group.log_group_arn,
            show(plain.auth_provider_types),
            show(rich.auth_provider_types),
            show(rich.connection_mode_types),
            show(rich.default_publish_mode_types),
            show(rich.default_subscribe_mode_types),
            show(both.default_publish_mode_types),
            show(both.connection_mode_types),
            show(modes_only.connection_mode_types),
            show(modes_only.default_publish_mode_types),
            show(imported.auth_provider_types),
            show(named.auth_provider_types),
            imported.api_arn,
            imported.http_dns,
            named.realtime_dns,
            bare.channel_namespace_arn,
            known.channel_namespace_arn,
            db.name,
            web.name,
            call.resource.attr_name,
            plain.api_ref.api_arn,
            coded.channel_namespace_ref.channel_namespace_arn,
        ],
    ),
)
other = cdk.Stack(app, "Elsewhere", env=cdk.Environment(region="eu-central-1", account="111122223333"))
far = appsync.EventApi(
    other,
    "Far",
    api_name="far",
    log_config={},
    authorization_config=auth(dict(authorization_type=A.USER_POOL, cognito_config=dict(user_pool=cognito.UserPool.from_user_pool_id(other, "Pool", "p")))),
)
appsync.EventApi.from_event_api_attributes(other, "Api", api_id="api-id", http_dns="h", realtime_dns="r", auth_provider_types=[A.IAM]).grant_connect(
    iam.User(other, "User")
)
# APIs known by their ARNs, and what stands in another stack than its API
near = cdk.Stack(app, "Near")
l1, graph = appsync.CfnApi(stack, "L1", name="l1"), appsync.CfnGraphQLApi(stack, "Graph", name="g", authentication_type="AWS_IAM")
appsync.AppSyncHttpDataSource(stack, "OfL1", api=l1, endpoint="https://x.example.com")
appsync.AppSyncLambdaDataSource(near, "OfL1", api=l1, lambda_function=fn)
appsync.NoneDataSource(stack, "OfGraph", api=graph)
appsync.HttpDataSource(near, "OfGraph", api=graph, endpoint="https://x.example.com")
apart = appsync.ChannelNamespace(near, "Apart", api=rich, channel_namespace_name="apart", publish_handler_config=H(data_source=call, direct=True))
apart.grant_publish(iam.User(near, "User"))
appsync.AppSyncLambdaDataSource(near, "Calls", api=rich, lambda_function=fn, name="-é x_1", description="")
empty = appsync.EventApi(near, "Empty", api_name="e", authorization_config=auth(dict(authorization_type=A.API_KEY, api_key_config=dict(name="", description=""))))
cdk.CfnOutput(near, "Keys", value=str(list(empty.api_keys)))
app.synth()
