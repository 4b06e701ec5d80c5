"""GraphQL APIs: schemas, authorization, data sources, resolvers, functions, grants."""
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import (aws_appsync as appsync, aws_certificatemanager as acm, aws_cognito as cognito, aws_dynamodb as dynamodb, aws_events as events,
                     aws_iam as iam, aws_lambda as lambda_, aws_logs as logs)

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Graph")
A, T, D, M = appsync.AuthorizationType, appsync.AuthorizationMode, cdk.Duration, appsync.MappingTemplate
schema = appsync.Definition.from_file("schema.graphql")
plain = appsync.GraphqlApi(stack, "Plain", name="plain", definition=schema)
pool = cognito.UserPool.from_user_pool_id(stack, "Pool", "eu-west-1_abc")
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("appsync.amazonaws.com"))
rich = appsync.GraphqlApi(
    stack, "Rich", name="rich", definition=appsync.Definition.from_schema(appsync.SchemaFile.from_asset("schema.graphql")), xray_enabled=True,
    visibility=appsync.Visibility.PRIVATE, introspection_config=appsync.IntrospectionConfig.DISABLED, query_depth_limit=5, resolver_count_limit=9,
    owner_contact="me", environment_variables={"BB": "1", "AA": "2"},
    enhanced_metrics_config=dict(data_source_level_metrics_behavior=appsync.DataSourceLevelMetricsBehavior.PER_DATA_SOURCE_METRICS,
                                 operation_level_metrics_config=appsync.OperationLevelMetricsConfig.ENABLED,
                                 resolver_level_metrics_behavior=appsync.ResolverLevelMetricsBehavior.FULL_REQUEST_RESOLVER_METRICS),
    log_config=appsync.LogConfig(field_log_level=appsync.FieldLogLevel.ALL, exclude_verbose_content=True, retention=logs.RetentionDays.ONE_WEEK),
    authorization_config=appsync.AuthorizationConfig(
        default_authorization=T(authorization_type=A.USER_POOL, user_pool_config=appsync.UserPoolConfig(
            user_pool=pool, app_id_client_regex="x.*", default_action=appsync.UserPoolDefaultAction.DENY)),
        additional_authorization_modes=[
            T(authorization_type=A.API_KEY, api_key_config=appsync.ApiKeyConfig(name="MyKey", description="d")),
            T(authorization_type=A.OIDC, open_id_connect_config=appsync.OpenIdConnectConfig(
                oidc_provider="https://oidc", client_id="c", token_expiry_from_auth=1, token_expiry_from_issue=2)),
            T(authorization_type=A.OIDC, open_id_connect_config=dict(oidc_provider="https://other")), T(authorization_type=A.IAM),
            T(authorization_type=A.USER_POOL, user_pool_config=dict(user_pool=pool)),
            T(authorization_type=A.LAMBDA, lambda_authorizer_config=dict(handler=fn, results_cache_ttl=D.seconds(60), validation_regex="^x"))]))
rich.add_environment_variable("CC", "3")
appsync.GraphqlApi(stack, "Metrics", name="metrics", definition=schema, query_depth_limit=0, resolver_count_limit=0, enhanced_metrics_config=dict(
    data_source_level_metrics_behavior=appsync.DataSourceLevelMetricsBehavior.FULL_REQUEST_DATA_SOURCE_METRICS,
    operation_level_metrics_config=appsync.OperationLevelMetricsConfig.DISABLED,
    resolver_level_metrics_behavior=appsync.ResolverLevelMetricsBehavior.PER_RESOLVER_METRICS))
authorized = appsync.GraphqlApi(stack, "ByLambda", name="l", schema=appsync.SchemaFile(file_path="schema.graphql"), log_config=dict(role=role),
                                authorization_config=dict(default_authorization=dict(authorization_type=A.LAMBDA, lambda_authorizer_config=dict(handler=fn))))
appsync.GraphqlApi(stack, "Iam", name="i", definition=schema, log_config=dict(field_log_level=appsync.FieldLogLevel.ERROR),
                   authorization_config=dict(default_authorization=dict(authorization_type=A.IAM)))
appsync.GraphqlApi(stack, "Oidc", name="o", definition=schema, authorization_config=dict(default_authorization=dict(
    authorization_type=A.OIDC, open_id_connect_config=dict(oidc_provider="https://o", token_expiry_from_auth=0))))
cert = acm.Certificate.from_certificate_arn(stack, "Cert", "arn:aws:acm:us-east-1:111122223333:certificate/x")
domain = appsync.GraphqlApi(stack, "Domain", name="dom", definition=schema, domain_name=appsync.DomainOptions(certificate=cert, domain_name="api.example.com"),
                            authorization_config=dict(default_authorization=dict(authorization_type=A.USER_POOL, user_pool_config=dict(user_pool=pool))))
