"""Log drivers of containers, with every option of each, and a log router."""
import aws_cdk as cdk
from aws_cdk import aws_ecs as ecs, aws_logs as logs

app = cdk.App(analytics_reporting=False)
st = cdk.Stack(app, "Logs")
IMAGE = ecs.ContainerImage.from_registry("nginx")
BASE = dict(env=["A", "B"], env_regex="^X", labels=["l", "m"], tag="t")
D = ecs.LogDrivers
drivers = {
    "FluentdAll": D.fluentd(address="h:1", async_=True, buffer_limit=5, max_retries=2, retry_wait=cdk.Duration.seconds(3), sub_second_precision=False, **BASE),
    "FluentdNone": D.fluentd(),
    "GelfAll": D.gelf(address="udp://h:1", compression_level=3, compression_type=ecs.GelfCompressionType.ZLIB, tcp_max_reconnect=2, tcp_reconnect_delay=cdk.Duration.seconds(4), **BASE),
    "GelfMin": D.gelf(address="tcp://h:2"),
    "JournaldAll": D.journald(**BASE),
    "JournaldNone": D.journald(),
    "JsonAll": D.json_file(compress=True, max_file=3, max_size="10m", **BASE),
    "JsonNone": D.json_file(),
    "None": D.none(),
    "SyslogAll": D.syslog(address="tcp://h:1", facility="daemon", format="rfc5424", tls_ca_cert="/ca", tls_cert="/c", tls_key="/k", tls_skip_verify=True, **BASE),
    "SyslogNone": D.syslog(),
    "FirelensAll": D.firelens(options={"Name": "cloudwatch", "region": "us-west-2"}, **BASE),
    "FirelensNone": D.firelens(options={}),
    "Generic": ecs.GenericLogDriver(log_driver="splunk", options={"splunk-url": "https://x"}),
    "AwsL1": D.aws_logs(stream_prefix="l1", log_group=logs.CfnLogGroup(st, "L1Group")),
    "AwsFound": D.aws_logs(stream_prefix="f", log_group=logs.LogGroup.from_log_group_arn(st, "Found", "arn:aws:logs:eu-west-1:123456789012:log-group:g:*")),
    "AwsGroup": D.aws_logs(stream_prefix="p", log_group=logs.LogGroup(st, "Group"), multiline_pattern="^x"),
}
for name, driver in drivers.items():
    task = ecs.FargateTaskDefinition(st, f"{name}Task")
    task.add_container("c", image=IMAGE, logging=driver)
routed = ecs.Ec2TaskDefinition(st, "Routed")
routed.add_firelens_log_router("router", image=IMAGE, memory_reservation_mib=50, essential=False, logging=D.aws_logs(stream_prefix="r"),
    firelens_config=ecs.FirelensConfig(type=ecs.FirelensLogRouterType.FLUENTD, options=ecs.FirelensOptions(
        config_file_type=ecs.FirelensConfigFileType.S3, config_file_value="arn:aws:s3:::bucket/a/fluent.conf", enable_ecs_log_metadata=True)))
routed.add_container("c", image=IMAGE, memory_limit_mib=64, logging=D.firelens(options={"Name": "x"}))
plain = ecs.Ec2TaskDefinition(st, "Plain")
plain.add_firelens_log_router("router", image=IMAGE, memory_reservation_mib=50, firelens_config=ecs.FirelensConfig(type=ecs.FirelensLogRouterType.FLUENTBIT))
filed = ecs.FargateTaskDefinition(st, "Filed")
filed.add_firelens_log_router("router", image=IMAGE, firelens_config=ecs.FirelensConfig(type=ecs.FirelensLogRouterType.FLUENTBIT,
    options=ecs.FirelensOptions(config_file_type=ecs.FirelensConfigFileType.FILE, config_file_value="/etc/x.conf")))
app.synth()
