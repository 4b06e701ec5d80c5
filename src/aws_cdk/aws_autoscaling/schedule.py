"""When a scheduled action of a group runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.schedule_expressions import unix_cron
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class CronOptions(Struct):
    """The fields of a cron expression. What is not given is any, ``*``."""

    day: str | None = None
    """Day of the month; not together with ``week_day``."""
    hour: str | None = None
    minute: str | None = None
    month: str | None = None
    week_day: str | None = None
    """Day of the week; not together with ``day``."""


class Schedule:
    """When a scheduled action runs; in UTC unless the action says another zone."""

    @staticmethod
    @checked
    def expression(expression: str) -> Schedule:
        """Return a schedule written as cron does."""
        return _Literal(expression)

    @staticmethod
    @takes(CronOptions)
    def cron(options: CronOptions) -> Schedule:
        """Return a schedule of the fields of a cron expression.

        Raises:
            ValidationError: both day of the month and day of the week are given.
        """
        return _Cron(options)

    @property
    def expression_string(self) -> str:
        """The schedule as cron writes it."""
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
        super().__init__(unix_cron(options))
        self._every_minute = not options.minute

    def _bind(self, scope: Construct) -> None:
        if self._every_minute:
            Annotations.of(scope).add_warning_v2(
                "@aws-cdk/aws-autoscaling:scheduleDefaultRunsEveryMinute",
                "a cron schedule without 'minute' runs every minute: pass minute='*' if that is meant, or minute='0' to run "
                "once an hour",
            )
