"""Clusters with instances of both kinds, alike and each by itself, restored and imported; proxies and serverless ones."""

import aws_cdk as cdk
from aws_cdk import (
    aws_cloudwatch as cw,
)
from aws_cdk import (
    aws_ec2 as ec2,
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

app = cdk.App(analytics_reporting=False)
s = cdk.Stack(app, "S")
E = rds.DatabaseClusterEngine
Member = rds.ClusterInstance
vpc = ec2.Vpc(s, "Vpc", max_azs=2, nat_gateways=1)
public = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PUBLIC)
key = kms.Key(s, "Key")
bucket = s3.Bucket(s, "Bucket")
role = iam.Role(s, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
postgres = E.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_16_3)
mysql = E.aurora_mysql(version=rds.AuroraMysqlEngineVersion.VER_3_08_0)
mysql5 = E.aurora_mysql(version=rds.AuroraMysqlEngineVersion.VER_2_11_2)
plain = rds.DatabaseCluster(s, "Plain", engine=postgres, vpc=vpc, writer=Member.provisioned("writer"))
full = rds.DatabaseCluster(
    s,
    "Full",
    engine=postgres,
    vpc=vpc,
    vpc_subnets=public,
    writer=Member.provisioned(
        "writer",
        instance_type=ec2.InstanceType("r6g.xlarge"),
        enable_performance_insights=True,
        performance_insight_retention=rds.PerformanceInsightRetention.MONTHS_15,
        performance_insight_encryption_key=key,
    ),
    readers=[
        Member.serverless_v2("follows", scale_with_writer=True, publicly_accessible=False),
        Member.provisioned(
            "r2", instance_type=ec2.InstanceType("r6g.large"), promotion_tier=1, instance_identifier="Two"
        ),
    ],
    auto_minor_version_upgrade=False,
    backup=rds.BackupProps(retention=cdk.Duration.days(5), preferred_window="03:00-04:00"),
    cloudwatch_logs_exports=["postgresql"],
    cloudwatch_logs_retention=logs.RetentionDays.ONE_DAY,
    cluster_identifier="MyCluster",
    copy_tags_to_snapshot=False,
    credentials=rds.Credentials.from_generated_secret("me"),
    database_insights_mode=rds.DatabaseInsightsMode.ADVANCED,
    default_database_name="db",
    domain="d-1",
    enable_cluster_level_enhanced_monitoring=True,
    monitoring_interval=cdk.Duration.seconds(30),
    enable_data_api=True,
    performance_insight_retention=rds.PerformanceInsightRetention.MONTHS_15,
    performance_insight_encryption_key=key,
    iam_authentication=True,
    network_type=rds.NetworkType.DUAL,
    parameters={"a": "b"},
    port=5433,
    removal_policy=cdk.RemovalPolicy.RETAIN,
    storage_encryption_key=key,
    storage_type=rds.DBClusterStorageType.AURORA_IOPT1,
    serverless_v2_min_capacity=1,
    serverless_v2_max_capacity=4,
    delete_automated_backups=True,
)
rds.DatabaseCluster(
    s,
    "Alike",
    engine=mysql5,
    instances=3,
    cluster_identifier="Alike",
    instance_update_behaviour=rds.InstanceUpdateBehaviour.ROLLING,
    monitoring_interval=cdk.Duration.seconds(10),
    backtrack_window=cdk.Duration.hours(2),
    s3_import_buckets=[bucket],
    s3_export_buckets=[bucket],
    instance_props=rds.InstanceProps(
        vpc=vpc, vpc_subnets=public, parameters={"a": "b"}, enable_performance_insights=True
    ),
)
small = rds.DatabaseCluster(
    s,
    "Small",
    engine=mysql,
    vpc=vpc,
    writer=Member.serverless_v2("w", parameters={"q": "r"}, ca_certificate=rds.CaCertificate.RDS_CA_RSA4096_G1),
    readers=[Member.serverless_v2("r")],
    serverless_v2_min_capacity=0,
    serverless_v2_auto_pause_duration=cdk.Duration.minutes(10),
    s3_import_buckets=[bucket],
    s3_export_buckets=[bucket],
    manage_master_user_password=True,
    enable_local_write_forwarding=True,
    removal_policy=cdk.RemovalPolicy.DESTROY,
)
rds.DatabaseCluster(
    s,
    "Limitless",
    engine=E.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_16_4_LIMITLESS),
    vpc=vpc,
    cluster_scalability_type=rds.ClusterScalabilityType.LIMITLESS,
    storage_type=rds.DBClusterStorageType.AURORA_IOPT1,
    enable_performance_insights=True,
)
for name, credentials in {"Generated": rds.SnapshotCredentials.from_generated_secret("u"), "Without": None}.items():
    rds.DatabaseClusterFromSnapshot(
        s,
        f"From{name}",
        engine=postgres,
        vpc=vpc,
        writer=Member.provisioned("w"),
        snapshot_identifier="snap",
        snapshot_credentials=credentials,
    )
