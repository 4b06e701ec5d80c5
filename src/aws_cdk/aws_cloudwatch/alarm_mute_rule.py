"""Times at which alarms do nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_cloudwatch._l1 import CfnAlarmMuteRule
from aws_cdk.aws_cloudwatch.schedule_expression import CalendarDateTime, ScheduleExpression, date_text
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_cloudwatch import AlarmMuteRuleReference, IAlarmRef
    from constructs import Construct

# Source: the CloudWatch API reference, PutAlarmMuteRule, and what aws-cdk-lib 2.275.0 refuses.
_LONGEST_NAME = 255
_MOST_ALARMS = 100
_LONGEST_MINUTES = 15 * 24 * 60


class AlarmMuteRuleOptions(Struct):
    """When alarms do nothing."""

    duration: Duration
    """For how long each time, a minute to 15 days."""
    schedule: ScheduleExpression
    """When it begins."""
    alarm_mute_rule_name: str | None = None
    """Name of the rule, 1 to 255 characters. Default: chosen by CloudFormation."""
    description: str | None = None
    """What the rule is for. Default: none."""
    expire: Nested[CalendarDateTime | None] = nested()
    """When the rule ends. Default: never."""
    start: Nested[CalendarDateTime | None] = nested()
    """When the rule begins to hold. Default: at once."""
    tags: Mapping[str, str] | None = None
    """Tags of the rule. Default: none."""


class AlarmMuteRuleProps(AlarmMuteRuleOptions):
    """Options of a rule that mutes alarms."""

    alarms: Sequence[IAlarmRef] | None = None
    """The alarms, 100 at most. Default: none yet."""


class IAlarmMuteRule(IResource):
    """A rule that mutes alarms, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def alarm_mute_rule_arn(self) -> str: ...
        @property
        def alarm_mute_rule_name(self) -> str: ...
        @property
        def alarm_mute_rule_ref(self) -> AlarmMuteRuleReference: ...


class _AlarmMuteRuleBase(Resource, IAlarmMuteRule):
    alarm_mute_rule_arn: str
    alarm_mute_rule_name: str

    @property
    def alarm_mute_rule_ref(self) -> AlarmMuteRuleReference:
        """How other resources refer to the rule."""
        from aws_cdk.interfaces import aws_cloudwatch

        reference: AlarmMuteRuleReference = aws_cloudwatch.AlarmMuteRuleReference(
            alarm_mute_rule_arn=self.alarm_mute_rule_arn
        )
        return reference


class _ImportedAlarmMuteRule(_AlarmMuteRuleBase):
    """A rule of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.alarm_mute_rule_arn = arn
        name = Arn.split(arn, ArnFormat.COLON_RESOURCE_NAME).resource_name or ""
        # Rules are also seen with a slash before the name, which is no part of it either.
        self.alarm_mute_rule_name = name if name else Arn.extract_resource_name(arn, "alarm-mute-rule")


class AlarmMuteRule(_AlarmMuteRuleBase):
    """A rule that mutes alarms: while it holds, they change their states but do nothing."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudwatch.AlarmMuteRule"

    @staticmethod
    @checked
    def from_alarm_mute_rule_arn(scope: Construct, id: str, alarm_mute_rule_arn: str) -> IAlarmMuteRule:
        """Return a rule made elsewhere, by its ARN."""
        return _ImportedAlarmMuteRule(scope, id, alarm_mute_rule_arn)

    @staticmethod
    @checked
    def from_alarm_mute_rule_name(scope: Construct, id: str, alarm_mute_rule_name: str) -> IAlarmMuteRule:
        """Return a rule made elsewhere in the stack's account and region, by its name."""
        arn = Stack.of(scope).format_arn(
            service="cloudwatch",
            resource="alarm-mute-rule",
            resource_name=alarm_mute_rule_name,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )
        return _ImportedAlarmMuteRule(scope, id, arn)

    @takes(AlarmMuteRuleProps)
    def __init__(self, scope: Construct, id: str, props: AlarmMuteRuleProps) -> None:
        """Make a rule.

        Raises:
            ValidationError: the name or the duration is out of bounds, or a moment does not exist. More than 100 alarms are
                refused when the app is synthesized.
        """
        super().__init__(scope, id, physical_name=props.alarm_mute_rule_name)
        self._alarms: list[IAlarmRef] = list(props.alarms or ())
        self._check(props)
        zone = props.schedule.time_zone
        resource = CfnAlarmMuteRule(
            self,
            "Resource",
            name=self.physical_name,
            description=props.description,
            rule={
                "schedule": {
                    "duration": props.duration.to_iso_string(),
                    "expression": props.schedule.expression_string,
                    "timezone": zone.timezone_name if zone is not None else None,
                }
            },
            mute_targets=lazy_any(self._targets),
            start_date=date_text(props.start) if props.start is not None else None,
            expire_date=date_text(props.expire) if props.expire is not None else None,
            tags=[{"key": key, "value": value} for key, value in props.tags.items()] if props.tags else None,
        )
        self.alarm_mute_rule_name = self._get_resource_name_attribute(resource.ref)
        self.alarm_mute_rule_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="cloudwatch",
                resource="alarm-mute-rule",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )

    @checked
    def add_alarm(self, alarm: IAlarmRef) -> None:
        """Mute another alarm."""
        self._alarms.append(alarm)

    def _targets(self) -> dict[str, list[str]] | None:
        if len(self._alarms) > _MOST_ALARMS:
            raise ValidationError(
                f"The maximum number of target alarms is {_MOST_ALARMS}. Got {len(self._alarms)} alarms.",
                scope=self,
                fix="divide them among several rules",
            )
        return {"alarmNames": [alarm.alarm_ref.alarm_name for alarm in self._alarms]} if self._alarms else None

    def _check(self, props: AlarmMuteRuleProps) -> None:
        name = props.alarm_mute_rule_name
        if name is not None and not is_unresolved(name) and not 1 <= len(name) <= _LONGEST_NAME:
            raise ValidationError(
                f"Alarm mute rule name must be between 1 and {_LONGEST_NAME} characters, got {len(name)} characters.",
                scope=self,
            )
        if not props.duration.is_unresolved() and props.duration.to_minutes() < 1:
            raise ValidationError(
                f"Duration must be greater than or equal to 1 minute, got {props.duration.to_human_string()}.",
                scope=self,
            )
        if not props.duration.is_unresolved() and props.duration.to_minutes() > _LONGEST_MINUTES:
            raise ValidationError(
                f"Duration must be less than or equal to 15 days, got {props.duration.to_human_string()}.", scope=self
            )


__all__ = ["AlarmMuteRule", "AlarmMuteRuleOptions", "AlarmMuteRuleProps", "IAlarmMuteRule"]
