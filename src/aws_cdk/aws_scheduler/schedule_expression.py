"""When a schedule invokes its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_events.schedule import CronOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes
from aws_cdk.core.time_zone import TimeZone

if TYPE_CHECKING:
    from datetime import datetime

    from aws_cdk.core.duration import Duration


class CronOptionsWithTimezone(CronOptions):
    """Fields of a cron expression, and where its time is told."""

    time_zone: TimeZone | None = None
    """Default: UTC."""


class ScheduleExpression:
    """When a schedule invokes its target, and where its time is told."""

    def __init__(self) -> None:
        self._time_zone: TimeZone | None = TimeZone.ETC_UTC

    @staticmethod
    @checked
    def at(date: datetime, time_zone: TimeZone | None = None) -> ScheduleExpression:
        """Return one invocation.

        Args:
            date: The moment, to the second, with a time zone. Its time in UTC is what is told in ``time_zone``, as with the peer.
            time_zone: Where that time is told. Default: UTC.

        Raises:
            TypeError: the moment has no time zone.
        """
        from aws_cdk.aws_applicationautoscaling.schedule import in_utc

        return _Literal(f"at({in_utc(date)[:-1]})", time_zone)

    @staticmethod
    @takes(CronOptionsWithTimezone)
    def cron(options: CronOptionsWithTimezone) -> ScheduleExpression:
        """Return the times of a cron expression.

        Raises:
            ValidationError: both a day of the month and one of the week are given.
        """
        from aws_cdk.aws_events.schedule import Schedule

        fields = {name: value for name, value in options._given().items() if name != "time_zone"}
        return _Literal(Schedule.cron(**fields).expression_string, options.time_zone)

    @staticmethod
    @checked
    def expression(expression: str, time_zone: TimeZone | None = None) -> ScheduleExpression:
        """Return times written as EventBridge Scheduler reads them.

        Args:
            expression: Such as ``rate(1 hour)``, ``cron(0 10 * * ? *)`` or ``at(2031-10-20T19:20:23)``.
            time_zone: Where time is told. Default: UTC.
        """
        return _Literal(expression, time_zone)

    @staticmethod
    @checked
    def rate(duration: Duration) -> ScheduleExpression:
        """Return an invocation every ``duration``.

        Raises:
            ValidationError: the duration is 0, or no whole number of minutes.
        """
        from aws_cdk.aws_events.schedule import Schedule

        return _Literal(Schedule.rate(duration).expression_string, None)

    @property
    def expression_string(self) -> str:
        """The times as EventBridge Scheduler reads them."""
        raise NotImplementedError

    @property
    def time_zone(self) -> TimeZone | None:
        """Where time is told."""
        return self._time_zone


class _Literal(ScheduleExpression):
    def __init__(self, expression: str, time_zone: TimeZone | None) -> None:
        super().__init__()
        self._expression = expression
        self._time_zone = time_zone or TimeZone.ETC_UTC

    @property
    def expression_string(self) -> str:
        return self._expression


__all__ = ["CronOptionsWithTimezone", "ScheduleExpression"]
