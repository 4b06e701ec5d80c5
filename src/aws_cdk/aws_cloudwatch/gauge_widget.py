"""Gauges on dashboards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._metric_widgets import axis, check_times, given, line, metric_rows, warnings
from aws_cdk.aws_cloudwatch.annotation import HorizontalAnnotation
from aws_cdk.aws_cloudwatch.graph_widget import LegendPosition, MetricWidgetProps, YAxisProps
from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.core.arguments import checked
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from aws_cdk.core.duration import Duration

_AXIS = {"min": 0, "max": 100}


class GaugeWidgetProps(MetricWidgetProps):
    """Options of a gauge."""

    annotations: Nested[Sequence[HorizontalAnnotation] | None] = nested()
    """Marks at values. Default: none."""
    end: str | None = None
    """Where the time that is shown ends. Default: the dashboard's."""
    left_y_axis: Nested[YAxisProps | None] = nested()
    """The scale. Default: from 0 to 100."""
    legend_position: LegendPosition | None = None
    """Where the legend is. Default: bottom."""
    live_data: bool | None = None
    """Whether the last period, not over yet, is shown. Default: no."""
    metrics: Sequence[IMetric] | None = None
    """The metrics. Default: none."""
    period: Duration | None = None
    """The period of all metrics that have none of their own. Default: 5 minutes."""
    set_period_to_time_range: bool | None = None
    """Whether the whole time that is shown is one period. Default: no."""
    start: str | None = None
    """Where the time that is shown begins. Default: the dashboard's."""
    statistic: str | None = None
    """The statistic of all metrics that have none of their own. Default: Average."""


class GaugeWidget(ConcreteWidget):
    """The last values of metrics on a scale."""

    @takes(GaugeWidgetProps)
    def __init__(self, props: GaugeWidgetProps) -> None:
        check_times(props.start, props.end)
        super().__init__(props.width or 6, props.height or 6)
        self._props = props
        self._metrics: list[IMetric] = list(props.metrics or ())
        self.warnings_v2 = warnings(self._metrics)

    @checked
    def add_metric(self, metric: IMetric) -> None:
        """Show another metric."""
        self._metrics.append(metric)
        self.warnings_v2 = warnings(self._metrics)

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        marks = [line(annotation) for annotation in props.annotations or ()]
        return "metric", given(
            view="gauge",
            title=props.title,
            region=props.region or Aws.REGION,
            metrics=metric_rows(self._metrics) if self._metrics else None,
            annotations={"horizontal": marks} if marks else None,
            yAxis={"left": {**_AXIS, **(axis(props.left_y_axis) or {})}},
            legend={"position": props.legend_position._value_} if props.legend_position is not None else None,
            liveData=props.live_data,
            setPeriodToTimeRange=props.set_period_to_time_range,
            period=props.period.to_seconds() if props.period is not None else None,
            stat=props.statistic,
            start=props.start,
            end=props.end,
            accountId=props.account_id,
        )


__all__ = ["GaugeWidget", "GaugeWidgetProps"]
