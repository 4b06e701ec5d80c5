"""Buckets: what they hold and for how long, sites, inventories, replication, addresses, buckets made elsewhere."""
import datetime
import itertools

import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_s3 as s3
from aws_cdk.aws_s3 import mixins

app = cdk.App(analytics_reporting=False)
B, D, SC = s3.Bucket, cdk.Duration, s3.StorageClass
env = cdk.Environment(account="111111111111", region="us-east-1")
when = datetime.datetime(2031, 5, 6, 7, 8, 9, tzinfo=datetime.timezone.utc)
s = cdk.Stack(app, "Kept")
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
b = B(s, "Rules", versioned=True, lifecycle_rules=[s3.LifecycleRule(id="i", enabled=False, prefix="p/", tag_filters={"a": "b", "c": "d"}, expiration=D.days(365), noncurrent_version_expiration=D.days(60), noncurrent_versions_to_retain=4, abort_incomplete_multipart_upload_after=D.days(2), object_size_greater_than=10, object_size_less_than=20,
    transitions=[s3.Transition(storage_class=SC.GLACIER, transition_after=D.days(0)), s3.Transition(storage_class=SC.DEEP_ARCHIVE, transition_after=D.days(100)), s3.Transition(storage_class=SC("OTHER"), transition_after=D.days(200))],
    noncurrent_version_transitions=[s3.NoncurrentVersionTransition(storage_class=SC.INFREQUENT_ACCESS, transition_after=D.days(30), noncurrent_versions_to_retain=3), s3.NoncurrentVersionTransition(storage_class=SC.GLACIER_INSTANT_RETRIEVAL, transition_after=D.days(31))])], transition_default_minimum_object_size=s3.TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K)
b.add_lifecycle_rule(expired_object_delete_marker=True), b.add_lifecycle_rule(expiration_date=when, prefix=""), b.add_lifecycle_rule(abort_incomplete_multipart_upload_after=D.days(7))
b.add_lifecycle_rule(transitions=[s3.Transition(storage_class=SC.INTELLIGENT_TIERING, transition_date=when), s3.Transition(storage_class=SC.ONE_ZONE_INFREQUENT_ACCESS, transition_date=when)])
b.add_metric(id="m"), b.add_metric(id="n", prefix="x", tag_filters={"k": "v"})
b.add_cors_rule(allowed_methods=list(s3.HttpMethods), allowed_origins=["*", "https://x"], allowed_headers=["h"], exposed_headers=["e"], id="c", max_age=0)
b.add_inventory(destination=s3.InventoryDestination(bucket=b, prefix="inv", bucket_owner="111111111111"), enabled=False, format=s3.InventoryFormat.PARQUET, frequency=s3.InventoryFrequency.DAILY, include_object_versions=s3.InventoryObjectVersion.ALL, inventory_id="id", objects_prefix="o", optional_fields=["Size", "ETag"])
target = B(s, "Target")
B(s, "Inventoried", inventories=[s3.Inventory(destination=s3.InventoryDestination(bucket=target)), s3.Inventory(destination=s3.InventoryDestination(bucket=target, prefix="q"), format=s3.InventoryFormat.ORC)])
tier = s3.IntelligentTieringConfiguration
B(s, "Tiered", intelligent_tiering_configurations=[tier(name="a", archive_access_tier_time=D.days(90), deep_archive_access_tier_time=D.days(180), prefix="p", tags=[s3.Tag(key="k", value="v")]), tier(name="b", deep_archive_access_tier_time=D.days(200))])
for i, retention in enumerate((None, s3.ObjectLockRetention.governance(D.days(5)), s3.ObjectLockRetention.compliance(D.days(365)))):
    B(s, f"Locked{i}", object_lock_enabled=True, object_lock_default_retention=retention)
web = s3.RoutingRuleCondition
B(s, "Site", website_index_document="i", website_error_document="e", website_routing_rules=[s3.RoutingRule(condition=web(http_error_code_returned_equals="404", key_prefix_equals="k"), host_name="h", protocol=s3.RedirectProtocol.HTTPS, http_redirect_code="303", replace_key=s3.ReplaceKey.with_("r")), s3.RoutingRule(replace_key=s3.ReplaceKey.prefix_with("w"), condition=web(key_prefix_equals="z"))])
for i, (host, protocol) in enumerate(itertools.product(("h.example",), (None, s3.RedirectProtocol.HTTP))):
    B(s, f"Redirects{i}", website_redirect=s3.RedirectTarget(host_name=host, protocol=protocol))
