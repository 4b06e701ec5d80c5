"""Queues and topics: options, encryption, grants, policies, dead letters, subscriptions with filters, made elsewhere."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kms as kms, aws_lambda as L, aws_sns as sns, aws_sns_subscriptions as subs, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
D, Q, T, F = cdk.Duration, sqs.Queue, sns.Topic, sns.SubscriptionFilter
env = cdk.Environment(account="111111111111", region="us-east-1")
state = lambda a: iam.PolicyStatement(actions=[a], principals=[iam.AnyPrincipal()], resources=["*"])
s = cdk.Stack(app, "Queues", env=env)
value = lambda st, name, *v: cdk.CfnResource(st, name, type="V::V::V", properties={"V": list(v)})
key = kms.Key(s, "Key")
made = [Q(s, f"Enc{e.name}", encryption=e) for e in sqs.QueueEncryption] + [Q(s, "Keyed", encryption_master_key=key, data_key_reuse=D.hours(2), enforce_ssl=True), Q(s, "Named", queue_name="n", visibility_timeout=D.seconds(0), retention_period=D.days(14), delivery_delay=D.minutes(15), receive_message_wait_time=D.seconds(20), max_message_size_bytes=1048576, removal_policy=cdk.RemovalPolicy.RETAIN),
        Q(s, "Fifo", fifo=True, content_based_deduplication=False), Q(s, "FifoNamed", queue_name="f.fifo", deduplication_scope=sqs.DeduplicationScope.QUEUE, fifo_throughput_limit=sqs.FifoThroughputLimit.PER_QUEUE)]
dead = Q(s, "Dead", redrive_allow_policy=sqs.RedriveAllowPolicy(source_queues=made[:2]))
Q(s, "All", redrive_allow_policy=sqs.RedriveAllowPolicy(redrive_permission=sqs.RedrivePermission.ALLOW_ALL)), Q(s, "WithDead", dead_letter_queue=sqs.DeadLetterQueue(queue=dead, max_receive_count=1))
known = [Q.from_queue_arn(s, "KnownArn", "arn:aws:sqs:eu-west-1:222222222222:q.fifo"), Q.from_queue_attributes(s, "KnownAt", queue_arn="arn:aws:sqs:us-east-1:111111111111:at", queue_url="https://u", key_arn="arn:aws:kms:us-east-1:111111111111:key/k", fifo=False)]
guest = iam.AccountPrincipal("222222222222")
for i, q in enumerate([*made, *known]):
    role = iam.Role(s, f"R{i}", assumed_by=iam.ServicePrincipal("x"))
    for g in (q.grant_consume_messages, q.grant_send_messages, q.grant_purge):
        g(role), g(guest)
    q.grant(role, "sqs:Tag"), value(s, f"V{i}", q.queue_arn, q.queue_name, q.queue_url, q.fifo, q.encryption_type.name if q.encryption_type else None, q.add_to_resource_policy(state(f"sqs:A{i}")).statement_added)
sqs.QueuePolicy(s, "Policy", queues=[dead, made[0]]).document.add_statements(state("sqs:x"))
t = cdk.Stack(app, "Topics", env=env)
tkey = kms.Key(t, "Key")
topic = T(t, "Plain")
topics = [topic, T(t, "Full", display_name="D", topic_name="full", master_key=tkey, signature_version="2", tracing_config=sns.TracingConfig.PASS_THROUGH, enforce_ssl=True, logging_configs=[sns.LoggingConfig(protocol=p, failure_feedback_role=iam.Role.from_role_arn(t, f"Log{p.name}", "arn:aws:iam::111111111111:role/l"), success_feedback_sample_rate=50) for p in sns.LoggingProtocol]),
          T(t, "Fifo", fifo=True, content_based_deduplication=True, message_retention_period_in_days=7, fifo_throughput_scope=sns.FifoThroughputScope.MESSAGE_GROUP), T(t, "FifoNamed", topic_name="named", fifo=True)]
for i, x in enumerate([*topics, T.from_topic_arn(t, "KnownT", "arn:aws:sns:eu-west-1:222222222222:known"), T.from_topic_attributes(t, "KnownKey", topic_arn="arn:aws:sns:us-east-1:111111111111:kk", key_arn="arn:aws:kms:us-east-1:111111111111:key/k"), T.from_topic_attributes(t, "KnownFifo", topic_arn="arn:aws:sns:us-east-1:111111111111:k.fifo", content_based_deduplication=True)]):
    role = iam.Role(t, f"R{i}", assumed_by=iam.ServicePrincipal("x"))
    for g in (x.grant_publish, x.grant_subscribe):
        g(role), g(guest)
    value(t, f"V{i}", x.topic_arn, x.topic_name, x.fifo, x.content_based_deduplication, x.add_to_resource_policy(state(f"sns:A{i}")).statement_added)
sns.TopicPolicy(t, "Policy", topics=topics[:2], enforce_ssl=True, policy_document=iam.PolicyDocument(statements=[state("sns:x")]))
fn = L.Function(t, "Fn", code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
q, qk, dlq = Q(t, "Q"), Q(t, "Qk", encryption=sqs.QueueEncryption.KMS), Q(t, "Dlq")
rules = {"s": F.string_filter(allowlist=["a"], denylist=["b"], match_prefixes=["c"], match_suffixes=["d"]), "n": F.numeric_filter(allowlist=[1], greater_than=2, between=sns.BetweenCondition(start=3, stop=4), less_than_or_equal_to=9), "e": F.exists_filter(), "ne": F.not_exists_filter()}
body = {"o": sns.FilterOrPolicy.policy({"i": sns.FilterOrPolicy.filter(F.string_filter(allowlist=["z"]))})}
topic.add_subscription(subs.SqsSubscription(q, raw_message_delivery=True, dead_letter_queue=dlq, filter_policy=rules)), topic.add_subscription(subs.SqsSubscription(qk, filter_policy_with_message_body=body))
topic.add_subscription(subs.LambdaSubscription(fn, dead_letter_queue=dlq)), topics[2].add_subscription(subs.SqsSubscription(Q(t, "Qf", fifo=True)))
topic.add_subscription(subs.EmailSubscription("a@x.example", json=True)), topic.add_subscription(subs.SmsSubscription("+4912345")), topic.add_subscription(subs.UrlSubscription(f"https://{cdk.Aws.REGION}.x.example", protocol=sns.SubscriptionProtocol.HTTPS))
sns.Subscription(t, "Own", topic=topic, endpoint="http://x.example/hook", protocol=sns.SubscriptionProtocol.HTTP, delivery_policy=sns.DeliveryPolicy(healthy_retry_policy=sns.HealthyRetryPolicy(min_delay_target=D.seconds(5), max_delay_target=D.seconds(9), num_retries=4), throttle_policy=sns.ThrottlePolicy(max_receives_per_second=2), request_policy=sns.RequestPolicy(header_content_type="text/plain")))
z = cdk.Stack(app, "Elsewhere", env=env)
T.from_topic_arn(z, "FarT", "arn:aws:sns:eu-west-1:111111111111:far").add_subscription(subs.SqsSubscription(Q(z, "ZQ")))
T(z, "ZT").add_subscription(subs.SqsSubscription(q))
app.synth()
