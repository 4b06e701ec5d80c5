"""Permissions boundaries of stacks and constructs, applied, replaced and cleared."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam

app = cdk.App(analytics_reporting=False)
for flag in (False, True):
    s = cdk.Stack(app, f"Boundaries{flag}")
    s.node.set_context("@aws-cdk/core:aspectPrioritiesMutating", flag)
    one, two = (iam.ManagedPolicy.from_aws_managed_policy_name(n) for n in ("One", "Two"))
    own = iam.ManagedPolicy(s, "Own", statements=[iam.PolicyStatement(actions=["a:b"], resources=["*"])])

    def role(name, boundary=None):
        return iam.Role(s, name, assumed_by=iam.AnyPrincipal(), permissions_boundary=boundary)

    B = iam.PermissionsBoundary.of
    role("Overruled", two)
    iam.User(s, "OverruledUser", permissions_boundary=own)
    iam.Group(s, "Group")
    cdk.CfnResource(s, "Raw", type="AWS::IAM::Role", properties={"X": 1})
    iam.CfnUser(s, "RawUser")
    B(s).apply(one)
    B(role("Nearer")).apply(two)
    B(iam.User(s, "Cleared")).clear()
    last = role("LastWins")
    B(last).apply(one), B(last).apply(two), B(last).clear()
    again = role("Again")
    B(again).clear(), B(again).apply(own)
    iam.LazyRole(s, "Lazy", assumed_by=iam.AnyPrincipal()).role_arn
    B(iam.LazyRole(s, "LazyTwo", assumed_by=iam.AnyPrincipal(), permissions_boundary=one)).apply(two)
app.synth()
