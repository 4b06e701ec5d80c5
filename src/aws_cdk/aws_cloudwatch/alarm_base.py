"""What alarms of all kinds have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch.alarm_rule import AlarmRule, AlarmState, IAlarmRule
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_list
from aws_cdk.core.resource import IResource, Resource, ResourceProps
from aws_cdk.core.struct import Struct, StructLater, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.alarm_mute_rule import AlarmMuteRule, AlarmMuteRuleOptions
    from constructs import Construct
else:
    AlarmMuteRuleOptions = StructLater("aws_cdk.aws_cloudwatch.alarm_mute_rule", "AlarmMuteRuleOptions")


class AlarmActionConfig(Struct):
    """What an action is."""

    alarm_action_arn: str
    """The ARN that CloudWatch calls."""


class IAlarm(IResource, IAlarmRule):
    """An alarm, made here or elsewhere."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def alarm_arn(self) -> str: ...
        @property
        def alarm_name(self) -> str: ...
        @property
        def alarm_ref(self) -> Any: ...


class IAlarmAction(Interface):
    """What happens when an alarm changes its state."""

    __slots__ = ()

    if TYPE_CHECKING:

        def bind(self, scope: Construct, alarm: IAlarm) -> AlarmActionConfig: ...


class AlarmBase(Resource, IAlarm):
    """Base of alarms: actions, and the rule that the alarm is in the state ALARM."""

    alarm_arn: str
    alarm_name: str
    _alarm_action_arns: list[str] | None = None
    _insufficient_data_action_arns: list[str] | None = None
    _ok_action_arns: list[str] | None = None

    @takes(ResourceProps)
    def __init__(self, scope: Construct, id: str, props: ResourceProps) -> None:
        self._init_resource(scope, id, props)

    @property
    def alarm_ref(self) -> Any:
        """How other resources refer to the alarm."""
        from aws_cdk.interfaces import aws_cloudwatch

        return aws_cloudwatch.AlarmReference(alarm_arn=self.alarm_arn, alarm_name=self.alarm_name)

    def render_alarm_rule(self) -> str:
        """Return the rule that holds while the alarm is in the state ALARM."""
        return AlarmRule.from_alarm(self, AlarmState.ALARM).render_alarm_rule()

    @checked
    def add_alarm_action(self, *actions: IAlarmAction) -> None:
        """Do this when the state becomes ALARM."""
        self._alarm_action_arns = [*(self._alarm_action_arns or ()), *self._bound(actions)]

    @checked
    def add_insufficient_data_action(self, *actions: IAlarmAction) -> None:
        """Do this when the state becomes INSUFFICIENT_DATA."""
        self._insufficient_data_action_arns = [*(self._insufficient_data_action_arns or ()), *self._bound(actions)]

    @checked
    def add_ok_action(self, *actions: IAlarmAction) -> None:
        """Do this when the state becomes OK."""
        self._ok_action_arns = [*(self._ok_action_arns or ()), *self._bound(actions)]

    @takes(AlarmMuteRuleOptions)
    def add_alarm_mute_rule(self, id: str, props: AlarmMuteRuleOptions) -> AlarmMuteRule:
        """Have the alarm do nothing at certain times."""
        from aws_cdk.aws_cloudwatch.alarm_mute_rule import AlarmMuteRule

        return AlarmMuteRule(self, id, **props._given(), alarms=[self])

    def _bound(self, actions: tuple[IAlarmAction, ...]) -> list[str]:
        return [action.bind(self, self).alarm_action_arn for action in actions]

    def _actions(self) -> dict[str, Any]:
        """Return the actions as the resource takes them; they may still grow."""
        return {
            "alarm_actions": lazy_list(lambda: self._alarm_action_arns or None),
            "insufficient_data_actions": lazy_list(lambda: self._insufficient_data_action_arns or None),
            "ok_actions": lazy_list(lambda: self._ok_action_arns or None),
        }


class _ImportedAlarm(AlarmBase):
    """An alarm of which the ARN is known."""

    def __init__(self, scope: Construct, id: str, alarm_arn: str) -> None:
        from aws_cdk.core.arn import Arn, ArnFormat

        super().__init__(scope, id)
        self.alarm_arn = alarm_arn
        self.alarm_name = Arn.split(alarm_arn, ArnFormat.COLON_RESOURCE_NAME).resource_name or ""


def alarm_of_name(scope: Construct, id: str, alarm_name: str) -> IAlarm:
    """Return an alarm of the stack's account and region, made elsewhere."""
    from aws_cdk.core.arn import ArnFormat
    from aws_cdk.core.stack import Stack

    arn = Stack.of(scope).format_arn(
        service="cloudwatch", resource="alarm", resource_name=alarm_name, arn_format=ArnFormat.COLON_RESOURCE_NAME
    )
    return _ImportedAlarm(scope, id, arn)


__all__ = ["AlarmActionConfig", "AlarmBase", "IAlarm", "IAlarmAction"]
