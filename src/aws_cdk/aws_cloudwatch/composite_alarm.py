"""Alarms over alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._l1 import CfnCompositeAlarm
from aws_cdk.aws_cloudwatch.alarm_base import AlarmBase, IAlarm, _ImportedAlarm, alarm_of_name
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.alarm_rule import IAlarmRule
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_MAX_RULE = 10240  # characters, tokens counted as they stand in the text
_MAX_NAME = 240
_DEFAULT_SUPPRESSION = 60  # seconds


class CompositeAlarmProps(Struct):
    """Options of a composite alarm."""

    alarm_rule: IAlarmRule
    """When it is in the state ALARM."""
    actions_enabled: bool | None = None
    """Whether actions run when the state changes. Default: yes."""
    actions_suppressor: Any | None = None
    """No action runs while this alarm is in the state ALARM. Default: none."""
    actions_suppressor_extension_period: Duration | None = None
    """How long actions still wait after the suppressor has left that state. Default: 1 minute."""
    actions_suppressor_wait_period: Duration | None = None
    """How long actions wait for the suppressor to get into that state. Default: 1 minute."""
    alarm_description: str | None = None
    """What the alarm is for. Default: none."""
    composite_alarm_name: str | None = None
    """Name of the alarm. Default: made from the construct's place."""


class CompositeAlarm(AlarmBase):
    """An alarm whose state follows from those of others."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudwatch.CompositeAlarm"

    @staticmethod
    @checked
    def from_composite_alarm_arn(scope: Construct, id: str, composite_alarm_arn: str) -> IAlarm:
        """Return a composite alarm made elsewhere, by its ARN."""
        return _ImportedAlarm(scope, id, composite_alarm_arn)

    @staticmethod
    @checked
    def from_composite_alarm_name(scope: Construct, id: str, composite_alarm_name: str) -> IAlarm:
        """Return a composite alarm made elsewhere in the stack's account and region, by its name."""
        return alarm_of_name(scope, id, composite_alarm_name)

    @takes(CompositeAlarmProps)
    def __init__(self, scope: Construct, id: str, props: CompositeAlarmProps) -> None:
        """Make a composite alarm.

        Raises:
            ValidationError: the rule is too long, or there are periods of suppression without a suppressor.
        """
        super().__init__(scope, id, physical_name=props.composite_alarm_name)
        rule = props.alarm_rule.render_alarm_rule()
        if len(rule) > _MAX_RULE:
            raise ValidationError(
                f"Alarm Rule expression cannot be greater than {_MAX_RULE} characters, please reduce the conditions in "
                "the Alarm Rule",
                scope=self,
            )
        extension, wait = props.actions_suppressor_extension_period, props.actions_suppressor_wait_period
        suppressor = props.actions_suppressor
        if suppressor is None and (extension is not None or wait is not None):
            raise ValidationError(
                "ActionsSuppressor Extension/Wait Periods require an ActionsSuppressor to be set.",
                scope=self,
                fix="pass actions_suppressor",
            )
        default = _DEFAULT_SUPPRESSION if suppressor is not None else None
        resource = CfnCompositeAlarm(
            self,
            "Resource",
            alarm_name=self.physical_name if props.composite_alarm_name is not None else self._generated_name(),
            alarm_rule=rule,
            alarm_description=props.alarm_description,
            actions_enabled=props.actions_enabled,
            actions_suppressor=suppressor.alarm_ref.alarm_arn if suppressor is not None else None,
            actions_suppressor_extension_period=extension.to_seconds() if extension is not None else default,
            actions_suppressor_wait_period=wait.to_seconds() if wait is not None else default,
            **self._actions(),
        )
        self.alarm_name = self._get_resource_name_attribute(resource.ref)
        self.alarm_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="cloudwatch",
                resource="alarm",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )

    def _generated_name(self) -> str:
        """Return a name made from the construct's place; one too long keeps its two ends."""
        name = Names.unique_id(self)
        return name if len(name) <= _MAX_NAME else name[: _MAX_NAME // 2] + name[-_MAX_NAME // 2 :]


__all__ = ["CompositeAlarm", "CompositeAlarmProps"]
