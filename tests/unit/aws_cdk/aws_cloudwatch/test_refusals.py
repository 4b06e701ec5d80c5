"""What widgets, variables, mute rules and alarms on PromQL refuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cw

METRIC = cw.Metric(namespace="N", metric_name="M")
SCHEDULE = cw.ScheduleExpression.cron(minute="0")
WHEN = {"year": 2026, "month": 1, "day": 2, "hour": 3, "minute": 4}


def variable(kind: cw.VariableInputType, values: cw.Values | None = None) -> cw.DashboardVariable:
    return cw.DashboardVariable(id="v", input_type=kind, type=cw.VariableType.PATTERN, value="x", values=values)


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda: cw.LogQueryWidget(log_group_names=["a"]), "exactly one of 'queryString' and 'queryLines'"),
        (lambda: cw.LogQueryWidget(log_group_names=["a"], query_string="x", query_lines=["y"]), "exactly one of"),
        (lambda: cw.LogQueryWidget(log_group_names=[], query_string="x"), "at least one log group name"),
        (lambda: variable(cw.VariableInputType.RADIO), "inputType (radio) requires values"),
        (
            lambda: variable(cw.VariableInputType.INPUT, cw.Values.from_search("e", "p")),
            "INPUT cannot be combined with values",
        ),
        (cw.Values.from_values, "Empty values is not allowed"),
        (
            lambda: cw.Values.from_search_components(namespace="N", dimensions=[], metric_name="m", populate_from="A"),
            "Empty dimensions",
        ),
        (lambda: cw.GraphWidget(left=[METRIC], display_labels_on_chart=True), "if view is GraphWidgetView.PIE"),
        (lambda: cw.ScheduleExpression.cron(minute="1", day="2", week_day="MON"), "both 'day' and 'weekDay'"),
        (lambda: cw.ScheduleExpression.at(cw.CalendarDateTime(**{**WHEN, "month": 13})), "month out of range: 1-12"),
        (lambda: cw.ScheduleExpression.at(cw.CalendarDateTime(**{**WHEN, "hour": 24})), "hour out of range: 0-23"),
    ],
)
def test_a_part_of_a_dashboard_or_a_schedule_that_cannot_be(make: Callable[[], Any], what: str) -> None:
    with pytest.raises(RuntimeError, match=re.escape(what)):
        make()


@pytest.mark.parametrize(
    "date", ["2026-01-01", "2026-01-01T00:00", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00", "2026-01-01 00:00:00"]
)
def test_a_moment_is_a_date_and_a_time(date: str) -> None:
    with pytest.raises(RuntimeError, match="not in ISO 8601 format"):
        cw.GraphWidget(vertical_annotations=[cw.VerticalAnnotation(date=date)])


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"duration": Duration.days(16)}, "less than or equal to 15 days, got 16 days"),
        ({"alarm_mute_rule_name": "x" * 256}, "between 1 and 255 characters, got 256"),
        ({"alarm_mute_rule_name": ""}, "between 1 and 255 characters, got 0"),
        ({"start": {**WHEN, "day": 0}}, "day out of range: 1-31"),
    ],
)
def test_a_mute_rule_that_cannot_be_names_its_construct(options: dict[str, Any], what: str) -> None:
    stack = cdk.Stack(cdk.App(), "S")

    with pytest.raises(RuntimeError, match=re.escape(what)):
        cw.AlarmMuteRule(stack, "Mute", **{"duration": Duration.hours(1), "schedule": SCHEDULE, **options})


def test_a_mute_rule_has_a_hundred_alarms_at_most() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "S")
    alarm = cw.Alarm.from_alarm_name(stack, "A", "a")
    cw.AlarmMuteRule(stack, "Mute", duration=Duration.hours(1), schedule=SCHEDULE, alarms=[alarm] * 101)

    with pytest.raises(RuntimeError, match="maximum number of target alarms is 100"):
        app.synth()


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"evaluation_interval": Duration.seconds(5)}, "evaluationInterval must be between 10 and 3600 seconds, got 5"),
        ({"pending_period": Duration.days(2)}, "pendingPeriod must be between 0 and 86400 seconds, got 172800"),
        ({"query": ""}, "query must be between 1 and 10000 characters, got 0"),
    ],
)
def test_an_alarm_on_a_query_is_within_bounds(options: dict[str, Any], what: str) -> None:
    stack = cdk.Stack(cdk.App(), "S")

    with pytest.raises(RuntimeError, match=re.escape(what)):
        cw.PromQLAlarm(stack, "Alarm", **{"evaluation_interval": Duration.minutes(1), "query": "up", **options})


def test_a_name_stands_for_one_metric_in_a_graph() -> None:
    app = cdk.App()
    stack = cdk.Stack(app, "S")
    other = cw.Metric(namespace="N", metric_name="Other")
    shown: list[cw.IMetric] = [cw.MathExpression(expression="m", using_metrics={"m": each}) for each in (METRIC, other)]
    cw.Dashboard(stack, "Board").add_widgets(cw.GraphWidget(left=shown))

    with pytest.raises(RuntimeError, match=re.escape("two different metrics share the same id ('m')")):
        app.synth()
