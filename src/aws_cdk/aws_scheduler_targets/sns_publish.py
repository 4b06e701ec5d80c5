"""Topics as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.aws_sns.topic_base import ITopic
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class SnsPublish(ScheduleTargetBase):
    """Publishes a message to a topic."""

    @takes(ScheduleTargetBaseProps)
    def __init__(self, topic: ITopic, props: ScheduleTargetBaseProps) -> None:
        super().__init__(props, topic.topic_arn)
        self._topic = topic

    def _add_target_action_to_role(self, role: IRole) -> None:
        self._topic.grant_publish(role)


__all__ = ["SnsPublish"]
