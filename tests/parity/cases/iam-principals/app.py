"""Principals in trust and resource policies: service names by region, conditions, tags, composites, merged documents."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam

app = cdk.App(analytics_reporting=False)
P, S = iam, iam.PolicyStatement
for env in (None, cdk.Environment(account="111111111111", region="ap-east-1"), cdk.Environment(account="222222222222", region="cn-north-1")):
    for minimize in (False, True):
        s = cdk.Stack(app, f"{env.region if env else 'agnostic'}-{minimize}", env=env)
        s.node.set_context("@aws-cdk/aws-iam:minimizePolicies", minimize)
        names = ("lambda", "s3.amazonaws.com", "delivery.logs.amazonaws.com", "ec2.amazonaws.com.cn", "logs.us-east-1.amazonaws.com", "foo.bar", "x.c2s.ic.gov", cdk.Fn.ref("Service"))
        services = [P.ServicePrincipal(n, region=r) for n in names for r in (None, "ap-east-1", "cn-north-1", "us-east-1", "xx-east-9")]
        iam.CfnManagedPolicy(s, "Services", policy_document=iam.PolicyDocument(statements=[S(actions=["a:b"], principals=[p]) for p in services] + [S(actions=["a:c"], principals=services[:9])]))
        role = iam.Role(s, "Role", assumed_by=P.AnyPrincipal())
        base = dict(
            acct=P.AccountPrincipal("333333333333"), root=P.AccountRootPrincipal(), any=P.AnyPrincipal(), star=P.StarPrincipal(), arn=P.ArnPrincipal("arn:x").in_organization("o-1234567890"), org=P.OrganizationPrincipal("o-1234567890"),
            tags=P.AccountRootPrincipal().with_session_tags(), cond=P.ArnPrincipal("q").with_conditions({"Bool": {"a": "b"}}).with_conditions({"Bool": {"c": "d"}, "Null": {"e": True}}), role=role, wrapped=P.PrincipalWithConditions(role, {"X": {"y": [1, 2]}}),
            comp=P.CompositePrincipal(P.ServicePrincipal("a", conditions={"A": {"b": "c"}}), P.FederatedPrincipal("f", {"G": {"h": "i"}}, "sts:X"), role), tagged=P.CompositePrincipal(role, P.AccountRootPrincipal().with_session_tags()).with_session_tags(),
            condcomp=P.CompositePrincipal(P.ArnPrincipal("x"), P.ArnPrincipal("y")).with_conditions({"q": {"r": cdk.Fn.ref("T")}}), web=P.WebIdentityPrincipal("www.x", {"A": {"b": "c"}}).with_session_tags(), canon=P.CanonicalUserPrincipal("abc"),
            static=P.ServicePrincipal.from_static_service_principle_name("lambda"), user=iam.User(s, "User"), saml=P.SamlConsolePrincipal(iam.SamlProvider.from_saml_provider_arn(s, "Saml", "arn:saml"), {"StringEquals": {"z": "y"}, "Q": {"r": "s"}}),
        )
        for name, principal in base.items():
            iam.Role(s, "By" + name, assumed_by=principal, external_ids=["1", "2"][: len(name) % 3])
        plain = [base[k] for k in ("acct", "root", "any", "role", "canon", "static", "user")]
        doc = iam.PolicyDocument(assign_sids=True, statements=[S(actions=["a:1", "a:0"], resources=["2", "1"], principals=[p]) for p in plain] + [S(actions=["b:1"], resources=["1"], principals=plain[::-1]), S(actions=["b:1"], resources=["1"], principals=[base["star"]])])
        doc.add_statements(*(S(sid=sid, actions=["c:d"], resources=["*"], not_principals=[plain[0], plain[3]], effect=iam.Effect.DENY) for sid in (None, "X")), S.from_json({"Action": ["z:z", "y:y"], "Resource": ["b", "a"], "Principal": {"AWS": ["n", "m"], "Service": "s3.amazonaws.com"}}), S.from_json({"Action": "a:1", "Principal": "*", "NotResource": ["b", "a"]}))
        iam.CfnManagedPolicy(s, "Doc", policy_document=doc)
        texts = [p.to_string() for p in base.values() if hasattr(p, "dedupe_string")] + [str(p.dedupe_string()) for p in base.values() if hasattr(p, "dedupe_string")] + [P.ServicePrincipal.service_principal_name("sqs")]
        cdk.CfnResource(s, "Texts", type="T::T::T", properties={"V": texts})
app.synth()
