"""When canaries run."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.schedule_expressions import cron_expression
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import js_number_text

_MOST_MINUTES = 60


class CronOptions(Struct):
    """The fields of a cron expression. Those not given are ``*``."""

    day: str | None = None
    """Day of the month."""
    hour: str | None = None
    minute: str | None = None
    month: str | None = None
    week_day: str | None = None
    """Day of the week."""


class Schedule:
    """When a canary runs."""

    @checked
    def __init__(self, expression_string: str) -> None:
        self.expression_string = expression_string

    @staticmethod
    def once() -> Schedule:
        """Return a schedule of one run, when the canary is started."""
        return Schedule("rate(0 minutes)")

    @staticmethod
    @checked
    def expression(expression: str) -> Schedule:
        """Return a schedule of an expression such as ``rate(5 minutes)``, which is not checked."""
        return Schedule(expression)

    @staticmethod
    @checked
    def rate(interval: Duration) -> Schedule:
        """Return a schedule with equal pauses of 1 to 60 whole minutes; 0 stands for one run.

        Raises:
            ValidationError: the interval is longer, or no whole number of minutes.
        """
        minutes = interval.to_minutes()
        if minutes > _MOST_MINUTES:
            raise ValidationError(
                f"Schedule duration must be between 1 and {_MOST_MINUTES} minutes, and is {minutes:g}",
                fix="use Schedule.cron for longer pauses",
            )
        if minutes == 0:
            return Schedule.once()
        return Schedule("rate(1 minute)" if minutes == 1 else f"rate({js_number_text(minutes)} minutes)")

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> Schedule:
        """Return a schedule by the fields of a cron expression.

        Raises:
            ValidationError: day of the month and day of the week are both given.
        """
        return Schedule(cron_expression(options))