table = dynamodb.Table(stack, "Table", partition_key=dynamodb.Attribute(name="id", type=dynamodb.AttributeType.STRING))
none = plain.add_none_data_source("None", name="NoneName", description="d")
db = plain.add_dynamo_db_data_source("Db", table, metrics_config=appsync.DataSourceMetricsConfig.ENABLED)
appsync.DynamoDbDataSource(stack, "ReadOnly", api=plain, table=table, read_only_access=True, use_caller_credentials=True, name="ro", service_role=role)
web = plain.add_http_data_source("Web", "https://aws.amazon.com/", name="web-with-dash")
plain.add_http_data_source("Signed", "https://x.example.com/", authorization_config=appsync.AwsIamConfig(signing_region="eu-west-1", signing_service_name="states"))
code_source = plain.add_lambda_data_source("Call", fn, description="calls")
bus = plain.add_event_bridge_data_source("Bus", events.EventBus(stack, "EventBus"))
V, P, K = appsync.Values, appsync.PrimaryKey, appsync.KeyCondition
put = M.dynamo_db_put_item(P.partition("id").auto(), V.projecting("input").attribute("a").is_("$x"))
templates = [
    (M.dynamo_db_scan_table(), M.dynamo_db_result_list()), (M.dynamo_db_scan_table(True), M.dynamo_db_result_item()),
    (M.dynamo_db_get_item("id", "arg"), M.from_file("template.vtl")), (M.dynamo_db_get_item("id", "arg", True), None),
    (M.dynamo_db_delete_item("id", "arg"), M.from_string("text")), (put, None), (M.lambda_request(), M.lambda_result()), (M.lambda_request("$p", "BatchInvoke"), None),
    (M.dynamo_db_put_item(P.partition("a").is_("b").sort("c").is_("d"), V.projecting()), None),
    (M.dynamo_db_put_item(P.partition("a").auto().sort("c").auto(), V.attribute("q").is_("r").attribute("s").is_("t")), None),
    (M.dynamo_db_query(K.eq("a", "x").and_(K.gt("b", "y"))), None), (M.dynamo_db_query(K.begins_with("a", "x"), "idx"), None),
    (M.dynamo_db_query(K.between("a", "x", "y").and_(K.le("c", "z")), "idx", True), None), (M.dynamo_db_query(K.ge("a", "x").and_(K.lt("b", "w"))), None)]
for number, (request, response) in enumerate(templates):
    db.create_resolver(f"Resolver{number}", type_name="Query", field_name=f"f{number}", request_mapping_template=request, response_mapping_template=response)
JS = appsync.FunctionRuntime.JS_1_0_0
one = code_source.create_function("One", name="one", code=appsync.Code.from_asset("code.js"), runtime=JS, description="fd", max_batch_size=5)
two = appsync.AppsyncFunction(stack, "Two", api=plain, data_source=none, name="two", request_mapping_template=M.from_string("a"), response_mapping_template=M.from_string("b"))
plain.create_resolver("Pipeline", type_name="Mutation", field_name="go", code=appsync.Code.from_inline("export x"), runtime=JS, pipeline_config=[one, two])
code_source.create_resolver("Single", type_name="Mutation", field_name="one", max_batch_size=3, metrics_config=appsync.ResolverMetricsConfig.ENABLED,
                            caching_config=appsync.CachingConfig(ttl=D.seconds(30), caching_keys=["$context.arguments", "$context.source.x", "$context.identity"]))
appsync.Resolver(stack, "Apart", api=plain, data_source=web, type_name="Query", field_name="apart", code=appsync.Code.from_asset("code.js"), runtime=JS,
                 caching_config=dict(ttl=D.minutes(1)), pipeline_config=[])
appsync.AppsyncFunction.from_appsync_function_attributes(stack, "Imported", function_arn="arn:aws:appsync:us-east-1:111122223333:apis/a/functions/f")
reader = iam.User(stack, "Reader")
plain.grant_query(reader, "getDemos", "getDemo")
plain.grant_mutation(reader)
plain.grant_subscription(reader, "added")
rich.grant(reader, appsync.IamResource.all(), "appsync:GraphQL")
rich.grant(reader, appsync.IamResource.custom("types/A/fields/b", "types/C/*"), "appsync:GraphQL", "appsync:Other")
rich.grant(reader, appsync.IamResource.of_type("Demo", "id"), "appsync:GraphQL")
imported = appsync.GraphqlApi.from_graphql_api_attributes(stack, "Api", graphql_api_id="api-id")
imported.add_none_data_source("More").create_resolver("R", type_name="Query", field_name="q")
imported.grant_query(reader)
named = appsync.GraphqlApi.from_graphql_api_attributes(stack, "ApiArn", graphql_api_id="other", graphql_api_arn="arn:aws:appsync:us-east-1:111122223333:apis/other")
named.add_lambda_data_source("More", fn)
cfn = cdk.CfnResource(stack, "Any", type="Custom::Any")
results = [plain.add_schema_dependency(cfn), imported.add_schema_dependency(cfn)]
merged = appsync.GraphqlApi(stack, "Merged", name="m", definition=appsync.Definition.from_source_apis(source_apis=[
    appsync.SourceApi(source_api=plain, merge_type=appsync.MergeType.MANUAL_MERGE, description="first"),
    appsync.SourceApi(source_api=rich, merge_type=appsync.MergeType.AUTO_MERGE), appsync.SourceApi(source_api=authorized)]))
own = iam.Role(stack, "MergeRole", assumed_by=iam.ServicePrincipal("appsync.amazonaws.com"))
target = appsync.GraphqlApi(stack, "MergedOwn", name="mo", definition=appsync.Definition.from_source_apis(
    source_apis=[appsync.SourceApi(source_api=plain)], merged_api_execution_role=own))
appsync.SourceApiAssociation(stack, "Association", merged_api=target, source_api=rich, merged_api_execution_role=own, description="x")
cdk.CfnOutput(stack, "All", value=cdk.Fn.join("|", [
    plain.api_id, plain.arn, plain.graphql_url, plain.name, plain.graph_ql_endpoint_arn, plain.api_key or "", rich.api_key or "", domain.app_sync_domain_name,
    rich.log_group.log_group_name, imported.arn, imported.api_id, one.function_id, one.function_arn, two.function_name, str(results),
    str([mode.name for mode in rich.modes]), str([mode.name for mode in imported.modes]), rich.visibility.name]))
app.synth()