plain.grant_connect(role, "u")
plain.grant_data_api_access(role)
plain.add_rotation_single_user()
plain.add_rotation_multi_user("Users", secret=rds.DatabaseSecret(s, "User", username="z"))
plain.connections.allow_default_port_from_any_ipv4()
proxy = rds.DatabaseProxy(
    s,
    "Proxy",
    proxy_target=rds.ProxyTarget.from_cluster(full),
    vpc=vpc,
    secrets=[full.secret],
    client_password_auth_type=rds.ClientPasswordAuthType.POSTGRES_SCRAM_SHA_256,
    db_proxy_name="my-proxy",
    debug_logging=True,
    iam_auth=True,
    idle_client_timeout=cdk.Duration.minutes(5),
    init_query="SELECT 1",
    max_connections_percent=80,
    max_idle_connections_percent=20,
    require_tls=False,
    session_pinning_filters=[rds.SessionPinningFilter.EXCLUDE_VARIABLE_SETS],
    vpc_subnets=public,
)
proxy.grant_connect(role)
proxy.add_endpoint("Endpoint", vpc=vpc, target_role=rds.ProxyEndpointTargetRole.READ_ONLY)
plain.add_proxy("Near", vpc=vpc, default_auth_scheme=rds.DefaultAuthScheme.IAM_AUTH).grant_connect(role, "u2")
there = ec2.SecurityGroup.from_security_group_id(s, "There", "sg-12345678")
known = rds.DatabaseCluster.from_database_cluster_attributes(
    s,
    "Known",
    cluster_identifier="cc",
    cluster_endpoint_address="ce",
    cluster_resource_identifier="cri",
    data_api_enabled=True,
    instance_endpoint_addresses=["i1"],
    instance_identifiers=["a"],
    port=3306,
    reader_endpoint_address="re",
    secret=small.secret,
    security_groups=[there],
)
known.grant_connect(role, "u3")
known.grant_data_api_access(role)
known.connections.allow_default_port_from_any_ipv4()
first = rds.ServerlessCluster(
    s,
    "First",
    engine=mysql5,
    vpc=vpc,
    cluster_identifier="MyFirst",
    backup_retention=cdk.Duration.days(3),
    storage_encryption_key=key,
    scaling=rds.ServerlessScalingOptions(
        auto_pause=cdk.Duration.minutes(10),
        min_capacity=rds.AuroraCapacityUnit.ACU_2,
        max_capacity=rds.AuroraCapacityUnit.ACU_16,
        timeout=cdk.Duration.minutes(5),
        timeout_action=rds.TimeoutAction.FORCE_APPLY_CAPACITY_CHANGE,
    ),
)
first.grant_data_api_access(role)
first.add_rotation_single_user()
rds.ServerlessCluster(
    s, "Nowhere", engine=postgres, scaling=rds.ServerlessScalingOptions(auto_pause=cdk.Duration.seconds(0))
)
rds.ServerlessClusterFromSnapshot(
    s,
    "FirstAgain",
    engine=mysql5,
    vpc=vpc,
    snapshot_identifier="snap",
    credentials=rds.SnapshotCredentials.from_generated_password("u"),
    removal_policy=cdk.RemovalPolicy.RETAIN,
)
for index, method in enumerate(sorted(name for name in dir(small) if name.startswith("metric_"))):
    cw.Alarm(s, f"A{index}", metric=getattr(small, method)(), threshold=index, evaluation_periods=1)
for name, value in {
    "Arn": full.cluster_arn,
    "Socket": full.cluster_endpoint.socket_address,
    "Instance": full.instance_endpoints[1].socket_address,
    "Name": full.instance_identifiers[2],
    "KnownRead": known.cluster_read_endpoint.socket_address,
    "FirstRead": first.cluster_read_endpoint.hostname,
    "ProxyArn": proxy.db_proxy_arn,
}.items():
    cdk.CfnOutput(s, name, value=value)
app.synth()