for kind in s3.BucketEncryption:
    B(s, f"Enc{kind.name}", encryption=kind, bucket_key_enabled=kind.name in ("KMS", "DSSE") or None)
key = kms.Key(s, "Key")
keyed = B(s, "Keyed", encryption_key=key, bucket_key_enabled=False, transfer_acceleration=True, bucket_name="keyed.bucket")
e = cdk.Stack(app, "Copied", env=env)
to, far = B(e, "To", versioned=True, encryption=s3.BucketEncryption.KMS), B.from_bucket_attributes(e, "Far", bucket_name="far", account="222222222222", encryption_key=kms.Key.from_key_arn(e, "FarKey", "arn:aws:kms:us-east-1:222222222222:key/k"))
R = s3.ReplicationRule
B(e, "From", versioned=True, encryption=s3.BucketEncryption.KMS, replication_rules=[R(destination=to, priority=1, id="one", delete_marker_replication=True, filter=s3.Filter(prefix="p"), kms_key=to.encryption_key, metrics=s3.ReplicationTimeValue.FIFTEEN_MINUTES, replication_time_control=s3.ReplicationTimeValue.FIFTEEN_MINUTES, replica_modifications=True, sse_kms_encrypted_objects=True, storage_class=SC.INFREQUENT_ACCESS),
    R(destination=far, priority=2, access_control_transition=True, filter=s3.Filter(prefix="far", tags=[s3.Tag(key="k", value="v"), s3.Tag(key="l", value="w")]))])
B(e, "FromRole", versioned=True, replication_role=iam.Role(e, "Role", assumed_by=iam.ServicePrincipal("s3.amazonaws.com")), replication_rules=[R(destination=to)])
to.add_replication_policy("arn:aws:iam::333333333333:role/r", True, "333333333333")
for name, st in (("A", cdk.Stack(app, "Where")), ("B", e)):
    known = [B.from_bucket_name(st, "N" + name, "named"), B.from_bucket_arn(st, "Arn" + name, "arn:aws-cn:s3:::arned"), B.from_bucket_attributes(st, "At" + name, bucket_arn="arn:aws:s3:::attr", region="eu-west-1", account="444444444444", is_website=True, bucket_website_new_url_format=True, bucket_regional_domain_name="d.example"), B.from_bucket_attributes(st, "Old" + name, bucket_name="old", bucket_website_url="http://w", region="cn-north-1", bucket_website_new_url_format=False), B.from_cfn_bucket(s3.CfnBucket(st, "L1" + name, bucket_name="l1"))]
    for i, k in enumerate([*known, B(st, "Own" + name)]):
        value(st, f"Urls{name}{i}", k.bucket_arn, k.bucket_name, k.bucket_domain_name, k.bucket_dual_stack_domain_name, k.bucket_regional_domain_name, k.bucket_website_url, k.bucket_website_domain_name, k.url_for_object(), k.url_for_object("a b/ü"), k.s3_url_for_object("x"), k.virtual_hosted_url_for_object("y"), k.virtual_hosted_url_for_object("z", regional=False), k.transfer_acceleration_url_for_object("t"), k.transfer_acceleration_url_for_object("t", dual_stack=True), k.arn_for_objects("o*"), k.env.region)
m = cdk.Stack(app, "Mixed")
plain = s3.CfnBucket(m, "Plain")
plain.with_(mixins.BucketVersioning(), mixins.BucketBlockPublicAccess(s3.BlockPublicAccess(block_public_acls=False)))
B(m, "High", versioned=True).with_(mixins.BucketVersioning(False), mixins.BucketBlockPublicAccess())
s3.CfnBucketPolicy(m, "PlainPolicy", bucket=plain.ref, policy_document={"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:a", "Principal": "*", "Resource": "*"}]}).with_(mixins.BucketPolicyStatements([iam.PolicyStatement(actions=["s3:b"], resources=["*"], principals=[iam.AnyPrincipal()])]))
app.synth()
