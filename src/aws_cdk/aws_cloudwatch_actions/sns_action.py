"""Messages as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch.alarm_base import AlarmActionConfig, IAlarm, IAlarmAction
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from constructs import Construct


class SnsAction(IAlarmAction):
    """Publishes a message to a topic."""

    @checked
    def __init__(self, topic: ITopic) -> None:
        self._topic = topic

    @checked
    def bind(self, _scope: Construct, _alarm: IAlarm) -> AlarmActionConfig:
        """Return the topic's ARN."""
        return AlarmActionConfig(alarm_action_arn=self._topic.topic_arn)


__all__ = ["SnsAction"]
