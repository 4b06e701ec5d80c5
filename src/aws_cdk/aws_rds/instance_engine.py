"""Engines of instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.aws_rds.engine import IEngine
from aws_cdk.aws_rds.engine_version import (
    EngineVersion,
    MariaDbEngineVersion,
    MysqlEngineVersion,
    OracleEngineVersion,
    PostgresEngineVersion,
    SqlServerEngineVersion,
    _Version,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_rds.option_group import IOptionGroup
    from aws_cdk.aws_secretsmanager.secret_rotation_application import SecretRotationApplication
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from constructs import Construct


class InstanceEngineBindOptions(Struct):
    """What an engine is told of the instance that it is for."""

    domain: str | None = None
    option_group: IOptionGroup | None = None
    s3_export_role: IRoleRef | None = None
    s3_import_role: IRoleRef | None = None
    timezone: str | None = None


class InstanceEngineFeatures(Struct):
    """Names of what an engine can do with roles."""

    s3_export: str | None = None
    s3_import: str | None = None


class InstanceEngineConfig(Struct):
    """What an engine wants of its instance."""

    features: Nested[InstanceEngineFeatures | None] = nested()
    option_group: IOptionGroup | None = None


class IInstanceEngine(IEngine):
    """An engine of instances.

    Attributes:
        multi_user_rotation_application: What renews the secret of another user than the master.
        single_user_rotation_application: What renews the secret of the master.
        supports_read_replica_backups: Whether read replicas may be backed up.
    """

    if TYPE_CHECKING:

        @property
        def multi_user_rotation_application(self) -> SecretRotationApplication: ...
        @property
        def single_user_rotation_application(self) -> SecretRotationApplication: ...
        @property
        def supports_read_replica_backups(self) -> bool | None: ...
        @takes(InstanceEngineBindOptions)
        def bind_to_instance(self, scope: Construct, options: InstanceEngineBindOptions) -> InstanceEngineConfig: ...


class MariaDbInstanceEngineProps(Struct):
    """Which MariaDB is meant."""

    version: MariaDbEngineVersion


class MySqlInstanceEngineProps(Struct):
    """Which MySQL is meant."""

    version: MysqlEngineVersion


class PostgresInstanceEngineProps(Struct):
    """Which PostgreSQL is meant."""

    version: PostgresEngineVersion


class _OracleEngineProps(Struct):
    """Which Oracle is meant."""

    version: OracleEngineVersion


class OracleEeInstanceEngineProps(_OracleEngineProps):
    """Which Oracle Enterprise Edition is meant."""


class OracleEeCdbInstanceEngineProps(_OracleEngineProps):
    """Which Oracle Enterprise Edition with container databases is meant."""


class OracleSe2InstanceEngineProps(_OracleEngineProps):
    """Which Oracle Standard Edition 2 is meant."""


class OracleSe2CdbInstanceEngineProps(_OracleEngineProps):
    """Which Oracle Standard Edition 2 with container databases is meant."""


class _SqlServerEngineProps(Struct):
    """Which SQL Server is meant."""

    version: SqlServerEngineVersion


class SqlServerEeInstanceEngineProps(_SqlServerEngineProps):
    """Which SQL Server Enterprise is meant."""


class SqlServerSeInstanceEngineProps(_SqlServerEngineProps):
    """Which SQL Server Standard is meant."""


class SqlServerExInstanceEngineProps(_SqlServerEngineProps):
    """Which SQL Server Express is meant."""


class SqlServerWebInstanceEngineProps(_SqlServerEngineProps):
    """Which SQL Server Web is meant."""


class _InstanceEngine(IInstanceEngine):
    """Base of the engines of instances."""

    _rotation: ClassVar[str]
    _family: ClassVar[str | None] = None
    _username: ClassVar[str | None] = None
    _replica_backups: ClassVar[bool | None] = None

    def __init__(self, engine_type: str, version: _Version | None = None) -> None:
        self._type = engine_type
        self._version = version

    @property
    def engine_type(self) -> str:
        return self._type

    @property
    def engine_family(self) -> str | None:
        return self._family

    @property
    def engine_version(self) -> EngineVersion | None:
        version = self._version
        if version is None:
            return None
        return EngineVersion(full_version=version._full, major_version=version._major)

    @property
    def parameter_group_family(self) -> str | None:
        return None if self._version is None else self._family_of(self._version._major)

    def _family_of(self, major: str) -> str:
        return f"{self._type}{major}"

    @property
    def default_username(self) -> str | None:
        return self._username

    @property
    def supports_read_replica_backups(self) -> bool | None:
        return self._replica_backups

    @property
    def single_user_rotation_application(self) -> SecretRotationApplication:
        return rotation_application(self._rotation, "SINGLE")

    @property
    def multi_user_rotation_application(self) -> SecretRotationApplication:
        return rotation_application(self._rotation, "MULTI")

    @takes(InstanceEngineBindOptions)
    def bind_to_instance(self, scope: Construct, options: InstanceEngineBindOptions) -> InstanceEngineConfig:
        """Return what the engine wants of its instance.

        Raises:
            ValidationError: it has no time zones.
        """
        if options.timezone is not None and not isinstance(self, _SqlServerEngine):
            raise ValidationError(
                f"timezone property can not be configured for {self._type}",
                scope=scope,
                fix="leave timezone out; SQL Server alone has it",
            )
        features = self._features()
        return InstanceEngineConfig(
            features=InstanceEngineFeatures(**features) if features is not None else None,
            option_group=options.option_group,
        )

    def _features(self) -> dict[str, Any] | None:
        return None


class _MariaDbEngine(_InstanceEngine):
    _rotation = "MARIADB"
    _family = "MYSQL"
    _replica_backups = True

    @takes(InstanceEngineBindOptions)
    def bind_to_instance(self, scope: Construct, options: InstanceEngineBindOptions) -> InstanceEngineConfig:
        """Return what the engine wants of its instance.

        Raises:
            ValidationError: it has neither time zones nor Active Directory.
        """
        if options.domain is not None:
            raise ValidationError(f"domain property cannot be configured for {self._type}", scope=scope)
        return super().bind_to_instance(scope, **options._given())


class _MySqlEngine(_InstanceEngine):
    _rotation = "MYSQL"
    _family = "MYSQL"
    _replica_backups = True


class _PostgresEngine(_InstanceEngine):
    _rotation = "POSTGRES"
    _family = "POSTGRESQL"
    _username = "postgres"

    def _features(self) -> dict[str, Any] | None:
        return dict(self._version._features) if self._version is not None else {"s3_import": "s3Import"}

    if TYPE_CHECKING:
        _version: PostgresEngineVersion | None


class _EngineWithS3Options(_InstanceEngine):
    """Engines that reach S3 through an option, with one role for both ways."""

    def _features(self) -> dict[str, Any] | None:
        return {"s3_import": "S3_INTEGRATION", "s3_export": "S3_INTEGRATION"}

    def _own_options(self, scope: Construct, options: InstanceEngineBindOptions) -> IOptionGroup:
        from aws_cdk.aws_rds.option_group import OptionGroup

        return options.option_group or OptionGroup(scope, "InstanceOptionGroup", engine=self, configurations=[])


class _OracleEngine(_EngineWithS3Options):
    _rotation = "ORACLE"

    def _family_of(self, major: str) -> str:
        return f"{self._type}-{major}"

    @takes(InstanceEngineBindOptions)
    def bind_to_instance(self, scope: Construct, options: InstanceEngineBindOptions) -> InstanceEngineConfig:
        """Return what the engine wants of its instance; with a role for S3, an option group.

        Raises:
            ValidationError: it has no time zones, or has to have a version to have options.
        """
        config = super().bind_to_instance(scope, **options._given())
        if options.s3_import_role is not None or options.s3_export_role is not None:
            group = self._own_options(scope, options)
            group.add_configuration(name="S3_INTEGRATION", version="1.0")
            return InstanceEngineConfig(features=config.features, option_group=group)
        return config


class _SqlServerEngine(_EngineWithS3Options):
    _rotation = "SQLSERVER"
    _family = "SQLSERVER"

    def _family_of(self, major: str) -> str:
        # Families have one zero where versions have two.
        return f"{self._type}-{major[:-1] if major.endswith('.00') else major}"

    @takes(InstanceEngineBindOptions)
    def bind_to_instance(self, scope: Construct, options: InstanceEngineBindOptions) -> InstanceEngineConfig:
        """Return what the engine wants of its instance; with a role for S3, an option group.

        Raises:
            ValidationError: there are two roles for S3, or it has to have a version to have options.
        """
        config = super().bind_to_instance(scope, **options._given())
        roles = [role for role in (options.s3_import_role, options.s3_export_role) if role is not None]
        if not roles:
            return config
        arns = [role.role_ref.role_arn for role in roles]
        if len(set(arns)) > 1:
            raise ValidationError("S3 import and export roles must be the same for SQL Server engines", scope=scope)
        group = self._own_options(scope, options)
        group.add_configuration(name="SQLSERVER_BACKUP_RESTORE", settings={"IAM_ROLE_ARN": arns[0]})
        return InstanceEngineConfig(features=config.features, option_group=group)


def rotation_application(engine: str, users: str) -> SecretRotationApplication:
    """Return the application that renews secrets of an engine; loaded when it is asked for."""
    from aws_cdk.aws_secretsmanager.secret_rotation_application import SecretRotationApplication

    application: SecretRotationApplication = getattr(SecretRotationApplication, f"{engine}_ROTATION_{users}_USER")
    return application


class DatabaseInstanceEngine:
    """The engines of instances. Constants mean no version: the service chooses one."""

    MARIADB: IInstanceEngine = _MariaDbEngine("mariadb")
    MYSQL: IInstanceEngine = _MySqlEngine("mysql")
    ORACLE_EE: IInstanceEngine = _OracleEngine("oracle-ee")
    ORACLE_EE_CDB: IInstanceEngine = _OracleEngine("oracle-ee-cdb")
    ORACLE_SE2: IInstanceEngine = _OracleEngine("oracle-se2")
    ORACLE_SE2_CDB: IInstanceEngine = _OracleEngine("oracle-se2-cdb")
    POSTGRES: IInstanceEngine = _PostgresEngine("postgres")
    SQL_SERVER_EE: IInstanceEngine = _SqlServerEngine("sqlserver-ee")
    SQL_SERVER_EX: IInstanceEngine = _SqlServerEngine("sqlserver-ex")
    SQL_SERVER_SE: IInstanceEngine = _SqlServerEngine("sqlserver-se")
    SQL_SERVER_WEB: IInstanceEngine = _SqlServerEngine("sqlserver-web")

    @staticmethod
    @takes(MariaDbInstanceEngineProps)
    def maria_db(props: MariaDbInstanceEngineProps) -> IInstanceEngine:
        """Return MariaDB of a version."""
        return _MariaDbEngine("mariadb", props.version)

    @staticmethod
    @takes(MySqlInstanceEngineProps)
    def mysql(props: MySqlInstanceEngineProps) -> IInstanceEngine:
        """Return MySQL of a version."""
        return _MySqlEngine("mysql", props.version)

    @staticmethod
    @takes(PostgresInstanceEngineProps)
    def postgres(props: PostgresInstanceEngineProps) -> IInstanceEngine:
        """Return PostgreSQL of a version."""
        return _PostgresEngine("postgres", props.version)

    @staticmethod
    @takes(OracleEeInstanceEngineProps)
    def oracle_ee(props: OracleEeInstanceEngineProps) -> IInstanceEngine:
        """Return Oracle Enterprise Edition of a version."""
        return _OracleEngine("oracle-ee", props.version)

    @staticmethod
    @takes(OracleEeCdbInstanceEngineProps)
    def oracle_ee_cdb(props: OracleEeCdbInstanceEngineProps) -> IInstanceEngine:
        """Return Oracle Enterprise Edition with container databases of a version."""
        return _OracleEngine("oracle-ee-cdb", props.version)

    @staticmethod
    @takes(OracleSe2InstanceEngineProps)
    def oracle_se2(props: OracleSe2InstanceEngineProps) -> IInstanceEngine:
        """Return Oracle Standard Edition 2 of a version."""
        return _OracleEngine("oracle-se2", props.version)

    @staticmethod
    @takes(OracleSe2CdbInstanceEngineProps)
    def oracle_se2_cdb(props: OracleSe2CdbInstanceEngineProps) -> IInstanceEngine:
        """Return Oracle Standard Edition 2 with container databases of a version."""
        return _OracleEngine("oracle-se2-cdb", props.version)

    @staticmethod
    @takes(SqlServerEeInstanceEngineProps)
    def sql_server_ee(props: SqlServerEeInstanceEngineProps) -> IInstanceEngine:
        """Return SQL Server Enterprise of a version."""
        return _SqlServerEngine("sqlserver-ee", props.version)

    @staticmethod
    @takes(SqlServerExInstanceEngineProps)
    def sql_server_ex(props: SqlServerExInstanceEngineProps) -> IInstanceEngine:
        """Return SQL Server Express of a version."""
        return _SqlServerEngine("sqlserver-ex", props.version)

    @staticmethod
    @takes(SqlServerSeInstanceEngineProps)
    def sql_server_se(props: SqlServerSeInstanceEngineProps) -> IInstanceEngine:
        """Return SQL Server Standard of a version."""
        return _SqlServerEngine("sqlserver-se", props.version)

    @staticmethod
    @takes(SqlServerWebInstanceEngineProps)
    def sql_server_web(props: SqlServerWebInstanceEngineProps) -> IInstanceEngine:
        """Return SQL Server Web of a version."""
        return _SqlServerEngine("sqlserver-web", props.version)
