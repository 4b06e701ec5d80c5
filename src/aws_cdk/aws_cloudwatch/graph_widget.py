"""Graphs and single values of metrics on dashboards."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._metric_widgets import axis, check_times, given, line, metric_rows, vertical_line, warnings
from aws_cdk.aws_cloudwatch.annotation import HorizontalAnnotation, VerticalAnnotation
from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from aws_cdk.core.duration import Duration


_MOMENT = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?"
)


class GraphWidgetView(NamedEnum):
    """How a graph looks."""

    TIME_SERIES = "timeSeries"
    BAR = "bar"
    PIE = "pie"


class LegendPosition(NamedEnum):
    """Where the legend of a graph is."""

    BOTTOM = "bottom"
    RIGHT = "right"
    HIDDEN = "hidden"


class YAxisProps(Struct):
    """A vertical axis."""

    label: str | None = None
    """What it is called. Default: nothing."""
    max: int | float | None = None
    """Its upper end. Default: follows from the samples."""
    min: int | float | None = None
    """Its lower end. Default: 0."""
    show_units: bool | None = None
    """Whether units are shown. Default: yes."""


class MetricWidgetProps(Struct):
    """Options of widgets that show metrics."""

    account_id: str | None = None
    """The account of the metrics. Default: the dashboard's."""
    height: int | float | None = None
    """Units. Default: as the kind of widget has it."""
    region: str | None = None
    """The region of the metrics. Default: the dashboard's."""
    title: str | None = None
    """What the widget is called. Default: nothing."""
    width: int | float | None = None
    """Units, 24 at most. Default: 6."""


class GraphWidgetProps(MetricWidgetProps):
    """Options of a graph."""

    display_labels_on_chart: bool | None = None
    """Whether values are written onto a pie. Default: no."""
    end: str | None = None
    """Where the time that is shown ends. Default: the dashboard's."""
    left: Sequence[IMetric] | None = None
    """Metrics of the left axis. Default: none."""
    left_annotations: Nested[Sequence[HorizontalAnnotation] | None] = nested()
    """Lines at values of the left axis. Default: none."""
    left_y_axis: Nested[YAxisProps | None] = nested()
    """The left axis."""
    legend_position: LegendPosition | None = None
    """Where the legend is. Default: bottom."""
    live_data: bool | None = None
    """Whether the last period, not over yet, is shown. Default: no."""
    period: Duration | None = None
    """The period of all metrics that have none of their own. Default: 5 minutes."""
    right: Sequence[IMetric] | None = None
    """Metrics of the right axis. Default: none."""
    right_annotations: Nested[Sequence[HorizontalAnnotation] | None] = nested()
    """Lines at values of the right axis. Default: none."""
    right_y_axis: Nested[YAxisProps | None] = nested()
    """The right axis."""
    set_period_to_time_range: bool | None = None
    """Whether the whole time that is shown is one period. Default: no."""
    stacked: bool | None = None
    """Whether lines are stacked. Default: no."""
    start: str | None = None
    """Where the time that is shown begins. Default: the dashboard's."""
    statistic: str | None = None
    """The statistic of all metrics that have none of their own. Default: Average."""
    vertical_annotations: Nested[Sequence[VerticalAnnotation] | None] = nested()
    """Lines at moments. Default: none."""
    view: GraphWidgetView | None = None
    """How the graph looks. Default: lines over time."""


