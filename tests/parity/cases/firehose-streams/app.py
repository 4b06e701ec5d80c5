"""Delivery streams into buckets: sources, encryption, processors, backups, logs, grants; as destinations and targets."""
import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw, aws_ec2 as ec2, aws_events as events, aws_events_targets as targets, aws_iam as iam, aws_kinesis as kinesis
from aws_cdk import aws_kinesisfirehose as firehose, aws_kms as kms, aws_lambda as lambda_, aws_logs as logs, aws_logs_destinations as dests, aws_s3 as s3

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
F, D, M = firehose, cdk.Duration, cdk.Size.mebibytes
bucket, backup = s3.Bucket(s, "Bucket"), s3.Bucket(s, "Backup", encryption=s3.BucketEncryption.KMS)
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("firehose.amazonaws.com"))
key = kms.Key(s, "Key")
fn = lambda_.Function(s, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="index.handler", code=lambda_.Code.from_inline("x = 1"))
plain = F.DeliveryStream(s, "Plain", destination=F.S3Bucket(bucket))
full = F.DeliveryStream(s, "Full", delivery_stream_name="full", role=role, encryption=F.StreamEncryption.customer_managed_key(key), destination=F.S3Bucket(bucket, buffering_interval=D.minutes(1), buffering_size=M(8), compression=F.Compression.GZIP, data_output_prefix="out/", error_output_prefix="err/", encryption_key=key, file_extension=".gz", time_zone=cdk.TimeZone.EUROPE_PARIS if hasattr(cdk, "TimeZone") else None, logging_config=F.EnableLogging(logs.LogGroup(s, "Logs")), role=role, processors=[F.LambdaFunctionProcessor(fn, buffer_interval=D.minutes(2), buffer_size=M(1), retries=2)], s3_backup=F.DestinationS3BackupProps(mode=F.BackupMode.ALL, bucket=backup, buffering_interval=D.minutes(3), buffering_size=M(5), compression=F.Compression.ZIP, data_output_prefix="b/", error_output_prefix="be/", encryption_key=key, logging_config=F.DisableLogging())))
F.DeliveryStream(s, "Owned", encryption=F.StreamEncryption.aws_owned_key(), destination=F.S3Bucket(bucket, logging_config=F.DisableLogging(), compression=F.Compression.SNAPPY, s3_backup={"mode": F.BackupMode.ALL}))
F.DeliveryStream(s, "Customer", encryption=F.StreamEncryption.customer_managed_key(), destination=F.S3Bucket(backup, s3_backup={"mode": F.BackupMode.ALL, "bucket": bucket}, compression=F.Compression.HADOOP_SNAPPY))
F.DeliveryStream(s, "Unencrypted", encryption=F.StreamEncryption.unencrypted(), destination=F.S3Bucket(bucket, compression=F.Compression.of("ZIP"), buffering_interval=D.seconds(0)))
F.DeliveryStream(s, "OfLogs", destination=F.S3Bucket(bucket, processors=[F.DecompressionProcessor(), F.CloudWatchLogProcessor(data_message_extraction=True), F.AppendDelimiterToRecordProcessor()]))
F.DeliveryStream(s, "OfOthers", destination=F.S3Bucket(bucket, processor=F.DecompressionProcessor(compression_format=F.DecompressionProcessorCompressionFormat.of("GZIP"))))
stream = kinesis.Stream(s, "Stream", encryption=kinesis.StreamEncryption.KMS)
sourced = F.DeliveryStream(s, "Sourced", source=F.KinesisStreamSource(stream), destination=F.S3Bucket(bucket))
F.DeliveryStream(s, "Sourced2", source=F.KinesisStreamSource(kinesis.Stream.from_stream_arn(s, "ImpStream", "arn:aws:kinesis:us-east-1:123456789012:stream/x")), role=role, destination=F.S3Bucket(bucket, role=iam.Role.from_role_arn(s, "ImpRole", "arn:aws:iam::123456789012:role/r")))
imported = F.DeliveryStream.from_delivery_stream_attributes(s, "Imp", delivery_stream_name="there", role=role)
by_arn = F.DeliveryStream.from_delivery_stream_arn(s, "Imp2", "arn:aws:firehose:us-east-1:123456789012:deliverystream/i")
by_name = F.DeliveryStream.from_delivery_stream_name(s, "Imp3", "named")
user = iam.User(s, "User")
plain.grant_put_records(user)
plain.grant(user, "firehose:DescribeDeliveryStream")
full.grants.put_records(iam.Role(s, "Writer", assumed_by=iam.AccountRootPrincipal())) if hasattr(full, "grants") else None
by_arn.grant_put_records(user)
full.connections.allow_from_any_ipv4(ec2.Port.tcp(1)) if 0 else None
role.grant_pass_role(full)
rule = events.Rule(s, "Rule", event_pattern={"source": ["x"]}, targets=[targets.FirehoseDeliveryStream(plain), targets.FirehoseDeliveryStream(full, message=events.RuleTargetInput.from_text("t")), targets.FirehoseDeliveryStream(by_arn)])
group = logs.LogGroup(s, "Group")
logs.SubscriptionFilter(s, "Sub", log_group=group, destination=dests.FirehoseDestination(plain), filter_pattern=logs.FilterPattern.all_events())
logs.SubscriptionFilter(s, "Sub2", log_group=group, destination=dests.FirehoseDestination(by_arn, role=iam.Role(s, "LogRole", assumed_by=iam.ServicePrincipal("logs.amazonaws.com"))), filter_pattern=logs.FilterPattern.all_events())
for index, name in enumerate(sorted(n for n in dir(plain) if n.startswith("metric_"))):
    cw.Alarm(s, f"A{index}", metric=getattr(plain, name)(), threshold=1, evaluation_periods=1)
cw.Alarm(s, "Own", metric=by_name.metric("Mine", statistic="Sum"), threshold=1, evaluation_periods=1)
for index, value in enumerate([plain.delivery_stream_arn, full.delivery_stream_name, imported.delivery_stream_arn, by_arn.delivery_stream_name, by_name.delivery_stream_arn]):
    cdk.CfnOutput(s, f"O{index}", value=value)
app.synth()
