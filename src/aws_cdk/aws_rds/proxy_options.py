"""Options of proxies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.duration import Duration


class SessionPinningFilter:
    """A kind of statement that does not tie a client to its connection.

    Attributes:
        filter_name: Its name.
    """

    EXCLUDE_VARIABLE_SETS: SessionPinningFilter
    """Setting of variables."""

    @checked
    def __init__(self, filter_name: str) -> None:
        self.filter_name = filter_name

    @staticmethod
    @checked
    def of(filter_name: str) -> SessionPinningFilter:
        """Return the kind that is called so."""
        return SessionPinningFilter(filter_name)


SessionPinningFilter.EXCLUDE_VARIABLE_SETS = SessionPinningFilter("EXCLUDE_VARIABLE_SETS")


class ClientPasswordAuthType(NamedEnum):
    """How clients prove that they know the password."""

    MYSQL_NATIVE_PASSWORD = "MYSQL_NATIVE_PASSWORD"  # a method, no password
    MYSQL_CACHING_SHA2_PASSWORD = "MYSQL_CACHING_SHA2_PASSWORD"
    POSTGRES_SCRAM_SHA_256 = "POSTGRES_SCRAM_SHA_256"
    POSTGRES_MD5 = "POSTGRES_MD5"
    SQL_SERVER_AUTHENTICATION = "SQL_SERVER_AUTHENTICATION"


class DefaultAuthScheme(NamedEnum):
    """How the proxy proves who it is where no secret is given."""

    IAM_AUTH = "IAM_AUTH"
    NONE = "NONE"


class DatabaseProxyOptions(Struct):
    """Options of a proxy of a database."""

    vpc: IVpc
    """The network."""
    borrow_timeout: Duration | None = None
    """How long a client waits for a connection. Default: 2 minutes."""
    client_password_auth_type: ClientPasswordAuthType | None = None
    """Default: as the service has it for the engine."""
    db_proxy_name: str | None = None
    """Letters, digits and single hyphens, a letter first. Default: the construct's id, or its path under the flag for it."""
    debug_logging: bool | None = None
    """Log what clients say. Default: no."""
    default_auth_scheme: DefaultAuthScheme | None = None
    """Default: none; then secrets are needed."""
    iam_auth: bool | None = None
    """Let in identities of IAM alone. Default: no."""
    idle_client_timeout: Duration | None = None
    """How long a client may be silent. Default: 30 minutes."""
    init_query: str | None = None
    """What each new connection is told first. Default: nothing."""
    max_connections_percent: int | float | None = None
    """Share of the database's connections, 1 to 100. Default: 100."""
    max_idle_connections_percent: int | float | None = None
    """Share of them that may stay open unused, 0 to the above. Default: 50."""
    require_tls: bool | None = None
    """Default: yes."""
    role: IRole | None = None
    """Role that reads the secrets. Default: a new one."""
    secrets: Sequence[ISecret] | None = None
    """Secrets of the users that the proxy logs in as."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Default: a new one."""
    session_pinning_filters: Sequence[SessionPinningFilter] | None = None
    """Default: none."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Default: private subnets."""
