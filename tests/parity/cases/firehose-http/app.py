"""Records sent to endpoints of HTTP and to Datadog: keys, secrets, backups, logs, processors."""
import aws_cdk as cdk
from aws_cdk import aws_iam as iam, aws_kinesis as kinesis, aws_kinesisfirehose as F, aws_kms as kms, aws_lambda as lambda_, aws_logs as logs, aws_s3 as s3, aws_secretsmanager as sm

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
D, M = cdk.Duration, cdk.Size.mebibytes
key, secret = kms.Key(s, "Key"), sm.Secret(s, "Secret", encryption_key=kms.Key(s, "SecretKey"))
there = sm.Secret.from_secret_name_v2(s, "There", "there")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("firehose.amazonaws.com"))
fn = lambda_.Function(s, "Fn", runtime=lambda_.Runtime.PYTHON_3_12, handler="index.handler", code=lambda_.Code.from_inline("x = 1"))


def new_log():
    return logs.LogGroup(s, f"Log{len(s.node.children)}")


def http(id, url="https://x.example/in", endpoint={}, scope=s, stream={}, **kw):
    return F.DeliveryStream(scope, id, destination=F.HttpEndpoint(endpoint_config={"url": url, **endpoint}, **kw), **stream)


http("Plain")
http("Key1", endpoint={"name": "n", "access_key": cdk.SecretValue.secrets_manager("sec")}, s3_backup={})
http("Secret1", "http://x", {"secret": secret, "name": ""}, backup_mode=F.HttpBackupMode.ALL, processors=[F.LambdaFunctionProcessor(fn, buffer_size=M(1))])
http("Full", cdk.Aws.REGION, {"secret": there, "access_key": cdk.SecretValue.unsafe_plain_text("k")}, role=role, logging_config=F.DisableLogging(), attributes=[F.HttpAttribute(name="a", value="b"), {"name": "", "value": "c"}], request_compression=F.HttpCompression.GZIP, retry_options=F.HttpRetryOptions(duration=D.minutes(5)), buffering_hints=F.HttpBufferingHints(interval=D.seconds(30), size=M(2)), backup_mode=F.HttpBackupMode.FAILED, s3_backup=F.DestinationS3BackupProps(mode=F.BackupMode.FAILED, bucket=s3.Bucket(s, "Backup"), buffering_size=M(3), buffering_interval=D.minutes(1), compression=F.Compression.GZIP, data_output_prefix="!{timestamp:yyyy}/", error_output_prefix="e/", encryption_key=key, logging_config=F.EnableLogging(new_log())))
http("Some", attributes=[], request_compression=F.HttpCompression.NONE, retry_options={"duration": D.seconds(0)}, buffering_hints={}, logging_config=F.EnableLogging(new_log()), processors=[F.DecompressionProcessor(), F.CloudWatchLogProcessor(data_message_extraction=True), F.AppendDelimiterToRecordProcessor()])
http("Hints", buffering_hints={"interval": D.seconds(0)}, processor=F.DecompressionProcessor(), s3_backup={"mode": F.BackupMode.ALL, "encryption_key": key})
http("Hints2", buffering_hints={"size": M(128)}, stream={"source": F.KinesisStreamSource(kinesis.Stream(s, "Stream")), "delivery_stream_name": "h2"}, s3_backup={"logging_config": F.DisableLogging()})


def dd(id, endpoint, scope=s, **kw):
    return F.DeliveryStream(scope, id, destination=F.Datadog(api_key=there if scope is s else sm.Secret(scope, "DdKey"), endpoint=endpoint, **kw), encryption=F.StreamEncryption.aws_owned_key())


dd("Dd", F.DatadogEndpoint.LOGS_US1)
dd("DdFull", F.DatadogEndpoint.of("https://dd.example/"), tags=[{"name": "env", "value": "b,c"}, F.HttpAttribute(name="q", value="z")], request_compression=F.HttpCompression.NONE, retry_options={"duration": D.minutes(5)}, buffering_hints={"size": M(3)}, backup_mode=F.HttpBackupMode.ALL, processors=[F.DecompressionProcessor()], role=role, logging_config=F.EnableLogging(new_log()), s3_backup={"bucket": s3.Bucket.from_bucket_name(s, "Imp", "imp")})
s2 = cdk.Stack(app, "S2", env=cdk.Environment(account="123456789012", region="eu-central-1"))
E_ = F.DatadogEndpoint
for i, e in enumerate([E_.LOGS_AP1, E_.LOGS_EU, E_.LOGS_GOV, E_.LOGS_US3, E_.LOGS_US5, E_.METRICS_AP1, E_.METRICS_EU, E_.METRICS_US, E_.METRICS_US5, E_.CONFIGURATION_AP1, E_.CONFIGURATION_EU, E_.CONFIGURATION_US1, E_.CONFIGURATION_US3, E_.CONFIGURATION_US5, E_.CONFIGURATION_US_GOV]):
    cdk.CfnOutput(s2, f"E{i}", value=e.url)
dd("Dd2", E_.METRICS_EU, s2)
app.synth()
