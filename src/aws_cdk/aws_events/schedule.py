"""When a rule runs by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.schedule_expressions import cron_expression, rate_expression
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
        return Schedule(rate_expression(duration))

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> Schedule:
        """Return a schedule by the fields of a cron expression.

        Raises:
            ValidationError: day of the month and day of the week are both given.
        """
        return Schedule(cron_expression(options))
