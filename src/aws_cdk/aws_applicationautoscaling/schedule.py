"""When a scheduled action runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.schedule_expressions import cron_expression, rate_expression
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from datetime import datetime

    from aws_cdk.core.duration import Duration
    from constructs import Construct


class CronOptions(Struct):
    """The fields of a cron expression. What is not given is any, ``*``."""

    day: str | None = None
    """Day of the month; not together with ``week_day``."""
    hour: str | None = None
    minute: str | None = None
    month: str | None = None
    week_day: str | None = None
    """Day of the week, such as ``MON-FRI``; not together with ``day``."""
    year: str | None = None


class Schedule:
    """When a scheduled action runs; in UTC unless the action says another zone."""

    @staticmethod
    @checked
    def expression(expression: str) -> Schedule:
        """Return a schedule written as Application Auto Scaling reads it."""
        return _Literal(expression)

    @staticmethod
    @checked
    def rate(duration: Duration) -> Schedule:
        """Return a schedule that runs every ``duration``.

        Raises:
            ValidationError: the duration is 0, or no whole number of minutes; a token of another unit than minutes, hours or days.
        """
        return _Literal(rate_expression(duration))

    @staticmethod
    @checked
    def at(moment: datetime) -> Schedule:
        """Return a schedule that runs once; ``moment`` has a time zone."""
        return _Literal(f"at({in_utc(moment)[:-1]})")

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> Schedule:
        """Return a schedule of a cron expression.

        Raises:
            ValidationError: both day of the month and day of the week are given.
        """
        return _Cron(options)

    @property
    def expression_string(self) -> str:
        """The schedule as Application Auto Scaling reads it."""
        raise NotImplementedError

    def _bind(self, scope: Construct) -> None:
        """Tell ``scope`` what is remarkable about the schedule."""


class _Literal(Schedule):
    def __init__(self, expression: str) -> None:
        self._expression = expression

    @property
    def expression_string(self) -> str:
        return self._expression


class _Cron(_Literal):
    def __init__(self, options: CronOptions) -> None:
        super().__init__(cron_expression(options))
        self._every_minute = options.minute is None

    def _bind(self, scope: Construct) -> None:
        if self._every_minute:
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-applicationautoscaling:defaultRunEveryMinute",
                "a cron schedule without 'minute' runs every minute: pass minute='*' if that is meant, or minute='0' to run "
                "once an hour",
            )


def in_utc(moment: datetime) -> str:
    """Return a moment as an expression takes it: in UTC, to the second.

    Raises:
        TypeError: the moment has no time zone.
    """
    offset = moment.utcoffset()
    return (moment.replace(tzinfo=None) - offset if offset else moment).strftime("%Y-%m-%dT%H:%M:%SZ")


__all__ = ["CronOptions", "Schedule"]
