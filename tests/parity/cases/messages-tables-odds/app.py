"""Rarely used parts of queues, topics and tables: metrics, delivery, subscriptions with every option, indexes and replicas added later, grants of their own."""
import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_dynamodb as ddb, aws_iam as iam, aws_kinesis as kinesis, aws_kinesisfirehose as firehose, aws_kms as kms, aws_lambda as L, aws_s3 as s3, aws_sns as sns, aws_sns_subscriptions as subs, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
D, F, A, AT = cdk.Duration, sns.SubscriptionFilter, ddb.Attribute, ddb.AttributeType
M = dict(account="111111111111", color="#ff0000", dimensions_map={"a": "b"}, id="m1", label="lb", period=D.minutes(1), region="us-west-1", statistic="p99", unit=cw.Unit.SECONDS, visible=False)
ENV = cdk.Environment(account="123456789012", region="us-east-1")
FLAGS = ("@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption", "@aws-cdk/aws-dynamodb:retainTableReplica", "@aws-cdk/aws-dynamodb:resourcePolicyPerReplica", "@aws-cdk/aws-dynamodb:inferTableGrantsIndexPermissions")
for name, env, on in (("Agnostic", None, False), ("Known", ENV, True)):
    s = cdk.Stack(app, name, env=env)
    for flag in FLAGS[:3]:
        s.node.set_context(flag, on)

    def show(id, **values):
        cdk.CfnResource(s, id, type="Test::Values::Shown", properties=values)

    def metric(m):
        if isinstance(m, cw.MathExpression):
            return [m.expression, m.label, m.period.to_seconds(), {k: metric(v) for k, v in m.using_metrics.items()}]
        return [m.metric_name, m.namespace, m.statistic, m.period.to_seconds(), m.dimensions, m.label, m.color, m.region, m.account, m.visible, m.id, str(m.unit and m.unit.name)]

    def role(id):
        return iam.Role(s, id, assumed_by=iam.ServicePrincipal("x.amazonaws.com"))

    def state(action):
        return iam.PolicyStatement(actions=[action], principals=[iam.AccountPrincipal("9" * 12)], resources=["*"])

    key = kms.Key(s, "Key")
    fn = L.Function(s, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
    # queues
    queue, secret, theirs = sqs.Queue(s, "Queue"), sqs.Queue(s, "Secret", encryption_master_key=key), sqs.Queue.from_queue_attributes(s, "Theirs", queue_arn="arn:aws:sqs:us-east-1:123456789012:theirs", queue_name="other-name")
    grants = sqs.QueueGrants.from_queue(sqs.CfnQueue(s, "L1Queue"))
    grants.actions(role("R1"), ["sqs:Own"]), grants.consume_messages(role("R2")), grants.purge(iam.AccountPrincipal("8" * 12)), grants.send_messages(role("R3")), secret.grants.send_messages(role("R4")), secret.grants.actions(role("R5"), ["sqs:Q"])
    keyed = secret.grant_on_key(role("R6"), "kms:Own")
    policy = sqs.QueuePolicy(s, "QueuePolicy", queues=[queue])
    policy.document.add_statements(state("sqs:x"))
    metrics = ("approximate_age_of_oldest_message", "approximate_number_of_messages_delayed", "approximate_number_of_messages_not_visible", "approximate_number_of_messages_visible", "number_of_empty_receives", "number_of_messages_deleted", "number_of_messages_received", "number_of_messages_sent", "sent_message_size")
    show("Queues", metrics=[metric(queue.metric("x"))] + [metric(getattr(q, f"metric_{m}")(**o)) for m in metrics for q, o in ((queue, {}), (theirs, M))] + [metric(queue.metric_approximate_number_of_messages_outstanding()), metric(queue.metric_approximate_number_of_messages_outstanding(period=D.minutes(3), label="q"))],
         refs=[queue.queue_ref.queue_url, queue.queue_ref.queue_arn, theirs.queue_name, theirs.queue_url, keyed.grant is None])
    # topics
    topic, fifo = sns.Topic(s, "Topic"), sns.Topic(s, "Fifo", fifo=True, topic_name="f.fifo", enforce_ssl=True)
    topic.add_logging_config(protocol=sns.LoggingProtocol.SQS, failure_feedback_role=role("Failed"), success_feedback_role=role("Succeeded"), success_feedback_sample_rate=0)
    topic.grants.publish(role("R7")), sns.TopicGrants.from_topic(sns.CfnTopic(s, "L1Topic")).subscribe(role("R8")), topic.grants.actions(role("R9"), ["sns:Own"])
    topic_key = sns.Topic(s, "KeyedTopic", master_key=key).grant_on_key(role("R10"), "kms:Own")
    target = topic.bind_as_notification_rule_target(s)
    metrics = ("number_of_messages_published", "number_of_notifications_delivered", "number_of_notifications_failed", "number_of_notifications_filtered_out", "number_of_notifications_filtered_out_invalid_attributes", "number_of_notifications_filtered_out_no_message_attributes", "publish_size", "sms_month_to_date_spent_usd", "sms_success_rate")
    show("Topics", metrics=[metric(topic.metric("x"))] + [metric(getattr(topic, f"metric_{m}")(**o)) for m in metrics for o in ({}, M)], target=[target.target_type, target.target_address], refs=[topic.topic_ref.topic_arn, fifo.topic_name, topic_key.grant is None])
    numbers = F.numeric_filter(allowlist=[1, 2], between_strict=sns.BetweenCondition(start=1, stop=2), greater_than_or_equal_to=5, less_than=7)
    body = {"a": sns.FilterOrPolicy.filter(numbers), "b": sns.Policy({"c": sns.Filter(F.string_filter(denylist=["x"]))})}
    delivery = sns.DeliveryPolicy(healthy_retry_policy=sns.HealthyRetryPolicy(backoff_function=sns.BackoffFunction.GEOMETRIC, max_delay_target=D.seconds(30), min_delay_target=D.seconds(2), num_max_delay_retries=3, num_min_delay_retries=2, num_no_delay_retries=1, num_retries=10))
    show("Filters", conditions=[numbers.conditions, F(["own"]).conditions, F.string_filter(allowlist=["p"], match_prefixes=["q"]).conditions], kinds=[body["a"].is_filter(), body["a"].is_policy(), body["b"].type.name, body["a"].type.name], inner=list(body["b"].policy_doc))
    stream = firehose.DeliveryStream(s, "Delivery", destination=firehose.S3Bucket(s3.Bucket(s, "Sink")))
    filters, extra = {"f": numbers}, dict(dead_letter_queue=queue)
    topic.add_subscription(subs.EmailSubscription("a@b.example", filter_policy=filters, **extra))
    topic.add_subscription(subs.EmailSubscription("c@b.example", json=True, filter_policy_with_message_body=body))
    topic.add_subscription(subs.SmsSubscription("+491111", filter_policy=filters, **extra))
    topic.add_subscription(subs.SmsSubscription("+491112", filter_policy_with_message_body=body))
    topic.add_subscription(subs.UrlSubscription("https://u.example/a", delivery_policy=delivery, raw_message_delivery=True, filter_policy=filters, **extra))
    topic.add_subscription(subs.UrlSubscription("http://u.example/b", filter_policy_with_message_body=body))
    topic.add_subscription(subs.LambdaSubscription(fn, filter_policy=filters, **extra))
    topic.add_subscription(subs.FirehoseSubscription(stream, raw_message_delivery=True, filter_policy=filters, **extra))
    sns.Topic(s, "Second").add_subscription(subs.FirehoseSubscription(stream, role=iam.Role.from_role_arn(s, "Given", "arn:aws:iam::123456789012:role/g"), filter_policy_with_message_body=body))
    made = sns.Topic(s, "Third").add_subscription(subs.SqsSubscription(secret, filter_policy_with_message_body=body, raw_message_delivery=False))
    sns.Subscription(s, "Own", topic=topic, endpoint="arn:aws:sqs:us-west-2:123456789012:q", protocol=sns.SubscriptionProtocol.SQS, filter_policy=filters, raw_message_delivery=True, region="us-west-2", dead_letter_queue=sqs.Queue(s, "Own-dlq"))
    sns.Subscription(s, "Streamed", topic=topic, endpoint="arn:aws:firehose:us-east-1:123456789012:deliverystream/x", protocol=sns.SubscriptionProtocol.FIREHOSE, subscription_role_arn="arn:aws:iam::123456789012:role/s", filter_policy_with_message_body=body)
    show("Subscribed", path=made.node.path, dead=made.dead_letter_queue is None)
    # tables
    pk, sk = A(name="pk", type=AT.STRING), A(name="sk", type=AT.NUMBER)
    table = ddb.Table(s, "Table", partition_key=pk, kinesis_stream=kinesis.Stream(s, "Stream"), kinesis_precision_timestamp=ddb.ApproximateCreationDateTimePrecision.MILLISECOND, stream=ddb.StreamViewType.NEW_AND_OLD_IMAGES, encryption_key=key)
    table.add_global_secondary_index(index_name="g", partition_key=sk, sort_key=pk, contributor_insights_enabled=True)
    table.add_to_resource_policy(state("dynamodb:x"))
    if on:
        ddb.Table(s, "Copied", partition_key=pk, replication_regions=["eu-west-1"], replica_removal_policy=cdk.RemovalPolicy.DESTROY, wait_for_replication_to_finish=True, replication_timeout=D.minutes(9))
    by_arn = ddb.Table.from_table_attributes(s, "ByArn", table_arn="arn:aws:dynamodb:us-east-1:123456789012:table/t", local_indexes=["l"], grant_index_permissions=False)
    forced = ddb.Table.from_table_attributes(s, "Forced", table_name="t2", grant_index_permissions=True)
    by_arn.grant_read_data(role("R11")), forced.grant_write_data(role("R12"))
    table.stream_grants.read(role("R13")), ddb.StreamGrants(table_stream_arn="arn:stream", encryption_key=key, table=table).list(role("R14"))
    ddb.TableGrants(table=table, has_index=False, regions=["eu-west-2"]).read_write_data(role("R15"))
    table.grants.actions(role("R16"), "dynamodb:Own")
    v2 = ddb.TableV2(s, "V2", partition_key=pk, sort_key=sk, dynamo_stream=ddb.StreamViewType.KEYS_ONLY, kinesis_stream=kinesis.Stream(s, "Stream2"), billing=ddb.Billing.provisioned(read_capacity=ddb.Capacity.fixed(5), write_capacity=ddb.Capacity.autoscaled(max_capacity=9)))
    v2.add_global_secondary_index(index_name="late", partition_keys=[A(name="a", type=AT.STRING), A(name="b", type=AT.STRING)], sort_keys=[A(name="c", type=AT.NUMBER), A(name="d", type=AT.NUMBER)], read_capacity=ddb.Capacity.fixed(2), write_capacity=ddb.Capacity.autoscaled(max_capacity=4), projection_type=ddb.ProjectionType.INCLUDE, non_key_attributes=["n"], warm_throughput=ddb.WarmThroughput(read_units_per_second=15000, write_units_per_second=6000))
    demand = ddb.TableV2(s, "Demand", partition_key=pk, sort_key=sk)
    demand.add_global_secondary_index(index_name="late", partition_key=sk, sort_key=pk, max_read_request_units=3, max_write_request_units=4)
    demand.add_local_secondary_index(index_name="local", sort_key=A(name="l", type=AT.STRING), projection_type=ddb.ProjectionType.KEYS_ONLY)
    if on:
        v2.add_replica(region="eu-west-1", read_capacity=ddb.Capacity.fixed(7), global_secondary_index_options={"late": ddb.ReplicaGlobalSecondaryIndexOptions(read_capacity=ddb.Capacity.fixed(8), contributor_insights=True)}, contributor_insights=True, deletion_protection=True, point_in_time_recovery=True, table_class=ddb.TableClass.STANDARD, tags=[cdk.CfnTag(key="a", value="b")],
                       kinesis_stream=kinesis.Stream.from_stream_arn(s, "Far", "arn:aws:kinesis:eu-west-1:123456789012:stream/x"), resource_policy=iam.PolicyDocument(statements=[state("dynamodb:r")]), stream_resource_policy=iam.PolicyDocument(statements=[state("dynamodb:s")]))
        demand.add_replica(region="eu-west-2", max_read_request_units=9, contributor_insights_specification=ddb.ContributorInsightsSpecification(enabled=True), point_in_time_recovery_specification=ddb.PointInTimeRecoverySpecification(point_in_time_recovery_enabled=True, recovery_period_in_days=3))
        copy = ddb.TableV2MultiAccountReplica(cdk.Stack(app, "Copy", env=cdk.Environment(account="222222222222", region="us-west-2")), "Copy", replica_source_table=demand, table_name="copied", contributor_insights=True, kinesis_stream=kinesis.Stream.from_stream_arn(s, "Far2", "arn:aws:kinesis:us-west-2:222222222222:stream/x"), point_in_time_recovery=True, table_class=ddb.TableClass.STANDARD_INFREQUENT_ACCESS, stream_resource_policy=iam.PolicyDocument(statements=[state("dynamodb:t")]))
        copy.add_to_resource_policy(state("dynamodb:u")), copy.add_to_stream_resource_policy(state("dynamodb:v"))
    known = ddb.TableV2.from_table_attributes(s, "KnownV2", table_arn="arn:aws:dynamodb:us-west-1:123456789012:table/v", encryption_key=key, global_indexes=["g"], grant_index_permissions=False, table_stream_arn="arn:aws:dynamodb:us-west-1:123456789012:table/v/stream/1")
    known.grant_read_write_data(role("R17")), known.grant_stream(role("R18"), "dynamodb:Own"), known.grant_table_list_streams(role("R19")), v2.grant_stream(role("R20"), "dynamodb:Own"), v2.grant_table_list_streams(role("R21"))
    v2.add_to_resource_policy(state("dynamodb:w"))
    on_keys = [t.grant_on_key(role(f"K{n}"), "kms:Own").grant is None for n, t in enumerate((table, v2, demand))]
    ops = [ddb.Operation.GET_ITEM, ddb.Operation.QUERY]
    O = {k: v for k, v in M.items() if k not in ("dimensions_map", "color", "label", "id")}
    for id, t in (("Metrics1", table), ("Metrics2", v2), ("Metrics3", forced)):
        show(id, metrics=[metric(m) for m in (t.metric("x", **M), t.metric_conditional_check_failed_requests(), t.metric_conditional_check_failed_requests(**M), t.metric_consumed_read_capacity_units(), t.metric_consumed_write_capacity_units(**M), t.metric_successful_request_latency(dimensions_map={"Operation": "GetItem"}), t.metric_system_errors(dimensions_map={"Operation": "GetItem"}), t.metric_system_errors_for_operations(), t.metric_system_errors_for_operations(operations=ops, period=D.minutes(1), statistic="Maximum"),
             t.metric_throttled_requests(), t.metric_throttled_requests_for_operation("PutItem", **O), t.metric_throttled_requests_for_operations(), t.metric_throttled_requests_for_operations(operations=ops, region="us-west-1"), t.metric_user_errors(), t.metric_user_errors(statistic="Average"))], refs=[t.table_ref.table_arn, t.table_ref.table_name, t.table_arn], keyed=on_keys)
    schema = table.schema("g")
    show("Schema", names=[schema.partition_key.name, schema.sort_key.name, table.schema().partition_key.name, by_arn.table_name, known.table_name, v2.table_id, v2.table_stream_arn])
app.synth()
