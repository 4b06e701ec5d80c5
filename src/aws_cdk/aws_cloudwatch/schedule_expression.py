"""When alarms are muted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.schedule_expressions import unix_cron
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.time_zone import TimeZone

_RANGES = {"month": (1, 12), "day": (1, 31), "hour": (0, 23), "minute": (0, 59)}


class CalendarDateTime(Struct):
    """A moment to the minute, in a time zone that is said elsewhere."""

    day: int | float
    """The day, 1 to 31."""
    hour: int | float
    """The hour, 0 to 23."""
    minute: int | float
    """The minute, 0 to 59."""
    month: int | float
    """The month, 1 to 12."""
    year: int | float
    """The year."""


class CronOptions(Struct):
    """When it is time again; what is left out always fits."""

    minute: str
    """Minutes."""
    day: str | None = None
    """Days of the month; not with days of the week. Default: every day."""
    hour: str | None = None
    """Hours. Default: every hour."""
    month: str | None = None
    """Months. Default: every month."""
    time_zone: TimeZone | None = None
    """The time zone. Default: UTC."""
    week_day: str | None = None
    """Days of the week; not with days of the month. Default: every day."""


class ScheduleExpression:
    """A moment, or moments that come again.

    Attributes:
        expression_string: As CloudWatch writes it.
        time_zone: The time zone it is in; UTC without one.
    """

    expression_string: str
    time_zone: TimeZone | None

    @staticmethod
    @checked
    def at(date: CalendarDateTime, time_zone: TimeZone | None = None) -> ScheduleExpression:
        """Return one moment.

        Raises:
            ValidationError: there is no such month, day, hour or minute.
        """
        return _Expression(f"at({date_text(date)})", time_zone)

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> ScheduleExpression:
        """Return moments that come again.

        Raises:
            ValidationError: days of the month and of the week are both given.
        """
        return _Expression(f"cron({unix_cron(options)})", options.time_zone)

    @staticmethod
    @checked
    def expression(expression: str, time_zone: TimeZone | None = None) -> ScheduleExpression:
        """Return an expression of CloudWatch as it is."""
        return _Expression(expression, time_zone)


class _Expression(ScheduleExpression):
    def __init__(self, expression_string: str, time_zone: TimeZone | None) -> None:
        self.expression_string = expression_string
        self.time_zone = time_zone


def date_text(date: CalendarDateTime) -> str:
    """Return a moment as CloudWatch writes it, as in ``2026-01-31T10:00``.

    Raises:
        ValidationError: there is no such month, day, hour or minute.
    """
    for name, (least, most) in _RANGES.items():
        value = getattr(date, name)
        if not is_unresolved(value) and not least <= value <= most:
            raise ValidationError(f"The specified date is invalid. ({name} out of range: {least}-{most}).")
    return f"{date.year:g}-{date.month:02g}-{date.day:02g}T{date.hour:02g}:{date.minute:02g}"


__all__ = ["CalendarDateTime", "CronOptions", "ScheduleExpression"]
