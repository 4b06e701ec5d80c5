"""Metrics, expressions and alarms: what they refuse, and what they warn of."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cloudwatch as cw
from aws_cdk.core.errors import ValidationError


def _metric(**options: Any) -> cw.Metric:
    return cw.Metric(**{"namespace": "Shop", "metric_name": "Orders", **options})


def _stack(region: str = "us-east-1") -> cdk.Stack:
    return cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(account="111111111111", region=region))


@pytest.mark.parametrize(
    ("given", "statistic"),
    [("avg", "Average"), ("N", "SampleCount"), ("P99.9", "p99.9"), ("tm(10%:90%)", "TM(10%:90%)"), ("iqm", "IQM")],
)
def test_statistics_get_their_usual_spelling(given: str, statistic: str) -> None:
    metric = _metric(statistic=given)
    assert metric.statistic == statistic
    assert metric.warnings_v2 is None


@pytest.mark.parametrize("statistic", ["p101", "p", "tm(1:2", "other"])
def test_unknown_statistics_are_kept_with_a_warning(statistic: str) -> None:
    metric = _metric(statistic=statistic)
    assert metric.statistic == statistic
    assert list(metric.warnings_v2 or ()) == ["CloudWatch:Alarm:UnrecognizedStatistic"]


@pytest.mark.parametrize("seconds", [20, 45, 90])
def test_periods_that_cloudwatch_lacks_are_refused(seconds: int) -> None:
    with pytest.raises(ValidationError, match=f"received {seconds}"):
        _metric(period=cdk.Duration.seconds(seconds))


def test_dimensions_are_limited_in_number_and_length() -> None:
    with pytest.raises(ValidationError, match="maximum number of dimensions is 30, received 31"):
        _metric(dimensions_map={f"d{index}": "x" for index in range(31)})
    with pytest.raises(ValidationError, match="Dimension value must be at least 1"):
        _metric(dimensions_map={"name": ""})
    with pytest.raises(ValidationError, match="Dimension name must be at least 1"):
        _metric(dimensions_map={"n" * 256: "x"})


def test_an_expression_reads_all_metrics_with_its_period() -> None:
    expression = cw.MathExpression(expression="a", using_metrics={"a": _metric(period=cdk.Duration.minutes(1))})
    used = expression.using_metrics["a"]
    assert isinstance(used, cw.Metric)
    assert used.period.to_seconds() == 300
    assert list(expression.warnings_v2 or ()) == ["CloudWatch:Math:MetricsPeriodsOverridden"]
    assert expression.with_(period=cdk.Duration.minutes(5)) is expression


def test_names_that_stand_for_no_metric_are_warned_of() -> None:
    warnings = cw.MathExpression(expression="IF(a > 1, 'text', b)", using_metrics={"a": _metric()}).warnings_v2
    assert "unknown identifiers: b." in (warnings or {})["CloudWatch:Math:UnknownIdentifier"]
    assert cw.MathExpression(expression="SEARCH('{x} y', 'Sum') + b", using_metrics={}).warnings_v2 is None


def test_a_name_stands_for_one_metric() -> None:
    inner = cw.MathExpression(expression="a", using_metrics={"a": _metric(metric_name="Other")})
    with pytest.raises(ValidationError, match="ID 'a' used for two metrics in the expression: 'Other' and 'Orders'"):
        cw.MathExpression(expression="a + b", using_metrics={"a": _metric(), "b": inner})
    with pytest.raises(ValidationError, match="Invalid variable names in expression: A"):
        cw.MathExpression(expression="A", using_metrics={"A": _metric()})


def test_alarms_stay_in_the_region_of_their_metrics() -> None:
    attached = _metric().attach_to(_stack("us-west-2"))
    with pytest.raises(ValidationError, match="Alarm in region 'us-east-1' based on metric 'Orders' in 'us-west-2'"):
        attached.create_alarm(_stack(), "Alarm", threshold=1, evaluation_periods=1)


def test_alarms_cannot_search() -> None:
    search = cw.SearchExpression(expression="SEARCH('{x} y', 'Sum')")
    with pytest.raises(ValidationError, match="Search expressions are not supported"):
        cw.Alarm(_stack(), "Alarm", metric=search, threshold=1, evaluation_periods=1)
    expression = cw.MathExpression(expression="SEARCH('x')", search_region="us-east-1")
    with pytest.raises(ValidationError, match="searchAccount or searchRegion"):
        expression.create_alarm(_stack(), "Alarm", threshold=1, evaluation_periods=1)


def test_an_expression_of_an_alarm_has_ten_metrics_at_most() -> None:
    def total(count: int, name: str) -> cw.MathExpression:
        names = [f"{name}{number}" for number in range(count)]
        return cw.MathExpression(expression="+".join(names), using_metrics={each: _metric() for each in names})

    total(10, "m").create_alarm(_stack(), "Ten", threshold=1, evaluation_periods=1)
    with pytest.raises(ValidationError, match="cannot contain more than 10 individual metrics"):
        total(11, "m").create_alarm(_stack(), "Eleven", threshold=1, evaluation_periods=1)
    halves = cw.MathExpression(expression="a+b", using_metrics={"a": total(8, "m"), "b": total(8, "n")})
    halves.create_alarm(_stack(), "Nested", threshold=1, evaluation_periods=1)


def test_operators_fit_what_is_watched() -> None:
    with pytest.raises(ValidationError, match="requires an ANOMALY_DETECTION_BAND"):
        _metric().create_alarm(
            _stack(),
            "Alarm",
            threshold=1,
            evaluation_periods=1,
            comparison_operator=cw.ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
        )
    with pytest.raises(ValidationError, match="Fixed threshold operator GreaterThanThreshold can not be used"):
        cw.AnomalyDetectionAlarm(
            _stack(),
            "Alarm",
            metric=_metric(),
            evaluation_periods=1,
            comparison_operator=cw.ComparisonOperator.GREATER_THAN_THRESHOLD,
        )
    with pytest.raises(ValidationError, match="stdDevs must be greater than 0"):
        cw.Metric.anomaly_detection_for(metric=_metric(), std_devs=0)


class _Action(cw.IAlarmAction):
    def bind(self, scope: Any, alarm: cw.IAlarm) -> cw.AlarmActionConfig:
        return cw.AlarmActionConfig(alarm_action_arn="arn:aws:automate:us-east-1:ec2:stop")


def test_actions_on_instances_need_an_instance() -> None:
    stack = _stack()
    alarm = _metric().create_alarm(stack, "Any", threshold=1, evaluation_periods=1)
    with pytest.raises(ValidationError, match="EC2 Per-Instance Metric"):
        alarm.add_alarm_action(_Action())
    instance = _metric(dimensions_map={"InstanceId": "i-1"})
    instance.create_alarm(stack, "One", threshold=1, evaluation_periods=1).add_alarm_action(_Action())


def test_rules_of_composite_alarms_are_checked() -> None:
    stack = _stack()
    alarm = cw.Alarm.from_alarm_name(stack, "Known", "known")
    with pytest.raises(ValidationError, match=r"any operands for AlarmRule.allOf\(\)"):
        cw.AlarmRule.all_of()
    with pytest.raises(ValidationError, match=r"number of operands \(1\), got 2"):
        cw.AlarmRule.at_least(cw.AlarmState.ALARM, operands=[alarm], threshold=cw.AtLeastThreshold.count(2))
    with pytest.raises(ValidationError, match="between 1 and 100, got 101"):
        cw.AlarmRule.at_least(cw.AlarmState.OK, operands=[alarm], threshold=cw.AtLeastThreshold.percentage(101))
    with pytest.raises(ValidationError, match="cannot be greater than 10240 characters"):
        cw.CompositeAlarm(stack, "Long", alarm_rule=cw.AlarmRule.from_string("x" * 10241))
    with pytest.raises(ValidationError, match="require an ActionsSuppressor"):
        cw.CompositeAlarm(
            stack,
            "Wait",
            alarm_rule=cw.AlarmRule.from_boolean(True),
            actions_suppressor_wait_period=cdk.Duration.minutes(1),
        )


@pytest.mark.parametrize(
    ("seconds", "periods", "text"), [(10, 1, "10 seconds"), (30, 2, "1 minute"), (30, 3, "1.5 minutes")]
)
def test_annotations_tell_how_long_a_breach_takes(seconds: int, periods: int, text: str) -> None:
    alarm = _metric(period=cdk.Duration.seconds(seconds)).create_alarm(
        _stack(), "Alarm", threshold=5, evaluation_periods=periods
    )
    assert alarm.to_annotation().label == f"Orders >= 5 for {periods} datapoints within {text}"


def test_statistics_are_percentages() -> None:
    assert cw.Stats.wm(5, 95) == "WM(5%:95%)"
    assert cw.Stats.pr(100) == "PR(:100)"
    with pytest.raises(ValidationError, match="Expecting a percentage, got: 101"):
        cw.Stats.p(101)
