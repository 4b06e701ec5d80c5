"""When a rule runs by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.schedule_expressions import cron_expression, rate_expression
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import Construct


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

    _every_minute = False

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
        schedule = Schedule(cron_expression(options))
        schedule._every_minute = not options.minute
        return schedule

    def _bind(self, scope: Construct) -> None:
        """Tell ``scope``, a rule, what is remarkable about the schedule."""
        if self._every_minute:
            from aws_cdk.core.annotations import Annotations

            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-events:scheduleWillRunEveryMinute",
                "a cron schedule without 'minute' runs every minute: pass minute='*' if that is meant, or minute='0' to run "
                "once an hour",
            )
