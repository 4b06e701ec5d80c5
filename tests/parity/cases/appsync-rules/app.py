"""What GraphQL APIs, resolvers and functions refuse."""
import json
import os
here = os.path.dirname(os.path.abspath(__file__))
os.chdir(here)
import aws_cdk as cdk
from aws_cdk import aws_appsync as appsync, aws_lambda as lambda_

app = cdk.App(analytics_reporting=False)
stack, other = cdk.Stack(app, "Rules"), cdk.Stack(app, "Other")
A, D = appsync.AuthorizationType, cdk.Duration
schema = appsync.Definition.from_file("schema.graphql")
api = lambda id, scope=stack, **options: appsync.GraphqlApi(scope, id, **{"name": "n", "definition": schema, **options})
fn = lambda_.Function(stack, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="i.h", code=lambda_.Code.from_inline("x"))
mode = lambda type, **options: appsync.AuthorizationMode(authorization_type=type, **options)
modes = lambda first, *more: dict(authorization_config=appsync.AuthorizationConfig(default_authorization=first, additional_authorization_modes=list(more)))
by_function = mode(A.LAMBDA, lambda_authorizer_config=appsync.LambdaAuthorizerConfig(handler=fn))
key = lambda **options: mode(A.API_KEY, api_key_config=appsync.ApiKeyConfig(**options))
plain = api("Plain")
source = plain.add_none_data_source("None")
merging = appsync.Definition.from_source_apis(source_apis=[appsync.SourceApi(source_api=plain)])
merged = appsync.GraphqlApi(stack, "Merged", name="m", definition=merging)
shared = appsync.Code.from_asset("code.js")
JS, T, C = appsync.FunctionRuntime.JS_1_0_0, appsync.MappingTemplate.from_string("a"), appsync.Code.from_inline("x")
step = source.create_function("Shared", name="shared", code=shared, runtime=JS)


def probe(name, make):
    try:
        make("Probe" + name)
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except Exception as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))


refused = lambda **options: lambda id: api(id, stack, **options)
resolver = lambda **options: lambda id: source.create_resolver(id, type_name="Query", field_name=id, **options)
function = lambda **options: lambda id: source.create_function(id, name="f", **options)
caching = lambda **options: resolver(caching_config=appsync.CachingConfig(**options))
probe("no-definition", lambda id: appsync.GraphqlApi(stack, id, name="x"))
probe("two-definitions", refused(schema=appsync.SchemaFile.from_asset("schema.graphql")))
probe("no-file", lambda id: appsync.Definition.from_file("nix.graphql"))
probe("oidc", refused(**modes(mode(A.OIDC))))
probe("pool", refused(**modes(key(), mode(A.USER_POOL))))
probe("lambda", refused(**modes(mode(A.LAMBDA))))
probe("two-functions", refused(**modes(by_function, by_function)))
probe("two-keys", refused(**modes(key(name="a"), key(name="b"))))
probe("two-iam", refused(**modes(mode(A.IAM), mode(A.IAM))))
probe("key-long", refused(**modes(key(expires=cdk.Expiration.after(D.days(400))))))
probe("key-short", refused(**modes(key(expires=cdk.Expiration.after(D.hours(5))))))
probe("depth", refused(query_depth_limit=76))
probe("resolvers", refused(resolver_count_limit=-1))
probe("contact", refused(owner_contact="x" * 257))
probe("variable", refused(environment_variables={"1a": "v"}))
probe("variable-short", refused(environment_variables={"a": "v"}))
probe("variable-value", refused(environment_variables={"ab": "v" * 513}))
probe("variable-merged", lambda id: appsync.GraphqlApi(stack, id, name="m", definition=merging, environment_variables={"ab": "c"}))
probe("schema-merged", lambda id: merged.schema)
probe("domain", lambda id: plain.app_sync_domain_name)
probe("runtime", resolver(runtime=JS))
probe("templates", resolver(code=C, runtime=JS, request_mapping_template=T))
probe("pipeline", resolver(pipeline_config=[step]))
probe("ttl", caching(ttl=D.seconds(3601)))
probe("keys", caching(ttl=D.seconds(30), caching_keys=["$context.foo"]))
probe("function-runtime", function(runtime=JS))
probe("function-templates", function(code=C, runtime=JS, response_mapping_template=T))
probe("batch", function(max_batch_size=5))
probe("code", lambda id: appsync.Code.from_inline(""))
probe("code-file", function(code=appsync.Code.from_asset("nix.js"), runtime=JS))
probe("code-shared", lambda id: api(id, other).add_none_data_source("q").create_function("f", name="f", code=shared, runtime=JS))
probe("resource", lambda id: appsync.IamResource.custom())
