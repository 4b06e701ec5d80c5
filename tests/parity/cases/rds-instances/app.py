"""Instances of every engine, restored ones and replicas; their groups, secrets, rotations, grants, proxies and imports."""

import aws_cdk as cdk
from aws_cdk import (
    aws_cloudwatch as cw,
)
from aws_cdk import (
    aws_ec2 as ec2,
)
from aws_cdk import (
    aws_events_targets as targets,
)
from aws_cdk import (
    aws_iam as iam,
)
from aws_cdk import (
    aws_kms as kms,
)
from aws_cdk import (
    aws_logs as logs,
)
from aws_cdk import (
    aws_rds as rds,
)
from aws_cdk import (
    aws_s3 as s3,
)
from aws_cdk import (
    aws_secretsmanager as sm,
)
from aws_cdk import (
    aws_sns as sns,
)

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
E = rds.DatabaseInstanceEngine
C = rds.Credentials
vpc = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1)
public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
key = kms.Key(s, "Key")
bucket = s3.Bucket(s, "Bucket")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
mysql = E.mysql(version=rds.MysqlEngineVersion.VER_8_0_39)
postgres = E.postgres(version=rds.PostgresEngineVersion.VER_16_3)
oracle = E.oracle_ee(version=rds.OracleEngineVersion.VER_19)
plain = rds.DatabaseInstance(s, "Plain", vpc=vpc, engine=mysql)
full = rds.DatabaseInstance(
    s,
    "Full",
    vpc=vpc,
    engine=postgres,
    instance_type=ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE),
    allocated_storage=50,
    allow_major_version_upgrade=True,
    database_name="db",
    parameters={"a": "b"},
    credentials=C.from_generated_secret("me", encryption_key=key, exclude_characters="x", secret_name="sn"),
    storage_encryption_key=key,
    auto_minor_version_upgrade=False,
    backup_retention=cdk.Duration.days(5),
    ca_certificate=rds.CaCertificate.RDS_CA_RSA2048_G1,
    cloudwatch_logs_exports=["postgresql", "upgrade"],
    cloudwatch_logs_retention=logs.RetentionDays.ONE_WEEK,
    copy_tags_to_snapshot=False,
    database_insights_mode=rds.DatabaseInsightsMode.ADVANCED,
    delete_automated_backups=True,
    engine_lifecycle_support=rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED,
    iam_authentication=True,
    instance_identifier="MyInstance",
    iops=3000,
    max_allocated_storage=200,
    monitoring_interval=cdk.Duration.minutes(1),
    multi_az=True,
    network_type=rds.NetworkType.DUAL,
    performance_insight_encryption_key=key,
    performance_insight_retention=rds.PerformanceInsightRetention.MONTHS_15,
    port=5433,
    preferred_backup_window="03:00-04:00",
    preferred_maintenance_window="Sun:05:00-Sun:06:00",
    processor_features=rds.ProcessorFeatures(core_count=2, threads_per_core=1),
    removal_policy=cdk.RemovalPolicy.RETAIN,
    storage_throughput=500,
    storage_type=rds.StorageType.GP3,
    vpc_subnets=public,
    s3_import_buckets=[bucket],
    s3_export_buckets=[bucket],
    domain="d-1",
    apply_immediately=True,
)
group = rds.SubnetGroup(s, "Group", description="d", vpc=vpc, subnet_group_name="MyGroup", vpc_subnets=public)
options = rds.OptionGroup(
    s,
    "Options",
    engine=oracle,
    configurations=[
        rds.OptionConfiguration(name="LOCATOR", version="1", settings={"a": "b", "c": "d"}),
        rds.OptionConfiguration(name="OEM", port=1158, vpc=vpc),
    ],
)
options.option_connections["OEM"].allow_default_port_from_any_ipv4()
rds.DatabaseInstance(
    s,
    "Oracle",
    vpc=vpc,
    engine=oracle,
    license_model=rds.LicenseModel.BRING_YOUR_OWN_LICENSE,
    character_set_name="AL32UTF8",
    option_group=options,
    s3_import_role=role,
    s3_export_role=role,
    subnet_group=group,
    storage_type=rds.StorageType.IO1,
    credentials=C.from_secret(rds.DatabaseSecret(s, "Own", username="o", dbname="db")),
).add_rotation_single_user()
sql = rds.DatabaseInstance(
    s,
    "SqlServer",
    vpc=vpc,
    engine=E.sql_server_se(version=rds.SqlServerEngineVersion.VER_15),
    timezone="UTC",
    s3_export_buckets=[bucket],
    removal_policy=cdk.RemovalPolicy.DESTROY,
    manage_master_user_password=True,
    credentials=C.from_username("admin2", encryption_key=key),
)
maria = rds.DatabaseInstance(
    s,
    "Maria",
    vpc=vpc,
    engine=E.maria_db(version=rds.MariaDbEngineVersion.of("10.11.99", "10.11")),
    credentials=C.from_username("u"),
    parameter_group=rds.ParameterGroup(
        s, "Parameters", engine=E.maria_db(version=rds.MariaDbEngineVersion.VER_10_11), parameters={"k": "v"}
    ),
    availability_zone="us-east-1a",
    enable_performance_insights=True,
)
rds.DatabaseInstance(
    s,
    "Versionless",
    vpc=vpc,
    engine=E.POSTGRES,
    credentials=C.from_password("u", cdk.SecretValue.secrets_manager("pw")),
)
for name, credentials in {
    "Generated": rds.SnapshotCredentials.from_generated_secret("u", exclude_characters="e"),
    "Password": rds.SnapshotCredentials.from_password(cdk.SecretValue.secrets_manager("pw")),
    "Without": None,
}.items():
    rds.DatabaseInstanceFromSnapshot(
        s, f"From{name}", vpc=vpc, engine=postgres, snapshot_identifier="snap", credentials=credentials
    )
