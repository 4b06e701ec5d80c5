"""Items and incidents of Systems Manager as actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch.alarm_base import AlarmActionConfig, IAlarm, IAlarmAction
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from constructs import Construct


class OpsItemSeverity(NamedEnum):
    """How bad it is."""

    CRITICAL = "1"
    HIGH = "2"
    MEDIUM = "3"
    LOW = "4"


class OpsItemCategory(NamedEnum):
    """What it is about."""

    AVAILABILITY = "Availability"
    COST = "Cost"
    PERFORMANCE = "Performance"
    RECOVERY = "Recovery"
    SECURITY = "Security"


class SsmAction(IAlarmAction):
    """Opens an item in OpsCenter."""

    @checked
    def __init__(self, severity: OpsItemSeverity, category: OpsItemCategory | None = None) -> None:
        self._severity = severity
        self._category = category

    @checked
    def bind(self, scope: Construct, _alarm: IAlarm) -> AlarmActionConfig:
        """Return the ARN of OpsCenter, with severity and category."""
        stack = Stack.of(scope)
        category = f"#CATEGORY={self._category._value_}" if self._category is not None else ""
        return AlarmActionConfig(
            alarm_action_arn=(
                f"arn:{stack.partition}:ssm:{stack.region}:{stack.account}:opsitem:{self._severity._value_}{category}"
            )
        )


class SsmIncidentAction(IAlarmAction):
    """Starts an incident by a response plan."""

    @checked
    def __init__(self, response_plan_name: str) -> None:
        self._response_plan_name = response_plan_name

    @checked
    def bind(self, scope: Construct, _alarm: IAlarm) -> AlarmActionConfig:
        """Return the response plan's ARN, in the stack's account."""
        stack = Stack.of(scope)
        return AlarmActionConfig(
            alarm_action_arn=(
                f"arn:{stack.partition}:ssm-incidents::{stack.account}:response-plan/{self._response_plan_name}"
            )
        )


__all__ = ["OpsItemCategory", "OpsItemSeverity", "SsmAction", "SsmIncidentAction"]
