"""Who is attached to what: inline and managed policies, groups, lazy roles, wrappers; dependencies on all of them; other environments."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "Attached")
st = lambda *a: iam.PolicyStatement(actions=list(a), resources=["*"])
after = lambda name, *on: cdk.CfnResource(s, name, type="X::Y::Z").node.add_dependency(*on)
aws = iam.ManagedPolicy.from_aws_managed_policy_name
role, bare = iam.Role(s, "Role", assumed_by=iam.ArnPrincipal("x")), iam.Role(s, "Bare", assumed_by=iam.ServicePrincipal("ec2"))
user, group = iam.User(s, "User", managed_policies=[aws("A"), aws("A")]), iam.Group(s, "Group")
grants = [iam.Grant.add_to_principal(actions=["a:1"], grantee=g, resource_arns=["arn1"]) for g in (role, user, group)]
[g.apply_before(cdk.CfnResource(s, f"Before{k}", type="X::Y::Z")) for k, g in enumerate(grants)]
grants[0].combine(grants[1]).apply_before(cdk.CfnResource(s, "Combined", type="X::Y::Z"))
after("OnGrant", grants[2]), after("OnRole", role), after("OnBare", bare), after("OnUser", user), after("OnGroup", group)
empty, loose = iam.Policy(s, "Empty"), iam.Policy(s, "Loose", statements=[st("a:b")])
inline = iam.Policy(s, "Inline", statements=[st("a:b")], users=[user], force=True, document=iam.PolicyDocument(statements=[st("d:e")]))
inline.attach_to_user(user), inline.attach_to_group(group), inline.attach_to_role(role), bare.attach_inline_policy(inline)
iam.Policy(s, "L" * 200, statements=[st("l:m")], users=[user])
after("OnPolicies", empty, loose, inline)
managed = iam.ManagedPolicy(s, "Managed", statements=[st("m:1")], document=iam.PolicyDocument(statements=[st("m:0")]), roles=[role], groups=[group])
iam.Grant.add_to_principal(actions=["a:1"], grantee=managed, resource_arns=["arn1"]).apply_before(cdk.CfnResource(s, "BeforeManaged", type="X::Y::Z"))
for target in (bare, user, group):
    target.add_managed_policy(managed), target.add_managed_policy(managed), target.add_managed_policy(aws("job-function/Billing"))
role.add_managed_policy(aws("Same")), role.add_managed_policy(aws("Same"))
user.add_to_group(group), group.add_user(iam.User(s, "Second", groups=[group], path="/p/", password=cdk.SecretValue.secrets_manager("s")))
frozen, forwarding = role.without_policy_updates(), bare.without_policy_updates(add_grants_to_resources=True)
facts = [w.add_to_principal_policy(st("never:seen")).statement_added for w in (frozen, forwarding)]
[w.add_managed_policy(managed) or w.attach_inline_policy(loose) for w in (frozen, forwarding)]
frozen.grant(user, "q:r"), frozen.grant_assume_role(user), after("OnFrozen", frozen)
role.grants.assume_role(user), iam.RoleGrants.from_role(bare).pass_role(user), role.grant_assume_role(bare)
lazy, unused = iam.LazyRole(s, "Lazy", assumed_by=iam.ServicePrincipal("x"), managed_policies=[aws("L")]), iam.LazyRole(s, "Unused", assumed_by=iam.ServicePrincipal("x"))
lazy.add_managed_policy(aws("M")), lazy.attach_inline_policy(iam.Policy(s, "OfLazy", statements=[st("in:l")])), lazy.add_to_policy(st("l:1")), unused.add_to_policy(st("un:used"))
lazy.grant_pass_role(user), lazy.add_to_policy(st("l:2")), after("OnLazy", lazy)
profile, key = iam.InstanceProfile(s, "Profile", path="/x/"), iam.AccessKey(s, "Key", user=user)
oidc = iam.OidcProviderNative(s, "Oidc", url="https://x.y", client_ids=["b", "a"], thumbprints=["a" * 40], oidc_provider_name="nm", removal_policy=cdk.RemovalPolicy.RETAIN)
saml = iam.SamlProvider(s, "Saml", metadata_document=iam.SamlMetadataDocument.from_xml("<x/>"), name="nm")
role.apply_removal_policy(cdk.RemovalPolicy.RETAIN)
values = [inline.policy_name, managed.managed_policy_name, managed.path, managed.description, profile.instance_profile_arn, profile.instance_profile_name, profile.role.role_arn, key.secret_access_key.unsafe_unwrap(), oidc.oidc_provider_issuer, oidc.open_id_connect_provider_arn, saml.saml_provider_arn, *map(str, facts), lazy.role_id, lazy.role_name]
cdk.CfnResource(s, "Values", type="V::V::V", properties={"V": values})
e1, e2 = (cdk.Stack(app, f"Env{a}", env=cdk.Environment(account=a * 12, region="us-east-1")) for a in "12")
named = dict(r=iam.Role(e1, "R", assumed_by=iam.AnyPrincipal(), role_name="nm", path="/p/"), g=iam.Role(e1, "G", assumed_by=iam.AnyPrincipal(), role_name=cdk.PhysicalName.GENERATE_IF_NEEDED))
u, g, m = iam.User(e1, "U", user_name="un", path="/q/"), iam.Group(e1, "Gr", group_name="gn", path="/g/"), iam.ManagedPolicy(e1, "M", managed_policy_name="mn", path="/m/", statements=[st("a:b")])
p = iam.InstanceProfile(e1, "P", instance_profile_name="pn", path="/pp/", role=named["r"])
cdk.CfnResource(e2, "Across", type="V::V::V", properties={"V": [x for r in named.values() for x in (r.role_arn, r.role_name)] + [u.user_arn, u.user_name, g.group_arn, g.group_name, m.managed_policy_arn, m.managed_policy_name, p.instance_profile_arn]})
app.synth()
