"""Jobs of Glue with scripts and libraries from assets and buckets; security configurations, connections, events, metrics."""
import os.path
import aws_cdk as cdk
from aws_cdk import Duration, aws_ec2 as ec2, aws_events_targets as et, aws_glue as g, aws_iam as iam, aws_kms as kms, aws_logs as logs, aws_s3 as s3, aws_secretsmanager as sm, aws_sns as sns

here = os.path.dirname(os.path.abspath(__file__))
app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
glue = iam.ServicePrincipal("glue.amazonaws.com")
role, bucket, group = iam.Role(s, "Role", assumed_by=glue), s3.Bucket(s, "Bucket"), logs.LogGroup(s, "Group")
os.chdir(here)
script, jar = g.Code.from_asset("scripts/s.py"), g.Code.from_asset("scripts/j.jar", exclude=["x"])
stored = g.Code.from_bucket(bucket, "k/s.py")
security = g.SecurityConfiguration.from_security_configuration_name(s, "Security", "there")
links = [g.Connection.from_connection_name(s, "Link", "by-name"), g.Connection.from_connection_arn(s, "Link2", "arn:aws:glue:us-east-1:111111111111:connection/by-arn")]
kinds = [g.PySparkEtlJob, g.PySparkFlexEtlJob, g.PySparkStreamingJob, g.ScalaSparkEtlJob, g.ScalaSparkFlexEtlJob, g.ScalaSparkStreamingJob, g.PythonShellJob]
for kind in kinds:
    name = kind.__name__
    own = {"class_name": "com.example.Main"} if name.startswith("Scala") else {}
    job = kind(s, name, role=role, script=script, **own)
    options = dict(role=iam.Role(s, name + "Role", assumed_by=glue), script=stored, connections=links, default_arguments={"--a": "b"}, description="d", job_name="named-" + name, max_concurrent_runs=3, max_retries=2,
                   continuous_logging=g.ContinuousLoggingProps(enabled=True, conversion_pattern="cp", log_group=group, log_stream_prefix="lp", quiet=True), security_configuration=security, tags={"b": "1", "a": "2"}, timeout=Duration.minutes(7), **own)
    if name == "PythonShellJob":
        options.update(extra_python_files=[script, stored], library_set=g.LibrarySet.NONE, max_capacity=g.MaxCapacity.DPU_1, python_version=g.PythonVersion.THREE_NINE, job_run_queuing_enabled=False, glue_version=g.GlueVersion.V1_0)
    else:
        options.update(enable_metrics=True, enable_observability_metrics=False, spark_ui=g.SparkUIProps(), worker_configuration=g.WorkerConfiguration(number_of_workers=5, worker_type=g.WorkerType.G_2X),
                       extra_jars=[jar, stored], extra_files=[jar], extra_jars_first=True, glue_version=g.GlueVersion.V3_0)
        if name.startswith("Py"):
            options["extra_python_files"] = [script]
        if "Streaming" not in name:
            options["notify_delay_after"] = Duration.minutes(3)
        if "Flex" not in name:
            options["job_run_queuing_enabled"] = "Streaming" in name
    kind(s, name + "Full", **options)
spark = lambda id, **k: g.PySparkEtlJob(s, id, role=role, script=script, **k)
spark("Prefix", spark_ui=g.SparkUIProps(prefix="/pre", bucket=bucket))
spark("Queued", job_run_queuing_enabled=True, max_retries=2)
spark("Silent", enable_metrics=False, enable_observability_metrics=False, continuous_logging=g.ContinuousLoggingProps(enabled=False))
spark("Plain", continuous_logging=g.ContinuousLoggingProps(enabled=True, quiet=False), default_arguments={"--conf": "x", "--TempDir": "y"})
for worker in list(g.WorkerType)[:4]:
    spark("Worker" + worker.name, worker_configuration=g.WorkerConfiguration(number_of_workers=2, worker_type=worker))
for version in g.GlueVersion:
    spark("Version" + version.name, glue_version=version)
key = kms.Key(s, "Key")
E = g.CloudWatchEncryption
made = g.SecurityConfiguration(s, "Made", cloud_watch_encryption=E.kms())
g.SecurityConfiguration(s, "Keyed", cloud_watch_encryption=E.kms(key), s3_encryption=g.S3Encryption.kms(key), job_bookmarks_encryption=g.JobBookmarksEncryption.client_side_kms(key), security_configuration_name="scn", removal_policy=cdk.RemovalPolicy.DESTROY)
g.SecurityConfiguration(s, "Managed", s3_encryption=g.S3Encryption.s3_managed())
g.SecurityConfiguration(s, "Shared", s3_encryption=g.S3Encryption.kms(), job_bookmarks_encryption=g.JobBookmarksEncryption.client_side_kms())
spark("Secured", security_configuration=made)
vpc = ec2.Vpc.from_vpc_attributes(s, "Vpc", vpc_id="vpc-1", availability_zones=["a", "b"], private_subnet_ids=["p1", "p2"], public_subnet_ids=["q1", "q2"])
sg = ec2.SecurityGroup(s, "Sg", vpc=vpc)
T, N = g.ConnectionType, g.ConnectionNetwork
jdbc = g.Connection(s, "Jdbc", type=T.JDBC, properties={"JDBC_CONNECTION_URL": "u"}, connection_name="cn", description="d", match_criteria=["m"], network=N.vpc(vpc), security_groups=[sg])
jdbc.add_property("x", "y")
g.Connection(s, "Own", type=T("OWN"), network=N.subnet(vpc.private_subnets[1]))
g.Connection(s, "Public", type=T.NETWORK, network=N.vpc(vpc, subnet_type=ec2.SubnetType.PUBLIC))
g.Connection(s, "Secret", type=T.MYSQL, secret=sm.Secret(s, "Password"), security_groups=[sg])
spark("Linked", connections=[jdbc])
job, there = s.node.find_child("PySparkEtlJob"), g.Job.from_job_attributes(s, "There", job_name="there", role=role)
target = et.SnsTopic(sns.Topic(s, "Topic"))
for event in ("on_event", "on_failure", "on_success", "on_timeout"):
    getattr(job, event)("E" + event, target=target, description="dd")
    getattr(there, event)("E" + event)
o = cdk.Stack(app, "O", env=cdk.Environment(account="111111111111", region="us-east-1"))
for n, metric in enumerate([job.metric_failure(), job.metric_success(statistic="max"), job.metric_timeout(), job.metric_failure(), job.metric("m", g.MetricType.GAUGE), there.metric("m", g.MetricType.COUNT, statistic="sum")]):
    metric.create_alarm(s, f"Alarm{n}", threshold=1, evaluation_periods=1)
for n, value in enumerate([job.job_arn, job.job_name, there.job_arn, s.node.find_child("PySparkEtlJobFull").job_arn, jdbc.connection_arn, jdbc.connection_name, links[1].connection_name, made.security_configuration_name, made.cloud_watch_encryption_key.key_ref.key_arn]):
    cdk.CfnOutput(o, f"Out{n}", value=value)
app.synth()
