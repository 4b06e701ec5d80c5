"""Delivery streams of Firehose as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import IResource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kinesisfirehose import CfnDeliveryStream


class KinesisFirehoseStreamProps(Struct):
    """Options of a delivery stream as target."""

    message: RuleTargetInput | None = None
    """What is written. Default: the whole event."""


class IDeliveryStream(IResource):
    """A delivery stream. Deprecated: that of ``aws_kinesisfirehose`` has more."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def delivery_stream_arn(self) -> str: ...
        @property
        def delivery_stream_name(self) -> str: ...


class KinesisFirehoseStream(IRuleTarget):
    """Writes events to a delivery stream made with the L1 class. Deprecated: see :class:`KinesisFirehoseStreamV2`."""

    @takes(KinesisFirehoseStreamProps)
    def __init__(self, stream: CfnDeliveryStream, props: KinesisFirehoseStreamProps) -> None:
        self._stream = stream
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role of the delivery stream write to it."""
        return _bound(self._stream, self._stream.attr_arn, self._props.message)


class KinesisFirehoseStreamV2(IRuleTarget):
    """Writes events to a delivery stream."""

    @takes(KinesisFirehoseStreamProps)
    def __init__(self, stream: IDeliveryStream, props: KinesisFirehoseStreamProps) -> None:
        self._stream = stream
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let a role of the delivery stream write to it."""
        return _bound(self._stream, self._stream.delivery_stream_arn, self._props.message)


def _bound(stream: Any, arn: str, message: RuleTargetInput | None) -> RuleTargetConfig:
    role = singleton_event_role(stream)
    role.add_to_principal_policy(
        PolicyStatement(actions=["firehose:PutRecord", "firehose:PutRecordBatch"], resources=[arn])
    )
    return RuleTargetConfig(arn=arn, role=role, input=message, target_resource=stream)


__all__ = ["IDeliveryStream", "KinesisFirehoseStream", "KinesisFirehoseStreamProps", "KinesisFirehoseStreamV2"]
