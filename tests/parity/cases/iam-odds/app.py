"""Odds and ends of IAM: warnings, grants on resources of the app, principals of the app, documents as text, refused input."""
import json

import aws_cdk as cdk
import jsii
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_logs as logs

S, P = iam.PolicyStatement, iam
app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "Odds")
e = {a: cdk.Stack(app, f"Env{a}", env=cdk.Environment(account=a * 12, region="us-east-1")) for a in "12"}
st = lambda *a, **k: S(actions=list(a), resources=["*"], **k)
raw = cdk.CfnResource(s, "Raw", type="A::B::C")
P.UnknownPrincipal(resource=raw).add_to_principal_policy(st("a:b"))
imported = P.Role.from_role_name(s, "Imported", "nm")
imported.add_managed_policy(P.ManagedPolicy.from_aws_managed_policy_name("X"))
role, user, group = P.Role(s, "Role", assumed_by=P.AnyPrincipal()), P.User(s, "User"), P.Group(s, "Group")


class Thing(cdk.Resource):
    def __init__(self, scope, id, added=True):
        super().__init__(scope, id)
        self.statements, self.added = [], added
        self.policy = cdk.CfnResource(self, "Policy", type="P::P::P", properties={"D": cdk.Lazy.any(self)})

    def produce(self):
        return [x.to_statement_json() for x in self.statements]

    def add_to_resource_policy(self, statement):
        self.statements.append(statement)
        return P.AddToResourcePolicyResult(statement_added=self.added, policy_dependable=self.policy)


Thing = jsii.implements(P.IResourceWithPolicy, cdk.IStableAnyProducer)(Thing)


@jsii.implements(P.IGrantable)
class Grantee:
    grant_principal = property(lambda self: role)


facts = []
grantees = dict(role=role, user=user, imported=imported, frozen=role.without_policy_updates(), foreign=P.Role.from_role_arn(s, "Foreign", "arn:aws:iam::222222222222:role/x"), service=P.ServicePrincipal("s"), account=P.AccountPrincipal("111111111111"), root=P.AccountRootPrincipal(), org=P.OrganizationPrincipal("o-1234567890"),
                cond=P.PrincipalWithConditions(role, {"A": {"b": "c"}}), comp=P.CompositePrincipal(P.ArnPrincipal("a"), P.ArnPrincipal("b")), via=kms.ViaServicePrincipal("v", role), mine=Grantee(), tags=P.SessionTagsPrincipal(user))
for name, grantee in grantees.items():
    for i, (stack, added) in enumerate(((s, True), (s, False))):
        either, both = Thing(stack, f"{name}{i}Either", added), Thing(stack, f"{name}{i}Both", added)
        common = dict(actions=["x:" + name], grantee=grantee, resource_arns=["arn1", "arn2"])
        grants = [P.Grant.add_to_principal_or_resource(resource=either, resource_self_arns=["self"], conditions={"K": {"l": "m"}}, **common), P.Grant.add_to_principal_and_resource(resource=both, **common), P.Grant.add_to_principal(**common), P.Grant.add_statement_to_resource_policy(resource=both, statement=st("z:" + name, principals=[P.ServicePrincipal("z")]), **common)]
        for k, grant in enumerate(grants):
            grant.apply_before(cdk.CfnResource(s, f"After{name}{i}{k}", type="X::Y::Z"))
        facts.append([name, *[[g.success, len(g.principal_statements), len(g.resource_statements), g.combine(grants[2]).success] for g in grants]])
wide = Thing(s, "Wide")
P.Grant.add_to_principal_and_resource(actions=["w:1"], grantee=user, resource_arns=["arn1"], resource=wide, resource_self_arns=["self"], resource_policy_principal=P.ServicePrincipal("w"), conditions={"A": {"b": "c"}})
near = Thing(e["1"], "Near")
for name, r in dict(Same=P.Role.from_role_arn(e["1"], "Same", "arn:aws:iam::111111111111:role/s"), Other=P.Role.from_role_arn(e["1"], "Other", "arn:aws:iam::222222222222:role/o"), Far=P.Role(e["2"], "Far", assumed_by=P.AnyPrincipal(), role_name="far")).items():
    P.Grant.add_to_principal_or_resource(actions=["n:" + name], grantee=r, resource_arns=["arn"], resource=near)
