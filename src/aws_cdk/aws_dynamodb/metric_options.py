"""Options of metrics over several operations."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.aws_cloudwatch.metric_types import MetricOptions
from aws_cdk.aws_dynamodb.operation import Operation


class SystemErrorsForOperationsMetricOptions(MetricOptions):
    """Options of a metric over several operations."""

    operations: Sequence[Operation] | None = None
    """The operations. Default: all."""


class OperationsMetricOptions(SystemErrorsForOperationsMetricOptions):
    """Options of a metric over several operations."""


__all__ = ["OperationsMetricOptions", "SystemErrorsForOperationsMetricOptions"]
