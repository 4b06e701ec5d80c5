"""When a scheduled action runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
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
            ValidationError: the duration is 0, or no whole number of minutes.
        """
        if duration.to_seconds() == 0:
            raise ValidationError("Duration cannot be 0", fix="run it every minute or less often")
        amount, unit = duration.to_minutes(), "minute"
        for whole, name in ((24 * 60, "day"), (60, "hour")):
            if amount % whole == 0:
                amount, unit = amount / whole, name
                break
        return _Literal(f"rate({amount:g} {unit}{'' if amount == 1 else 's'})")

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
        if options.week_day is not None and options.day is not None:
            raise ValidationError("Cannot supply both 'day' and 'weekDay', use at most one")
        # An empty text is taken as it is, as the peer: only what is not given has a default.
        any_day = "?" if options.week_day is not None else "*"
        given = {
            "minute": "*",
            "hour": "*",
            "day": any_day,
            "month": "*",
            "week_day": "?",
            "year": "*",
            **options._given(),
        }
        fields = [given[name] for name in ("minute", "hour", "day", "month", "week_day", "year")]
        super().__init__(f"cron({' '.join(fields)})")
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
    offset = with_zone(moment).utcoffset()
    return (moment.replace(tzinfo=None) - offset if offset else moment).strftime("%Y-%m-%dT%H:%M:%SZ")


def with_zone(moment: datetime) -> datetime:
    """Return a moment, checked.

    Raises:
        TypeError: the moment has no time zone.
    """
    if moment.utcoffset() is None:
        from aws_cdk.core.errors import ArgumentError

        raise ArgumentError(f"datetime with a time zone needed, got {moment!r} without: pass tzinfo=timezone.utc")
    return moment


__all__ = ["CronOptions", "Schedule"]
