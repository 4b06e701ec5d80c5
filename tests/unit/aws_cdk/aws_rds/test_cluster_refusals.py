"""What clusters refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, SecretValue, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_rds as rds
from aws_cdk.core.errors import AssumptionError, ValidationError

_E = rds.DatabaseClusterEngine
_V = rds.AuroraPostgresEngineVersion
_POSTGRES = _E.aurora_postgres(version=_V.VER_16_3)
_MYSQL = _E.aurora_mysql(version=rds.AuroraMysqlEngineVersion.VER_3_08_0)
_PASSWORD = rds.Credentials.from_password("u", SecretValue.secrets_manager("pw"))
_WRITER = rds.ClusterInstance.provisioned("writer")
_GROWS = rds.ClusterInstance.serverless_v2("writer")
_MONTHS = rds.PerformanceInsightRetention
_LIMITLESS = rds.ClusterScalabilityType.LIMITLESS


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


@pytest.fixture
def vpc(stack: Stack) -> ec2.Vpc:
    return ec2.Vpc(stack, "Vpc", max_azs=2)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (lambda v: {"vpc": v}, "writer must be provided"),
        (lambda v: {"vpc": v, "writer": _WRITER, "instances": 2}, "Cannot provide writer or readers"),
        (lambda v: {"instance_props": {"vpc": v}, "instances": 0}, "At least one instance is required"),
        (lambda v: {"writer": _WRITER}, "Provide either vpc or instanceProps.vpc"),
        (lambda v: {"vpc": v, "instance_props": {"vpc": v}}, "Provide either vpc or instanceProps.vpc"),
        (
            lambda v: {"vpc": v, "parameters": {}, "parameter_group": rds.ParameterGroup(v, "P", engine=_POSTGRES)},
            "cannot specify both parameterGroup and parameters",
        ),
        (lambda v: {"vpc": v, "serverless_v2_min_capacity": 0.3}, "0.5 step increments, received min: 0.3, max: 2"),
        (lambda v: {"vpc": v, "serverless_v2_min_capacity": 300}, "serverlessV2MinCapacity must be >= 0 & <= 256"),
        (lambda v: {"vpc": v, "serverless_v2_max_capacity": 0.5}, "serverlessV2MaxCapacity must be >= 1 & <= 256"),
        (lambda v: {"vpc": v, "serverless_v2_min_capacity": 3}, "must be greater than serverlessV2MinCapacity"),
        (
            lambda v: {"vpc": v, "writer": _GROWS, "serverless_v2_auto_pause_duration": Duration.minutes(1)},
            "between 300 seconds .* received 60 seconds",
        ),
        (
            lambda v: {
                "vpc": v,
                "engine": _E.aurora_postgres(version=_V.VER_15_3),
                "serverless_v2_auto_pause_duration": Duration.minutes(10),
            },
            "auto-pause feature is not supported by aurora-postgresql 15.3",
        ),
        (
            lambda v: {
                "vpc": v,
                "writer": _WRITER,
                "readers": [rds.ClusterInstance.provisioned("r", promotion_tier=16)],
            },
            "promotionTier must be between 0-15",
        ),
        (
            lambda v: {
                "vpc": v,
                "writer": rds.ClusterInstance.provisioned("w", performance_insight_retention=_MONTHS.MONTHS_1),
                "performance_insight_retention": _MONTHS.MONTHS_2,
            },
            "got instance 'w': 31, cluster: 62",
        ),
        (
            lambda v: {
                "vpc": v,
                "writer": rds.ClusterInstance.provisioned(
                    "w", enable_performance_insights=False, performance_insight_retention=_MONTHS.MONTHS_1
                ),
            },
            "`enablePerformanceInsights` disabled",
        ),
        (
            lambda v: {
                "instance_props": {
                    "vpc": v,
                    "enable_performance_insights": False,
                    "performance_insight_retention": _MONTHS.MONTHS_1,
                }
            },
            "`enablePerformanceInsights` disabled",
        ),
        (
            lambda v: {"vpc": v, "enable_cluster_level_enhanced_monitoring": True},
            "`monitoringInterval` must be set",
        ),
        (lambda v: {"vpc": v, "monitoring_interval": Duration.seconds(7)}, "must be one of .* got: 7 seconds"),
        (lambda v: {"vpc": v, "cloudwatch_logs_exports": ["error"]}, "Unsupported logs .*: error"),
        (
            lambda v: {
                "vpc": v,
                "cluster_scalability_type": _LIMITLESS,
                "cluster_scailability_type": rds.ClusterScailabilityType.LIMITLESS,
            },
            "both clusterScalabilityType and clusterScailabilityType",
        ),
        (
            lambda v: {"vpc": v, "replication_source_identifier": "arn", "credentials": _PASSWORD},
            "both `replicationSourceIdentifier` and `credentials`",
        ),
        (lambda v: {"vpc": v, "engine": _E.AURORA_POSTGRESQL}, "Could not create a new ParameterGroup"),
        (
            lambda v: {
                "vpc": v,
                "engine": _E.aurora_postgres(version=_V.VER_10_4),
                "s3_import_role": iam.Role.from_role_name(v, "R", "role"),
            },
            "s3Import is not supported for Postgres version: 10.4",
        ),
    ],
)
def test_a_cluster_is_refused(
    stack: Stack, vpc: ec2.Vpc, options: Callable[[ec2.Vpc], dict[str, Any]], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        rds.DatabaseCluster(stack, "Cluster", **{"engine": _POSTGRES, **options(vpc)})


@pytest.mark.parametrize(
    ("use", "options", "message"),
    [
        (lambda c: c.add_rotation_single_user(), {"credentials": _PASSWORD}, "Cannot add single user rotation"),
        (lambda c: c.add_rotation_single_user(), {"manage_master_user_password": True}, "RDS automatically rotates"),
        (
            lambda c: [c.add_rotation_single_user(), c.add_rotation_single_user()],
            {},
            "already added to this cluster",
        ),
        (
            lambda c: c.grant_data_api_access(iam.Role.from_role_name(c, "R", "role")),
            {"enable_data_api": False},
            "when the Data API is disabled",
        ),
    ],
)
def test_what_a_cluster_cannot_do_is_refused(
    stack: Stack, vpc: ec2.Vpc, use: Callable[[Any], Any], options: dict[str, Any], message: str
) -> None:
    cluster = rds.DatabaseCluster(stack, "Cluster", engine=_POSTGRES, vpc=vpc, writer=_WRITER, **options)

    with pytest.raises(ValidationError, match=message):
        use(cluster)


@pytest.mark.parametrize(
    "name",
    [
        "cluster_endpoint",
        "cluster_read_endpoint",
        "cluster_resource_identifier",
        "instance_endpoints",
        "instance_identifiers",
    ],
)
def test_what_is_not_known_of_an_imported_cluster_is_refused(stack: Stack, name: str) -> None:
    known = rds.DatabaseCluster.from_database_cluster_attributes(stack, "Known", cluster_identifier="c")

    with pytest.raises(AssumptionError, match=r"Cannot access .* of an imported cluster without"):
        getattr(known, name)


@pytest.mark.parametrize("name", ["cluster_endpoint", "cluster_read_endpoint"])
def test_what_is_not_known_of_an_imported_serverless_cluster_is_refused(stack: Stack, name: str) -> None:
    known = rds.ServerlessCluster.from_serverless_cluster_attributes(stack, "Known", cluster_identifier="c")

    with pytest.raises(AssumptionError, match=r"Cannot access .* of an imported cluster without"):
        getattr(known, name)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"security_groups": []}, "A VPC is required to use securityGroups"),
        ({"vpc_subnets": {}}, "A VPC is required to use vpcSubnets"),
        (
            {
                "subnet_group": rds.CfnDBSubnetGroup(
                    Stack(App(), "O"), "G", db_subnet_group_description="", subnet_ids=[]
                )
            },
            "subnetGroup",
        ),
        ({"scaling": {"auto_pause": Duration.minutes(4)}}, "between 5 minutes and 1 day"),
        ({"scaling": {"timeout": Duration.minutes(11)}}, "but got 660 seconds"),
        (
            {"scaling": {"min_capacity": rds.AuroraCapacityUnit.ACU_8, "max_capacity": rds.AuroraCapacityUnit.ACU_2}},
            "maximum capacity must be greater than or equal to minimum capacity",
        ),
    ],
)
def test_a_serverless_cluster_is_refused(stack: Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        rds.ServerlessCluster(stack, "Cluster", engine=_MYSQL, **options)


def test_a_password_is_renewed_in_a_network(stack: Stack) -> None:
    cluster = rds.ServerlessCluster(stack, "Cluster", engine=_MYSQL)

    with pytest.raises(ValidationError, match="for a cluster without VPC"):
        cluster.add_rotation_single_user()


@pytest.mark.parametrize(
    ("own", "whole", "message"),
    [
        (_MONTHS.LONG_TERM, _MONTHS.MONTHS_2, "got `instanceProps`: 731, cluster: 62"),
        (None, _MONTHS.LONG_TERM, "got `instanceProps`: 7, cluster: 731"),
    ],
)
def test_instances_that_are_alike_keep_insights_as_long_as_the_cluster(
    stack: Stack, vpc: ec2.Vpc, own: Any, whole: Any, message: str
) -> None:
    alike = rds.InstanceProps(vpc=vpc, enable_performance_insights=True, performance_insight_retention=own)

    with pytest.raises(ValidationError, match=message):
        rds.DatabaseCluster(
            stack, "C", engine=_POSTGRES, instance_props=alike, instances=1, performance_insight_retention=whole
        )
