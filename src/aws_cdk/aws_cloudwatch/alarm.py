"""Alarms on metrics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._l1 import CfnAlarm
from aws_cdk.aws_cloudwatch._statistic import NAMED_STATISTICS
from aws_cdk.aws_cloudwatch.alarm_base import AlarmBase, IAlarm, IAlarmAction, _ImportedAlarm, alarm_of_name
from aws_cdk.aws_cloudwatch.annotation import HorizontalAnnotation
from aws_cdk.aws_cloudwatch.create_alarm import AlarmProps, ComparisonOperator
from aws_cdk.aws_cloudwatch.math_expression import metrics_of
from aws_cdk.aws_cloudwatch.metric_types import metric_text
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnComponents, ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric, MetricConfig, MetricStatConfig
    from constructs import Construct

_ANOMALY_OPERATORS = frozenset(
    (
        ComparisonOperator.LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
        ComparisonOperator.GREATER_THAN_UPPER_THRESHOLD,
        ComparisonOperator.LESS_THAN_LOWER_THRESHOLD,
    )
)
_SYMBOLS = {
    ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD: ">=",
    ComparisonOperator.GREATER_THAN_THRESHOLD: ">",
    ComparisonOperator.LESS_THAN_THRESHOLD: "<",
    ComparisonOperator.LESS_THAN_OR_EQUAL_TO_THRESHOLD: "<=",
}
_BAND = "ANOMALY_DETECTION_BAND"
# Limit of the service for one expression; metrics of nested expressions are not counted, as the peer.
_MAX_METRICS_IN_EXPRESSION = 10
_EXPRESSION_ID = "expr_1"
_METRIC_ID = "m1"


class Alarm(AlarmBase):
    """Watches a metric, and acts when it crosses a threshold."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudwatch.Alarm"
    ANOMALY_DETECTION_NO_THRESHOLD = 0
    """The threshold of an alarm on a band, which has none."""

    @staticmethod
    @checked
    def from_alarm_arn(scope: Construct, id: str, alarm_arn: str) -> IAlarm:
        """Return an alarm made elsewhere, by its ARN."""
        return _ImportedAlarm(scope, id, alarm_arn)

    @staticmethod
    @checked
    def from_alarm_name(scope: Construct, id: str, alarm_name: str) -> IAlarm:
        """Return an alarm made elsewhere in the stack's account and region, by its name."""
        return alarm_of_name(scope, id, alarm_name)

    @takes(AlarmProps)
    def __init__(self, scope: Construct, id: str, props: AlarmProps) -> None:
        """Make an alarm.

        Raises:
            ValidationError: the metric is of another region or searched for, or the operator does not fit it.
        """
        super().__init__(scope, id, physical_name=props.alarm_name)
        self.metric: IMetric = props.metric
        self._operator = props.comparison_operator or ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
        self._props = props
        expression = props.metric.to_metric_config().math_expression
        on_band = expression is not None and _BAND in expression.expression
        self._check_operator(on_band, props.comparison_operator)
        rendered = self._rendered_metric(on_band)
        if on_band:
            rendered["threshold_metric_id"] = _EXPRESSION_ID
        else:
            rendered["threshold"] = props.threshold
        missing = props.treat_missing_data
        resource = CfnAlarm(
            self,
            "Resource",
            alarm_description=props.alarm_description,
            alarm_name=self.physical_name,
            comparison_operator=self._operator._value_,
            datapoints_to_alarm=props.datapoints_to_alarm,
            evaluate_low_sample_count_percentile=props.evaluate_low_sample_count_percentile,
            evaluation_periods=props.evaluation_periods,
            treat_missing_data=missing._value_ if missing is not None else None,
            actions_enabled=props.actions_enabled,
            **self._actions(),
            **rendered,
        )
        self.alarm_arn = self._get_resource_arn_attribute(
            resource.attr_arn,
            ArnComponents(
                service="cloudwatch",
                resource="alarm",
                resource_name=self.physical_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            ),
        )
        self.alarm_name = self._get_resource_name_attribute(resource.ref)
        if on_band and props.threshold != Alarm.ANOMALY_DETECTION_NO_THRESHOLD:
            Annotations.of(self).add_warning_v2(
                "aws-cdk-lib/aws-cloudwatch:thresholdIgnoredForAnomalyDetection",
                "threshold is unused for anomaly detection alarms. Use 'Alarm.ANOMALY_DETECTION_NO_THRESHOLD' or use the "
                "AnomalyDetectionAlarm construct.",
            )
        for warning_id, message in (getattr(props.metric, "warnings_v2", None) or {}).items():
            Annotations.of(self).add_warning_v2(warning_id, message)

    @checked
    def add_alarm_action(self, *actions: IAlarmAction) -> None:
        """Do this when the state becomes ALARM.

        Raises:
            ValidationError: an action on an EC2 instance, but no instance is known by the metric's dimensions.
        """
        arns = self._bound(actions)
        for arn in arns:
            # An ARN with tokens in it is taken as it is, as by the peer.
            if not is_unresolved(arn) and re.match(r"arn:[^:]+:automate:[^:]+:ec2:", arn):
                self._check_instance()
        self._alarm_action_arns = [*(self._alarm_action_arns or ()), *arns]

    def to_annotation(self) -> HorizontalAnnotation:
        """Return a line for dashboards, at the threshold."""
        text = metric_text(self.metric)
        if self._operator in _ANOMALY_OPERATORS:
            # Hidden: the band has no threshold of its own.
            return HorizontalAnnotation(value=self._props.threshold, label=text, visible=False)
        periods = self._props.evaluation_periods
        seconds = periods * period_of(self.metric)
        points = self._props.datapoints_to_alarm or periods
        label = (
            f"{text} {_SYMBOLS[self._operator]} {self._props.threshold:g} for {points:g} datapoints within "
            f"{_time_text(seconds)}"
        )
        return HorizontalAnnotation(value=self._props.threshold, label=label)

    def _check_operator(self, on_band: bool, operator: ComparisonOperator | None) -> None:
        if on_band and operator not in _ANOMALY_OPERATORS:
            raise ValidationError(
                f"Fixed threshold operator {operator._value_ if operator else 'undefined'} can not be used with an {_BAND}() "
                "math expression; use an anomaly threshold operator instead.",
                scope=self,
            )
        if not on_band and operator in _ANOMALY_OPERATORS:
            raise ValidationError(
                f"Anomaly detection operator {self._operator._value_} requires an {_BAND}() metric. Use the construct "
                f"AnomalyDetectionAlarm or wrap your metric in an {_BAND} expression.",
                scope=self,
            )

    def _check_instance(self) -> None:
        stat = self.metric.to_metric_config().metric_stat
        if stat is None or not any(dimension.name == "InstanceId" for dimension in stat.dimensions or ()):
            raise ValidationError(
                f"EC2 alarm actions requires an EC2 Per-Instance Metric. ('{metric_text(self.metric)}' does not have an "
                "'InstanceId' dimension)",
                scope=self,
            )

    def _rendered_metric(self, on_band: bool) -> dict[str, Any]:
        config = self._checked_config(self.metric)
        stat = config.metric_stat
        label = (config.rendering_properties or {}).get("label")
        if stat is not None and label is None and self._account_of(stat) is None:
            self._check_region(stat)
            named = stat.statistic in NAMED_STATISTICS
            return {
                "dimensions": _dimensions(stat),
                "namespace": stat.namespace,
                "metric_name": stat.metric_name,
                "period": stat.period.to_seconds(),
                "statistic": stat.statistic if named else None,
                "extended_statistic": None if named else stat.statistic,
                "unit": stat.unit_filter._value_ if stat.unit_filter is not None else None,
            }
        if stat is not None:
            return {"metrics": [self._entry(_METRIC_ID, self.metric, True)]}
        expression = config.math_expression
        returned = set(expression.using_metrics) if expression is not None and on_band else set()
        return {
            "metrics": [
                self._entry(_EXPRESSION_ID, self.metric, True),
                *(self._entry(name, metric, name in returned) for name, metric in metrics_of(self.metric).items()),
            ]
        }

    def _checked_config(self, metric: IMetric) -> MetricConfig:
        config = metric.to_metric_config()
        if config.search_expression is not None:
            raise ValidationError(
                "Search expressions are not supported in CloudWatch Alarms. Use search expressions only in dashboard "
                "graphs.",
                scope=self,
            )
        return config

    def _entry(self, id: str, metric: IMetric, return_data: bool) -> dict[str, Any]:
        config = self._checked_config(metric)
        entry: dict[str, Any] = {
            "id": id,
            "label": (config.rendering_properties or {}).get("label"),
            "return_data": return_data,
        }
        stat, expression = config.metric_stat, config.math_expression
        if stat is not None:
            self._check_region(stat)
            entry["account_id"] = self._account_of(stat)
            entry["metric_stat"] = {
                "metric": {
                    "metric_name": stat.metric_name,
                    "namespace": stat.namespace,
                    "dimensions": _dimensions(stat),
                },
                "period": stat.period.to_seconds(),
                "stat": stat.statistic,
                "unit": stat.unit_filter._value_ if stat.unit_filter is not None else None,
            }
        elif expression is not None:
            if len(expression.using_metrics) > _MAX_METRICS_IN_EXPRESSION:
                raise ValidationError(
                    f"Alarms on math expressions cannot contain more than {_MAX_METRICS_IN_EXPRESSION} individual metrics",
                    scope=self,
                    fix="leave some out of using_metrics, or join them by expressions of their own",
                )
            if expression.search_account or expression.search_region:
                raise ValidationError(
                    "Cannot create an Alarm based on a MathExpression which specifies a searchAccount or searchRegion",
                    scope=self,
                )
            entry["expression"] = expression.expression
            # With metrics, theirs is the period.
            entry["period"] = None if expression.using_metrics else expression.period
        return entry

    def _account_of(self, stat: MetricStatConfig) -> str | None:
        """Return the metric's account, if it is not the alarm's."""
        return None if stat.account == self.stack.account else stat.account

    def _check_region(self, stat: MetricStatConfig) -> None:
        region, own = stat.region, self.stack.region
        if region is None or region == own or is_unresolved(own):
            return
        raise ValidationError(
            f"Cannot create an Alarm in region '{own}' based on metric '{stat.metric_name}' in '{region}'",
            scope=self,
            fix="make the alarm in the metric's region",
        )


def _dimensions(stat: MetricStatConfig) -> list[dict[str, Any]] | None:
    return [{"name": dimension.name, "value": dimension.value} for dimension in stat.dimensions or ()] or None


def period_of(metric: IMetric) -> float:
    """Return the period of a metric or expression, in seconds; 0 of searches, which no alarm takes."""
    config = metric.to_metric_config()
    if config.metric_stat is not None:
        return config.metric_stat.period.to_seconds()
    return config.math_expression.period if config.math_expression is not None else 0


def _time_text(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:g} seconds"
    return "1 minute" if seconds == 60 else f"{seconds / 60:g} minutes"


__all__ = ["Alarm"]
