"""Changes of EC2 instances as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch.alarm_base import AlarmActionConfig, IAlarm, IAlarmAction
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from constructs import Construct


class Ec2InstanceAction(NamedEnum):
    """What is done to the instance."""

    STOP = "stop"
    TERMINATE = "terminate"
    RECOVER = "recover"
    REBOOT = "reboot"


class Ec2Action(IAlarmAction):
    """Changes the instance that the alarm's metric names by its dimension ``InstanceId``."""

    @checked
    def __init__(self, instance_action: Ec2InstanceAction) -> None:
        self._instance_action = instance_action

    @checked
    def bind(self, scope: Construct, _alarm: IAlarm) -> AlarmActionConfig:
        """Return the ARN of the change, in the stack's region."""
        stack = Stack.of(scope)
        return AlarmActionConfig(
            alarm_action_arn=f"arn:{stack.partition}:automate:{stack.region}:ec2:{self._instance_action._value_}"
        )


__all__ = ["Ec2Action", "Ec2InstanceAction"]
