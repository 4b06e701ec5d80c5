"""Custom resources of IAM and Logs: OpenID Connect providers and log retentions, with own and imported roles, flags and tags."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_logs as L

app = cdk.App(analytics_reporting=False)
Days = L.RetentionDays
for flag in (False, True):
    s = cdk.Stack(app, f"Providers{flag}")
    s.node.set_context("@aws-cdk/aws-iam:oidcRejectUnauthorizedConnections", flag)
    first = iam.OpenIdConnectProvider(s, "First", url="https://x.y/z", client_ids=["b", "a"], thumbprints=["a" * 40], removal_policy=cdk.RemovalPolicy.RETAIN)
    second = iam.OpenIdConnectProvider(s, "Second", url=cdk.Fn.ref("Url"))
    iam.Role(s, "Role", assumed_by=iam.OpenIdConnectPrincipal(first, {"StringEquals": {"a": "b"}}))
    cdk.CfnResource(s, "Values", type="V::V::V", properties={"V": [v for p in (first, second) for v in (p.open_id_connect_provider_arn, p.open_id_connect_provider_issuer, p.open_id_connect_providerthumbprints)]})
s = cdk.Stack(app, "Retention")
cdk.Tags.of(s).add("k", "v")
role = iam.Role(s, "Late", assumed_by=iam.ServicePrincipal("lambda"))
all_of_them = [
    L.LogRetention(s, "Plain", log_group_name="/x", retention=Days.ONE_WEEK), L.LogRetention(s, "Infinite", log_group_name="/y", retention=Days.INFINITE, log_group_region="eu-west-1", log_retention_retry_options=L.LogRetentionRetryOptions(base=cdk.Duration.millis(200), max_retries=7), removal_policy=cdk.RemovalPolicy.DESTROY),
    L.LogRetention(s, "WithRole", log_group_name="/z", retention=Days.ONE_DAY, role=role, removal_policy=cdk.RemovalPolicy.RETAIN), L.LogRetention(s, "Token", log_group_name=cdk.Fn.ref("N"), retention=Days.ONE_DAY, log_retention_retry_options={"max_retries": 3}, removal_policy=cdk.RemovalPolicy.DESTROY),
]
cdk.CfnResource(s, "Values", type="V::V::V", properties={"V": [r.log_group_arn for r in all_of_them]})
for name, imported in (("Imported", True), ("Own", False)):
    s = cdk.Stack(app, name)
    r = iam.Role.from_role_arn(s, "Role", "arn:aws:iam::123456789012:role/x") if imported else iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda"))
    L.LogRetention(s, "R", log_group_name="/z", retention=Days.ONE_DAY, role=r, removal_policy=cdk.RemovalPolicy.DESTROY)
app.synth()
