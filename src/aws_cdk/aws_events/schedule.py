"""When a rule runs by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class CronOptions(Struct):
    """Fields of a cron expression, in UTC; what is not given matches everything."""

    day: str | None = None
    """Day of the month. Default: every day."""
    hour: str | None = None
    """Default: every hour."""
    minute: str | None = None
    """Default: every minute."""
    month: str | None = None
    """Default: every month."""
    week_day: str | None = None
    """Day of the week; not together with ``day``. Default: any."""
    year: str | None = None
    """Default: every year."""


class Schedule:
    """When a rule runs."""

    @checked
    def __init__(self, expression: str = "") -> None:
        self.expression_string: str = expression

    @staticmethod
    @checked
    def expression(expression: str) -> Schedule:
        """Return a schedule of an expression such as ``rate(5 minutes)``, which is not checked."""
        return Schedule(expression)

    @staticmethod
    @checked
    def rate(duration: Duration) -> Schedule:
        """Return a schedule with equal pauses, whole minutes.

        Raises:
            ValidationError: the duration is zero, or no whole number of minutes.
        """
        if duration.is_unresolved():
            if duration.unit_label() not in ("minute", "minutes", "hour", "hours", "day", "days"):
                raise ValidationError(
                    "Allowed units for scheduling are: 'minute', 'minutes', 'hour', 'hours', 'day', 'days'"
                )
            return Schedule(f"rate({duration.format_token_to_number()})")
        minutes = duration.to_minutes()
        if minutes == 0:
            raise ValidationError("Duration cannot be 0")
        for amount, unit in ((minutes / 1440, "day"), (minutes / 60, "hour"), (minutes, "minute")):
            if amount == int(amount):
                return Schedule(f"rate({int(amount)} {unit}{'' if amount == 1 else 's'})")
        return Schedule(f"rate({minutes} minutes)")

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> Schedule:
        """Return a schedule by the fields of a cron expression.

        Raises:
            ValidationError: day of the month and day of the week are both given.
        """
        if options.day is not None and options.week_day is not None:
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
        return Schedule(f"cron({' '.join(fields)})")
