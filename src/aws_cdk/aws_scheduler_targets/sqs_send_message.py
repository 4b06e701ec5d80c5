"""Queues as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.aws_sqs._l1 import CfnQueue
from aws_cdk.aws_sqs.queue_base import IQueue
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_scheduler.schedule_base import ISchedule
    from aws_cdk.aws_scheduler.schedule_target import ScheduleTargetConfig

_MOST_CHARACTERS = 128


class SqsSendMessageProps(ScheduleTargetBaseProps):
    """How a message is sent."""

    message_group_id: str | None = None
    """Within which order is kept, up to 128 characters; needed for FIFO queues, and only for these."""


class SqsSendMessage(ScheduleTargetBase):
    """Sends a message to a queue."""

    @takes(SqsSendMessageProps)
    def __init__(self, queue: IQueue, props: SqsSendMessageProps) -> None:
        """Check that the queue takes the message.

        Raises:
            ValidationError: the group of a message lacks, is too long, or stands where there is no order; or the queue
                does not tell duplicates by content.
        """
        super().__init__(props, queue.queue_arn)
        self._queue = queue
        self._group = group = props.message_group_id
        if group is not None:
            if not is_unresolved(group) and not 1 <= len(group) <= _MOST_CHARACTERS:
                raise ValidationError(
                    f"messageGroupId length must be between 1 and {_MOST_CHARACTERS}, got {len(group)}", scope=queue
                )
            if not queue.fifo:
                raise ValidationError("target must be a FIFO queue if messageGroupId is specified", scope=queue)
            made = queue.node.default_child
            if isinstance(made, CfnQueue) and made.content_based_deduplication is not True:
                raise ValidationError(
                    "contentBasedDeduplication must be true if the target is a FIFO queue", scope=queue
                )
        elif queue.fifo:
            raise ValidationError("messageGroupId must be specified if the target is a FIFO queue", scope=queue)

    def _add_target_action_to_role(self, role: IRole) -> None:
        role.add_to_principal_policy(PolicyStatement(actions=["sqs:SendMessage"], resources=[self._queue.queue_arn]))
        if self._queue.encryption_master_key is not None:
            self._queue.encryption_master_key.grant(role, "kms:Decrypt", "kms:GenerateDataKey*")

    def _bind_base_target_config(self, _schedule: ISchedule) -> ScheduleTargetConfig:
        config = super()._bind_base_target_config(_schedule)
        return config._with(sqs_parameters={"messageGroupId": self._group})


__all__ = ["SqsSendMessage", "SqsSendMessageProps"]
