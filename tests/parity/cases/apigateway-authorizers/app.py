"""Authorizers of REST APIs: functions asked about tokens and requests, user pools, as options and as defaults; flag off and on."""
import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag, aws_cognito as cognito, aws_iam as iam, aws_lambda as L

app = cdk.App(analytics_reporting=False)
env = cdk.Environment(account="111111111111", region="us-east-1")
D, Src, A = cdk.Duration, ag.IdentitySource, ag.AuthorizationType
for name, flag in (("Off", False), ("On", True)):
    s = cdk.Stack(app, name, env=env)
    s.node.set_context("@aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId", flag)
    fn = L.Function(s, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
    alias = fn.current_version.add_alias("live") if flag else fn
    role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("apigateway.amazonaws.com"))
    known = iam.Role.from_role_arn(s, "KnownRole", "arn:aws:iam::111111111111:role/known")
    far = L.Function.from_function_arn(s, "Far", "arn:aws:lambda:eu-west-1:222222222222:function:far")
    pools = [cognito.UserPool.from_user_pool_id(s, "Pool", "us-east-1_abc"), cognito.UserPool.from_user_pool_arn(s, "Far2", "arn:aws:cognito-idp:eu-west-1:222222222222:userpool/eu-west-1_def"), cognito.UserPool.from_user_pool_arn(s, "Own", cognito.CfnUserPool(s, "Cfn").attr_arn)]
    made = {
        "Token": ag.TokenAuthorizer(s, "Token", handler=fn),
        "TokenAll": ag.TokenAuthorizer(s, "TokenAll", handler=alias, authorizer_name="named", results_cache_ttl=D.minutes(60), validation_regex="^a.*", identity_source=Src.query_string("t"), assume_role=role),
        "Request": ag.RequestAuthorizer(s, "Request", handler=fn, identity_sources=[Src.header("A"), Src.query_string("b"), Src.stage_variable("c"), Src.context("d.e")], assume_role=known),
        "RequestNone": ag.RequestAuthorizer(s, "RequestNone", handler=far, identity_sources=[], results_cache_ttl=D.seconds(0), authorizer_name="none"),
        "Cognito": ag.CognitoUserPoolsAuthorizer(s, "Cognito", cognito_user_pools=pools),
        "CognitoAll": ag.CognitoUserPoolsAuthorizer(s, "CognitoAll", cognito_user_pools=pools[:1], authorizer_name="c", identity_source=Src.header("X"), results_cache_ttl=D.seconds(1)),
    }
    for i, (id, authorizer) in enumerate(made.items()):
        api = ag.RestApi(s, f"Api{i}", cloud_watch_role=False, **({"default_method_options": ag.MethodOptions(authorizer=authorizer, authorization_scopes=["default"])} if i % 2 else {}), **({"default_cors_preflight_options": {"allow_origins": ["https://a.example"]}} if i in (3, 4) else {}))
        api.root.add_method("GET", authorizer=authorizer, authorization_scopes=["s/read"]), api.root.add_method("PUT", ag.LambdaIntegration(fn), authorizer=authorizer, authorization_type=authorizer.authorization_type)
        api.root.add_method("POST"), api.root.add_resource("free").add_method("HEAD", authorization_type=A.NONE if i % 2 else A.IAM)
        cdk.CfnResource(s, f"V{i}", type="V::V::V", properties={"V": [authorizer.authorizer_id, authorizer.authorizer_arn]})
    pools[0].grant(role, "cognito-idp:AdminGetUser"), cdk.CfnResource(s, "Pools", type="V::V::V", properties={"V": [[p.user_pool_id, p.user_pool_arn, p.user_pool_provider_name] for p in pools]})
app.synth()
