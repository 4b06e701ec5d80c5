"""A metric filter: makes a CloudWatch metric of log events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.aws_logs._l1 import CfnMetricFilter
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import Struct, takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch import Metric, Unit
    from aws_cdk.aws_logs.filter_pattern import IFilterPattern
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_MAX_DIMENSIONS = 3


class MetricFilterOptions(Struct):
    """Options of a metric filter of a known log group."""

    filter_pattern: IFilterPattern
    """Which events count."""
    metric_name: str
    """The metric's name."""
    metric_namespace: str
    """The metric's namespace."""
    apply_on_transformed_logs: bool | None = None
    """Whether events are looked at after they were transformed. Default: before."""
    default_value: float | None = None
    """What is reported in a minute without events. Default: nothing."""
    dimensions: Mapping[str, str] | None = None
    """Dimensions of the metric with fields that give their values, three at most."""
    filter_name: str | None = None
    """The filter's name. Default: chosen by CloudFormation."""
    metric_value: str | None = None
    """What an event adds: a number, or a field of the pattern. Default: 1."""
    unit: Unit | None = None
    """The metric's unit. Default: none."""


class MetricFilterProps(MetricFilterOptions):
    """Options of a metric filter."""

    log_group: ILogGroupRef
    """The log group whose events are looked at."""


class MetricFilter(Resource):
    """Makes a CloudWatch metric of the events of a log group."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-logs.MetricFilter"

    @takes(MetricFilterProps)
    def __init__(self, scope: Construct, id: str, props: MetricFilterProps) -> None:
        """Make a metric filter.

        Raises:
            ValidationError: there are more than three dimensions.
        """
        super().__init__(scope, id, physical_name=props.filter_name)
        self._metric_name = props.metric_name
        self._metric_namespace = props.metric_namespace
        dimensions = props.dimensions
        if dimensions is not None and len(dimensions) > _MAX_DIMENSIONS:
            raise ValidationError(
                f"MetricFilter only supports a maximum of {_MAX_DIMENSIONS} dimensions but received {len(dimensions)}.",
                scope=self,
            )
        CfnMetricFilter(
            self,
            "Resource",
            log_group_name=props.log_group.log_group_ref.log_group_name,
            filter_name=self.physical_name,
            filter_pattern=props.filter_pattern.log_pattern_string,
            apply_on_transformed_logs=props.apply_on_transformed_logs,
            metric_transformations=[
                CfnMetricFilter.MetricTransformationProperty(
                    metric_namespace=props.metric_namespace,
                    metric_name=props.metric_name,
                    metric_value="1" if props.metric_value is None else props.metric_value,
                    default_value=props.default_value,
                    dimensions=(
                        [{"key": key, "value": value} for key, value in dimensions.items()]
                        if dimensions is not None
                        else None
                    ),
                    unit=props.unit._value_ if props.unit is not None else None,
                )
            ],
        )

    @takes(MetricOptions)
    def metric(self, props: MetricOptions) -> Metric:
        """Return the metric; ``props`` are those of ``aws_cloudwatch.MetricOptions``. Default: the average of 5 minutes."""
        from aws_cdk.aws_cloudwatch import Metric

        options = {"statistic": "Average", **props._given()}
        return Metric(metric_name=self._metric_name, namespace=self._metric_namespace, **options).attach_to(self)