facts += [P.Grant.drop(user, "x").success, P.GrantableResources.is_resource_with_policy(near), P.GrantableResources.is_encrypted_resource(near), P.DefaultPolicyFactories.has("No::Such::Type")]
doc = P.PolicyDocument(statements=[st("a:b", sid="S"), S.from_json({"Effect": "Deny", "NotAction": ["c:d"], "NotResource": "r", "NotPrincipal": {"AWS": ["x", "y"]}, "Condition": {"Null": {"z": True}}})])
cdk.CfnResource(s, "Text", type="T::T::T", properties={"Json": s.to_json_string(doc), "Facts": json.dumps(facts), "Inside": {"Doc": doc}, "Plain": json.dumps(doc.to_json())})
cdk.CfnResource(s, "Joined", type="T::T::T", properties={"V": s.to_json_string({"doc": P.PolicyDocument(statements=[st("a:b", principals=[P.AccountRootPrincipal(), role])])})})
probes = dict(
    actions=lambda: S(actions=["ab"]), both=lambda: S(actions=["a:b"], not_actions=["a:c"]), group=lambda: S(principals=[group]), conditions=lambda: S(principals=[P.ServicePrincipal("x", conditions={"A": {"b": "c"}}), P.ServicePrincipal("y")]), literal=lambda: S(principals=[P.StarPrincipal(), P.ArnPrincipal("x")]), condition=lambda: S(conditions={"A": "b"}), composite=lambda: P.CompositePrincipal(), organization=lambda: P.OrganizationPrincipal("o-1"),
    composed=lambda: S(principals=[P.CompositePrincipal(P.ArnPrincipal("x").with_conditions({"A": {"b": "c"}}))]), unknown=lambda: S(principals=[P.UnknownPrincipal(resource=raw)]), name=lambda: P.Role(s, "e1", assumed_by=P.AnyPrincipal(), role_name="a b"), path=lambda: P.Role(s, "e2", assumed_by=P.AnyPrincipal(), path="x"), session=lambda: P.Role(s, "e3", assumed_by=P.AnyPrincipal(), max_session_duration=cdk.Duration.hours(13)),
    description=lambda: P.Role(s, "e4", assumed_by=P.AnyPrincipal(), description="d" * 1001), assume=lambda: role.grant_assume_role(P.ServicePrincipal("x")), mutable=lambda: P.Role.from_role_name(s, "e5", "x", add_grants_to_resources=True), password=lambda: P.User(s, "e6", password_reset_required=True), frozen=lambda: doc and S(actions=["a:b"]).freeze().add_actions("c:d"), asserted=lambda: P.Grant.drop(user, "x").assert_success(), json=lambda: P.PolicyDocument.from_json({"Statement": {}}), arn=lambda: P.Role.from_role_arn(s, "e7", "x"),
    saml=lambda: P.SamlProvider(s, "e8", name="a b", metadata_document=P.SamlMetadataDocument.from_xml("x")), oidc=lambda: P.OidcProviderNative(s, "e9", url="http://x"), thumbs=lambda: P.OidcProviderNative(s, "e10", url="https://x", thumbprints=["a"]), rotation=lambda: kms.Key(s, "e11", enable_key_rotation=True, key_spec=kms.KeySpec.RSA_2048), usage=lambda: kms.Key(s, "e12", key_usage=kms.KeyUsage.SIGN_VERIFY), window=lambda: kms.Key(s, "e13", pending_window=cdk.Duration.days(31)), alias=lambda: kms.Alias(s, "e14", alias_name="alias/aws/x", target_key=kms.Key.from_key_arn(s, "e15", "arn:aws:kms:r:1:key/k")),
    filters=lambda: logs.FilterPattern.number_value("$.a", "~", 1), columns=lambda: logs.FilterPattern.space_delimited("a").where_string("b", "=", "c"), same=lambda: [P.Policy(s, f"n{i}", policy_name="same", statements=[st("a:b")], users=[user]) for i in (1, 2)], fine=lambda: S(actions=["*"], resources=[]),
)
for name, probe in probes.items():
    try:
        probe()
        print(json.dumps({"probe": name, "raised": False, "message": ""}))
    except RuntimeError as error:
        print(json.dumps({"probe": name, "raised": True, "message": str(error)}))
for name in ("n1", "n2", *(f"e{i}" for i in range(20))):
    s.node.try_remove_child(name)
app.synth()
