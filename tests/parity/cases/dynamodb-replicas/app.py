"""Tables with replicas that CloudFormation makes: what replicas inherit and what not, capacity, keys, other accounts, grants."""
import aws_cdk as cdk
from aws_cdk import aws_dynamodb as ddb, aws_iam as iam, aws_kms as kms

app = cdk.App(analytics_reporting=False)
A, AT, T, R, G, C = ddb.Attribute, ddb.AttributeType, ddb.TableV2, ddb.ReplicaTableProps, ddb.GlobalSecondaryIndexPropsV2, ddb.Capacity
pk, sk, bk = A(name="pk", type=AT.STRING), A(name="sk", type=AT.NUMBER), A(name="bk", type=AT.BINARY)
env = cdk.Environment(account="111111111111", region="us-east-1")
state = lambda a: iam.PolicyStatement(actions=[a], principals=[iam.AccountRootPrincipal()], resources=["*"])
doc = lambda a: iam.PolicyDocument(statements=[state(a)])
PITR, CI, RG = ddb.PointInTimeRecoverySpecification, ddb.ContributorInsightsSpecification, ddb.ReplicaGlobalSecondaryIndexOptions
role = lambda st, n: iam.Role(st, n, assumed_by=iam.ServicePrincipal("x"))
for flag in (False, True):
    s = cdk.Stack(app, f"Copied{flag}", env=env)
    s.node.set_context("@aws-cdk/aws-dynamodb:resourcePolicyPerReplica", flag)
    cdk.Tags.of(s).add("stack", "tag")
    t = T(s, "T", partition_key=pk, sort_key=sk, contributor_insights_specification=CI(enabled=True, mode=ddb.ContributorInsightsMode.ACCESSED_AND_THROTTLED_KEYS), deletion_protection=True, point_in_time_recovery_specification=PITR(point_in_time_recovery_enabled=True, recovery_period_in_days=7), table_class=ddb.TableClass.STANDARD, tags=[cdk.CfnTag(key="m", value="n"), cdk.CfnTag(key="stack", value="own")], resource_policy=doc("dynamodb:a"), stream_resource_policy=doc("dynamodb:s"), global_table_settings_replication_mode=ddb.GlobalTableSettingsReplicationMode.ALL if flag else None,
          global_secondary_indexes=[G(index_name="g", partition_key=bk, max_read_request_units=1, max_write_request_units=2), G(index_name="h", partition_keys=[bk, pk], sort_keys=[sk], projection_type=ddb.ProjectionType.KEYS_ONLY, warm_throughput=ddb.WarmThroughput(write_units_per_second=5000))], local_secondary_indexes=[ddb.LocalSecondaryIndexProps(index_name="l", sort_key=bk)],
          replicas=[R(region="us-west-2"), R(region="eu-west-1", contributor_insights_specification=CI(enabled=False), deletion_protection=False, point_in_time_recovery_specification=PITR(point_in_time_recovery_enabled=False), table_class=ddb.TableClass.STANDARD_INFREQUENT_ACCESS, tags=[cdk.CfnTag(key="a", value="b")], max_read_request_units=7, resource_policy=doc("dynamodb:b"), stream_resource_policy=doc("dynamodb:r"), global_secondary_index_options={"g": RG(contributor_insights_specification=CI(enabled=True), max_read_request_units=3)})])
    t.add_replica(region="ap-south-1"), t.add_to_stream_resource_policy(state("dynamodb:q")), t.add_to_resource_policy(state("dynamodb:p"))
    t.grant_read_data(role(s, "R1")), t.grants.write_data(role(s, "R2")), t.grant_stream_read(role(s, "R3")), t.grant_full_access(iam.AccountPrincipal("222222222222"))
    r = t.replica("us-west-2")
    r.grant_read_write_data(role(s, "R4")), r.grant_stream_read(role(s, "R5")), r.grants.read_data(role(s, "R6")), t.replica("us-east-1").grant(role(s, "R7"), "dynamodb:z")
    cdk.CfnOutput(s, "O", value=" ".join((r.table_arn, r.table_name, r.table_stream_arn, t.table_id, r.env.region)))
