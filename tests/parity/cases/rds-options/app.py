"""Options of databases that are seldom used together, with and without the flags that change what they mean."""

import os

import aws_cdk as cdk
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
    aws_rds as rds,
)

os.chdir(os.path.dirname(os.path.abspath(__file__)))
app = cdk.App(analytics_reporting=False)
POSTGRES = rds.DatabaseClusterEngine.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_16_3)
MARIA = rds.DatabaseInstanceEngine.maria_db(version=rds.MariaDbEngineVersion.VER_10_11_8)
MYSQL = rds.DatabaseInstanceEngine.mysql(version=rds.MysqlEngineVersion.VER_8_0_39)
KEPT = rds.PerformanceInsightRetention
PRIVATE = ec2.SubnetSelection(subnet_type=ec2.SubnetType.PRIVATE_WITH_EGRESS)
FLAGS = (
    "@aws-cdk/aws-rds:auroraClusterChangeScopeOfInstanceParameterGroupWithEachParameters",
    "@aws-cdk/aws-rds:preventRenderingDeprecatedCredentials",
)


def stack(name, flags):
    s = cdk.Stack(app, name)
    for flag in FLAGS if flags else ():
        s.node.set_context(flag, True)
    return s, ec2.Vpc(s, "Vpc", max_azs=2)


for flags in (False, True):
    suffix = "Flags" if flags else ""
    s, vpc = stack(f"Clusters{suffix}", flags)
    made = rds.ClusterInstance.provisioned
    rds.DatabaseCluster(
        s,
        "Migrated",
        engine=POSTGRES,
        vpc=vpc,
        vpc_subnets=PRIVATE,
        writer=made("Instance1", is_from_legacy_instance_props=True, instance_identifier="first"),
        readers=[
            made("Instance2", is_from_legacy_instance_props=True, parameters={"a": "1"}, publicly_accessible=True),
            rds.ClusterInstance.serverless_v2("grows", scale_with_writer=True),
        ],
        monitoring_role=iam.Role(s, "Monitor", assumed_by=iam.ServicePrincipal("monitoring.rds.amazonaws.com")),
        security_groups=[],
    )
    rds.DatabaseCluster(
        s,
        "Own",
        engine=POSTGRES,
        vpc=vpc,
        writer=made("writer"),
        readers=[made("reader", parameters={"b": "2"})],
    )
    for name, options in {
        "Plain": {},
        "Old": {"credentials": rds.Credentials.from_generated_secret("u")},
        "New": {"snapshot_credentials": rds.SnapshotCredentials.from_generated_secret("u")},
        "Both": {
            "credentials": rds.Credentials.from_generated_secret("u"),
            "snapshot_credentials": rds.SnapshotCredentials.from_generated_secret("u"),
        },
        "Managed": {"manage_master_user_password": True},
    }.items():
        rds.DatabaseClusterFromSnapshot(
            s, name, engine=POSTGRES, vpc=vpc, snapshot_identifier="x", writer=made("w"), **options
        )

s, vpc = stack("Alike", False)
key = kms.Key.from_key_arn(s, "Key", "arn:aws:kms:us-east-1:111122223333:key/x")
for name, own, whole in (
    ("Same", {"performance_insight_retention": KEPT.LONG_TERM}, {"performance_insight_retention": KEPT.LONG_TERM}),
    ("Keyed", {"performance_insight_encryption_key": key}, {"enable_performance_insights": True}),
    ("Off", {"enable_performance_insights": True}, {"enable_performance_insights": False}),
):
    rds.DatabaseCluster(
        s,
        name,
        engine=POSTGRES,
        instance_props=rds.InstanceProps(vpc=vpc, vpc_subnets=PRIVATE, **own),
        instances=1,
        **whole,
    )

s, vpc = stack("Instances", False)
source = rds.DatabaseInstance(
    s,
    "Source",
    engine=MYSQL,
    vpc=vpc,
    vpc_subnets=PRIVATE,
    backup_retention=cdk.Duration.days(1),
    security_groups=[],
    engine_lifecycle_support=rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT,
)
rds.DatabaseInstanceReadReplica(
    s,
    "Joined",
    source_database_instance=source,
    vpc=vpc,
    instance_type=ec2.InstanceType("t3.micro"),
    domain="d-1",
    database_insights_mode=rds.DatabaseInsightsMode.ADVANCED,
    performance_insight_retention=KEPT.MONTHS_1,
    enable_performance_insights=False,
)
rds.DatabaseInstanceReadReplica(
    s, "Plain", source_database_instance=source, vpc=vpc, instance_type=ec2.InstanceType("t3.micro")
)
rds.DatabaseInstanceFromSnapshot(
    s,
    "Restored",
    engine=MARIA,
    vpc=vpc,
    vpc_subnets=ec2.SubnetSelection(subnets=vpc.public_subnets),
    snapshot_identifier="x",
    database_insights_mode=rds.DatabaseInsightsMode.ADVANCED,
)

app.synth()
