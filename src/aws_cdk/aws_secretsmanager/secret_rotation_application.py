"""Applications of the Serverless Application Repository that renew secrets of databases."""

from __future__ import annotations

from collections.abc import Mapping

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

# Where AWS publishes the applications, by partition. Source: observed on aws-cdk-lib 2.275.0.
PUBLISHERS = {
    "aws": "arn:aws:serverlessrepo:us-east-1:297356227824:applications",
    "aws-cn": "arn:aws-cn:serverlessrepo:cn-north-1:193023089310:applications",
    "aws-us-gov": "arn:aws-us-gov:serverlessrepo:us-gov-west-1:023102451235:applications",
}
# Application and its versions by partition, in the order of PUBLISHERS; likewise.
_APPLICATIONS = {
    "DB2_ROTATION_SINGLE_USER": ("SecretsManagerRDSDb2RotationSingleUser", "1.1.271", "1.1.242", "1.1.222"),
    "DB2_ROTATION_MULTI_USER": ("SecretsManagerRDSDb2RotationMultiUser", "1.1.272", "1.1.240", "1.1.223"),
    "MARIADB_ROTATION_SINGLE_USER": ("SecretsManagerRDSMariaDBRotationSingleUser", "1.1.670", "1.1.442", "1.1.383"),
    "MARIADB_ROTATION_MULTI_USER": ("SecretsManagerRDSMariaDBRotationMultiUser", "1.1.670", "1.1.441", "1.1.383"),
    "MONGODB_ROTATION_SINGLE_USER": ("SecretsManagerMongoDBRotationSingleUser", "1.1.671", "1.1.440", "1.1.384"),
    "MONGODB_ROTATION_MULTI_USER": ("SecretsManagerMongoDBRotationMultiUser", "1.1.671", "1.1.441", "1.1.384"),
    "MYSQL_ROTATION_SINGLE_USER": ("SecretsManagerRDSMySQLRotationSingleUser", "1.1.671", "1.1.440", "1.1.384"),
    "MYSQL_ROTATION_MULTI_USER": ("SecretsManagerRDSMySQLRotationMultiUser", "1.1.671", "1.1.440", "1.1.383"),
    "ORACLE_ROTATION_SINGLE_USER": ("SecretsManagerRDSOracleRotationSingleUser", "1.1.671", "1.1.441", "1.1.382"),
    "ORACLE_ROTATION_MULTI_USER": ("SecretsManagerRDSOracleRotationMultiUser", "1.1.671", "1.1.441", "1.1.383"),
    "POSTGRES_ROTATION_SINGLE_USER": (
        "SecretsManagerRDSPostgreSQLRotationSingleUser",
        "1.1.671",
        "1.1.440",
        "1.1.383",
    ),
    "POSTGRES_ROTATION_MULTI_USER": ("SecretsManagerRDSPostgreSQLRotationMultiUser", "1.1.671", "1.1.440", "1.1.383"),
    "REDSHIFT_ROTATION_SINGLE_USER": ("SecretsManagerRedshiftRotationSingleUser", "1.1.671", "1.1.441", "1.1.383"),
    "REDSHIFT_ROTATION_MULTI_USER": ("SecretsManagerRedshiftRotationMultiUser", "1.1.671", "1.1.440", "1.1.383"),
    "SQLSERVER_ROTATION_SINGLE_USER": ("SecretsManagerRDSSQLServerRotationSingleUser", "1.1.670", "1.1.441", "1.1.383"),
    "SQLSERVER_ROTATION_MULTI_USER": ("SecretsManagerRDSSQLServerRotationMultiUser", "1.1.671", "1.1.441", "1.1.384"),
}


class SecretRotationApplicationOptions(Struct):
    """Options of an application."""

    additional_semantic_versions: Mapping[str, str] | None = None
    """Versions in other partitions than ``aws``, by partition. Default: none."""
    is_multi_user: bool | None = None
    """Whether two users take turns. Default: no."""


class SecretRotationApplication:
    """An application that renews secrets.

    Attributes:
        is_multi_user: Whether two users take turns, which a superuser's secret renews.
    """

    DB2_ROTATION_MULTI_USER: SecretRotationApplication
    DB2_ROTATION_SINGLE_USER: SecretRotationApplication
    MARIADB_ROTATION_MULTI_USER: SecretRotationApplication
    MARIADB_ROTATION_SINGLE_USER: SecretRotationApplication
    MONGODB_ROTATION_MULTI_USER: SecretRotationApplication
    MONGODB_ROTATION_SINGLE_USER: SecretRotationApplication
    MYSQL_ROTATION_MULTI_USER: SecretRotationApplication
    MYSQL_ROTATION_SINGLE_USER: SecretRotationApplication
    ORACLE_ROTATION_MULTI_USER: SecretRotationApplication
    ORACLE_ROTATION_SINGLE_USER: SecretRotationApplication
    POSTGRES_ROTATION_MULTI_USER: SecretRotationApplication
    POSTGRES_ROTATION_SINGLE_USER: SecretRotationApplication
    REDSHIFT_ROTATION_MULTI_USER: SecretRotationApplication
    REDSHIFT_ROTATION_SINGLE_USER: SecretRotationApplication
    SQLSERVER_ROTATION_MULTI_USER: SecretRotationApplication
    SQLSERVER_ROTATION_SINGLE_USER: SecretRotationApplication

    @takes(SecretRotationApplicationOptions)
    def __init__(
        self, application_name: str, aws_semantic_version: str, options: SecretRotationApplicationOptions
    ) -> None:
        self.is_multi_user = bool(options.is_multi_user)
        self._name = application_name
        self._versions = {"aws": aws_semantic_version, **(options.additional_semantic_versions or {})}

    @checked
    def application_arn_for_partition(self, partition: str) -> str:
        """Return the application's ARN in a partition.

        Raises:
            ValidationError: it is not published there.
        """
        if partition not in PUBLISHERS:
            raise ValidationError(f"unsupported partition: {partition}")
        return f"{PUBLISHERS[partition]}/{self._name}"

    @checked
    def semantic_version_for_partition(self, partition: str) -> str:
        """Return the application's version in a partition.

        Raises:
            ValidationError: none is known there.
        """
        if partition not in self._versions:
            raise ValidationError(
                f"unsupported partition: {partition}", fix="give its version in additional_semantic_versions"
            )
        return self._versions[partition]


for _name, (_application, *_versions) in _APPLICATIONS.items():
    _others = dict(zip(list(PUBLISHERS)[1:], _versions[1:], strict=True))
    setattr(
        SecretRotationApplication,
        _name,
        SecretRotationApplication(
            _application,
            _versions[0],
            is_multi_user=_name.endswith("_MULTI_USER"),
            additional_semantic_versions=_others,
        ),
    )


__all__ = ["SecretRotationApplication", "SecretRotationApplicationOptions"]
