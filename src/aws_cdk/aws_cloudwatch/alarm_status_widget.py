"""States of alarms on dashboards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._metric_widgets import given
from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.alarm_rule import AlarmState
    from aws_cdk.interfaces.aws_cloudwatch import IAlarmRef


class AlarmStatusWidgetSortBy(NamedEnum):
    """The order of alarms."""

    DEFAULT = "default"
    """By name."""
    STATE_UPDATED_TIMESTAMP = "stateUpdatedTimestamp"
    """By state, then by when it changed."""
    TIMESTAMP = "timestamp"
    """By when the state changed."""


class AlarmStatusWidgetProps(Struct):
    """Options of states of alarms."""

    alarms: Sequence[IAlarmRef]
    """The alarms."""
    height: int | float | None = None
    """Units. Default: 3."""
    sort_by: AlarmStatusWidgetSortBy | None = None
    """Their order. Default: by name."""
    states: Sequence[AlarmState] | None = None
    """Only alarms in one of these states. Default: all."""
    title: str | None = None
    """What the widget is called. Default: Alarm Status."""
    width: int | float | None = None
    """Units, 24 at most. Default: 6."""


class AlarmStatusWidget(ConcreteWidget):
    """The states of alarms."""

    @takes(AlarmStatusWidgetProps)
    def __init__(self, props: AlarmStatusWidgetProps) -> None:
        super().__init__(props.width or 6, props.height or 3)
        self._props = props

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        return "alarm", given(
            title=props.title or "Alarm Status",
            alarms=[alarm.alarm_ref.alarm_arn for alarm in props.alarms],
            states=[state._value_ for state in props.states] if props.states is not None else None,
            sortBy=props.sort_by._value_ if props.sort_by is not None else None,
        )


__all__ = ["AlarmStatusWidget", "AlarmStatusWidgetProps", "AlarmStatusWidgetSortBy"]
