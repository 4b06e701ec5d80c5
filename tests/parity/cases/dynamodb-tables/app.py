"""Tables: keys, indexes, capacity and its scaling, encryption, streams, imports of items, grants near and far, made elsewhere."""
import aws_cdk as cdk
from aws_cdk import aws_applicationautoscaling as aa, aws_dynamodb as ddb, aws_iam as iam, aws_kms as kms, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
A, AT, T, D, P = ddb.Attribute, ddb.AttributeType, ddb.Table, cdk.Duration, ddb.ProjectionType
pk, sk, bk = A(name="pk", type=AT.STRING), A(name="sk", type=AT.NUMBER), A(name="bk", type=AT.BINARY)
s = cdk.Stack(app, "Made")
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
PITR, CI = ddb.PointInTimeRecoverySpecification, ddb.ContributorInsightsSpecification
full = T(s, "Full", partition_key=pk, sort_key=sk, table_name="full", read_capacity=3, write_capacity=4, point_in_time_recovery_specification=PITR(point_in_time_recovery_enabled=True, recovery_period_in_days=9), contributor_insights_specification=CI(enabled=True, mode=ddb.ContributorInsightsMode.THROTTLED_KEYS), deletion_protection=True, stream=ddb.StreamViewType.KEYS_ONLY, table_class=ddb.TableClass.STANDARD_INFREQUENT_ACCESS, time_to_live_attribute="ttl", removal_policy=cdk.RemovalPolicy.DESTROY, warm_throughput=ddb.WarmThroughput(read_units_per_second=13000, write_units_per_second=5000))
demand = T(s, "Demand", partition_key=pk, billing_mode=ddb.BillingMode.PAY_PER_REQUEST, max_read_request_units=5, max_write_request_units=6, point_in_time_recovery=False, contributor_insights_enabled=False, resource_policy=iam.PolicyDocument(statements=[iam.PolicyStatement(actions=["dynamodb:x"], principals=[iam.AccountRootPrincipal()], resources=["*"])]))
for e in ddb.TableEncryption:
    T(s, f"Enc{e.name}", partition_key=bk, encryption=e)
keyed = T(s, "Keyed", partition_key=pk, encryption_key=kms.Key(s, "Key"), stream=ddb.StreamViewType.NEW_IMAGE)
full.add_global_secondary_index(index_name="g1", partition_key=bk, read_capacity=1, write_capacity=2, projection_type=P.INCLUDE, non_key_attributes=["x", "y"], contributor_insights_specification=CI(enabled=False))
full.add_global_secondary_index(index_name="g2", partition_keys=[pk, bk], sort_keys=[sk, A(name="s2", type=AT.STRING)], projection_type=P.KEYS_ONLY, warm_throughput=ddb.WarmThroughput(read_units_per_second=13000))
full.add_local_secondary_index(index_name="l1", sort_key=bk), full.add_local_secondary_index(index_name="l2", sort_key=A(name="l", type=AT.STRING), projection_type=P.INCLUDE, non_key_attributes=["z"])
demand.add_global_secondary_index(index_name="g", partition_key=sk, max_read_request_units=1, max_write_request_units=2)
scaled = full.auto_scale_read_capacity(min_capacity=1, max_capacity=50)
scaled.scale_on_utilization(target_utilization_percent=75, scale_in_cooldown=D.seconds(1), scale_out_cooldown=D.seconds(2), disable_scale_in=True, policy_name="pol")
scaled.scale_on_schedule("At", schedule=aa.Schedule.cron(hour="20", minute="0"), min_capacity=10, max_capacity=20)
full.auto_scale_write_capacity(min_capacity=2, max_capacity=3).scale_on_utilization(target_utilization_percent=50)
full.auto_scale_global_secondary_index_read_capacity("g1", min_capacity=1, max_capacity=2).scale_on_utilization(target_utilization_percent=10), full.auto_scale_global_secondary_index_write_capacity("g2", min_capacity=1, max_capacity=2)
bucket = s3.Bucket(s, "Items")
for i, f in enumerate((ddb.InputFormat.csv(delimiter=";", header_list=["a", "b"]), ddb.InputFormat.csv(), ddb.InputFormat.dynamo_db_json(), ddb.InputFormat.ion())):
    T(s, f"Filled{i}", partition_key=pk, import_source=ddb.ImportSourceSpecification(bucket=bucket, input_format=f, compression_type=(ddb.InputCompressionType.GZIP, None, ddb.InputCompressionType.ZSTD, None)[i], key_prefix="p" if i else None, bucket_owner="111111111111" if i == 1 else None))
known = [T.from_table_name(s, "Named", "nn"), T.from_table_arn(s, "Arned", "arn:aws:dynamodb:eu-west-1:222222222222:table/aa"), T.from_table_attributes(s, "At", table_name="at", table_stream_arn="arn:stream", global_indexes=["g"], encryption_key=kms.Key.from_key_arn(s, "AtKey", "arn:aws:kms:us-east-1:111111111111:key/k"))]
guest = iam.AccountPrincipal("222222222222")
for i, t in enumerate((full, demand, keyed, *known)):
    for j, g in enumerate((t.grant_full_access, t.grant_read_data, t.grant_read_write_data, t.grant_write_data, t.grants.read_data, t.grants.write_data)):
        g(iam.Role(s, f"R{i}x{j}", assumed_by=iam.ServicePrincipal("x"))), g(guest)
    role = iam.Role(s, f"R{i}", assumed_by=iam.ServicePrincipal("x"))
    t.grant(role, "dynamodb:q"), value(s, f"V{i}", t.table_arn, t.table_name, t.table_stream_arn or "none")
    if t.table_stream_arn:
        t.grant_stream_read(role), t.grant_table_list_streams(guest), t.grant_stream(role, "dynamodb:r")
l1 = ddb.CfnTable(s, "L1", key_schema=[{"attributeName": "a", "keyType": "HASH"}])
grants = ddb.TableGrants.from_table(l1, ["eu-west-1"], True)
grants.read_write_data(iam.Role(s, "ForL1", assumed_by=iam.ServicePrincipal("x"))), grants.full_access(guest), demand.add_to_resource_policy(iam.PolicyStatement(actions=["dynamodb:y"], principals=[guest], resources=["*"]))
demand.grants.multi_account_replication_to("arn:aws:dynamodb:eu-west-1:333333333333:table/x")
far = cdk.Stack(app, "Far", env=cdk.Environment(account="333333333333", region="eu-west-3"))
near = cdk.Stack(app, "Near", env=cdk.Environment(account="111111111111", region="us-east-1"))
shared = T(far, "Shared", partition_key=pk, table_name="shared", stream=ddb.StreamViewType.OLD_IMAGE)
shared.grant_read_data(iam.Role(near, "Reader", assumed_by=iam.ServicePrincipal("x"), role_name="reader")), value(near, "Sees", shared.table_arn, shared.table_name)
keys = lambda k: [[x.name for x in k.partition_keys], [x.name for x in k.sort_keys]]
value(near, "Keys", *(keys(full.schema_v2(i)) for i in (None, "g1", "g2", "l1")))
app.synth()
