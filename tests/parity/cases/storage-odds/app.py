"""Rarely used parts of buckets, keys and log groups: replication between accounts, namespaces, notifications, trails, metrics, patterns, what they tell."""
import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_cloudtrail as trail, aws_events_targets as targets, aws_iam as iam, aws_kinesis as kinesis, aws_kms as kms, aws_lambda as L, aws_logs as logs, aws_logs_destinations as ld, aws_s3 as s3, aws_s3_notifications as n, aws_sns as sns, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
D, FP, SP = cdk.Duration, logs.FilterPattern, iam.ServicePrincipal
for name, env in (("Agnostic", None), ("Known", cdk.Environment(account="123456789012", region="us-east-1"))):
    s = cdk.Stack(app, name, env=env)

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    def metric(m):
        return [m.metric_name, m.namespace, m.statistic, m.period.to_seconds(), m.dimensions, m.label, m.color, m.region, m.account, m.visible, m.id, str(m.unit and m.unit.name)]

    M = dict(account="111111111111", color="#ff0000", dimensions_map={"a": "b"}, id="m1", label="lb", period=D.minutes(1), region="us-west-1", statistic="p99", unit=cw.Unit.SECONDS, visible=False)
    role, key, fn = iam.Role(s, "Role", assumed_by=SP("x.amazonaws.com")), kms.Key(s, "Key"), L.Function(s, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
    # buckets
    plain = s3.Bucket(s, "Plain", abac_status=True, block_public_access=s3.BlockPublicAccess(ignore_public_acls=True), blocked_encryption_types=[s3.BlockedEncryptionType.SSE_C, s3.BlockedEncryptionType.custom("OTHER")], notifications_handler_role=role)
    s3.Bucket(s, "NoAbac", abac_status=False, blocked_encryption_types=[s3.BlockedEncryptionType.NONE], encryption=s3.BucketEncryption.S3_MANAGED)
    s3.Bucket(s, "Prefixed", bucket_name_prefix="pre", bucket_namespace=s3.BucketNamespace.ACCOUNT_REGIONAL)
    s3.Bucket(s, "Global", bucket_name="global-name", bucket_namespace=s3.BucketNamespace.GLOBAL)
    theirs = s3.Bucket.from_bucket_attributes(s, "Theirs", bucket_arn="arn:aws:s3:::theirs", bucket_domain_name="dn", bucket_dual_stack_domain_name="ds", bucket_regional_domain_name="rd", bucket_website_new_url_format=True, bucket_website_url="http://w", account="999999999999", region="eu-west-3", is_website=True, encryption_key=key)
    plain.add_lifecycle_rule(id="all", enabled=False, abort_incomplete_multipart_upload_after=D.days(1), expiration=D.days(400), noncurrent_version_expiration=D.days(20), noncurrent_versions_to_retain=3, object_size_greater_than=10, object_size_less_than=1000, prefix="p", tag_filters={"a": "b"},
                             noncurrent_version_transitions=[s3.NoncurrentVersionTransition(storage_class=s3.StorageClass("OWN"), transition_after=D.days(2), noncurrent_versions_to_retain=1)], transitions=[s3.Transition(storage_class=s3.StorageClass.GLACIER, transition_after=D.days(30))])
    plain.add_event_notification(s3.EventType.OBJECT_CREATED_PUT, n.SqsDestination(sqs.Queue(s, "Queue", encryption=sqs.QueueEncryption.KMS)), s3.NotificationKeyFilter(prefix="a/", suffix=".x"))
    plain.add_object_created_notification(n.SnsDestination(sns.Topic(s, "Topic")), s3.NotificationKeyFilter(prefix="c/"))
    plain.add_object_removed_notification(n.LambdaDestination(fn), s3.NotificationKeyFilter(suffix=".y"))
    encrypted, target = s3.Bucket(s, "Encrypted", encryption_key=key, versioned=True), s3.Bucket(s, "Target", encryption=s3.BucketEncryption.KMS, versioned=True)
    plain.grant_replication_permission(role, destinations=[s3.GrantReplicationPermissionDestinationProps(bucket=target, encryption_key=target.encryption_key)], source_decryption_key=key)
    encrypted.grants.replication_permission(iam.Role(s, "Replicates", assumed_by=SP("s3.amazonaws.com")), source_decryption_key=key, destinations=[{"bucket": theirs}, {"bucket": target, "encryptionKey": target.encryption_key}])
    encrypted.grants.actions_on_bucket_and_object_keys(role, "k/*", "s3:Get*", "s3:List*")
    encrypted.grants.actions_on_object_keys(role, None, "s3:PutObjectTagging")
    plain.on_cloud_trail_event("Trail", target=targets.LambdaFunction(fn), description="d", rule_name="rn", paths=["a", "b"], event_pattern={"account": ["1"]})
    plain.on_cloud_trail_put_object("Puts", paths=["c"], target=targets.SqsQueue(sqs.Queue(s, "Events")))
    plain.on_cloud_trail_write_object("Writes", target=targets.LambdaFunction(fn), cross_stack_scope=s, rule_name="wn", description="w", event_pattern={"region": ["r"]})
    granted = [iam.GrantableResources.is_encrypted_resource(plain), encrypted.grant_on_key(role, "kms:Custom").grant is None, plain.grant_on_key(role, "kms:Custom").grant is None]
    policy = s3.BucketPolicy(s, "Policy", bucket=target)
    policy.document.add_statements(iam.PolicyStatement(actions=["s3:x"], principals=[iam.AnyPrincipal()], resources=["*"]))
    lock, replace, redirect = s3.ObjectLockRetention.governance(D.days(3)), s3.ReplaceKey.with_("w"), s3.ReplaceKey.prefix_with("p")
    show("Buckets", refs=[plain.bucket_ref.bucket_arn, plain.bucket_ref.bucket_name, policy.bucket_policy_ref.bucket, theirs.bucket_arn, theirs.bucket_name, theirs.bucket_domain_name, theirs.bucket_dual_stack_domain_name, theirs.bucket_regional_domain_name, theirs.bucket_website_url, theirs.bucket_website_domain_name, theirs.env.account, theirs.env.region],
         urls=[plain.url_for_object("k"), plain.url_for_object(), plain.virtual_hosted_url_for_object("k"), plain.virtual_hosted_url_for_object("k", regional=False), plain.transfer_acceleration_url_for_object("k"), plain.transfer_acceleration_url_for_object("k", dual_stack=True), plain.s3_url_for_object("k"), plain.arn_for_objects("o*"), theirs.url_for_object("/k"), theirs.virtual_hosted_url_for_object("/k", regional=True)],
         values=[lock.mode.name, lock.duration.to_days(), replace.with_key, replace.prefix_with_key, redirect.prefix_with_key, s3.ReplicationTimeValue.FIFTEEN_MINUTES.minutes, s3.StorageClass.GLACIER.to_string(), s3.StorageClass.DEEP_ARCHIVE.value, s3.BlockedEncryptionType.SSE_C.name, granted])
    # keys
    grants = kms.KeyGrants.from_key(kms.Key(s, "Signing", key_spec=kms.KeySpec.RSA_2048, key_usage=kms.KeyUsage.SIGN_VERIFY), trust_account_identities=False)
    grants.sign(role), grants.verify(role), grants.sign_verify(iam.User(s, "Signer")), grants.actions(role, "kms:X", "kms:Y")
    for way in ("admin", "decrypt", "encrypt", "encrypt_decrypt", "generate_mac", "verify_mac"):
        getattr(kms.Key(s, f"Key{way.title().replace('_', '')}").grants if way != "admin" else kms.KeyGrants.from_key(kms.CfnKey(s, "L1Key", key_policy={'Version': '2012-10-17', 'Statement': []})), way)(iam.Role(s, f"For{way.title().replace('_', '')}", assumed_by=SP("x.amazonaws.com")))
    alias, via = kms.Alias(s, "Alias", alias_name="alias/a", target_key=key), kms.ViaServicePrincipal("s3.us-east-1.amazonaws.com", iam.AccountPrincipal("5" * 12))
    show("Keys", alias=[alias.alias_ref.alias_name, alias.alias_name, alias.key_arn, alias.key_id], via=[dict(via.policy_fragment.principal_json), dict(via.policy_fragment.conditions), via.dedupe_string() is None], ref=[key.key_ref.key_arn, key.key_ref.key_id, kms.Key.is_lookup_dummy(key)])
    # log groups
    group = logs.LogGroup(s, "Group", log_group_class=logs.LogGroupClass.STANDARD, data_protection_policy=logs.DataProtectionPolicy(name="dp", description="dd", identifiers=[logs.DataIdentifier.EMAILADDRESS, logs.CustomDataIdentifier("own", "a+"), logs.DataIdentifier("Other")], s3_bucket_audit_destination=plain, log_group_audit_destination=logs.LogGroup.from_log_group_name(s, "Audit", "audit"), delivery_stream_name_audit_destination="ds"))
    filtered = group.add_metric_filter("Filter", filter_pattern=FP.exists("$.a"), metric_name="mn", metric_namespace="ns", dimensions={"d": "$.d"}, unit=cw.Unit.BYTES, metric_value="$.v", filter_name="fn", apply_on_transformed_logs=True)
    other = logs.MetricFilter(s, "OtherFilter", log_group=group, filter_pattern=FP.any_term("x", "y"), metric_name="mn2", metric_namespace="ns2", default_value=0, filter_name="fn2", metric_value="2", unit=cw.Unit.COUNT, apply_on_transformed_logs=False)
    stream = kinesis.Stream(s, "Stream")
    group.add_subscription_filter("Subscribed", destination=ld.KinesisDestination(stream), filter_pattern=FP.all_events(), distribution=logs.Distribution.RANDOM, filter_name="sf")
    line = logs.LogStream(s, "Line", log_group=group, log_stream_name="line", removal_policy=cdk.RemovalPolicy.DESTROY)
    logs.LogGroupGrants.from_log_group(group).actions(role, ["logs:Own"])
    group.grants.read(role), group.grants.write(iam.AccountPrincipal("6" * 12))
    far = logs.CrossAccountDestination(s, "Far", role=role, target_arn="arn:aws:kinesis:us-east-1:1:stream/x", destination_name="far")
    far.add_to_policy(iam.PolicyStatement(actions=["logs:PutSubscriptionFilter"], principals=[iam.AccountPrincipal("7" * 12)], resources=["*"]))
    bound = far.bind(s, group)
    columns = logs.SpaceDelimitedTextPattern(["ip", "...", "code"], {"code": [logs.ColumnRestriction(comparison="=", string_value="4*")], "ip": [logs.ColumnRestriction(comparison=">", number_value=3)]}).where_number("code", "<", 500).where_string("ip", "!=", "1.2")
    json_pattern = FP.all(FP.exists("$.a"), FP.any(FP.string_value("$.b", "=", "c*"), FP.boolean_value("$.d", True), FP.not_exists("$.e"), FP.is_null("$.f"), FP.number_value("$.g", ">=", 1.5)))
    query = logs.QueryString(fields=["@timestamp", "@message"], parse_statements=["@message 'a *' as b"], filter_statements=["b = 1", "c = 2"], stats_statements=["count(*) by b", "max(c)"], sort="b desc", limit=5, display="b")
    old = logs.QueryString(fields=["f"], parse="p", filter="fi", stats="count(*)", sort="so")
    logs.QueryDefinition(s, "Query", query_definition_name="q", query_string=query, log_groups=[group])
    logs.QueryDefinition(s, "OldQuery", query_definition_name="q/old", query_string=old)
    show("Logs", refs=[group.log_group_ref.log_group_arn, group.log_group_ref.log_group_name, line.log_stream_ref.log_stream_name, line.log_stream_ref.log_group_name, group.log_group_physical_name(), far.destination_arn, far.destination_name, bound.arn, bound.role is None],
         metrics=[metric(m) for m in (group.metric("x", **M), group.metric_incoming_bytes(), group.metric_incoming_bytes(**M), group.metric_incoming_log_events(), group.metric_incoming_log_events(statistic="max"), group.extract_metric("$.f", "nsx", "mx"), filtered.metric(), filtered.metric(**M), other.metric(statistic="Average"))],
         patterns=[columns.log_pattern_string, json_pattern.json_pattern_string, json_pattern.log_pattern_string, FP.all_terms("a", 'b"c').log_pattern_string, FP.any_term_group(["a", "b"], ["c"]).log_pattern_string, FP.literal("lit").log_pattern_string, query.to_string(), old.to_string(), query.has_stats_and_stats_statements, query.stats_statements_length, old.has_stats_and_stats_statements, old.stats_statements_length],
         identifiers=[logs.DataIdentifier.NAME.to_string(), logs.DataIdentifier.NAME.name, logs.CustomDataIdentifier("n", "r+").regex, logs.CustomDataIdentifier("n", "r+").to_string()])
app.synth()