rds.DatabaseInstanceReadReplica(
    s,
    "Replica",
    source_database_instance=plain,
    instance_type=ec2.InstanceType("t3.large"),
    vpc=vpc,
    backup_retention=cdk.Duration.days(1),
    storage_encryption_key=key,
    allocated_storage=60,
).grant_connect(role, "reader")
plain.add_rotation_single_user(automatically_after=cdk.Duration.days(5), exclude_characters="q", vpc_subnets=public)
user = rds.DatabaseSecret(
    s, "User", username="x", master_secret=plain.secret, replica_regions=[sm.ReplicaRegion(region="eu-west-1")]
)
plain.add_rotation_multi_user("Users", secret=user.attach(plain), rotate_immediately_on_update=False)
plain.connections.allow_default_port_from_any_ipv4("all")
plain.grant_connect(role)
plain.on_event("Event", target=targets.SnsTopic(sns.Topic(s, "Topic")))
maria.grant_connect(role, "someone")
sql.secret.grant_read(role)
plain.add_proxy("Proxy", secrets=[plain.secret], vpc=vpc, borrow_timeout=cdk.Duration.seconds(30)).grant_connect(role)
known = rds.DatabaseInstance.from_database_instance_attributes(
    s,
    "Known",
    instance_endpoint_address="address",
    instance_identifier="id",
    port=3306,
    security_groups=[ec2.SecurityGroup.from_security_group_id(s, "There", "sg-12345678")],
    instance_resource_id="db-X",
    engine=mysql,
)
known.grant_connect(role, "u")
known.connections.allow_default_port_from_any_ipv4()
for index, method in enumerate(sorted(name for name in dir(plain) if name.startswith("metric_"))):
    cw.Alarm(s, f"A{index}", metric=getattr((plain, known)[index % 2], method)(), threshold=index, evaluation_periods=1)
for name, value in {
    "Arn": full.instance_arn,
    "Socket": full.instance_endpoint.socket_address,
    "Port": plain.db_instance_endpoint_port,
    "Resource": plain.instance_resource_id,
    "KnownSocket": known.instance_endpoint.socket_address,
    "Ref": known.db_instance_ref.db_instance_arn,
    "GroupArn": group.db_subnet_group_ref.db_subnet_group_arn,
    "Log": full.cloudwatch_log_groups["upgrade"].log_group_name,
    "Managed": sql.secret.secret_name,
}.items():
    cdk.CfnOutput(s, name, value=value)
app.synth()
