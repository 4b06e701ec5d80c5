"""Streams with every option, their consumers, policies, grants, metrics and imports."""

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_iam as iam, aws_kinesis as kinesis, aws_kms as kms

app = cdk.App(analytics_reporting=False)
K = kinesis
s = cdk.Stack(app, "S")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
plain = K.Stream(s, "Plain")
K.Stream(s, "Plain2")
key = kms.Key(s, "Key")
keyed = K.Stream(
    s,
    "Keyed",
    encryption_key=key,
    shard_count=3,
    retention_period=cdk.Duration.days(7),
    stream_name="keyed",
    removal_policy=cdk.RemovalPolicy.DESTROY,
)
made = K.Stream(s, "Made", encryption=K.StreamEncryption.KMS, stream_mode=K.StreamMode.ON_DEMAND)
K.Stream(
    s,
    "Unencrypted",
    encryption=K.StreamEncryption.UNENCRYPTED,
    stream_mode=K.StreamMode.PROVISIONED,
    shard_count=2,
    shard_level_metrics=[K.ShardLevelMetrics.INCOMING_BYTES, K.ShardLevelMetrics.ITERATOR_AGE_MILLISECONDS],
)
managed = K.Stream(
    s,
    "Managed",
    encryption=K.StreamEncryption.MANAGED,
    shard_level_metrics=[K.ShardLevelMetrics.ALL],
    removal_policy=cdk.RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
)
for stream in (plain, keyed, made, managed):
    reader = iam.Role(s, f"Reader{stream.node.id}", assumed_by=iam.AccountPrincipal("111122223333"))
    stream.grant_read(reader)
    stream.grant_write(role)
    stream.grant_read_write(iam.User(s, f"User{stream.node.id}"))
    stream.grant(role, "kinesis:UpdateShardCount", "kinesis:SplitShard")
plain.grant_read(iam.AccountPrincipal("444455556666"))
plain.grant_write(iam.ServicePrincipal("events.amazonaws.com"))
made.add_to_resource_policy(
    iam.PolicyStatement(
        principals=[iam.ArnPrincipal("arn:aws:iam::123456789012:root")],
        actions=["kinesis:Get*"],
        resources=[made.stream_arn],
    )
)
consumer = K.StreamConsumer(s, "Consumer", stream=plain, stream_consumer_name="reader")
consumer.grant_read(role)
consumer.grant_read(iam.AccountPrincipal("777788889999"))
consumer.grant(role, "kinesis:DeregisterStreamConsumer")
made_consumer = K.StreamConsumer(s, "MadeConsumer", stream=made, stream_consumer_name="other")
made_consumer.grant_read(iam.User(s, "CUser"))
made_consumer.add_to_resource_policy(
    iam.PolicyStatement(principals=[iam.AnyPrincipal()], actions=["kinesis:SubscribeToShard"], resources=["*"])
)
K.ResourcePolicy(
    s,
    "Pol",
    stream=managed,
    policy_document=iam.PolicyDocument(
        statements=[
            iam.PolicyStatement(
                principals=[iam.AnyPrincipal()], actions=["kinesis:Put*"], resources=[managed.stream_arn]
            )
        ]
    ),
)
K.ResourcePolicy(s, "Pol2", stream_consumer=consumer).document.add_statements(
    iam.PolicyStatement(principals=[iam.AccountRootPrincipal()], actions=["kinesis:Describe*"], resources=["*"])
)
imported = K.Stream.from_stream_arn(s, "Imp", "arn:aws:kinesis:eu-west-1:111122223333:stream/there")
imported.grant_read(role)
imported.grant_write(iam.AccountPrincipal("444455556666"))
known = K.Stream.from_stream_attributes(
    s, "Imp2", stream_arn="arn:aws:kinesis:us-east-1:123456789012:stream/x", encryption_key=key
)
known.grant_read_write(role)
known_consumer = K.StreamConsumer.from_stream_consumer_attributes(
    s, "ImpC", stream_consumer_arn="arn:aws:kinesis:us-east-2:123456789012:stream/foo/consumer/con:1700000000"
)
known_consumer.grant_read(role)
other = K.StreamConsumer.from_stream_consumer_arn(
    s, "ImpD", "arn:aws:kinesis:us-east-2:123456789012:stream/foo/consumer/bar:17"
)
for name, value in {
    "Name": plain.stream_name,
    "Arn": keyed.stream_arn,
    "ConsumerArn": consumer.stream_consumer_arn,
    "ConsumerName": consumer.stream_consumer_name,
    "ImpName": imported.stream_name,
    "ImpConsumer": known_consumer.stream_consumer_name,
    "ImpStream": other.stream.stream_arn,
    "KeyArn": made.encryption_key.key_arn,
    "Ref": plain.stream_ref.stream_arn,
    "CRef": consumer.stream_consumer_ref.consumer_arn,
}.items():
    cdk.CfnOutput(s, name, value=value)
widgets = []
for index, method in enumerate(sorted(name for name in dir(plain) if name.startswith("metric_"))):
    metric = (
        getattr(plain, method)()
        if index % 3
        else getattr(imported, method)(period=cdk.Duration.minutes(1), statistic="p90", label=method)
    )
    cw.Alarm(s, f"A{index}", metric=metric, threshold=index, evaluation_periods=1)
cw.Alarm(s, "Own", metric=keyed.metric("Mine", statistic="Minimum"), threshold=1, evaluation_periods=1)
near = cdk.Stack(app, "Near", env=cdk.Environment(account="123456789012", region="cn-north-1"))
K.Stream(near, "Cn")
K.Stream(near, "Cn2", stream_name=cdk.PhysicalName.GENERATE_IF_NEEDED)
far = cdk.Stack(app, "Far", env=cdk.Environment(account="123456789012", region="eu-west-1"))
K.Stream(far, "F", stream_mode=K.StreamMode.ON_DEMAND).grant_read(
    iam.Role(far, "R", assumed_by=iam.AccountRootPrincipal())
)
app.synth()