s = cdk.Stack(app, "Odd")
T(s, "Plain", partition_key=pk), T(s, "Named", partition_key=pk, table_name="n", dynamo_stream=ddb.StreamViewType.NEW_IMAGE, time_to_live_attribute="ttl", removal_policy=cdk.RemovalPolicy.DESTROY, warm_throughput=ddb.WarmThroughput(read_units_per_second=13000), billing=ddb.Billing.on_demand(max_read_request_units=5, max_write_request_units=6), encryption=ddb.TableEncryptionV2.aws_managed_key()).add_global_secondary_index(index_name="late", partition_key=bk)
T(s, "Owned", partition_key=pk, encryption=ddb.TableEncryptionV2.dynamo_owned_key(), contributor_insights=True, point_in_time_recovery=True)
known = [T.from_table_name(s, "KnownN", "nn"), T.from_table_arn(s, "KnownA", "arn:aws:dynamodb:us-west-2:111111111111:table/aa"), T.from_table_attributes(s, "KnownAt", table_name="at", table_id="id", table_stream_arn="arn:s", local_indexes=["l"])]
for i, k in enumerate(known):
    k.grant_write_data(role(s, f"K{i}")), cdk.CfnOutput(s, f"Known{i}", value=f"{k.table_arn} {k.table_name} {k.table_id} {k.table_stream_arn} {k.env.region}")
e = cdk.Stack(app, "Provisioned", env=env)
key = kms.Key(e, "Key")
auto = C.autoscaled(min_capacity=2, max_capacity=15, target_utilization_percent=50, seed_capacity=3)
p = T(e, "T", partition_key=pk, billing=ddb.Billing.provisioned(read_capacity=C.fixed(10), write_capacity=C.autoscaled(max_capacity=20)), encryption=ddb.TableEncryptionV2.customer_managed_key(key, {"us-west-2": "arn:aws:kms:us-west-2:111111111111:key/w", "us-west-1": "arn:aws:kms:us-west-1:111111111111:key/v"}), global_secondary_indexes=[G(index_name="g", partition_key=sk, read_capacity=auto), G(index_name="h", partition_key=bk, write_capacity=auto)], replicas=[R(region="us-west-2", read_capacity=auto, global_secondary_index_options={"h": RG(read_capacity=C.fixed(6))}), R(region="us-west-1")])
p.grant_read_write_data(role(e, "R")), p.replica("us-west-1").grant_read_data(role(e, "W"))
SC = ddb.MultiRegionConsistency
T(e, "Strong", partition_key=pk, multi_region_consistency=SC.STRONG, replicas=[R(region="us-west-2")], witness_region="us-east-2"), T(e, "Strong3", partition_key=pk, multi_region_consistency=SC.STRONG, replicas=[R(region="us-west-2"), R(region="us-east-2")]), T(e, "Weak", partition_key=pk, multi_region_consistency=SC.EVENTUAL, replicas=[R(region="eu-west-1")])
o = cdk.Stack(app, "Other", env=cdk.Environment(account="222222222222", region="us-west-2"))
copy = ddb.TableV2MultiAccountReplica(o, "Copy", replica_source_table=p, deletion_protection=True, tags=[cdk.CfnTag(key="a", value="b")], encryption=ddb.TableEncryptionV2.customer_managed_key(kms.Key(o, "Key")), point_in_time_recovery_specification=PITR(point_in_time_recovery_enabled=True), resource_policy=doc("dynamodb:c"), global_table_settings_replication_mode=ddb.GlobalTableSettingsReplicationMode.ALL)
copy.grant_read_data(role(o, "R")), copy.grants.full_access(role(o, "S"))
ddb.TableV2MultiAccountReplica(o, "CopyKnown", replica_source_table=T.from_table_arn(o, "Src", "arn:aws:dynamodb:eu-west-1:333333333333:table/src"), table_name="src", grant_index_permissions=False, removal_policy=cdk.RemovalPolicy.DESTROY).grant_stream_read(role(o, "Q"))
app.synth()