class GraphWidget(ConcreteWidget):
    """A graph of metrics."""

    @takes(GraphWidgetProps)
    def __init__(self, props: GraphWidgetProps) -> None:
        """Make a graph.

        Raises:
            ValidationError: labels are wanted on something that is no pie, or a moment is no date and time of ISO 8601.
        """
        check_times(props.start, props.end)
        super().__init__(props.width or 6, props.height or 6)
        if props.display_labels_on_chart and props.view is not GraphWidgetView.PIE:
            raise ValidationError(
                "displayLabelsOnChart can currently only be set to true if view is GraphWidgetView.PIE",
                fix="set view=GraphWidgetView.PIE",
            )
        for annotation in props.vertical_annotations or ():
            if not _MOMENT.fullmatch(annotation.date):
                raise ValidationError(
                    f"Given date {annotation.date} is not in ISO 8601 format",
                    fix="write it as in 2026-01-31T10:00:00Z, in vertical_annotations",
                )
        self._props = props
        self._left: list[IMetric] = list(props.left or ())
        self._right: list[IMetric] = list(props.right or ())
        self.warnings_v2 = warnings((*self._left, *self._right))

    @checked
    def add_left_metric(self, metric: IMetric) -> None:
        """Show a metric at the left axis."""
        self._left.append(metric)
        self.warnings_v2 = warnings((*self._left, *self._right))

    @checked
    def add_right_metric(self, metric: IMetric) -> None:
        """Show a metric at the right axis."""
        self._right.append(metric)
        self.warnings_v2 = warnings((*self._left, *self._right))

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        lines = [
            *(line(annotation, "left") for annotation in props.left_annotations or ()),
            *(line(annotation, "right") for annotation in props.right_annotations or ()),
        ]
        moments = [vertical_line(annotation) for annotation in props.vertical_annotations or ()]
        return "metric", given(
            view=(props.view or GraphWidgetView.TIME_SERIES)._value_,
            title=props.title,
            region=props.region or Aws.REGION,
            stacked=props.stacked,
            labels={"visible": True} if props.display_labels_on_chart else None,
            metrics=metric_rows(self._left, self._right) if self._left or self._right else None,
            annotations=given(horizontal=lines or None, vertical=moments or None) or None,
            yAxis=given(left=axis(props.left_y_axis), right=axis(props.right_y_axis)),
            legend={"position": props.legend_position._value_} if props.legend_position is not None else None,
            liveData=props.live_data,
            setPeriodToTimeRange=props.set_period_to_time_range,
            period=props.period.to_seconds() if props.period is not None else None,
            stat=props.statistic,
            start=props.start,
            end=props.end,
            accountId=props.account_id,
        )


class SingleValueWidgetProps(MetricWidgetProps):
    """Options of single values."""

    metrics: Sequence[IMetric]
    """The metrics."""
    end: str | None = None
    """Where the time that is shown ends. Default: the dashboard's."""
    full_precision: bool | None = None
    """Whether all digits are shown. Default: no."""
    period: Duration | None = None
    """The period of all metrics that have none of their own. Default: 5 minutes."""
    set_period_to_time_range: bool | None = None
    """Whether the whole time that is shown is one period. Default: no."""
    sparkline: bool | None = None
    """Whether a small graph is shown. Default: no."""
    start: str | None = None
    """Where the time that is shown begins. Default: the dashboard's."""


class SingleValueWidget(ConcreteWidget):
    """The last values of metrics."""

    @takes(SingleValueWidgetProps)
    def __init__(self, props: SingleValueWidgetProps) -> None:
        check_times(props.start, props.end)
        super().__init__(props.width or 6, props.height or 3)
        self._props = props
        self.warnings_v2 = warnings(props.metrics)

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        return "metric", given(
            view="singleValue",
            title=props.title,
            region=props.region or Aws.REGION,
            sparkline=props.sparkline,
            metrics=metric_rows(props.metrics, ()),
            setPeriodToTimeRange=props.set_period_to_time_range,
            singleValueFullPrecision=props.full_precision,
            period=props.period.to_seconds() if props.period is not None else None,
            start=props.start,
            end=props.end,
            accountId=props.account_id,
        )


class AlarmWidgetProps(MetricWidgetProps):
    """Options of a graph of an alarm."""

    alarm: Any
    """The alarm."""
    left_y_axis: Nested[YAxisProps | None] = nested()
    """The left axis."""


class AlarmWidget(ConcreteWidget):
    """A graph of an alarm's metric and threshold."""

    @takes(AlarmWidgetProps)
    def __init__(self, props: AlarmWidgetProps) -> None:
        super().__init__(props.width or 6, props.height or 6)
        self._props = props

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        return "metric", given(
            view="timeSeries",
            title=props.title,
            region=props.region or Aws.REGION,
            annotations={"alarms": [props.alarm.alarm_ref.alarm_arn]},
            yAxis=given(left=axis(props.left_y_axis)),
            accountId=props.account_id,
        )


__all__ = [
    "AlarmWidget",
    "AlarmWidgetProps",
    "GraphWidget",
    "GraphWidgetProps",
    "GraphWidgetView",
    "LegendPosition",
    "MetricWidgetProps",
    "SingleValueWidget",
    "SingleValueWidgetProps",
    "YAxisProps",
]
