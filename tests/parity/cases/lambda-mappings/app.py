"""Event source mappings with every option, queues and topics as sources, destinations of asynchronous calls."""
import aws_cdk as cdk
from aws_cdk import aws_kms as kms, aws_lambda as L, aws_lambda_destinations as ds, aws_lambda_event_sources as es, aws_s3 as s3, aws_sns as sns, aws_sqs as sqs

app = cdk.App(analytics_reporting=False)
stack = cdk.Stack(app, "Mappings")
B = dict(code=L.Code.from_inline("x"), handler="i.h", runtime=L.Runtime.PYTHON_3_12)
D, R = cdk.Duration, L.FilterRule
queue, topic, bucket, key = sqs.Queue(stack, "Queue"), sns.Topic(stack, "Topic"), s3.Bucket(stack, "Bucket"), kms.Key(stack, "Key")
other = L.Function(stack, "Other", **B)
fn = L.Function(stack, "Fn", **B, on_failure=ds.SqsDestination(queue), on_success=ds.SnsDestination(topic))
stream = fn.add_event_source_mapping(
    "Stream", event_source_arn="arn:aws:kinesis:us-east-1:123456789012:stream/a", batch_size=5, bisect_batch_on_error=True, enabled=False, max_batching_window=D.seconds(4),
    max_record_age=D.minutes(2), parallelization_factor=3, retry_attempts=4, report_batch_item_failures=False, starting_position=L.StartingPosition.AT_TIMESTAMP,
    starting_position_timestamp=17, tumbling_window=D.seconds(5), filter_encryption=key, metrics_config=L.MetricsConfig(metrics=[L.MetricType.EVENT_COUNT]), on_failure=es.SqsDlq(queue),
    filters=[L.FilterCriteria.filter({"a": R.begins_with("x"), "b": R.between(1, 2), "c": R.empty(), "d": R.exists(), "e": R.is_equal(3), "f": R.not_equals("q"),
                                      "g": R.not_exists(), "h": R.null(), "i": R.or_("a", "b"), "j": R.is_equal("st"), "k": R.is_equal(True)})])
fn.add_event_source_mapping(
    "Kafka", kafka_bootstrap_servers=["a:1"], kafka_topic="t", kafka_consumer_group_id="g-1", starting_position=L.StartingPosition.LATEST, log_level=L.EventSourceMappingLogLevel.DEBUG,
    source_access_configurations=[L.SourceAccessConfiguration(type=L.SourceAccessConfigurationType.BASIC_AUTH, uri="u"), L.SourceAccessConfiguration(type=L.SourceAccessConfigurationType.of("Z"), uri="v")],
    provisioned_poller_config=L.ProvisionedPollerConfig(minimum_pollers=1, maximum_pollers=5, poller_group_name="pg"))
fn.add_event_source_mapping("Managed", event_source_arn="arn:aws:kafka:us-east-1:123456789012:cluster/x", max_concurrency=4, kafka_topic="t", kafka_consumer_group_id="q", retry_attempts=-1)
source = es.SqsEventSource(queue, batch_size=5, enabled=False, max_batching_window=D.seconds(3), max_concurrency=5, report_batch_item_failures=True,
                           filters=[L.FilterCriteria.filter({"a": ["b"]})], filter_encryption=key)
fn.add_event_source(source)
fn.add_event_source(es.SqsEventSource(sqs.Queue(stack, "Secret", encryption=sqs.QueueEncryption.KMS), provisioned_poller_config=L.ProvisionedPollerConfig(minimum_pollers=2, maximum_pollers=4)))
fn.add_event_source(es.SnsEventSource(topic, filter_policy={"x": sns.SubscriptionFilter.string_filter(allowlist=["a"])}, dead_letter_queue=queue))
fn.current_version.configure_async_invoke(on_failure=ds.LambdaDestination(other), max_event_age=D.minutes(3))
L.Function(stack, "ToBucket", **B, on_success=ds.S3Destination(bucket), events=[es.ManagedKafkaEventSource(
    cluster_arn="arn:aws:kafka:us-east-1:123456789012:cluster/x/y", topic="t2", starting_position=L.StartingPosition.LATEST, consumer_group_id="cg", on_failure=es.S3OnFailureDestination(bucket),
    provisioned_poller_config=es.ProvisionedPollerConfig(minimum_pollers=1), schema_registry_config=es.GlueSchemaRegistry(
        schema_registry_arn="arn:aws:glue:us-east-1:123456789012:registry/r", event_record_format=L.EventRecordFormat.JSON,
        schema_validation_configs=[L.KafkaSchemaValidationConfig(attribute=L.KafkaSchemaValidationAttribute.KEY)]))])
L.Function.from_function_arn(stack, "Theirs", "arn:aws:lambda:us-east-1:123456789012:function:known").add_event_source(
    es.SqsEventSource(sqs.Queue.from_queue_arn(stack, "TheirQueue", "arn:aws:sqs:us-east-1:123456789012:theirs")))
known = L.EventSourceMapping.from_event_source_mapping_id(stack, "Known", "abc")
cdk.CfnOutput(stack, "Ids", value=f"{stream.event_source_mapping_arn} {known.event_source_mapping_arn} {source.event_source_mapping_id}")
app.synth()
