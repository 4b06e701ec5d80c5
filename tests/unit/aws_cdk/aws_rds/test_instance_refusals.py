"""What instances, their groups and their proxies refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, SecretValue, Stack
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_rds as rds
from aws_cdk import aws_s3 as s3
from aws_cdk.core.errors import AssumptionError, ValidationError

_E = rds.DatabaseInstanceEngine
_MYSQL = _E.mysql(version=rds.MysqlEngineVersion.VER_8_0_39)
_POSTGRES = _E.postgres(version=rds.PostgresEngineVersion.VER_16_3)
_ORACLE = _E.oracle_ee(version=rds.OracleEngineVersion.VER_19)
_SQL = _E.sql_server_se(version=rds.SqlServerEngineVersion.VER_15)
_MARIA = _E.maria_db(version=rds.MariaDbEngineVersion.VER_10_11)
_PASSWORD = rds.Credentials.from_password("u", SecretValue.secrets_manager("pw"))
_ADVANCED = rds.DatabaseInsightsMode.ADVANCED
_WEEK = rds.PerformanceInsightRetention.DEFAULT


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


@pytest.fixture
def vpc(stack: Stack) -> ec2.Vpc:
    return ec2.Vpc(stack, "Vpc", max_azs=2)


def _role(stack: Stack, id: str = "Role") -> iam.IRole:
    return iam.Role.from_role_name(stack, id, f"name-of-{id}")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (lambda s: {"storage_throughput": 500}, "can only be specified with GP3 storage type. Got gp2"),
        (
            lambda s: {"storage_type": rds.StorageType.GP3, "storage_throughput": 4000, "iops": 1000},
            "maximum ratio of storage throughput to IOPS is 0.25. Got 4",
        ),
        (
            lambda s: {"enable_performance_insights": False, "performance_insight_retention": _WEEK},
            "`enablePerformanceInsights` disabled",
        ),
        (lambda s: {"database_insights_mode": _ADVANCED}, "`performanceInsightRetention` must be set to MONTHS_15"),
        (lambda s: {"availability_zone": "us-east-1a", "multi_az": True}, "not valid for Multi-AZ instances"),
        (lambda s: {"s3_import_role": _role(s)}, "Engine 'mysql-8.0.39' does not support S3 import"),
        (lambda s: {"s3_export_role": _role(s)}, "Engine 'mysql-8.0.39' does not support S3 export"),
        (
            lambda s: {"engine": _POSTGRES, "s3_import_role": _role(s), "s3_import_buckets": [s3.Bucket(s, "B")]},
            "Only one of s3ImportRole or s3ImportBuckets",
        ),
        (
            lambda s: {"engine": _POSTGRES, "s3_export_role": _role(s), "s3_export_buckets": [s3.Bucket(s, "B")]},
            "Only one of s3ExportRole or s3ExportBuckets",
        ),
        (
            lambda s: {"engine": _SQL, "s3_import_role": _role(s), "s3_export_role": _role(s, "Other")},
            "must be the same for SQL Server engines",
        ),
        (lambda s: {"engine": _E.ORACLE_EE, "s3_import_role": _role(s)}, "OptionGroup cannot be used with an engine"),
        (lambda s: {"timezone": "UTC"}, "timezone property can not be configured for mysql"),
        (lambda s: {"engine": _MARIA, "domain": "d-1"}, "domain property cannot be configured for mariadb"),
        (lambda s: {"engine": _E.MYSQL, "parameters": {}}, "ParameterGroup cannot be used with an engine"),
        (
            lambda s: {"parameters": {}, "parameter_group": rds.ParameterGroup(s, "P", engine=_MYSQL)},
            "cannot specify both parameterGroup and parameters",
        ),
        (
            lambda s: {"manage_master_user_password": True, "credentials": _PASSWORD},
            "Found unsupported properties: password, usernameAsString",
        ),
    ],
)
def test_an_instance_is_refused(
    stack: Stack, vpc: ec2.Vpc, options: Callable[[Stack], dict[str, Any]], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        rds.DatabaseInstance(stack, "Instance", **{"engine": _MYSQL, "vpc": vpc, **options(stack)})


@pytest.mark.parametrize(
    ("use", "options", "message"),
    [
        (lambda d: d.add_rotation_single_user(), {"credentials": _PASSWORD}, "Cannot add single user rotation"),
        (lambda d: d.add_rotation_single_user(), {"manage_master_user_password": True}, "RDS automatically rotates"),
        (
            lambda d: [d.add_rotation_single_user(), d.add_rotation_single_user()],
            {},
            "A single user rotation was already added to this instance",
        ),
        (
            lambda d: d.add_rotation_multi_user("M", secret=rds.DatabaseSecret(d, "U", username="u")),
            {"credentials": _PASSWORD},
            "Cannot add multi user rotation",
        ),
        (lambda d: d.grant_connect(_role(d)), {"credentials": _PASSWORD}, "A secret or dbUser is required"),
        (lambda d: d.grant_connect(_role(d)), {"iam_authentication": False}, "when IAM authentication is disabled"),
    ],
)
def test_what_an_instance_cannot_do_is_refused(
    stack: Stack, vpc: ec2.Vpc, use: Callable[[Any], Any], options: dict[str, Any], message: str
) -> None:
    instance = rds.DatabaseInstance(stack, "Instance", engine=_MYSQL, vpc=vpc, **options)

    with pytest.raises(ValidationError, match=message):
        use(instance)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "You must specify `snapshotIdentifier` or `clusterSnapshotIdentifier`"),
        ({"snapshot_identifier": "a", "cluster_snapshot_identifier": "b"}, "You cannot specify both"),
    ],
)
def test_an_instance_is_restored_from_one_snapshot(
    stack: Stack, vpc: ec2.Vpc, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        rds.DatabaseInstanceFromSnapshot(stack, "Instance", engine=_MYSQL, vpc=vpc, **options)


def test_replicas_are_backed_up_where_the_engine_does_that(stack: Stack, vpc: ec2.Vpc) -> None:
    source = rds.DatabaseInstance(stack, "Source", engine=_POSTGRES, vpc=vpc)

    with pytest.raises(ValidationError, match=r"engine 'postgres-16.3' does not support automatic backups"):
        rds.DatabaseInstanceReadReplica(
            stack,
            "Replica",
            source_database_instance=source,
            instance_type=ec2.InstanceType("t3.large"),
            vpc=vpc,
            backup_retention=Duration.days(1),
        )


@pytest.mark.parametrize(
    ("resource_id", "user", "message"),
    [(None, "u", "instanceResourceId is required"), ("db-X", None, "the dbUser is required")],
)
def test_grants_on_imported_instances_need_user_and_resource_id(
    stack: Stack, resource_id: str | None, user: str | None, message: str
) -> None:
    known = rds.DatabaseInstance.from_database_instance_attributes(
        stack,
        "Known",
        instance_endpoint_address="a",
        instance_identifier="i",
        port=1,
        security_groups=[],
        instance_resource_id=resource_id,
    )

    with pytest.raises(ValidationError, match=message):
        known.grant_connect(_role(stack), user)


def test_an_unused_parameter_group_has_no_name(stack: Stack) -> None:
    group = rds.ParameterGroup(stack, "Group", engine=_MYSQL)

    with pytest.raises(AssumptionError, match="not bound to a DB instance"):
        _ = group.db_parameter_group_ref


def test_an_option_that_listens_needs_a_network(stack: Stack) -> None:
    with pytest.raises(ValidationError, match="`port` and `vpc` must be specified together"):
        rds.OptionGroup(stack, "Group", engine=_ORACLE, configurations=[{"name": "OEM", "port": 1158}])


def test_credentials_that_are_not_to_be_seen_are_encrypted_with_the_given_key(stack: Stack) -> None:
    key = kms.Key(stack, "Key")

    assert rds.Credentials.from_generated_secret("u", encryption_key=key).encryption_key is key


def test_a_version_without_a_constant_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="see its method 'of'"):
        _ = rds.MysqlEngineVersion.VER_99


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"secrets": []}, "One or more secrets are required"),
        (
            {"client_password_auth_type": rds.ClientPasswordAuthType.POSTGRES_MD5},
            "requires POSTGRESQL engineFamily, got MYSQL",
        ),
    ],
)
def test_a_proxy_is_refused(stack: Stack, vpc: ec2.Vpc, options: dict[str, Any], message: str) -> None:
    instance = rds.DatabaseInstance(stack, "Instance", engine=_MYSQL, vpc=vpc)

    with pytest.raises(ValidationError, match=message):
        instance.add_proxy("Proxy", **{"vpc": vpc, "secrets": [instance.secret], **options})


@pytest.mark.parametrize(
    ("engine", "message"),
    [(_ORACLE, "No family specified for engine 'oracle-ee'"), (None, "Could not determine engine for proxy target")],
)
def test_a_proxy_speaks_to_known_engines(stack: Stack, vpc: ec2.Vpc, engine: Any, message: str) -> None:
    known = rds.DatabaseInstance.from_database_instance_attributes(
        stack,
        "Known",
        instance_endpoint_address="a",
        instance_identifier="i",
        port=1,
        security_groups=[],
        engine=engine,
    )

    with pytest.raises(ValidationError, match=message):
        known.add_proxy("Proxy", vpc=vpc, secrets=[rds.DatabaseSecret(stack, "Secret", username="u")])


def test_a_proxy_with_two_secrets_does_not_know_as_whom_to_log_in(stack: Stack, vpc: ec2.Vpc) -> None:
    instance = rds.DatabaseInstance(stack, "Instance", engine=_MYSQL, vpc=vpc)
    secrets = [rds.DatabaseSecret(stack, name, username="u") for name in ("One", "Two")]
    proxy = instance.add_proxy("Proxy", vpc=vpc, secrets=secrets)

    with pytest.raises(ValidationError, match="contains multiple Secrets"):
        proxy.grant_connect(_role(stack))


@pytest.mark.parametrize("kind", ["new", "restored", "replica"])
def test_only_engines_with_extended_support_have_a_life_cycle(stack: Stack, vpc: ec2.Vpc, kind: str) -> None:
    engine = rds.DatabaseInstanceEngine.MARIADB
    options: dict[str, Any] = {
        "vpc": vpc,
        "engine_lifecycle_support": rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT,
    }

    with pytest.raises(ValidationError, match=r"can only be specified for RDS for MySQL.* got: 'mariadb'"):
        if kind == "new":
            rds.DatabaseInstance(stack, "I", engine=engine, **options)
        elif kind == "restored":
            rds.DatabaseInstanceFromSnapshot(stack, "I", engine=engine, snapshot_identifier="x", **options)
        else:
            source = rds.DatabaseInstance(stack, "Source", engine=engine, vpc=vpc)
            rds.DatabaseInstanceReadReplica(
                stack,
                "I",
                source_database_instance=source,
                instance_type=ec2.InstanceType("t3.micro"),
                **options,
            )


def test_replicas_do_not_say_what_they_run(stack: Stack, vpc: ec2.Vpc) -> None:
    size = ec2.InstanceType("m5.large")
    source = rds.DatabaseInstance(stack, "Source", engine=_MYSQL, vpc=vpc)
    replica = rds.DatabaseInstanceReadReplica(
        stack, "Replica", instance_type=size, source_database_instance=source, vpc=vpc
    )

    assert replica.engine is None
    with pytest.raises(ValidationError, match="Could not determine engine for proxy target 'S/Replica'"):
        replica.add_proxy("Proxy", vpc=vpc, secrets=[rds.DatabaseSecret(stack, "Secret", username="u")])
