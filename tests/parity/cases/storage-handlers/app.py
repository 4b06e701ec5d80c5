"""What works by handlers: notifications of buckets, buckets that empty themselves, replicas of tables."""
import aws_cdk as cdk
from aws_cdk import aws_dynamodb as ddb, aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_s3 as s3, aws_s3_notifications as n, aws_sns as sns, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
B, E, D, RP = s3.Bucket, s3.EventType, cdk.Duration, cdk.RemovalPolicy
env = cdk.Environment(account="111111111111", region="us-east-1")
K = s3.NotificationKeyFilter
s = cdk.Stack(app, "Told", env=env)
queue, keyed, topic = sqs.Queue(s, "Queue"), sqs.Queue(s, "Keyed", encryption=sqs.QueueEncryption.KMS), sns.Topic(s, "Topic", master_key=kms.Key(s, "TopicKey"))
fn = L.Function(s, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
b, all_, bridge = B(s, "B"), B(s, "All", event_bridge_enabled=True, encryption=s3.BucketEncryption.KMS), B(s, "Bridge", event_bridge_enabled=True)
b.add_event_notification(E.OBJECT_CREATED_PUT, n.SqsDestination(queue), K(prefix="in/", suffix=".txt"))
b.add_event_notification(E.OBJECT_REMOVED_DELETE, n.SqsDestination(keyed), K(suffix=".a"))
b.add_object_created_notification(n.LambdaDestination(fn), K(prefix="fn/")), b.add_object_removed_notification(n.SnsDestination(topic))
for i, event in enumerate((E.REDUCED_REDUNDANCY_LOST_OBJECT, E.LIFECYCLE_EXPIRATION, E.OBJECT_RESTORE_COMPLETED, E.INTELLIGENT_TIERING, E.OBJECT_TAGGING)):
    all_.add_event_notification(event, (n.SnsDestination(topic), n.LambdaDestination(fn), n.SqsDestination(queue))[i % 3])
known = B.from_bucket_attributes(s, "Known", bucket_name="known", notifications_handler_role=iam.Role.from_role_arn(s, "Handler", "arn:aws:iam::111111111111:role/h"))
known.add_event_notification(E.OBJECT_CREATED, n.LambdaDestination(L.Alias(s, "Al", alias_name="al", version=fn.current_version))), known.enable_event_bridge_notification()
B(s, "Late").enable_event_bridge_notification()
e = cdk.Stack(app, "Emptied")
B(e, "Plain", auto_delete_objects=True, removal_policy=RP.DESTROY)
B(e, "Full", auto_delete_objects=True, removal_policy=RP.DESTROY, encryption=s3.BucketEncryption.KMS, enforce_ssl=True, versioned=True, server_access_logs_prefix="p")
B(e, "Told", auto_delete_objects=True, removal_policy=RP.DESTROY, notifications_skip_destination_validation=True).add_object_created_notification(n.SqsDestination(sqs.Queue(e, "Q")))
pk = ddb.Attribute(name="pk", type=ddb.AttributeType.STRING)
for name, where, flag in (("Here", env, True), ("There", None, False)):
    t = cdk.Stack(app, f"Copied{name}", env=where)
    t.node.set_context("@aws-cdk/aws-dynamodb:retainTableReplica", flag)
    table = ddb.Table(t, "T", partition_key=pk, replication_regions=["eu-west-1", "eu-west-2"], replication_timeout=D.hours(1), wait_for_replication_to_finish=False)
    table.add_global_secondary_index(index_name="g", partition_key=ddb.Attribute(name="g", type=ddb.AttributeType.NUMBER)), table.grant_read_write_data(iam.Role(t, "R", assumed_by=iam.ServicePrincipal("x")))
    scaled = ddb.Table(t, "S", partition_key=pk, replication_regions=["eu-west-3"], billing_mode=ddb.BillingMode.PROVISIONED, removal_policy=RP.DESTROY)
    scaled.auto_scale_write_capacity(min_capacity=1, max_capacity=9).scale_on_utilization(target_utilization_percent=60)
app.synth()
