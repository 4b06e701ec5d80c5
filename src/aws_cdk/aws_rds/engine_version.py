"""Versions of the database engines; the known ones are constants of these classes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.aws_rds import _engine_versions as known
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

_RELEASE_OF_ORACLE = re.compile(r"\.ru-(\d+)-(\d+)\.rur-\d+-\d+")
_LAST_WITHOUT_PAUSE = {"13": (13, 14), "14": (14, 11), "15": (15, 6), "16": (16, 2)}
_FIRST_MYSQL_WITH_PAUSE = (3, 8, 0)


class EngineVersion(Struct):
    """Which version of an engine is meant."""

    major_version: str
    full_version: str | None = None
    """Default: the service chooses one of the major version."""


class PostgresEngineFeatures(Struct):
    """What a version of PostgreSQL can do."""

    s3_export: bool | None = None
    """Default: nothing is exported to S3."""
    s3_import: bool | None = None
    """Default: nothing is imported from S3."""


class AuroraPostgresEngineFeatures(PostgresEngineFeatures):
    """What a version of Aurora PostgreSQL can do."""

    serverless_v2_auto_pause_supported: bool | None = None
    """Default: instances can be paused."""


class _Constants(type):
    """Makes the constants when they are first named: there are hundreds."""

    _known: ClassVar[Mapping[str, str]] = {}

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("VER_"):
            for major, texts in cls._known.items():
                for text in texts.split():
                    full = text.replace("@", f"{major}.mysql_aurora.")
                    if cls._name_of(full, major) == name:
                        made = cls._make(full, major)
                        setattr(cls, name, made)
                        return made
        raise AttributeError(f"type object {cls.__name__!r} has no attribute {name!r}; see its method 'of'")

    def __dir__(cls) -> list[str]:
        names = [
            cls._name_of(text.replace("@", f"{major}.mysql_aurora."), major)
            for major, texts in cls._known.items()
            for text in texts.split()
        ]
        return [*super().__dir__(), *names]

    def _name_of(cls, full: str, major: str) -> str:
        return "VER_" + re.sub(r"[.-]", "_", full.split("mysql_aurora.")[-1]).upper()

    def _make(cls, full: str, major: str) -> Any:
        return cls.of(full, major)

    if TYPE_CHECKING:

        def of(cls, full: str, major: str) -> Any: ...


class _Version(metaclass=_Constants):
    """A version: the full one, and the major one that it belongs to."""

    def __init__(self, full_version: str, major_version: str) -> None:
        self._full = full_version
        self._major = major_version


class _AuroraConstants(_Constants):
    _known = known.AURORA

    def _name_of(cls, full: str, major: str) -> str:
        # The first version is named without its major version, as the peer.
        return super()._name_of(full.replace("5.6.10a", "10.a"), major)


class AuroraEngineVersion(_Version, metaclass=_AuroraConstants):
    """A version of Aurora that is compatible with MySQL 5.6. Deprecated: it is not offered any more."""

    @staticmethod
    @checked
    def of(aurora_full_version: str, aurora_major_version: str | None = None) -> AuroraEngineVersion:
        """Return a version without a constant. Default major version: 5.6."""
        return AuroraEngineVersion(aurora_full_version, aurora_major_version or "5.6")

    @property
    def aurora_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def aurora_major_version(self) -> str:
        """The major version."""
        return self._major


class _AuroraMysqlConstants(_Constants):
    _known = known.AURORA_MYSQL

    def _make(cls, full: str, major: str) -> Any:
        numbers = tuple(int(each) for each in re.findall(r"\d+", full.split("mysql_aurora.")[-1]))
        can_pause = numbers >= _FIRST_MYSQL_WITH_PAUSE if major == "8.0" else None
        return AuroraMysqlEngineVersion(full, major, can_pause=can_pause)


class AuroraMysqlEngineVersion(_Version, metaclass=_AuroraMysqlConstants):
    """A version of Aurora MySQL."""

    @checked
    def __init__(self, full_version: str, major_version: str, *, can_pause: bool | None) -> None:
        super().__init__(full_version, major_version)
        self._is_8 = major_version == "8.0"
        self._can_pause = can_pause

    @staticmethod
    @checked
    def of(aurora_mysql_full_version: str, aurora_mysql_major_version: str | None = None) -> AuroraMysqlEngineVersion:
        """Return a version without a constant. Default major version: 5.7."""
        major = aurora_mysql_major_version or "5.7"
        return AuroraMysqlEngineVersion(aurora_mysql_full_version, major, can_pause=major == "8.0")

    @property
    def aurora_mysql_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def aurora_mysql_major_version(self) -> str:
        """The major version."""
        return self._major


class _AuroraPostgresConstants(_Constants):
    _known = known.AURORA_POSTGRES

    def _make(cls, full: str, major: str) -> Any:
        old = major == "9.6"
        numbers = tuple(int(each) for each in re.findall(r"\d+", full))[:2]
        can_pause = not old and int(major) >= 13 and numbers > _LAST_WITHOUT_PAUSE.get(major, (0, 0))
        return AuroraPostgresEngineVersion(
            full,
            major,
            AuroraPostgresEngineFeatures(
                s3_import=not old and full not in ("10.4", "10.5", "10.6"),
                s3_export=not old and full not in ("10.4", "10.5", "10.6", "10.7", "11.4"),
                serverless_v2_auto_pause_supported=can_pause,
            ),
        )


class AuroraPostgresEngineVersion(_Version, metaclass=_AuroraPostgresConstants):
    """A version of Aurora PostgreSQL."""

    @checked
    def __init__(self, full_version: str, major_version: str, features: AuroraPostgresEngineFeatures) -> None:
        super().__init__(full_version, major_version)
        pause = features.serverless_v2_auto_pause_supported
        self._features = {
            "s3_import": "s3Import" if features.s3_import else None,
            "s3_export": "s3Export" if features.s3_export else None,
            "serverless_v2_auto_pause_supported": True if pause is None else pause,
        }

    @staticmethod
    @takes(AuroraPostgresEngineFeatures)
    def of(
        aurora_postgres_full_version: str,
        aurora_postgres_major_version: str,
        aurora_postgres_features: AuroraPostgresEngineFeatures,
    ) -> AuroraPostgresEngineVersion:
        """Return a version without a constant."""
        return AuroraPostgresEngineVersion(
            aurora_postgres_full_version, aurora_postgres_major_version, aurora_postgres_features
        )

    @property
    def aurora_postgres_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def aurora_postgres_major_version(self) -> str:
        """The major version."""
        return self._major


class _MariaDbConstants(_Constants):
    _known = known.MARIADB


class MariaDbEngineVersion(_Version, metaclass=_MariaDbConstants):
    """A version of MariaDB."""

    @staticmethod
    @checked
    def of(maria_db_full_version: str, maria_db_major_version: str) -> MariaDbEngineVersion:
        """Return a version without a constant."""
        return MariaDbEngineVersion(maria_db_full_version, maria_db_major_version)

    @property
    def maria_db_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def maria_db_major_version(self) -> str:
        """The major version."""
        return self._major


class _MysqlConstants(_Constants):
    _known = known.MYSQL


class MysqlEngineVersion(_Version, metaclass=_MysqlConstants):
    """A version of MySQL."""

    @staticmethod
    @checked
    def of(mysql_full_version: str, mysql_major_version: str) -> MysqlEngineVersion:
        """Return a version without a constant."""
        return MysqlEngineVersion(mysql_full_version, mysql_major_version)

    @property
    def mysql_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def mysql_major_version(self) -> str:
        """The major version."""
        return self._major


# Versions of PostgreSQL that have no way from S3, or no way to it. Source: observed on aws-cdk-lib 2.275.0.
_POSTGRES_WITHOUT_S3 = ["9.6.24", "10", "10.1", "10.3", "10.4", "10.5", "10.6"]
_POSTGRES_WITHOUT_EXPORT = [
    "10.7",
    "10.9",
    "10.10",
    "10.11",
    "10.12",
    "10.13",
    "11",
    "11.1",
    "11.2",
    "11.4",
    "11.5",
    "11.6",
    "11.7",
    "11.8",
    "12",
    "12.2",
    "12.3",
]


class _PostgresConstants(_Constants):
    _known = known.POSTGRES

    def _make(cls, full: str, major: str) -> Any:
        imports = full not in _POSTGRES_WITHOUT_S3
        exports = imports and full not in _POSTGRES_WITHOUT_EXPORT
        return PostgresEngineVersion(full, major, PostgresEngineFeatures(s3_import=imports, s3_export=exports))


class PostgresEngineVersion(_Version, metaclass=_PostgresConstants):
    """A version of PostgreSQL."""

    @checked
    def __init__(self, full_version: str, major_version: str, features: PostgresEngineFeatures) -> None:
        super().__init__(full_version, major_version)
        self._features = {
            "s3_import": "s3Import" if features.s3_import else None,
            "s3_export": "s3Export" if features.s3_export else None,
        }

    @staticmethod
    @takes(PostgresEngineFeatures)
    def of(
        postgres_full_version: str, postgres_major_version: str, postgres_features: PostgresEngineFeatures
    ) -> PostgresEngineVersion:
        """Return a version without a constant."""
        return PostgresEngineVersion(postgres_full_version, postgres_major_version, postgres_features)

    @property
    def postgres_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def postgres_major_version(self) -> str:
        """The major version."""
        return self._major


class _OracleConstants(_Constants):
    _known = known.ORACLE

    def _name_of(cls, full: str, major: str) -> str:
        return super()._name_of(_RELEASE_OF_ORACLE.sub(r".\1.\2", full), major)


class OracleEngineVersion(_Version, metaclass=_OracleConstants):
    """A version of Oracle."""

    @staticmethod
    @checked
    def of(oracle_full_version: str, oracle_major_version: str) -> OracleEngineVersion:
        """Return a version without a constant."""
        return OracleEngineVersion(oracle_full_version, oracle_major_version)

    @property
    def oracle_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def oracle_major_version(self) -> str:
        """The major version."""
        return self._major


class _SqlServerConstants(_Constants):
    _known = known.SQL_SERVER

    def _name_of(cls, full: str, major: str) -> str:
        return super()._name_of(full.removesuffix(".00") if full == major else full, major)


class SqlServerEngineVersion(_Version, metaclass=_SqlServerConstants):
    """A version of SQL Server."""

    @staticmethod
    @checked
    def of(sql_server_full_version: str, sql_server_major_version: str) -> SqlServerEngineVersion:
        """Return a version without a constant."""
        return SqlServerEngineVersion(sql_server_full_version, sql_server_major_version)

    @property
    def sql_server_full_version(self) -> str:
        """The full version."""
        return self._full

    @property
    def sql_server_major_version(self) -> str:
        """The major version."""
        return self._major
