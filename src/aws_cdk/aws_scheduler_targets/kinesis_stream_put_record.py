"""Streams as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_kinesis.stream_base import IStream
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_scheduler.schedule_base import ISchedule
    from aws_cdk.aws_scheduler.schedule_target import ScheduleTargetConfig

_MOST_CHARACTERS = 256


class KinesisStreamPutRecordProps(ScheduleTargetBaseProps):
    """How a record is put into a stream."""

    partition_key: str
    """What decides the shard, up to 256 characters."""


class KinesisStreamPutRecord(ScheduleTargetBase):
    """Puts a record into a stream."""

    @takes(KinesisStreamPutRecordProps)
    def __init__(self, stream: IStream, props: KinesisStreamPutRecordProps) -> None:
        """Check the key.

        Raises:
            ValidationError: it is empty or too long.
        """
        super().__init__(props, stream.stream_arn)
        self._stream = stream
        self._key = key = props.partition_key
        if not is_unresolved(key) and not 1 <= len(key) <= _MOST_CHARACTERS:
            raise ValidationError(
                f"partitionKey length must be between 1 and {_MOST_CHARACTERS}, got {len(key)}", scope=stream
            )

    def _add_target_action_to_role(self, role: IRole) -> None:
        role.add_to_principal_policy(
            PolicyStatement(actions=["kinesis:PutRecord", "kinesis:PutRecords"], resources=[self.target_arn])
        )
        if self._stream.encryption_key is not None:
            self._stream.encryption_key.grant(role, "kms:GenerateDataKey*")

    def _bind_base_target_config(self, _schedule: ISchedule) -> ScheduleTargetConfig:
        return super()._bind_base_target_config(_schedule)._with(kinesis_parameters={"partitionKey": self._key})


__all__ = ["KinesisStreamPutRecord", "KinesisStreamPutRecordProps"]
