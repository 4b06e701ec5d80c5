"""Rules over the states of alarms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.alarm_base import IAlarm


class AlarmState(NamedEnum):
    """The state of an alarm."""

    ALARM = "ALARM"
    OK = "OK"
    INSUFFICIENT_DATA = "INSUFFICIENT_DATA"


class IAlarmRule(Interface):
    """What can be asked about alarms."""

    __slots__ = ()

    if TYPE_CHECKING:

        def render_alarm_rule(self) -> str: ...


class AtLeastThreshold:
    """How many of several alarms must be in a state."""

    @checked
    def __init__(self, value: int | float, is_percentage: bool) -> None:
        self._value = value
        self._is_percentage = is_percentage

    @staticmethod
    @checked
    def count(count: int | float) -> AtLeastThreshold:
        """So many; from 1 to the number of alarms."""
        return AtLeastThreshold(count, False)

    @staticmethod
    @checked
    def percentage(percentage: int | float) -> AtLeastThreshold:
        """So many percent; from 1 to 100."""
        return AtLeastThreshold(percentage, True)

    def _text(self, operands: int) -> str:
        value, most = self._value, 100 if self._is_percentage else operands
        if value != int(value) or not 1 <= value <= most:
            what = "percentage" if self._is_percentage else "count"
            limit = "100" if self._is_percentage else f"the number of operands ({operands})"
            raise ValidationError(f"{what} must be an integer between 1 and {limit}, got {value:g}")
        return f"{int(value)}{'%' if self._is_percentage else ''}"


class AtLeastOptions(Struct):
    """Which alarms, and how many of them."""

    operands: Sequence[IAlarm]
    """The alarms."""
    threshold: AtLeastThreshold
    """How many of them."""


class _Rule(IAlarmRule):
    def __init__(self, text: str) -> None:
        self._text = text

    def render_alarm_rule(self) -> str:
        return self._text


class AlarmRule:
    """Makes rules for composite alarms."""

    @staticmethod
    @checked
    def all_of(*operands: IAlarmRule) -> IAlarmRule:
        """All must hold."""
        return _joined("AND", "allOf", operands)

    @staticmethod
    @checked
    def any_of(*operands: IAlarmRule) -> IAlarmRule:
        """One must hold."""
        return _joined("OR", "anyOf", operands)

    @staticmethod
    @checked
    def not_(operand: IAlarmRule) -> IAlarmRule:
        """It must not hold."""
        return _Rule(f"(NOT ({operand.render_alarm_rule()}))")

    @staticmethod
    @takes(AtLeastOptions)
    def at_least(alarm_state: AlarmState, options: AtLeastOptions) -> IAlarmRule:
        """So many alarms must be in a state."""
        return _at_least(alarm_state._value_, options)

    @staticmethod
    @takes(AtLeastOptions)
    def at_least_not(alarm_state: AlarmState, options: AtLeastOptions) -> IAlarmRule:
        """So many alarms must be in another state."""
        return _at_least(f"NOT {alarm_state._value_}", options)

    @staticmethod
    @checked
    def from_alarm(alarm: Any, alarm_state: AlarmState) -> IAlarmRule:
        """An alarm must be in a state."""
        return _Rule(f'{alarm_state._value_}("{alarm.alarm_ref.alarm_arn}")')

    @staticmethod
    @checked
    def from_boolean(value: bool) -> IAlarmRule:
        """Always, or never."""
        return _Rule("TRUE" if value else "FALSE")

    @staticmethod
    @checked
    def from_string(alarm_rule: str) -> IAlarmRule:
        """A rule as CloudWatch writes it."""
        return _Rule(alarm_rule)


def _joined(word: str, name: str, operands: Sequence[IAlarmRule]) -> IAlarmRule:
    if not operands:
        raise ValidationError(f"Did not detect any operands for AlarmRule.{name}()", fix="pass rules or alarms")
    return _Rule(f"({f' {word} '.join(operand.render_alarm_rule() for operand in operands)})")


def _at_least(state: str, options: AtLeastOptions) -> IAlarmRule:
    if not options.operands:
        raise ValidationError(f"Did not detect any operands for AT_LEAST {state}", fix="pass alarms")
    count = options.threshold._text(len(options.operands))
    alarms = ", ".join(f'"{alarm.alarm_arn}"' for alarm in options.operands)
    return _Rule(f"AT_LEAST({count}, {state}, ({alarms}))")


__all__ = ["AlarmRule", "AlarmState", "AtLeastOptions", "AtLeastThreshold", "IAlarmRule"]
