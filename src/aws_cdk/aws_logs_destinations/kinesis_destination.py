"""Streams of Kinesis as destinations of log events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_logs.subscription_filter import ILogSubscriptionDestination, LogSubscriptionDestinationConfig
from aws_cdk.aws_logs_destinations._roles import depend_on_policy
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kinesis.stream_base import IStream
    from constructs import Construct


class KinesisDestinationProps(Struct):
    """Options of :class:`KinesisDestination`."""

    role: IRole | None = None
    """The role that CloudWatch Logs writes with. Default: a new one for each filter."""


class KinesisDestination(ILogSubscriptionDestination):
    """Writes log events to a stream."""

    @takes(KinesisDestinationProps)
    def __init__(self, stream: IStream, props: KinesisDestinationProps) -> None:
        self._stream = stream
        self._role = props.role

    @checked
    def bind(self, scope: Construct, source_log_group: Any) -> LogSubscriptionDestinationConfig:
        """Let CloudWatch Logs write to the stream, with a role below ``scope`` if none is given."""
        role = self._role or Role(
            scope, "CloudWatchLogsCanPutRecords", assumed_by=ServicePrincipal("logs.amazonaws.com")
        )
        self._stream.grant_write(role)
        role.grant_pass_role(role)
        depend_on_policy(scope, role)
        return LogSubscriptionDestinationConfig(arn=self._stream.stream_arn, role=role)
