"""Schedules: what EventBridge Scheduler would not take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk.aws_scheduler import Schedule, ScheduleExpression, TimeWindow
from aws_cdk.aws_scheduler_targets import SqsSendMessage
from aws_cdk.aws_sqs import Queue
from aws_cdk.core.errors import CdkError

HOURLY = ScheduleExpression.rate(Duration.hours(1))
NEW_YEAR = datetime(2030, 1, 1, tzinfo=timezone.utc)


def schedule(**options: object) -> Schedule:
    stack = Stack(App(), "S")
    given: dict[str, object] = {"schedule": HOURLY, "target": SqsSendMessage(Queue(stack, "Queue")), **options}
    return Schedule(stack, "Schedule", **given)  # type: ignore[arg-type]  # wrong on purpose


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: schedule(schedule_name="a" * 65), r"(?s)longer than 64 characters, got: 65.*S/Schedule"),
        (
            lambda: schedule(start=NEW_YEAR, end=NEW_YEAR),
            r"start must precede end, got start: 2030-01-01T00:00:00\.000Z, end: 2030-01-01T00:00:00\.000Z",
        ),
        (lambda: TimeWindow.flexible(Duration.minutes(0)), "between 1 minute and 1440 minutes, got 0"),
        (lambda: TimeWindow.flexible(Duration.minutes(1441)), "between 1 minute and 1440 minutes, got 1441"),
        (lambda: ScheduleExpression.rate(Duration.minutes(0)), "Duration cannot be 0"),
        (lambda: ScheduleExpression.rate(Duration.seconds(90)), "cannot be converted into a whole number of minutes"),
        (lambda: ScheduleExpression.cron(day="1", week_day="MON"), "Cannot supply both 'day' and 'weekDay'"),
    ],
)
def test_what_the_service_would_not_take_is_refused(make: Callable[[], object], what: str) -> None:
    with pytest.raises(CdkError, match=what):
        make()


def test_a_moment_without_a_time_zone_is_no_moment() -> None:
    with pytest.raises(TypeError, match="time zone"):
        ScheduleExpression.at(datetime(2030, 1, 1))
