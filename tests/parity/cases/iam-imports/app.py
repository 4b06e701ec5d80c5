"""Roles, users, groups, policies, profiles and providers that exist already, in known and unknown accounts."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam

S = iam.PolicyStatement
app = cdk.App(analytics_reporting=False)
for name, env, flag in (("Known", cdk.Environment(account="111111111111", region="us-east-1"), False), ("Agnostic", None, False), ("StackSafe", None, True)):
    s = cdk.Stack(app, name, env=env)
    s.node.set_context("@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName", flag)
    R, arn = iam.Role, "arn:aws:iam::111111111111:role/"
    roles = dict(
        Same=R.from_role_arn(s, "Same", arn + "same"), Path=R.from_role_arn(s, "Path", arn + "service-role/p/q"), Other=R.from_role_arn(s, "Other", "arn:aws:iam::222222222222:role/other"),
        Token=R.from_role_arn(s, "Token", cdk.Fn.ref("RoleArn")), Frozen=R.from_role_arn(s, "Frozen", arn + "frozen", mutable=False),
        Resources=R.from_role_arn(s, "Resources", arn + "res", mutable=False, add_grants_to_resources=True), Named=R.from_role_arn(s, "Named", arn + "named", default_policy_name="MyDefault"),
        ByName=R.from_role_name(s, "ByName", "by-name"), NameFrozen=R.from_role_name(s, "NameFrozen", "nf", mutable=False), AccountToken=R.from_role_arn(s, "AccountToken", f"arn:aws:iam::{cdk.Aws.ACCOUNT_ID}:role/at"),
    )
    managed = iam.ManagedPolicy(s, "Managed", statements=[S(actions=["m:n"], resources=["*"])])
    for key, role in roles.items():
        user = iam.User(s, "User" + key)
        added = role.add_to_principal_policy(S(actions=[f"a:{key}"], resources=["*"])).statement_added
        role.grant_assume_role(user), role.grant_pass_role(user), role.grant(user, "iam:GetRole")
        role.attach_inline_policy(iam.Policy(s, "Inline" + key, statements=[S(actions=["i:j"], resources=["*"])]))
        role.add_managed_policy(managed)
        cdk.CfnResource(s, "After" + key, type="A::B::C", properties={"V": [role.role_arn, role.role_name, role.env.account, role.env.region, role.principal_account, str(added)]}).node.add_dependency(role)
    U, G, st = iam.User, iam.Group, lambda a: S(actions=[a], resources=["*"])
    group = G(s, "Group", managed_policies=[managed, managed])
    users = dict(UserName=U.from_user_name(s, "UserName", "un"), UserArn=U.from_user_arn(s, "UserArn", "arn:aws:iam::123456789012:user/p/q"), UserAttrs=U.from_user_attributes(s, "UserAttrs", user_arn="arn:aws:iam::123456789012:user/z"))
    for key, user in users.items():
        user.add_to_principal_policy(st(f"u:{key}"))
        user.attach_inline_policy(iam.Policy(s, "Inline" + key, statements=[st("i:u")]))
        user.add_to_group(group), user.add_to_group(G.from_group_name(s, "Of" + key, "gn"))
        cdk.CfnResource(s, "After" + key, type="A::B::C", properties={"V": [user.user_arn, user.user_name, user.principal_account]}).node.add_dependency(user)
    for key, g in dict(GroupName=G.from_group_name(s, "GroupName", "gn"), GroupArn=G.from_group_arn(s, "GroupArn", "arn:aws:iam::123456789012:group/p/q")).items():
        g.add_to_principal_policy(st(f"g:{key}")), g.attach_inline_policy(iam.Policy(s, "Inline" + key, statements=[st("i:g")])), g.add_managed_policy(managed)
        cdk.CfnResource(s, "After" + key, type="A::B::C", properties={"V": [g.group_arn, g.group_name, g.principal_account]})
    P, O = iam.InstanceProfile, iam.OidcProviderNative
    profiles = [P.from_instance_profile_name(s, "ProfileName", "n"), P.from_instance_profile_arn(s, "ProfileArn", "arn:aws:iam::1:instance-profile/p/n"), P.from_instance_profile_attributes(s, "ProfileAttrs", instance_profile_arn=cdk.Fn.ref("ProfileArn"), role=roles["Same"])]
    provider, tok = O.from_oidc_provider_arn(s, "Oidc", "arn:aws:iam::1:oidc-provider/a/b"), O.from_oidc_provider_arn(s, "OidcToken", cdk.Fn.ref("ProviderArn"))
    cdk.CfnResource(s, "Others", type="A::B::C", properties={"V": [[p.instance_profile_arn, p.instance_profile_name] for p in profiles], "O": [provider.oidc_provider_arn, provider.open_id_connect_provider_issuer, tok.oidc_provider_issuer],
                    "M": [iam.ManagedPolicy.from_managed_policy_name(s, "Mn", "p/mn").managed_policy_arn, iam.ManagedPolicy.from_managed_policy_arn(s, "Ma", "arn:x").managed_policy_arn, iam.ManagedPolicy.from_aws_managed_policy_name("job-function/Billing").managed_policy_arn, iam.Policy.from_policy_name(s, "Pn", "pn").policy_name]})
app.synth()
