"""Delivery streams of Firehose as destinations of log events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_logs.subscription_filter import ILogSubscriptionDestination, LogSubscriptionDestinationConfig
from aws_cdk.aws_logs_destinations._roles import depend_on_policy
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_kinesisfirehose.delivery_stream import IDeliveryStream
    from constructs import Construct


class FirehoseDestinationProps(Struct):
    """Options of :class:`FirehoseDestination`."""

    role: IRole | None = None
    """The role that CloudWatch Logs writes with. Default: a new one for each filter."""


class FirehoseDestination(ILogSubscriptionDestination):
    """Writes log events to a delivery stream."""

    @takes(FirehoseDestinationProps)
    def __init__(self, stream: IDeliveryStream, props: FirehoseDestinationProps) -> None:
        self._stream = stream
        self._role = props.role

    @checked
    def bind(self, scope: Construct, source_log_group: Any) -> LogSubscriptionDestinationConfig:
        """Let CloudWatch Logs write to the delivery stream, with a role below ``scope`` if none is given."""
        role = self._role or _new_role(scope)
        self._stream.grant_put_records(role)
        depend_on_policy(scope, role)
        return LogSubscriptionDestinationConfig(arn=self._stream.delivery_stream_arn, role=role)


def _new_role(scope: Construct) -> IRole:
    stack = Stack.of(scope)
    source = f"arn:{stack.partition}:logs:{stack.region}:{stack.account}:*"
    logs = ServicePrincipal("logs.amazonaws.com", conditions={"StringLike": {"aws:SourceArn": source}})
    return Role(scope, "CloudWatchLogsCanPutRecords", assumed_by=logs)
