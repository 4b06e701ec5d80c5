"""Rates and cron expressions, as every service writes them that has schedules."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import (
    Duration,
    Token,
    aws_applicationautoscaling,
    aws_autoscaling,
    aws_cloudwatch,
    aws_events,
    aws_scheduler,
    aws_stepfunctions_tasks,
    aws_synthetics,
)
from aws_cdk.core.errors import ValidationError

WITH_RATES: Any = (aws_events.Schedule, aws_applicationautoscaling.Schedule, aws_scheduler.ScheduleExpression)
SIX_FIELDS: Any = (*WITH_RATES, aws_stepfunctions_tasks.Schedule, aws_synthetics.Schedule)


@pytest.mark.parametrize("schedule", WITH_RATES)
@pytest.mark.parametrize(
    ("duration", "expected"),
    [
        (Duration.minutes(1), "rate(1 minute)"),
        (Duration.seconds(120), "rate(2 minutes)"),
        (Duration.minutes(60), "rate(1 hour)"),
        (Duration.minutes(90), "rate(90 minutes)"),
        (Duration.hours(36), "rate(36 hours)"),
        (Duration.days(2), "rate(2 days)"),
    ],
)
def test_a_rate_is_in_the_largest_unit_of_which_it_is_a_whole_number(
    schedule: Any, duration: Duration, expected: str
) -> None:
    assert schedule.rate(duration).expression_string == expected


@pytest.mark.parametrize("schedule", WITH_RATES)
def test_a_rate_may_be_a_token_in_minutes_hours_or_days(schedule: Any) -> None:
    amount = Token.as_number({"Ref": "Amount"})

    written = schedule.rate(Duration.hours(amount)).expression_string

    assert written.startswith("rate(${Token[") and written.endswith(" hours)")
    with pytest.raises(ValidationError, match="Allowed units for scheduling are: 'minute'"):
        schedule.rate(Duration.seconds(amount))


@pytest.mark.parametrize("schedule", WITH_RATES)
@pytest.mark.parametrize(
    ("duration", "message"),
    [(Duration.minutes(0), "Duration cannot be 0"), (Duration.seconds(90), "whole number of minutes")],
)
def test_a_rate_is_some_whole_minutes(schedule: Any, duration: Duration, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        schedule.rate(duration)


@pytest.mark.parametrize("schedule", SIX_FIELDS)
@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, "cron(* * * * ? *)"),
        ({"day": "1", "hour": "5"}, "cron(* 5 1 * ? *)"),
        ({"week_day": "MON", "minute": "0"}, "cron(0 * ? * MON *)"),
        ({"minute": "", "month": ""}, "cron( * *  ? *)"),
    ],
)
def test_one_of_the_two_days_is_left_open_by_a_question_mark(
    schedule: Any, options: dict[str, str], expected: str
) -> None:
    assert schedule.cron(**options).expression_string == expected


def test_the_year_is_the_last_field() -> None:
    assert aws_events.Schedule.cron(year="2031").expression_string == "cron(* * * * ? 2031)"


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [(aws_autoscaling.Schedule, "5  1 * *"), (aws_cloudwatch.ScheduleExpression, "cron(5  1 * *)")],
)
def test_the_classic_cron_has_five_fields(schedule: Any, expected: str) -> None:
    assert schedule.cron(minute="5", hour="", day="1").expression_string == expected


@pytest.mark.parametrize("schedule", [*SIX_FIELDS, aws_autoscaling.Schedule, aws_cloudwatch.ScheduleExpression])
def test_both_kinds_of_days_are_refused(schedule: Any) -> None:
    with pytest.raises(ValidationError, match="Cannot supply both 'day' and 'weekDay'"):
        schedule.cron(minute="0", day="1", week_day="MON")
