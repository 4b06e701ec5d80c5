"""Options that domains have under the old name of the service and under the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.interfaces.aws_certificatemanager import ICertificateRef
    from aws_cdk.interfaces.aws_iam import IRoleRef
    from aws_cdk.interfaces.aws_kms import IKeyRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class _ZoneAwarenessConfig(Struct):
    """Over how many zones the nodes are spread."""

    availability_zone_count: int | float | None = None
    """2 or 3. Default: 2, if zones are minded."""
    enabled: bool | None = None
    """Default: yes, if a number of zones is given."""


class _LoggingOptions(Struct):
    """Which logs are published. Whoever says no to one that is published has to write ``False``."""

    app_log_enabled: bool | None = None
    """Logs of errors. Default: no."""
    app_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""
    audit_log_enabled: bool | None = None
    """Logs of who did what; needs fine-grained access control. Default: no."""
    audit_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""
    slow_index_log_enabled: bool | None = None
    """Logs of indexing that took long. Default: no."""
    slow_index_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""
    slow_search_log_enabled: bool | None = None
    """Logs of searches that took long. Default: no."""
    slow_search_log_group: ILogGroupRef | None = None
    """Default: a new one that keeps a month."""


class _EncryptionAtRestOptions(Struct):
    """Whether stored data are encrypted."""

    enabled: bool | None = None
    """Default: yes, if a key is given."""
    kms_key: IKeyRef | None = None
    """Default: the key of AWS for the service."""


class _CognitoOptions(Struct):
    """Users of Cognito who may use the dashboards."""

    identity_pool_id: str
    role: IRoleRef
    """What the service sets Cognito up as."""
    user_pool_id: str


class _CustomEndpointOptions(Struct):
    """A name of one's own for the domain."""

    domain_name: str
    """The whole name."""
    certificate: ICertificateRef | None = None
    """Default: a new one."""
    hosted_zone: IHostedZone | None = None
    """Zone to write the name into, and to prove by that it is one's own. Default: none."""
