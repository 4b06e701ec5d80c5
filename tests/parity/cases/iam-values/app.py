"""Statements changed step by step, what principals and identities tell of themselves, and what documents find wrong."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam

app = cdk.App(analytics_reporting=False)
S, ST = iam.ServicePrincipal, iam.PolicyStatement
for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="us-east-1"))):
    s = cdk.Stack(app, name, env=env)

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    def told(p):
        f = p.policy_fragment
        return [p.assume_role_action, dict(f.principal_json), dict(f.conditions), iam.ComparablePrincipal.is_comparable_principal(p), iam.ComparablePrincipal.dedupe_string_for(p)]

    role = iam.Role(s, "Role", assumed_by=S("ec2.amazonaws.com"), description="d")
    user, group = iam.User(s, "User"), iam.Group(s, "Group")
    lazy = iam.LazyRole(s, "Lazy", assumed_by=iam.AccountPrincipal("111111111111"), description="later", external_ids=["e1", "e2"], inline_policies={"P": iam.PolicyDocument(statements=[ST(actions=["q:r"], resources=["*"])])},
                        max_session_duration=cdk.Duration.hours(2), path="/p/", role_name="lazy-name")
    saml = iam.SamlProvider(s, "Saml", metadata_document=iam.SamlMetadataDocument.from_xml("<x/>"))
    oidc = iam.OidcProviderNative(s, "Native", url="https://a.example", client_ids=["c"], thumbprints=["a" * 40])
    classic = iam.OpenIdConnectProvider.from_open_id_connect_provider_arn(s, "Classic", "arn:aws:iam::123456789012:oidc-provider/b.example/id")
    a = ST(actions=["a:b"])
    a.sid, a.effect = "Sid1", iam.Effect.DENY
    a.add_resources("arn:1", "arn:2")
    a.add_resources("arn:1")
    a.add_actions("c:*", "a:b")
    a.add_service_principal("s3.amazonaws.com", conditions={"StringEquals": {"k": "v"}}, region="cn-north-1")
    a.add_conditions({"StringEquals": {"k2": "v2"}, "Bool": {"b": "true"}})
    a.add_condition("StringEquals", {"k2": "v3"})
    a.add_account_condition("123")
    a.add_source_account_condition("456")
    a.add_source_arn_condition("arn:src")
    b = ST(not_actions=["x:y"], not_resources=["arn:n"])
    b.add_not_actions("x:z")
    b.add_not_resources("arn:o")
    b.add_account_root_principal()
    b.add_arn_principal("arn:aws:iam::1:user/x")
    b.add_aws_account_principal("222222222222")
    b.add_canonical_user_principal("cafe")
    b.add_federated_principal("www.example.com", {})
    b.add_principals(iam.ArnPrincipal("arn:p"), S("lambda.amazonaws.com"))
    c = ST()
    c.add_all_resources()
    c.add_any_principal()
    c.add_actions("d:e")
    d = ST(actions=["n:p"], resources=["r"])
    d.add_not_principals(iam.ArnPrincipal("arn:np"), iam.AccountPrincipal("333333333333"))
    e = a.copy(sid="Copied", actions=["only:this"], effect=iam.Effect.ALLOW, resources=["arn:copy"])
    f = ST.from_json({"Sid": "J", "Effect": "Allow", "Action": ["j:1", "j:2"], "Resource": ["r1"], "Principal": {"AWS": "arn:j", "Service": ["one", "two"], "Federated": "fed", "CanonicalUser": "can"}, "Condition": {"Null": {"x": "true"}}})
    for n, x in enumerate((a, b, c, d, e, f)):
        show(f"Statement{n}", json=x.to_statement_json(), again=x.to_json(), sid=x.sid, effect=x.effect.name, actions=x.actions, notactions=x.not_actions, resources=x.resources, notresources=x.not_resources, conditions=x.conditions, flags=[x.has_principal, x.has_resource, x.frozen],
             counts=[len(x.principals), len(x.not_principals)], any=len(x.validate_for_any_policy()), identity=len(x.validate_for_identity_policy()), resource=len(x.validate_for_resource_policy()), skipped=len(x.validate_for_resource_policy(skip_resource_validation=True)), trust=len(x.validate_for_trust_policy()))
    frozen = ST(actions=["a:b"], resources=["*"]).freeze()
    doc = iam.PolicyDocument(statements=[f, frozen, ST(actions=["z:z"])], assign_sids=True, minimize=True)
    doc.add_statements(c, e)
    show("Doc", doc=doc, count=doc.statement_count, empty=doc.is_empty, frozen=frozen.frozen, checks=[len(doc.validate_for_any_policy()), len(doc.validate_for_identity_policy()), len(doc.validate_for_resource_policy()), len(doc.validate_for_resource_policy(skip_resource_validation=True)), len(doc.validate_for_trust_policy())], json=doc.to_json())
    composite = iam.CompositePrincipal(S("one.amazonaws.com")).add_principals(iam.ArnPrincipal("arn:x"), iam.AccountPrincipal("4" * 12))
    with_conditions = iam.PrincipalWithConditions(role, {"StringEquals": {"c": "d"}})
    with_conditions.add_condition("StringEquals", {"e": "f"})
    with_conditions.add_conditions({"Bool": {"g": True}, "StringEquals": {"c": "z"}})
    tagged = iam.SessionTagsPrincipal(iam.ArnPrincipal("arn:t"))
    principals = dict(arn=iam.ArnPrincipal("arn:z"), account=iam.AccountPrincipal("5" * 12), root=iam.AccountRootPrincipal(), any=iam.AnyPrincipal(), star=iam.StarPrincipal(), canonical=iam.CanonicalUserPrincipal("can"), federated=iam.FederatedPrincipal("fed", {"A": {"b": "c"}}, "sts:Own"),
                      service=S("sns.amazonaws.com", region="ap-east-1", conditions={"A": {"b": "c"}}), opted=S("states.amazonaws.com"), static=S.from_static_service_principle_name("elsewhere.example"), organization=iam.OrganizationPrincipal("o-abcdefghij"), web=iam.WebIdentityPrincipal("www.amazon.com", {"A": {"b": "c"}}), saml=iam.SamlPrincipal(saml, {"A": {"b": "c"}}),
                      console=iam.SamlConsolePrincipal(saml, {"A": {"b": "c"}}), openid=iam.OpenIdConnectPrincipal(classic, {"A": {"b": "c"}}), native=iam.OpenIdConnectPrincipal(oidc), composite=composite, conditions=with_conditions, tagged=tagged, inorg=iam.AnyPrincipal().in_organization("o-abcdefghij"),
                      session=iam.ArnPrincipal("arn:s").with_session_tags(), role=role, user=user, group=group, lazy=lazy, imported=iam.Role.from_role_name(s, "ImportedRole", "nm"), theirs=iam.User.from_user_name(s, "ImportedUser", "un"))
    for key, p in principals.items():
        try:
            show(f"Principal{key.capitalize()}", told=told(p), account=str(p.principal_account is None))
        except RuntimeError as error:
            show(f"Principal{key.capitalize()}", refused=str(error).partition(".")[0][:20])
        added = p.add_to_principal_policy(ST(actions=[f"{key}:add"], resources=["*"]))
        show(f"Added{key.capitalize()}", added=added.statement_added, waits=added.policy_dependable is None, old=p.add_to_policy(ST(actions=[f"{key}:old"], resources=["*"])) if key not in ("imported", "theirs") else "")
        if key not in ("group", "role", "user", "lazy", "imported", "theirs"):
            iam.Role(s, f"Trusts{key.capitalize()}", assumed_by=p)
            show(f"Text{key.capitalize()}", json={k: v for k, v in p.to_json().items()}, dedupe=p.dedupe_string())
    show("Values", account=principals["account"].account_id, arn=principals["arn"].arn, canonical=principals["canonical"].canonical_user_id, federated=[principals["federated"].federated, principals["federated"].conditions], organization=principals["organization"].organization_id, service=principals["service"].service,
         names=[S.service_principal_name("codedeploy.amazonaws.com"), S.service_principal_name("logs.amazonaws.com")], composed=[len(composite.principals), composite.assume_role_action], conditions=with_conditions.conditions, classic=[classic.open_id_connect_provider_arn, classic.open_id_connect_provider_issuer, classic.oidc_provider_ref.oidc_provider_arn if hasattr(classic, "oidc_provider_ref") else ""])
    show("Refs", role=[role.role_ref.role_arn, role.role_ref.role_name, role.role_id, lazy.role_ref.role_name, iam.Role.is_role(role), iam.Role.is_role(lazy), iam.Role.is_role(user)], user=[user.user_ref.user_arn, user.user_ref.user_name], group=[group.group_ref.group_arn, group.group_ref.group_name], saml=saml.saml_provider_ref.saml_provider_arn,
         oidc=[oidc.oidc_provider_ref.oidc_provider_arn, oidc.oidc_provider_thumbprints, oidc.oidc_provider_issuer], keys=iam.AccessKey(s, "AccessKey", user=user, serial=3, status=iam.AccessKeyStatus.INACTIVE).access_key_ref.access_key_id)
    managed = iam.ManagedPolicy(s, "Managed", statements=[ST(actions=["m:1"], resources=["*"])])
    managed.add_statements(ST(actions=["m:2"], resources=["*"]), ST(actions=["m:3"], resources=["*"]))
    managed.attach_to_group(group)
    managed.attach_to_role(role)
    managed.attach_to_user(user)
    policy = iam.Policy(s, "Policy")
    policy.add_statements(ST(actions=["p:2"], resources=["*"]))
    policy.attach_to_group(group)
    for thing in (managed, policy):
        thing.grant_principal.add_to_principal_policy(ST(actions=["g:p"], resources=["*"]))
    lazy.grant(user, "iam:Own")
    lazy.grant_assume_role(role)
    role.grant(group, "iam:A", "iam:B")
    profile = iam.InstanceProfile(s, "Profile", role=role, path="/x/", instance_profile_name="ip")
    by_name = iam.Role.from_role_name(s, "WithDefault", "wd", default_policy_name="Chosen")
    by_name.add_to_principal_policy(ST(actions=["w:d"], resources=["*"]))
    grant = iam.Grant.add_to_principal(grantee=user, actions=["g:1"], resource_arns=["arn:g"], scope=s, conditions={"A": {"b": "c"}})
    show("Grant", old=grant.principal_statement.to_statement_json(), new=[x.to_statement_json() for x in grant.principal_statements], ref=[managed.managed_policy_ref.policy_arn, profile.instance_profile_ref.instance_profile_arn, policy.policy_ref.policy_id])
    waiting = cdk.CfnResource(s, "Waiting", type="W::A::Its")
    waiting.node.add_dependency(iam.CompositeDependable(managed, policy))
    unknown = iam.UnknownPrincipal(resource=s)
    show("Unknown", added=unknown.add_to_policy(ST(actions=["u:u"], resources=["*"])), action=unknown.assume_role_action)
# Lists that are one token, as whole lists of a statement.
lists = cdk.Stack(app, "Lists")
given = lambda name: cdk.CfnParameter(lists, name, type="CommaDelimitedList").value_as_list
reader = iam.Role(lists, "Reader", assumed_by=iam.AccountRootPrincipal())
for statement in (ST(actions=given("A"), resources=given("R")), ST(not_actions=given("N"), not_resources=given("X"), conditions={"StringEquals": {"k": given("C")}}), ST(actions=["a:b"], resources=["*"])):
    reader.add_to_policy(statement)
app.synth()
