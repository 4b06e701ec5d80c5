"""Metrics of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_dynamodb.operation import Operation
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import StructLater, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import IMetric, Metric
    from aws_cdk.aws_dynamodb.metric_options import OperationsMetricOptions
else:
    OperationsMetricOptions = StructLater("aws_cdk.aws_dynamodb.metric_options", "OperationsMetricOptions")

_NAMESPACE = "AWS/DynamoDB"
# What is summed up where no operations are named. Source: the DynamoDB developer guide, metrics and dimensions.
_ALL_OPERATIONS = tuple(Operation)


class _TableMetrics:
    """The metrics that DynamoDB reports of a table, each over 5 minutes. Options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def table_name(self) -> str: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric of the table by its name. Default statistic: average."""
        from aws_cdk.aws_cloudwatch import Metric

        defaults = {"dimensions_map": {"TableName": self.table_name}, **self._metric_place()}
        metric = Metric(namespace=_NAMESPACE, metric_name=metric_name, **{**defaults, **props._given()})
        return metric.attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    def _metric_place(self) -> dict[str, Any]:
        """Return region and account of the metrics, if they are always said."""
        return {}

    def _metric_of_operation(self, metric_name: str, statistic: str, props: dict[str, Any]) -> Metric:
        dimensions = props.get("dimensions_map") or {}
        if "Operation" not in dimensions:
            raise ValidationError(
                f"'Operation' dimension must be passed for the '{metric_name}' metric.",
                scope=self,
                fix="set dimensions_map={'Operation': Operation.GET_ITEM.value}, or whichever operation is meant",
            )
        dimensions = {"TableName": self.table_name, **dimensions}
        return self.metric(metric_name, **{"statistic": statistic, **props, "dimensions_map": dimensions})

    @takes(MetricOptions)
    def metric_consumed_read_capacity_units(self, props: MetricOptions) -> Metric:
        """Return the units read. Default statistic: sum."""
        return self.metric("ConsumedReadCapacityUnits", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_consumed_write_capacity_units(self, props: MetricOptions) -> Metric:
        """Return the units written. Default statistic: sum."""
        return self.metric("ConsumedWriteCapacityUnits", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_conditional_check_failed_requests(self, props: MetricOptions) -> Metric:
        """Return the number of writes whose condition did not hold. Default statistic: sum."""
        return self.metric("ConditionalCheckFailedRequests", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_throttled_requests(self, props: MetricOptions) -> Metric:
        """Deprecated: the number of requests that exceeded the throughput. Default statistic: sum."""
        return self.metric("ThrottledRequests", **{"statistic": "Sum", **props._given()})

    @takes(MetricOptions)
    def metric_system_errors(self, props: MetricOptions) -> Metric:
        """Deprecated: the number of errors of DynamoDB for one operation, named by ``dimensions_map``.

        Raises:
            ValidationError: the dimension ``Operation`` is missing.
        """
        return self._metric_of_operation("SystemErrors", "Sum", props._given())

    @takes(MetricOptions)
    def metric_user_errors(self, props: MetricOptions) -> Metric:
        """Return the number of requests of account and region that were wrong; it has no dimensions. Default statistic: sum."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"statistic": "Sum", **self._metric_place(), **props._given(), "dimensions_map": {}}
        return Metric(namespace=_NAMESPACE, metric_name="UserErrors", **options).attach_to(self)  # type: ignore[arg-type]  # mixed into constructs alone

    @takes(MetricOptions)
    def metric_successful_request_latency(self, props: MetricOptions) -> Metric:
        """Return how long one operation, named by ``dimensions_map``, took, in milliseconds. Default statistic: average.

        Raises:
            ValidationError: the dimension ``Operation`` is missing.
        """
        return self._metric_of_operation("SuccessfulRequestLatency", "Average", props._given())

    @takes(OperationsMetricOptions)
    def metric_throttled_requests_for_operation(self, operation: str, props: OperationsMetricOptions) -> Metric:
        """Return the number of requests of one operation that exceeded the throughput. Default statistic: sum."""
        dimensions = {"Operation": operation, "TableName": self.table_name}
        options = {key: value for key, value in props._given().items() if key != "operations"}
        return self.metric("ThrottledRequests", **{"statistic": "Sum", "dimensions_map": dimensions, **options})

    @takes(OperationsMetricOptions)
    def metric_throttled_requests_for_operations(self, props: OperationsMetricOptions) -> IMetric:
        """Return the number of requests of several operations (all by default) that exceeded the throughput."""
        return self._summed("ThrottledRequests", "Sum of throttled requests across all operations", props)

    @takes(OperationsMetricOptions)
    def metric_system_errors_for_operations(self, props: OperationsMetricOptions) -> IMetric:
        """Return the number of errors of DynamoDB for several operations (all by default)."""
        return self._summed("SystemErrors", "Sum of errors across all operations", props)

    def _summed(self, metric_name: str, label: str, props: OperationsMetricOptions) -> IMetric:
        from aws_cdk.aws_cloudwatch import MathExpression

        given = props._with(operations=None)._given()
        metrics = {}
        for operation in props.operations or _ALL_OPERATIONS:
            dimensions = {"TableName": self.table_name, "Operation": operation._value_}
            options = {"statistic": "Sum", **given, "dimensions_map": dimensions}
            metrics[operation._value_.lower()] = self.metric(metric_name, **options)
        options = {key: value for key, value in given.items() if key in ("color", "period")}
        return MathExpression(expression=" + ".join(metrics), using_metrics=metrics, label=label, **options)
