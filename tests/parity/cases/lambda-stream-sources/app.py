"""Streams, Kafka topics and change streams as sources of functions."""
import aws_cdk as cdk
from aws_cdk import aws_kinesis as kinesis, aws_kms as kms, aws_lambda as lambda_, aws_lambda_event_sources as sources
from aws_cdk import aws_iam as iam, aws_s3 as s3, aws_secretsmanager as sm, aws_sns as sns, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
START, D = lambda_.StartingPosition, cdk.Duration


def fn(id: str, **props: object) -> lambda_.Function:
    return lambda_.Function(s, id, runtime=lambda_.Runtime.PYTHON_3_12, handler="index.handler", code=lambda_.Code.from_inline("x = 1"), **props)


stream = kinesis.Stream(s, "Stream")
keyed = kinesis.Stream(s, "Keyed", encryption=kinesis.StreamEncryption.KMS)
imported = kinesis.Stream.from_stream_arn(s, "Imported", "arn:aws:kinesis:eu-west-1:111122223333:stream/there")
consumer = kinesis.StreamConsumer(s, "Consumer", stream=keyed, stream_consumer_name="con")
queue, topic, bucket = sqs.Queue(s, "Dlq"), sns.Topic(s, "Topic"), s3.Bucket(s, "Bucket")
f = fn("F")
first = sources.KinesisEventSource(stream, starting_position=START.TRIM_HORIZON)
f.add_event_source(first)
f.add_event_source(sources.KinesisEventSource(keyed, starting_position=START.AT_TIMESTAMP, starting_position_timestamp=1640995200, batch_size=7, max_batching_window=D.seconds(9), enabled=False, bisect_batch_on_error=True, max_record_age=D.hours(3), on_failure=sources.SqsDlq(queue), parallelization_factor=4, report_batch_item_failures=True, retry_attempts=5, tumbling_window=D.minutes(2), filters=[lambda_.FilterCriteria.filter({"data": {"a": lambda_.FilterRule.is_equal("b")}})], filter_encryption=kms.Key(s, "FilterKey"), metrics_config=lambda_.MetricsConfig(metrics=[lambda_.MetricType.EVENT_COUNT])))
f.add_event_source(sources.KinesisEventSource(imported, starting_position=START.LATEST, on_failure=sources.SnsDlq(topic), retry_attempts=-1))
other = sources.KinesisConsumerEventSource(consumer, starting_position=START.LATEST, on_failure=sources.S3OnFailureDestination(bucket), max_record_age=D.seconds(-1) if 0 else D.days(7))
g = fn("G")
g.add_event_source(other)
g.add_event_source(sources.KinesisConsumerEventSource(kinesis.StreamConsumer.from_stream_consumer_arn(s, "ImpC", "arn:aws:kinesis:us-east-2:123456789012:stream/foo/consumer/bar:17"), starting_position=START.TRIM_HORIZON, batch_size=1))
h = fn("H")
secret = sm.Secret(s, "Secret")
msk = sources.ManagedKafkaEventSource(cluster_arn="arn:aws:kafka:us-east-1:123456789012:cluster/c/1-2", topic="t", starting_position=START.TRIM_HORIZON, secret=secret, batch_size=50, consumer_group_id="grp", max_batching_window=D.seconds(3), provisioned_poller_config=sources.ProvisionedPollerConfig(minimum_pollers=2, maximum_pollers=9), on_failure=sources.S3OnFailureDestination(bucket))
h.add_event_source(msk)
h.add_event_source(sources.ManagedKafkaEventSource(cluster_arn="arn:aws:kafka:us-east-1:123456789012:cluster/c/1-2", topic="u", starting_position=START.AT_TIMESTAMP, starting_position_timestamp=1700000000, enabled=False, filters=[lambda_.FilterCriteria.filter({"x": lambda_.FilterRule.exists()})], on_failure=sources.KafkaDlq("failed") if hasattr(sources, "KafkaDlq") else None))
k = fn("K")
for topic_name, options in {
    "a": dict(secret=secret),
    "b": dict(secret=secret, authentication_method=sources.AuthenticationMethod.SASL_SCRAM_256_AUTH, root_ca_certificate=sm.Secret.from_secret_name_v2(s, "Ca", "ca"), consumer_group_id="cg"),
    "c": dict(secret=secret, authentication_method=sources.AuthenticationMethod.CLIENT_CERTIFICATE_TLS_AUTH, batch_size=3, on_failure=sources.SqsDlq(queue)),
    "d": dict(secret=secret, authentication_method=sources.AuthenticationMethod.BASIC_AUTH, schema_registry_config=sources.ConfluentSchemaRegistry(schema_registry_uri="https://r.example.com", event_record_format=lambda_.EventRecordFormat.JSON, schema_validation_configs=[lambda_.KafkaSchemaValidationConfig(attribute=lambda_.KafkaSchemaValidationAttribute.KEY)], authentication_type=lambda_.KafkaSchemaRegistryAccessConfigType.BASIC_AUTH, secret=secret), provisioned_poller_config=sources.ProvisionedPollerConfig(minimum_pollers=1, maximum_pollers=3)),
}.items():
    k.add_event_source(sources.SelfManagedKafkaEventSource(bootstrap_servers=["b1:9092", "b2:9092"], topic=topic_name, starting_position=START.LATEST, **options))
cdk.CfnOutput(s, "FirstId", value=first.event_source_mapping_id)
cdk.CfnOutput(s, "FirstArn", value=first.event_source_mapping_arn)
cdk.CfnOutput(s, "OtherId", value=other.event_source_mapping_id)
cdk.CfnOutput(s, "MskId", value=msk.event_source_mapping_id)
lambda_.EventSourceMapping(s, "Direct", target=fn("L", role=iam.Role.from_role_arn(s, "R", "arn:aws:iam::123456789012:role/r")), event_source_arn=stream.stream_arn, starting_position=START.TRIM_HORIZON)
app.synth()
