"""Streams of Kinesis as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_kinesis.stream_base import IStream


class KinesisStreamProps(TargetBaseProps):
    """Options of a stream as target."""

    message: RuleTargetInput | None = None
    """What is written. Default: the whole event."""
    partition_key_path: str | None = None
    """Field of the event that is the partition key. Default: its id."""


class KinesisStream(IRuleTarget):
    """Writes events to a stream."""

    @takes(KinesisStreamProps)
    def __init__(self, stream: IStream, props: KinesisStreamProps) -> None:
        self._stream = stream
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role of the stream write to it."""
        role = singleton_event_role(self._stream)
        self._stream.grant_write(role)
        path = self._props.partition_key_path
        return RuleTargetConfig(
            arn=self._stream.stream_arn,
            role=role,
            input=self._props.message,
            target_resource=self._stream,
            kinesis_parameters={"partitionKeyPath": path} if path else None,
            **delivery_options(self._props),
        )
