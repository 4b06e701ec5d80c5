"""What dashboards, widgets, alarms and metrics refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk.core.errors import ValidationError

METRIC = cloudwatch.Metric(namespace="n", metric_name="m")
Seconds = cdk.Duration.seconds


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"dashboard_name": "a b"}, "dashboardName contains invalid characters"),
        ({"dashboard_name": "a.b"}, "dashboardName contains invalid characters"),
        ({"end": "2030-01-01"}, "must also specify a value for start"),
        ({"start": "-PT1H", "default_interval": cdk.Duration.days(1)}, "defaultInterval and start"),
    ],
)
def test_dashboards_are_checked(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        cloudwatch.Dashboard(stack, "Dashboard", **options)

    assert "S/Dashboard" in str(refused.value)


@pytest.mark.parametrize(
    "make",
    [
        lambda: cloudwatch.GraphWidget(end="x"),
        lambda: cloudwatch.GaugeWidget(end="x"),
        lambda: cloudwatch.TableWidget(end="x"),
        lambda: cloudwatch.SingleValueWidget(metrics=[METRIC], end="x"),
    ],
)
def test_a_time_that_ends_begins(make: Callable[[], Any]) -> None:
    with pytest.raises(ValidationError, match="must also specify a value for start"):
        make()


@pytest.mark.parametrize("seconds", [0, 2, 90])
def test_periods_of_metrics_are_checked_but_not_those_of_expressions(seconds: int) -> None:
    if seconds:
        with pytest.raises(ValidationError, match="'period' must be 1, 5, 10, 30, or a multiple of 60"):
            METRIC.with_(period=Seconds(seconds))
        with pytest.raises(ValidationError, match="'period' must be 1, 5, 10, 30, or a multiple of 60"):
            cloudwatch.MathExpression(expression="m", using_metrics={"m": METRIC}, period=Seconds(seconds))

    assert cloudwatch.SearchExpression(expression="s", period=Seconds(seconds)).period.to_seconds() == seconds


@pytest.mark.parametrize(("minutes", "message"), [(0, "greater than or equal to 1 minute"), (21601, "15 days")])
def test_a_mute_lasts_a_minute_to_15_days(stack: cdk.Stack, minutes: int, message: str) -> None:
    with pytest.raises(ValidationError, match=message) as refused:
        cloudwatch.AlarmMuteRule(
            stack,
            "Mute",
            alarms=[],
            duration=cdk.Duration.minutes(minutes),
            schedule=cloudwatch.ScheduleExpression.cron(minute="1"),
        )

    assert "S/Mute" in str(refused.value)


def test_values_come_from_one_of_the_dimensions() -> None:
    with pytest.raises(ValidationError, match=r"populateFrom \(x\) is not present in dimensions"):
        cloudwatch.Values.from_search_components(namespace="n", metric_name="m", dimensions=["d"], populate_from="x")


def test_alarms_are_made_in_the_region_of_their_metric() -> None:
    stack = cdk.Stack(cdk.App(), "S", env={"account": "123456789012", "region": "eu-west-1"})
    for id, region in (("Far", "us-east-1"), ("Token", cdk.Aws.REGION)):
        metric = METRIC.with_(region=region)
        with pytest.raises(
            ValidationError, match="Cannot create an Alarm in region 'eu-west-1' based on metric 'm' in"
        ) as e:
            cloudwatch.Alarm(stack, id, metric=metric, threshold=1, evaluation_periods=1)
        assert f"S/{id}" in str(e.value)


@pytest.mark.parametrize("deep", [False, True])
def test_alarms_are_not_for_searches(stack: cdk.Stack, deep: bool) -> None:
    search: cloudwatch.IMetric = cloudwatch.SearchExpression(expression="s")
    metric = cloudwatch.MathExpression(expression="a", using_metrics={"a": search}) if deep else search

    with pytest.raises(ValidationError, match="Search expressions are not supported in CloudWatch Alarms"):
        cloudwatch.Alarm(stack, "Alarm", metric=metric, threshold=1, evaluation_periods=1)
    with pytest.raises(ValidationError, match="Search expressions are not supported in CloudWatch Alarms"):
        cloudwatch.AnomalyDetectionAlarm(stack, "Anomaly", metric=metric, evaluation_periods=1)


def test_the_line_of_an_alarm_on_a_band_is_hidden(stack: cdk.Stack) -> None:
    alarm = cloudwatch.Alarm(stack, "Alarm", metric=METRIC, threshold=1, evaluation_periods=1)
    anomaly = cloudwatch.AnomalyDetectionAlarm(stack, "Anomaly", metric=METRIC, evaluation_periods=1)

    assert (alarm.to_annotation().visible, anomaly.to_annotation().visible) == (None, False)


def test_the_band_of_an_alarm_has_the_period_of_the_metric(stack: cdk.Stack) -> None:
    metric = METRIC.with_(period=cdk.Duration.days(1))

    alarm: Any = cloudwatch.AnomalyDetectionAlarm(stack, "Alarm", metric=metric, evaluation_periods=1)

    _band, watched = stack.resolve(alarm.node.default_child.metrics)
    assert watched["metricStat"]["period"] == 86400
    assert alarm.node.metadata == []  # no warning that the period is another


def test_statistics_that_are_known_later_are_pointed_out() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    metric = cloudwatch.Metric(namespace="N", metric_name="M", statistic=cdk.Fn.ref("P"))
    alarm = metric.create_alarm(stack, "Alarm", threshold=1, evaluation_periods=1)

    (entry,) = alarm.node.metadata
    assert "[ack: CloudWatch:Alarm:UnrecognizedStatistic]" in entry.data


@pytest.mark.parametrize(("account", "elsewhere"), [(cdk.Aws.ACCOUNT_ID, False), (cdk.Fn.ref("P"), True)])
def test_accounts_known_later_may_be_others(account: str, elsewhere: bool) -> None:
    stack = cdk.Stack(cdk.App(), "S")
    metric = cloudwatch.Metric(namespace="N", metric_name="M", account=account)
    made: Any = metric.create_alarm(stack, "Alarm", threshold=1, evaluation_periods=1).node.default_child

    assert (made.metrics is not None) is elsewhere
