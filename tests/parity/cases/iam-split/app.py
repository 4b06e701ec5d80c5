"""Default policies that outgrow IAM's limits: what stays inline, what overflows, with and without merging, and who depends on what."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam

S = iam.PolicyStatement
app = cdk.App(analytics_reporting=False)


def stack(name, count, make, minimize=False):
    scope = cdk.Stack(app, name)
    scope.node.set_context("@aws-cdk/aws-iam:minimizePolicies", minimize)
    role = iam.Role(scope, "R", assumed_by=iam.ArnPrincipal("x"))
    for k in range(count):
        role.add_to_policy(make(k))
    return scope, role


for size in (50, 777, 1947, 1948):
    for minimize in (False, True):
        stack(f"Size{size}{minimize}", 26000 // size, lambda k: S(actions=["a:b"], resources=[f"arn:{k:04}:" + "y" * (size - 9)]), minimize)
tokens = dict(
    Ref=lambda k: S(actions=[f"a:b{k:03}"], resources=[cdk.Fn.ref(f"X{k}")]), Join=lambda k: S(actions=[f"a:b{k:03}"], resources=[f"arn:{cdk.Aws.PARTITION}:s3:::b/" + "q" * 200]),
    Action=lambda k: S(actions=[cdk.Fn.ref(f"A{k}")], resources=["r"]), Sid=lambda k: S(sid=f"Sid{k:03}", actions=[f"a:b{k:03}"], resources=["*"]),
    Deny=lambda k: S(effect=iam.Effect.DENY, actions=[f"a:b{k:03}"], resources=["*"]), Not=lambda k: S(not_actions=[f"a:b{k:03}", "c:d"], not_resources=["one", cdk.Fn.ref("W")]),
    Cond=lambda k: S(actions=[f"a:b{k:03}"], resources=["*"], conditions={"A": {f"k{k:03}": "v"}, "B": {"x": True}, "C": {"x": ["y", "z"]}}),
    Multi=lambda k: S(actions=[f"a:b{k:03}", "c:d", "e:f"], resources=["one", "two", "three" + cdk.Fn.ref("W")]),
)
for name, make in tokens.items():
    stack(name, 190, make)
stack("MergedTokens", 170, lambda k: S(actions=["a:b"], resources=[cdk.Fn.ref(f"X{k}")]), True)
stack("MergedActions", 230, lambda k: S(actions=[f"a:b{k:03}" + "B" * 50], resources=["r"]), True)
stack("Huge", 3, lambda k: S(actions=[f"a:b{k}"], resources=["z" * 11000]))
scope, role = stack("FirstFit", 8, lambda k: S(actions=[f"a:b{k}"], resources=["y" * [4000, 5500, 2000, 1000, 3000, 900, 100, 50][k]]))
grant = iam.Grant.add_to_principal(actions=["g:h"], grantee=role, resource_arns=["w" * 4500])
grant.apply_before(cdk.CfnResource(scope, "AfterGrant", type="X::Y::Z"))
cdk.CfnResource(scope, "AfterRole", type="X::Y::Z").node.add_dependency(role)
# What differs in order alone is one statement in a role's default policy, and more than one elsewhere; an id sets statements apart.
for minimize in (False, True):
    scope, role = stack(f"Order{minimize}", 0, lambda k: None, minimize)
    user = iam.User(scope, "U")
    for sid, turned in ((None, False), (None, True), ("Id", False), ("Id", True), ("Other", False)):
        ordered = (lambda values: values[::-1]) if turned else list
        for grantee in (role, user):
            grantee.add_to_principal_policy(S(sid=sid, actions=ordered(["a:b", "c:d"]), resources=ordered(["*", cdk.Fn.ref("W")])))
            grantee.add_to_principal_policy(S(sid=sid, not_actions=ordered(["a:b", "c:d"]), not_resources=ordered(["x", "y"]), conditions={"A": {"x": "1"}}))
app.synth()
