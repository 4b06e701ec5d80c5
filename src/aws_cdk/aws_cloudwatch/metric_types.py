"""What everything that can be graphed or watched has in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.unit import Unit
    from aws_cdk.core.duration import Duration


class Dimension(Struct):
    """A name and a value that tell metrics of the same name apart."""

    name: str
    """The name."""
    value: Any
    """The value."""


class MetricStatConfig(Struct):
    """A metric that is read as it was reported."""

    metric_name: str
    """The metric's name."""
    namespace: str
    """The metric's namespace."""
    period: Duration
    """Over how long samples are put together."""
    statistic: str
    """How samples are put together."""
    account: str | None = None
    """The account the metric is in. Default: that of the reader."""
    account_override: str | None = None
    """The account that was asked for, rather than taken from a construct."""
    dimensions: Nested[Sequence[Dimension] | None] = nested()
    """The dimensions, by name."""
    region: str | None = None
    """The region the metric is in. Default: that of the reader."""
    region_override: str | None = None
    """The region that was asked for, rather than taken from a construct."""
    unit_filter: Unit | None = None
    """Samples of this unit alone. Default: of all."""


class MetricExpressionConfig(Struct):
    """A metric that is computed."""

    expression: str
    """How it is computed."""
    period: int | float
    """Over how many seconds samples are put together."""
    using_metrics: Mapping[str, IMetric]
    """The metrics that the expression names."""
    search_account: str | None = None
    """The account a search looks in. Default: that of the reader."""
    search_region: str | None = None
    """The region a search looks in. Default: that of the reader."""


class MetricConfig(Struct):
    """What a metric is; one of its three kinds."""

    math_expression: Nested[MetricExpressionConfig | None] = nested()
    """It is computed."""
    metric_stat: Nested[MetricStatConfig | None] = nested()
    """It is read."""
    rendering_properties: Mapping[str, Any] | None = None
    """How it is shown on dashboards."""
    search_expression: Nested[MetricExpressionConfig | None] = nested()
    """It is searched for; only on dashboards."""


class IMetric(Interface):
    """A metric, or what is computed from metrics."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def warnings(self) -> list[str] | None: ...
        @property
        def warnings_v2(self) -> dict[str, str] | None: ...
        def to_metric_config(self) -> MetricConfig: ...

    else:
        _optional = ("warnings", "warnings_v2")


class CommonMetricOptions(Struct):
    """How a metric is read and shown."""

    account: str | None = None
    """The account it is in. Default: that of the reader."""
    color: str | None = None
    """Its color on dashboards, as in ``#00ff00``. Default: chosen by CloudWatch."""
    dimensions_map: Mapping[str, str] | None = None
    """Its dimensions, 30 at most. Default: none."""
    id: str | None = None
    """Its name in expressions of a dashboard. Default: none."""
    label: str | None = None
    """What it is called on dashboards and in alarms. Default: as CloudWatch sees fit."""
    period: Duration | None = None
    """Over how long samples are put together: 1, 5, 10, 30 or a multiple of 60 seconds. Default: 5 minutes."""
    region: str | None = None
    """The region it is in. Default: that of the reader."""
    stack_account: str | None = None
    """The account of the stack it belongs to; ``account`` wins."""
    stack_region: str | None = None
    """The region of the stack it belongs to; ``region`` wins."""
    statistic: str | None = None
    """How samples are put together; :class:`Stats` helps to write it. Default: Average."""
    unit: Unit | None = None
    """Samples of this unit alone. Default: of all."""
    visible: bool | None = None
    """Whether it is shown on dashboards. Default: yes."""


class MetricOptions(CommonMetricOptions):
    """What can be changed in a metric."""


class MetricProps(CommonMetricOptions):
    """What a metric is made of."""

    metric_name: str
    """Its name."""
    namespace: str
    """Its namespace."""


class MathExpressionOptions(Struct):
    """How an expression is read and shown."""

    color: str | None = None
    """Its color on dashboards. Default: chosen by CloudWatch."""
    label: str | None = None
    """What it is called. Default: as CloudWatch sees fit."""
    period: Duration | None = None
    """The period of all metrics that it uses. Default: 5 minutes."""
    search_account: str | None = None
    """The account its searches look in. Default: that of the dashboard."""
    search_region: str | None = None
    """The region its searches look in. Default: that of the dashboard."""


class MathExpressionProps(MathExpressionOptions):
    """What an expression is made of."""

    expression: str
    """The expression, as CloudWatch's metric math has it."""
    using_metrics: Mapping[str, IMetric] | None = None
    """The metrics by the names that the expression has for them. Default: none."""


class AnomalyDetectionMetricOptions(MathExpressionOptions):
    """Options of a band of what is to be expected."""

    metric: IMetric
    """The metric that is expected to stay in the band."""
    std_devs: int | float | None = None
    """Half the width of the band in standard deviations; more than 0. Default: 2."""


class SearchExpressionOptions(MathExpressionOptions):
    """How a search is read and shown."""


class SearchExpressionProps(SearchExpressionOptions):
    """What a search is made of."""

    expression: str
    """The search."""


def metric_text(metric: Any) -> str:
    """Return what a metric is called in messages."""
    to_string = getattr(metric, "to_string", None)
    return str(to_string()) if to_string is not None else str(metric)


def shown(color: str | None = None, label: str | None = None, **others: Any) -> dict[str, Any]:
    """Return what was given of how a metric is shown."""
    values = {"color": color, "label": label, **others}
    return {name: value for name, value in values.items() if value is not None}


__all__ = [
    "AnomalyDetectionMetricOptions",
    "CommonMetricOptions",
    "Dimension",
    "IMetric",
    "MathExpressionOptions",
    "MathExpressionProps",
    "MetricConfig",
    "MetricExpressionConfig",
    "MetricOptions",
    "MetricProps",
    "MetricStatConfig",
    "SearchExpressionOptions",
    "SearchExpressionProps",
]
