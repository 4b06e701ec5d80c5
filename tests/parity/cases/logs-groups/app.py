"""Log groups, streams, filters, queries, policies, destinations, data protection; grants to all kinds of principals; imports."""

import aws_cdk as cdk
import jsii
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_logs as logs

app = cdk.App(analytics_reporting=False)
L, F, S, SP = logs, logs.FilterPattern, iam.PolicyStatement, iam.ServicePrincipal
s = cdk.Stack(app, "Logs")
role, user, key = iam.Role(s, "Role", assumed_by=SP("x")), iam.User(s, "User"), kms.Key(s, "Key")
g = L.LogGroup(s, "G")
ID = L.DataIdentifier
full = L.LogGroup(s, "Full", log_group_name="/my/name", retention=L.RetentionDays.ONE_WEEK, encryption_key=key, log_group_class=L.LogGroupClass.INFREQUENT_ACCESS, removal_policy=cdk.RemovalPolicy.DESTROY, deletion_protection_enabled=True, field_index_policies=[L.FieldIndexPolicy(fields=["a", "b"])], data_protection_policy=L.DataProtectionPolicy(identifiers=[ID.EMAILADDRESS, ID("custom-managed"), L.CustomDataIdentifier("MyId", "E-\\d{9}"), ID.DRIVERSLICENSE_AT, ID.SSN_US, ID.PKCSPRIVATEKEY]))
L.LogGroup(s, "Protected", retention=L.RetentionDays.INFINITE, data_protection_policy=L.DataProtectionPolicy(name="nm", description="ds", identifiers=[ID.ADDRESS], log_group_audit_destination=g, delivery_stream_name_audit_destination="ds"))
for days in L.RetentionDays:
    L.LogGroup(s, "Kept" + days.name, retention=days)
for cls in L.LogGroupClass:
    L.LogGroup(s, "Class" + cls.name, log_group_class=cls)
arn = "arn:aws:logs:us-east-1:123456789012:log-group:/a/b"
imports = [L.LogGroup.from_log_group_arn(s, "I1", arn + ":*"), L.LogGroup.from_log_group_arn(s, "I2", arn), L.LogGroup.from_log_group_name(s, "I3", "/n/m"), L.LogGroup.from_log_group_arn(s, "I4", cdk.Fn.ref("LgArn")), L.LogGroup.from_log_group_name(s, "I5", "/n/o:*")]
l1 = L.CfnLogGroup(s, "L1")
ok = []
for group in (g, full, *imports):
    ok += [group.grant_read(role).success, group.grant_write(user).success, group.grant(user, "logs:A", "logs:B").success, group.grant_write(SP("es")).success, group.grant(iam.AccountPrincipal("111122223333"), "logs:Q").success]
grants = L.LogGroupGrants.from_log_group(l1)
ok += [grants.read(user).success, grants.write(SP("s")).success, g.grants.read(SP("t")).success]
named = dict(any=iam.AnyPrincipal(), star=iam.StarPrincipal(), org=iam.OrganizationPrincipal("o-1234567890"), comp=iam.CompositePrincipal(iam.ArnPrincipal("arn:aws:iam::1:user/x"), SP("s")), tok=iam.ArnPrincipal(cdk.Fn.ref("A")), arn=iam.ArnPrincipal("arn:aws:iam::7:user/x"),
             cond=iam.ArnPrincipal("arn:aws:iam::1:user/x").with_conditions({"A": {"b": "c"}}), role=role, user=user, imported=iam.Role.from_role_arn(s, "IR", "arn:aws:iam::222222222222:role/x"), root=iam.AccountRootPrincipal(), acct=iam.AccountPrincipal("123456789012").with_conditions({"A": {"b": "c"}}), canon=iam.CanonicalUserPrincipal("c"))
for name, principal in named.items():
    ok.append(g.add_to_resource_policy(S(actions=[f"logs:{name}"], principals=[principal], resources=[g.log_group_arn], sid=name)).statement_added)
