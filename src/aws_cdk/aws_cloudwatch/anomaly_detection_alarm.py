"""Alarms on what is not expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._statistic import NAMED_STATISTICS, normal_statistic
from aws_cdk.aws_cloudwatch.alarm import Alarm, period_of
from aws_cdk.aws_cloudwatch.create_alarm import ComparisonOperator, _AlarmOptions
from aws_cdk.aws_cloudwatch.metric import Metric
from aws_cdk.core.duration import Duration
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from constructs import Construct


class AnomalyDetectionAlarmProps(_AlarmOptions):
    """Options of an alarm on what is not expected."""

    metric: IMetric
    """What is watched."""
    period: Duration | None = None
    """Deprecated: the metric's is used; the alarm says this one beside it, as the peer."""
    statistic: str | None = None
    """Deprecated: the metric's is used; the alarm says this one beside it, as the peer."""
    std_devs: int | float | None = None
    """Half the width of the band in standard deviations; more than 0. Default: 2."""


class AnomalyDetectionAlarm(Alarm):
    """Watches a metric, and acts when it leaves the band that CloudWatch expects it in."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-cloudwatch.AnomalyDetectionAlarm"

    @takes(AnomalyDetectionAlarmProps)
    def __init__(self, scope: Construct, id: str, props: AnomalyDetectionAlarmProps) -> None:
        """Make an alarm.

        Raises:
            ValidationError: the operator is one for fixed thresholds, or the width of the band is not more than 0.
        """
        given, seconds = props._given(), period_of(props.metric)
        options = {name: given[name] for name in _AlarmOptions._fields if name in given}
        super().__init__(
            scope,
            id,
            **{
                "comparison_operator": ComparisonOperator.LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD,
                **options,
                "threshold": Alarm.ANOMALY_DETECTION_NO_THRESHOLD,
                # The band has the period of the metric.
                "metric": Metric.anomaly_detection_for(
                    metric=props.metric,
                    std_devs=props.std_devs,
                    period=Duration.seconds(seconds) if seconds else None,
                ),
            },
        )
        resource: Any = self.node.default_child
        if props.period is not None:
            resource.period = props.period.to_seconds()
        if props.statistic:
            statistic, _ = normal_statistic(props.statistic)
            if statistic in NAMED_STATISTICS:
                resource.statistic = statistic
            else:
                resource.extended_statistic = statistic


__all__ = ["AnomalyDetectionAlarm", "AnomalyDetectionAlarmProps"]
