"""Engines of clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.aws_rds.engine import IEngine
from aws_cdk.aws_rds.engine_version import (
    AuroraEngineVersion,
    AuroraMysqlEngineVersion,
    AuroraPostgresEngineVersion,
    EngineVersion,
)
from aws_cdk.aws_rds.instance_engine import rotation_application
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_rds.parameter_group import IParameterGroup
    from aws_cdk.aws_secretsmanager.secret_rotation_application import SecretRotationApplication
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct


class ClusterEngineBindOptions(Struct):
    """What an engine is told of the cluster that it is for."""

    parameter_group: IParameterGroup | None = None
    s3_export_role: IRoleRef | None = None
    s3_import_role: IRoleRef | None = None


class ClusterEngineFeatures(Struct):
    """Names of what an engine can do with roles, and whether its serverless instances can be paused."""

    s3_export: str | None = None
    s3_import: str | None = None
    serverless_v2_auto_pause_supported: bool | None = None


class ClusterEngineConfig(Struct):
    """What an engine wants of its cluster."""

    features: Nested[ClusterEngineFeatures | None] = nested()
    parameter_group: IParameterGroup | None = None
    port: int | float | None = None
    """Default: that of MySQL, 3306."""


class IClusterEngine(IEngine):
    """An engine of clusters.

    Attributes:
        combine_import_and_export_roles: Whether one role serves both ways to S3.
        multi_user_rotation_application: What renews the secret of another user than the master.
        single_user_rotation_application: What renews the secret of the master.
        supported_log_types: Kinds of logs that it can export.
    """

    if TYPE_CHECKING:

        @property
        def combine_import_and_export_roles(self) -> bool | None: ...
        @property
        def multi_user_rotation_application(self) -> SecretRotationApplication: ...
        @property
        def single_user_rotation_application(self) -> SecretRotationApplication: ...
        @property
        def supported_log_types(self) -> list[str]: ...
        @takes(ClusterEngineBindOptions)
        def bind_to_cluster(self, scope: Construct, options: ClusterEngineBindOptions) -> ClusterEngineConfig: ...


class AuroraClusterEngineProps(Struct):
    """Which Aurora is meant. Deprecated: it is not offered any more."""

    version: AuroraEngineVersion


class AuroraMysqlClusterEngineProps(Struct):
    """Which Aurora MySQL is meant."""

    version: AuroraMysqlEngineVersion


class AuroraPostgresClusterEngineProps(Struct):
    """Which Aurora PostgreSQL is meant."""

    version: AuroraPostgresEngineVersion


class _ClusterEngine(IClusterEngine):
    """Base of the engines of clusters."""

    _type: ClassVar[str]
    _family: ClassVar[str]
    _rotation: ClassVar[str]
    _logs: ClassVar[tuple[str, ...]]
    _username: ClassVar[str | None] = None

    def __init__(self, full_version: str | None, major_version: str | None) -> None:
        self._full = full_version
        self._major = major_version

    @property
    def engine_type(self) -> str:
        return self._type

    @property
    def engine_family(self) -> str | None:
        return self._family

    @property
    def engine_version(self) -> EngineVersion | None:
        if self._major is None:
            return None
        return EngineVersion(full_version=self._full, major_version=self._major)

    @property
    def parameter_group_family(self) -> str | None:
        return None if self._major is None else f"{self._type}{self._major}"

    @property
    def default_username(self) -> str | None:
        return self._username

    @property
    def combine_import_and_export_roles(self) -> bool | None:
        return None

    @property
    def supported_log_types(self) -> list[str]:
        return list(self._logs)

    @property
    def single_user_rotation_application(self) -> SecretRotationApplication:
        return rotation_application(self._rotation, "SINGLE")

    @property
    def multi_user_rotation_application(self) -> SecretRotationApplication:
        return rotation_application(self._rotation, "MULTI")


class _AuroraEngine(_ClusterEngine):
    """Aurora as MySQL 5.6, and base of the later ones that speak MySQL."""

    _type = "aurora"
    _family = "MYSQL"
    _rotation = "MYSQL"
    _logs = ("error", "general", "slowquery", "audit", "instance", "iam-db-auth-error")

    @takes(ClusterEngineBindOptions)
    def bind_to_cluster(self, scope: Construct, options: ClusterEngineBindOptions) -> ClusterEngineConfig:
        """Return what the engine wants of its cluster; roles for S3 are parameters of it."""
        from aws_cdk.aws_rds.parameter_group import ParameterGroup

        group = options.parameter_group
        roles = (
            (options.s3_import_role, "aurora_load_from_s3_role"),
            (options.s3_export_role, "aurora_select_into_s3_role"),
        )
        if group is None:
            # Known even where a group of its own takes its place; as the peer, whose tree shows it.
            group = self._default_group(scope)
            if any(role is not None for role, _ in roles):
                group = ParameterGroup(scope, "ClusterParameterGroup", engine=self)
        for role, parameter in roles:
            if role is not None and group is not None:
                name = "aws_default_s3_role" if self.combine_import_and_export_roles else parameter
                group.add_parameter(name, role.role_ref.role_arn)
        return ClusterEngineConfig(parameter_group=group, features=self._features())

    def _default_group(self, scope: Construct) -> IParameterGroup | None:
        return None

    def _features(self) -> dict[str, Any] | None:
        return None


class _AuroraMysqlEngine(_AuroraEngine):
    _type = "aurora-mysql"

    def __init__(self, version: AuroraMysqlEngineVersion | None = None) -> None:
        super().__init__(
            version._full if version is not None else None, version._major if version is not None else "5.7"
        )
        self._version = version

    @property
    def combine_import_and_export_roles(self) -> bool | None:
        return self._version._is_8 if self._version is not None else None

    def _default_group(self, scope: Construct) -> IParameterGroup | None:
        from aws_cdk.aws_rds.parameter_group import ParameterGroup

        return ParameterGroup.from_parameter_group_name(
            scope,
            "AuroraMySqlDatabaseClusterEngineDefaultParameterGroup",
            f"default.{self.parameter_group_family}",
        )

    def _features(self) -> dict[str, Any] | None:
        can_pause = self._version._can_pause if self._version is not None else None
        return {"serverless_v2_auto_pause_supported": can_pause}


class _AuroraPostgresEngine(_ClusterEngine):
    _type = "aurora-postgresql"
    _family = "POSTGRESQL"
    _rotation = "POSTGRES"
    _logs = ("postgresql", "iam-db-auth-error", "instance")
    _username = "postgres"

    def __init__(self, version: AuroraPostgresEngineVersion | None = None) -> None:
        super().__init__(
            version._full if version is not None else None, version._major if version is not None else None
        )
        self._version = version

    @takes(ClusterEngineBindOptions)
    def bind_to_cluster(self, scope: Construct, options: ClusterEngineBindOptions) -> ClusterEngineConfig:
        """Return what the engine wants of its cluster.

        Raises:
            ValidationError: there is neither a version nor a parameter group, or the version has no way to S3.
        """
        group = options.parameter_group or self._default_group(scope)
        features = self._version._features if self._version is not None else {}
        if self._version is not None:
            self._check_way(scope, "s3Import", options.s3_import_role, features["s3_import"])
            self._check_way(scope, "s3Export", options.s3_export_role, features["s3_export"])
        return ClusterEngineConfig(parameter_group=group, port=5432, features=features)

    def _check_way(self, scope: Construct, name: str, role: IRoleRef | None, feature: object) -> None:
        if role is not None and feature is None:
            raise ValidationError(
                f"{name} is not supported for Postgres version: {self._full}. Use a version that supports the {name} "
                "feature.",
                scope=scope,
            )

    def _default_group(self, scope: Construct) -> IParameterGroup:
        from aws_cdk.aws_rds.parameter_group import ParameterGroup

        if self.parameter_group_family is None:
            raise ValidationError(
                "Could not create a new ParameterGroup for an unversioned aurora-postgresql cluster engine. Please either "
                "use a versioned engine, or pass an explicit ParameterGroup when creating the cluster",
                scope=scope,
            )
        return ParameterGroup.from_parameter_group_name(
            scope,
            "AuroraPostgreSqlDatabaseClusterEngineDefaultParameterGroup",
            f"default.{self.parameter_group_family}",
        )


class DatabaseClusterEngine:
    """The engines of clusters. Constants mean no version: the service chooses one."""

    AURORA: IClusterEngine = _AuroraEngine(None, "5.6")
    AURORA_MYSQL: IClusterEngine = _AuroraMysqlEngine()
    AURORA_POSTGRESQL: IClusterEngine = _AuroraPostgresEngine()

    @staticmethod
    @takes(AuroraClusterEngineProps)
    def aurora(props: AuroraClusterEngineProps) -> IClusterEngine:
        """Return Aurora of a version. Deprecated: use ``aurora_mysql``."""
        return _AuroraEngine(props.version._full, props.version._major)

    @staticmethod
    @takes(AuroraMysqlClusterEngineProps)
    def aurora_mysql(props: AuroraMysqlClusterEngineProps) -> IClusterEngine:
        """Return Aurora MySQL of a version."""
        return _AuroraMysqlEngine(props.version)

    @staticmethod
    @takes(AuroraPostgresClusterEngineProps)
    def aurora_postgres(props: AuroraPostgresClusterEngineProps) -> IClusterEngine:
        """Return Aurora PostgreSQL of a version."""
        return _AuroraPostgresEngine(props.version)
