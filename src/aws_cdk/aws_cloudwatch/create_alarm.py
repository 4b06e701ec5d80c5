"""Options of alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric


class ComparisonOperator(NamedEnum):
    """How a metric is compared. Source: CloudWatch's API reference, PutMetricAlarm."""

    GREATER_THAN_OR_EQUAL_TO_THRESHOLD = "GreaterThanOrEqualToThreshold"
    GREATER_THAN_THRESHOLD = "GreaterThanThreshold"
    LESS_THAN_THRESHOLD = "LessThanThreshold"
    LESS_THAN_OR_EQUAL_TO_THRESHOLD = "LessThanOrEqualToThreshold"
    LESS_THAN_LOWER_OR_GREATER_THAN_UPPER_THRESHOLD = "LessThanLowerOrGreaterThanUpperThreshold"
    """Outside a band of what is expected; as the two that follow, for bands alone."""
    GREATER_THAN_UPPER_THRESHOLD = "GreaterThanUpperThreshold"
    LESS_THAN_LOWER_THRESHOLD = "LessThanLowerThreshold"


class TreatMissingData(NamedEnum):
    """What a period without samples means."""

    BREACHING = "breaching"
    NOT_BREACHING = "notBreaching"
    IGNORE = "ignore"
    """The state stays as it is."""
    MISSING = "missing"
    """The state becomes INSUFFICIENT_DATA if all are missing."""


class _AlarmOptions(Struct):
    """What alarms on fixed thresholds and on bands have in common."""

    evaluation_periods: int | float
    """How many periods are looked at."""
    actions_enabled: bool | None = None
    """Whether actions run when the state changes. Default: yes."""
    alarm_description: str | None = None
    """What the alarm is for. Default: none."""
    alarm_name: str | None = None
    """Name of the alarm. Default: chosen by CloudFormation."""
    comparison_operator: ComparisonOperator | None = None
    """How the metric is compared. Default: at or over the threshold; with a band, outside of it."""
    datapoints_to_alarm: int | float | None = None
    """How many of the periods must breach. Default: all."""
    evaluate_low_sample_count_percentile: str | None = None
    """``ignore`` keeps the state while there are too few samples for a percentile. Default: it is evaluated."""
    treat_missing_data: TreatMissingData | None = None
    """What a period without samples means. Default: missing."""


class CreateAlarmOptions(_AlarmOptions):
    """Options of an alarm on a known metric."""

    threshold: int | float
    """What the metric is compared with."""


class AlarmProps(CreateAlarmOptions):
    """Options of an alarm."""

    metric: IMetric
    """What is watched."""


__all__ = ["AlarmProps", "ComparisonOperator", "CreateAlarmOptions", "TreatMissingData"]
