"""Who may call functions, versions, aliases and URLs; imported functions; warnings about permissions without effect."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_lambda as L

app = cdk.App(analytics_reporting=False)
B = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
S = iam.ServicePrincipal
for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="us-east-1"))):
    stack = cdk.Stack(app, name, env=env)
    fn = L.Function(stack, "Fn", **B)
    role = iam.Role(stack, "Role", assumed_by=iam.AccountRootPrincipal())
    for principal in (role, S("a.amazonaws.com"), S("a.amazonaws.com"), iam.AccountPrincipal("123456789012"), iam.OrganizationPrincipal("o-abcdef1234"),
                      iam.ArnPrincipal("arn:aws:iam::123456789012:role/x"), iam.AnyPrincipal().in_organization("o-abcdefghij"), iam.User(stack, "User"),
                      iam.Role.from_role_arn(stack, "Imported", "arn:aws:iam::111111111111:role/y"),
                      S("b.amazonaws.com").with_conditions({"ArnLike": {"aws:SourceArn": "arn:a"}, "StringEquals": {"aws:SourceAccount": "123"}})):
        fn.grant_invoke(principal)
    fn.grant_invoke_url(S("u.amazonaws.com"))
    fn.grant_invoke_url(role)
    fn.grant_invoke_composite_principal(iam.CompositePrincipal(S("c.amazonaws.com"), S("d.amazonaws.com")))
    fn.grant_invoke_latest_version(role)
    fn.grant_invoke_latest_version(S("z.amazonaws.com"))
    fn.grant_invoke_version(S("z.amazonaws.com"), L.Version.from_version_attributes(stack, "Seven", lambda_=fn, version="7"))
    url = fn.add_function_url(invoke_mode=L.InvokeMode.RESPONSE_STREAM)
    url.grant_invoke_url(S("v.amazonaws.com"))
    alias = fn.current_version.add_alias("live")
    alias.add_function_url(auth_type=L.FunctionUrlAuthType.NONE)
    alias.add_permission("P", principal=S("e.amazonaws.com"), source_arn="arn:x", source_account="4", event_source_token="tok")
    alias.grant_invoke(S("f.amazonaws.com"))
    alias.configure_async_invoke(retry_attempts=0)
    fn.current_version.add_permission("P", principal=iam.AnyPrincipal())
    fn.add_permission("Late", principal=S("g.amazonaws.com"), scope=role)
    by_name = L.Function.from_function_name(stack, "ByName", "named")
    by_arn = L.Function.from_function_arn(stack, "ByArn", "arn:aws:lambda:us-west-2:210987654321:function:known")
    same = L.Function.from_function_attributes(stack, "Same", function_arn="arn:aws:lambda:us-east-1:123456789012:function:known2:live", same_environment=True,
                                               role=iam.Role.from_role_name(stack, "Theirs", "theirs"), architecture=L.Architecture.ARM_64)
    for one in (by_name, by_arn, same):
        one.add_permission("P", principal=S("q.amazonaws.com"))
        if one is not by_arn:
            one.grant_invoke(iam.Role.from_role_name(stack, f"For{one.node.id}", "r"))
        one.add_to_role_policy(iam.PolicyStatement(actions=["a:b"], resources=["*"]))
        one.configure_async_invoke(retry_attempts=1)
        one.add_function_url()
        cdk.CfnOutput(stack, f"Name{one.node.id}", value=f"{one.function_name} {one.latest_version.function_arn} {one.permissions_node.path}")
    L.Function.from_function_attributes(stack, "Skipped", function_arn=cdk.Fn.import_value("z"), skip_permissions=True).grant_invoke(S("q.amazonaws.com"))
    version = L.Version.from_version_arn(stack, "Version", "arn:aws:lambda:us-east-1:123456789012:function:known:5")
    imported = L.Alias.from_alias_attributes(stack, "Alias", alias_name="prod", alias_version=version)
    cdk.CfnOutput(stack, "Arns", value=f"{version.edge_arn} {version.function_name} {imported.function_arn} {imported.function_name}")
app.synth()
