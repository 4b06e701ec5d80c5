"""Rotation by a function that CloudFormation makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from constructs import Construct

# Source: the CloudFormation user guide, transforms.
_TRANSFORM = "AWS::SecretsManager-2024-09-16"
# Characters that break connection strings of one database or another; the default of aws-cdk-lib 2.275.0 for passwords.
DEFAULT_EXCLUDED_CHARACTERS = " %+~`#$&*()|[]{}:;<>?!'/@\"\\"


class HostedRotationType:
    """Which database, and with how many users.

    Attributes:
        name: As CloudFormation writes it.
        is_multi_user: Whether two users take turns, which a superuser's secret renews; ``None`` for no.
    """

    MARIADB_MULTI_USER: HostedRotationType
    MARIADB_SINGLE_USER: HostedRotationType
    MONGODB_MULTI_USER: HostedRotationType
    MONGODB_SINGLE_USER: HostedRotationType
    MYSQL_MULTI_USER: HostedRotationType
    MYSQL_SINGLE_USER: HostedRotationType
    ORACLE_MULTI_USER: HostedRotationType
    ORACLE_SINGLE_USER: HostedRotationType
    POSTGRESQL_MULTI_USER: HostedRotationType
    POSTGRESQL_SINGLE_USER: HostedRotationType
    REDSHIFT_MULTI_USER: HostedRotationType
    REDSHIFT_SINGLE_USER: HostedRotationType
    SQLSERVER_MULTI_USER: HostedRotationType
    SQLSERVER_SINGLE_USER: HostedRotationType

    @checked
    def __init__(self, name: str, is_multi_user: bool | None = None) -> None:
        self.name = name
        self.is_multi_user = is_multi_user


for _name in ("MariaDB", "MongoDB", "MySQL", "Oracle", "PostgreSQL", "Redshift", "SQLServer"):
    setattr(HostedRotationType, f"{_name.upper()}_SINGLE_USER", HostedRotationType(f"{_name}SingleUser"))
    setattr(HostedRotationType, f"{_name.upper()}_MULTI_USER", HostedRotationType(f"{_name}MultiUser", True))


class SingleUserHostedRotationOptions(Struct):
    """Options of the rotation of one user's secret."""

    exclude_characters: str | None = None
    """Characters that new passwords have not. Default: those that break connection strings."""
    function_name: str | None = None
    """Name of the function. Default: chosen by CloudFormation."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of the function. Default: one of its own."""
    vpc: IVpc | None = None
    """The network the function is in. Default: none."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """The subnets. Default: as the network chooses."""


class MultiUserHostedRotationOptions(SingleUserHostedRotationOptions):
    """Options of the rotation of two users' secret."""

    master_secret: ISecret
    """The secret of the superuser who renews it."""