streams = [g.add_stream("St", log_stream_name="sn"), g.add_stream("St2"), imports[2].add_stream("S"), L.LogStream(s, "Ls", log_group=l1, removal_policy=cdk.RemovalPolicy.DESTROY), L.LogStream.from_log_stream_name(s, "Sn", "x"), L.LogStream.from_log_stream_attributes(s, "Sa", log_group_name="g", log_stream_name="s")]
patterns = [F.literal("{ $.a = 1 }"), F.all_events(), F.all_terms("a", "b c", '"q"'), F.any_term("a", "b"), F.any_term_group(["a", "b"], ["c"]), F.string_value("$.x", "=", "v*"), F.string_value("$.x", "!=", 'a"b'), F.number_value("$.n", ">=", 5), F.number_value("$.n", "=", 1.5), F.is_null("$.a"), F.not_exists("$.a"), F.exists("$.a"), F.boolean_value("$.a", True), F.boolean_value("$.a", False),
            F.all(F.exists("$.a"), F.is_null("$.b")), F.any(F.exists("$.a"), F.all(F.is_null("$.b"), F.exists("$.c"))), F.all(F.exists("$.a")), F.regex_value("$.a", "=", "^x$"), F.space_delimited("time", "component", "...", "code", "latency").where_string("component", "=", "Http*").where_number("code", "!=", 200).where_string("component", "!=", "q"), L.SpaceDelimitedTextPattern.construct(["a", "b"]).where_number("b", ">", 1.5)]
for i, pattern in enumerate(patterns):
    g.add_metric_filter(f"Mf{i}", filter_pattern=pattern, metric_name=f"M{i}", metric_namespace="NS")
g.add_metric_filter("Rich", filter_pattern=F.exists("$.latency"), metric_name="L", metric_namespace="NS", metric_value="$.latency", default_value=0, filter_name="fn", apply_on_transformed_logs=True)
L.MetricFilter(s, "Mf", log_group=l1, filter_pattern=F.all_events(), metric_name="M", metric_namespace="NS", dimensions={"h": "$.h", "k": "$.k"})


@jsii.implements(L.ILogSubscriptionDestination)
class Destination:
    def __init__(self, **config):
        self.config = config

    def bind(self, scope, source_log_group):
        return L.LogSubscriptionDestinationConfig(**self.config)


across = [L.CrossAccountDestination(s, "Xd", role=role, target_arn="arn:target", destination_name="dn"), L.CrossAccountDestination(s, "Xd2", role=role, target_arn="arn:target")]
across[0].add_to_policy(S(actions=["logs:PutSubscriptionFilter"], principals=[iam.AccountPrincipal("1")], resources=["*"]))
g.add_subscription_filter("Sf", destination=Destination(arn="arn:dest", role=role), filter_pattern=F.all_terms("x"))
L.SubscriptionFilter(s, "Sf2", log_group=g, destination=across[1], filter_pattern=F.all_events(), filter_name="sfn")
queries = [L.QueryString(fields=["@timestamp", "@message"], parse_statements=["@message '[*] *' as a, b", "@message 'x'"], filter_statements=["a = 'ERROR'", "b = 1"], sort="@timestamp desc", limit=20, stats_statements=["count(*)", "max(x)"], display="a"), L.QueryString(filter="f1", parse="p1", stats="s1"), L.QueryString(fields=["a"]), L.QueryString(stats="a", stats_statements=["b"]), L.QueryString(filter="x", fields=[], limit=5)]
ids = [L.QueryDefinition(s, f"Q{i}", query_definition_name=f"q{i}", query_string=q, log_groups=[g, l1, imports[2]][: i + 1] if i else None).query_definition_id for i, q in enumerate(queries)]
L.ResourcePolicy(s, "Rp", resource_policy_name="rn", policy_statements=[S(actions=["logs:*"], principals=[SP("es")], resources=["*"])])
L.ResourcePolicy(s, "Rp2").document.add_statements(S(actions=["logs:*"], principals=[SP("es")], resources=["*"]))
groups = [[x.log_group_arn, x.log_group_name, x.env.account, x.env.region] for x in (g, full, *imports)]
cdk.CfnResource(s, "Values", type="V::V::V", properties={"V": [str(ok), groups, [x.log_stream_name for x in streams], ids, [x.destination_arn for x in across], [x.destination_name for x in across], full.log_group_physical_name(), str(ID.NAME.name), L.CustomDataIdentifier("a", "b").to_string(), *[q.to_string() for q in queries]]})
e1, e2 = (cdk.Stack(app, f"Env{a}", env=cdk.Environment(account=a * 12, region="us-east-1")) for a in "12")
far = L.LogGroup(e1, "Far", log_group_name="/named")
far.grant_write(iam.Role(e2, "Reader", assumed_by=SP("x"), role_name="reader"))
cdk.CfnResource(e2, "Across", type="V::V::V", properties={"V": [far.log_group_arn, far.log_group_name]})
app.synth()
