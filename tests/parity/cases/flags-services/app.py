"""Flags of services, on: routes of HTTP APIs, authorizers and merged APIs of AppSync."""
import aws_cdk as cdk
from aws_cdk import aws_apigatewayv2 as gw, aws_apigatewayv2_authorizers as auth, aws_apigatewayv2_integrations as integrations, aws_appsync as appsync, aws_iam as iam, aws_lambda as L

flags = ["@aws-cdk/core:enablePartitionLiterals", "@aws-cdk/aws-appsync:appSyncGraphQLAPIScopeLambdaPermission", "@aws-cdk/aws-appsync:useArnForSourceApiAssociationIdentifier"]
app = cdk.App(analytics_reporting=False, context=dict.fromkeys(flags, True))
s = cdk.Stack(app, "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
fn = L.Function(s, "Fn", code=L.Code.from_inline("x"), handler="index.h", runtime=L.Runtime.PYTHON_3_12)
api = gw.HttpApi(s, "Http")
role = iam.Role(s, "Role", assumed_by=iam.AccountRootPrincipal())
for route in api.add_routes(path="/a/{b}", methods=[gw.HttpMethod.GET, gw.HttpMethod.PUT], integration=integrations.HttpLambdaIntegration("I", fn), authorizer=auth.HttpIamAuthorizer()):
    route.grant_invoke(role)
modes = lambda: appsync.AuthorizationConfig(default_authorization=appsync.AuthorizationMode(authorization_type=appsync.AuthorizationType.LAMBDA, lambda_authorizer_config=appsync.LambdaAuthorizerConfig(handler=fn)))
open("schema.graphql", "w").write("type Query { a: String }\n")
source = appsync.GraphqlApi(s, "Source", name="source", definition=appsync.Definition.from_file("schema.graphql"), authorization_config=modes())
appsync.GraphqlApi(s, "Merged", name="merged", definition=appsync.Definition.from_source_apis(source_apis=[appsync.SourceApi(source_api=source, merge_type=appsync.MergeType.MANUAL_MERGE, description="d")]))
app.synth()