class HostedRotation(IConnectable):
    """A function that CloudFormation makes to renew the secret of a database."""

    @staticmethod
    @takes(SingleUserHostedRotationOptions)
    def maria_db_single_user(options: SingleUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of one user of MariaDB."""
        return HostedRotation(HostedRotationType.MARIADB_SINGLE_USER, options)

    @staticmethod
    @takes(MultiUserHostedRotationOptions)
    def maria_db_multi_user(options: MultiUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of two users of MariaDB."""
        return HostedRotation(HostedRotationType.MARIADB_MULTI_USER, options)

    @staticmethod
    @takes(SingleUserHostedRotationOptions)
    def mongo_db_single_user(options: SingleUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of one user of MongoDB."""
        return HostedRotation(HostedRotationType.MONGODB_SINGLE_USER, options)

    @staticmethod
    @takes(MultiUserHostedRotationOptions)
    def mongo_db_multi_user(options: MultiUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of two users of MongoDB."""
        return HostedRotation(HostedRotationType.MONGODB_MULTI_USER, options)

    @staticmethod
    @takes(SingleUserHostedRotationOptions)
    def mysql_single_user(options: SingleUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of one user of MySQL."""
        return HostedRotation(HostedRotationType.MYSQL_SINGLE_USER, options)

    @staticmethod
    @takes(MultiUserHostedRotationOptions)
    def mysql_multi_user(options: MultiUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of two users of MySQL."""
        return HostedRotation(HostedRotationType.MYSQL_MULTI_USER, options)

    @staticmethod
    @takes(SingleUserHostedRotationOptions)
    def oracle_single_user(options: SingleUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of one user of Oracle."""
        return HostedRotation(HostedRotationType.ORACLE_SINGLE_USER, options)

    @staticmethod
    @takes(MultiUserHostedRotationOptions)
    def oracle_multi_user(options: MultiUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of two users of Oracle."""
        return HostedRotation(HostedRotationType.ORACLE_MULTI_USER, options)

    @staticmethod
    @takes(SingleUserHostedRotationOptions)
    def postgre_sql_single_user(options: SingleUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of one user of PostgreSQL."""
        return HostedRotation(HostedRotationType.POSTGRESQL_SINGLE_USER, options)

    @staticmethod
    @takes(MultiUserHostedRotationOptions)
    def postgre_sql_multi_user(options: MultiUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of two users of PostgreSQL."""
        return HostedRotation(HostedRotationType.POSTGRESQL_MULTI_USER, options)

    @staticmethod
    @takes(SingleUserHostedRotationOptions)
    def redshift_single_user(options: SingleUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of one user of Redshift."""
        return HostedRotation(HostedRotationType.REDSHIFT_SINGLE_USER, options)

    @staticmethod
    @takes(MultiUserHostedRotationOptions)
    def redshift_multi_user(options: MultiUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of two users of Redshift."""
        return HostedRotation(HostedRotationType.REDSHIFT_MULTI_USER, options)

    @staticmethod
    @takes(SingleUserHostedRotationOptions)
    def sql_server_single_user(options: SingleUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of one user of SQL Server."""
        return HostedRotation(HostedRotationType.SQLSERVER_SINGLE_USER, options)

    @staticmethod
    @takes(MultiUserHostedRotationOptions)
    def sql_server_multi_user(options: MultiUserHostedRotationOptions) -> HostedRotation:
        """Renew the secret of two users of SQL Server."""
        return HostedRotation(HostedRotationType.SQLSERVER_MULTI_USER, options)

    @checked
    def __init__(self, type: HostedRotationType, options: SingleUserHostedRotationOptions) -> None:
        self._type = type
        self._options = options
        self._connections: Connections | None = None
        self._is_bound = False

    @property
    def connections(self) -> Connections:
        """What the function may reach.

        Raises:
            ValidationError: the rotation is not used yet, or its function is in no network.
        """
        if self._connections is None:
            why = "that is not deployed in a VPC" if self._is_bound else "that has not been bound to a secret"
            raise ValidationError(
                f"Cannot use connections for a hosted rotation {why}",
                fix="pass vpc" if self._is_bound else "give it to add_rotation_schedule first",
            )
        return self._connections

    @checked
    def bind(self, secret: ISecret, scope: Construct) -> Any:
        """Return how CloudFormation is to make the function that renews ``secret``.

        Raises:
            ValidationError: there are security groups, but no network.
        """
        options = self._options
        Stack.of(scope).add_transform(_TRANSFORM)
        if options.vpc is None and options.security_groups is not None:
            raise ValidationError(
                "`vpc` must be specified when specifying `securityGroups`.", scope=scope, fix="pass vpc too"
            )
        if options.vpc is not None:
            self._connections = Connections(security_groups=options.security_groups or [self._new_group(scope)])
        self._is_bound = True
        master = options.master_secret if isinstance(options, MultiUserHostedRotationOptions) else None
        if master is not None:
            master.deny_account_root_delete()
        return {
            "rotationType": self._type.name,
            "kmsKeyArn": _key_arn(secret),
            "masterSecretArn": _whole_arn(master) if master is not None else None,
            "masterSecretKmsKeyArn": _key_arn(master) if master is not None else None,
            "rotationLambdaName": options.function_name,
            "vpcSecurityGroupIds": self._group_ids(),
            "vpcSubnetIds": self._subnet_ids(),
            "excludeCharacters": next(
                text
                for text in (
                    options.exclude_characters,
                    getattr(secret, "exclude_characters", None),
                    DEFAULT_EXCLUDED_CHARACTERS,
                )
                if text is not None
            ),
        }

    def _new_group(self, scope: Construct) -> ISecurityGroup:
        from aws_cdk.aws_ec2.security_group import SecurityGroup

        assert self._options.vpc is not None
        return SecurityGroup(scope, "SecurityGroup", vpc=self._options.vpc)

    def _group_ids(self) -> str | None:
        if self._connections is None:
            return None
        return ",".join(group.security_group_id for group in self._connections.security_groups)

    def _subnet_ids(self) -> str | None:
        vpc, subnets = self._options.vpc, self._options.vpc_subnets
        if vpc is None:
            return None
        return ",".join(vpc.select_subnets(**(subnets._given() if subnets is not None else {})).subnet_ids)


def _whole_arn(secret: ISecret) -> str:
    """Return the ARN, with a pattern for the end that Secrets Manager gives it where that is not known."""
    return secret.secret_full_arn or f"{secret.secret_arn}-??????"


def _key_arn(secret: ISecret) -> str | None:
    return secret.encryption_key.key_arn if secret.encryption_key is not None else None


__all__ = ["HostedRotation", "HostedRotationType", "MultiUserHostedRotationOptions", "SingleUserHostedRotationOptions"]
