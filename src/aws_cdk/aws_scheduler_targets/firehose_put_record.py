"""Delivery streams as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_kinesisfirehose.delivery_stream import IDeliveryStream
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class FirehosePutRecord(ScheduleTargetBase):
    """Puts a record into a delivery stream."""

    @takes(ScheduleTargetBaseProps)
    def __init__(self, delivery_stream: IDeliveryStream, props: ScheduleTargetBaseProps) -> None:
        super().__init__(props, delivery_stream.delivery_stream_arn)
        self._stream = delivery_stream

    def _add_target_action_to_role(self, role: IRole) -> None:
        self._stream.grant(role, "firehose:PutRecord")


__all__ = ["FirehosePutRecord"]
