"""Changes of EC2 instances as actions."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch.alarm_base import AlarmActionConfig, IAlarm, IAlarmAction
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from constructs import Construct


class Ec2InstanceAction(Enum):
    """What is done to the instance."""

    STOP = "stop"
    TERMINATE = "terminate"
    RECOVER = "recover"
    REBOOT = "reboot"


class Ec2Action(IAlarmAction):
    """Changes the instance that the alarm's metric names by its dimension ``InstanceId``."""

    def __init__(self, instance_action: Ec2InstanceAction) -> None:
        self._instance_action = instance_action

    def bind(self, scope: Construct, _alarm: IAlarm) -> AlarmActionConfig:
        """Return the ARN of the change, in the stack's region."""
        stack = Stack.of(scope)
        return AlarmActionConfig(
            alarm_action_arn=f"arn:{stack.partition}:automate:{stack.region}:ec2:{self._instance_action.value}"
        )


__all__ = ["Ec2Action", "Ec2InstanceAction"]
