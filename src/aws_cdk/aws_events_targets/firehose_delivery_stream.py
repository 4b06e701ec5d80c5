"""Delivery streams of Firehose, made with the L2 class, as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets.kinesis_firehose_stream import _bound
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_events.input import RuleTargetInput
    from aws_cdk.aws_kinesisfirehose.delivery_stream import IDeliveryStream


class FirehoseDeliveryStreamProps(Struct):
    """Options of a delivery stream as target."""

    message: RuleTargetInput | None = None
    """What is written. Default: the whole event."""


class FirehoseDeliveryStream(IRuleTarget):
    """Writes events to a delivery stream."""

    @takes(FirehoseDeliveryStreamProps)
    def __init__(self, delivery_stream: IDeliveryStream, props: FirehoseDeliveryStreamProps) -> None:
        self._stream = delivery_stream
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role of the delivery stream write to it."""
        return _bound(self._stream, self._stream.delivery_stream_arn, self._props.message)
