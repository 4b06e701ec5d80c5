"""Scaling a group of instances as an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch.alarm_base import AlarmActionConfig, IAlarm, IAlarmAction
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.step_scaling_action import StepScalingAction
    from constructs import Construct


class AutoScalingAction(IAlarmAction):
    """Scales a group of EC2 instances."""

    @checked
    def __init__(self, step_scaling_action: StepScalingAction) -> None:
        self._action = step_scaling_action

    @checked
    def bind(self, _scope: Construct, _alarm: IAlarm) -> AlarmActionConfig:
        """Return the ARN of the scaling policy."""
        return AlarmActionConfig(alarm_action_arn=self._action.scaling_policy_arn)


__all__ = ["AutoScalingAction"]
