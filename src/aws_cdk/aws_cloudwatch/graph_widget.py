"""Graphs and single values of metrics on dashboards."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch.annotation import HorizontalAnnotation
from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.aws_cloudwatch.math_expression import metrics_of
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric, MetricConfig
    from aws_cdk.core.duration import Duration

_DEFAULT_PERIOD = 300  # seconds


class GraphWidgetView(Enum):
    """How a graph looks."""

    TIME_SERIES = "timeSeries"
    BAR = "bar"
    PIE = "pie"


class LegendPosition(Enum):
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
    view: GraphWidgetView | None = None
    """How the graph looks. Default: lines over time."""


class GraphWidget(ConcreteWidget):
    """A graph of metrics."""

    @takes(GraphWidgetProps)
    def __init__(self, props: GraphWidgetProps) -> None:
        super().__init__(props.width or 6, props.height or 6)
        self._props = props
        self._left: list[IMetric] = list(props.left or ())
        self._right: list[IMetric] = list(props.right or ())
        self.warnings_v2 = _warnings((*self._left, *self._right))

    def add_left_metric(self, metric: IMetric) -> None:
        """Show a metric at the left axis."""
        self._left.append(metric)
        self.warnings_v2 = _warnings((*self._left, *self._right))

    def add_right_metric(self, metric: IMetric) -> None:
        """Show a metric at the right axis."""
        self._right.append(metric)
        self.warnings_v2 = _warnings((*self._left, *self._right))

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        lines = [
            *(_line(annotation, "left") for annotation in props.left_annotations or ()),
            *(_line(annotation, "right") for annotation in props.right_annotations or ()),
        ]
        return "metric", _given(
            view=(props.view or GraphWidgetView.TIME_SERIES).value,
            title=props.title,
            region=props.region or Aws.REGION,
            stacked=props.stacked,
            metrics=_lazy_rows(self._left, self._right) if self._left or self._right else None,
            annotations={"horizontal": lines} if lines else None,
            yAxis=_given(left=_axis(props.left_y_axis), right=_axis(props.right_y_axis)),
            legend={"position": props.legend_position.value} if props.legend_position is not None else None,
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
        super().__init__(props.width or 6, props.height or 3)
        self._props = props
        self.warnings_v2 = _warnings(props.metrics)

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        return "metric", _given(
            view="singleValue",
            title=props.title,
            region=props.region or Aws.REGION,
            sparkline=props.sparkline,
            metrics=_lazy_rows(props.metrics, ()),
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
        return "metric", _given(
            view="timeSeries",
            title=props.title,
            region=props.region or Aws.REGION,
            annotations={"alarms": [props.alarm.alarm_ref.alarm_arn]},
            yAxis=_given(left=_axis(props.left_y_axis)),
            accountId=props.account_id,
        )


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _axis(axis: YAxisProps | None) -> dict[str, Any] | None:
    if axis is None:
        return None
    return _given(label=axis.label, max=axis.max, min=axis.min, showUnits=axis.show_units)


def _line(line: HorizontalAnnotation, axis: str) -> dict[str, Any]:
    fill = line.fill.value if line.fill is not None else None
    return _given(value=line.value, color=line.color, fill=fill, label=line.label, visible=line.visible, yAxis=axis)


def _warnings(metrics: Sequence[IMetric]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    for metric in metrics:
        found.update(getattr(metric, "warnings_v2", None) or {})
    return found or None


def _lazy_rows(left: Sequence[IMetric], right: Sequence[IMetric]) -> LazyValue:
    return LazyValue(lambda context: _rows(left, right, Stack.of(context.scope)))


def _rows(left: Sequence[IMetric], right: Sequence[IMetric], stack: Stack) -> list[Any]:
    """Return the metrics, each before those that it uses, which are hidden unless they are shown for themselves."""
    rows: list[list[Any]] = []
    places: dict[str, list[Any]] = {}

    def add(metric: IMetric, extra: dict[str, Any], id: str | None, is_right: bool) -> None:
        row = _row(metric.to_metric_config(), extra, is_right, stack)
        key = repr([part for part in row if not isinstance(part, dict)]) + repr(
            {name: value for name, value in row[-1].items() if name not in ("id", "visible", "color", "label", "yAxis")}
        )
        known = places.get(key)
        if known is None:
            places[key] = row
            rows.append(row)
        elif id is not None:
            known[-1].setdefault("id", id)

    for metrics, is_right in ((left, False), (right, True)):
        for metric in metrics:
            add(metric, {}, None, is_right)
            for name, used in metrics_of(metric).items():
                add(used, {"id": name, "visible": False}, name, False)
    return [row if row[-1] else row[:-1] for row in rows]


def _row(config: MetricConfig, extra: dict[str, Any], is_right: bool, stack: Stack) -> list[Any]:
    shown = config.rendering_properties or {}
    stat, expression = config.metric_stat, config.math_expression or config.search_expression
    names: list[Any] = []
    if stat is not None:
        names = [stat.namespace, stat.metric_name]
        for dimension in stat.dimensions or ():
            names += [dimension.name, dimension.value]
        period = stat.period.to_seconds()
        own: dict[str, Any] = {
            "accountId": _elsewhere(stat.account, stack.account),
            "region": _elsewhere(stat.region, stack.region),
            "period": period if period != _DEFAULT_PERIOD else None,
            "stat": stat.statistic if stat.statistic != "Average" else None,
        }
        options = {**shown, **extra, **own}
    else:
        assert expression is not None
        own = {
            "expression": expression.expression,
            "accountId": expression.search_account,
            "region": expression.search_region,
            "period": expression.period if expression.period != _DEFAULT_PERIOD else None,
        }
        label = shown.get("label") or expression.expression
        hidden: dict[str, Any] = {name: extra[name] for name in ("visible", "id") if name in extra}
        options = {"label": label, **shown, **own, **hidden}
    return [*names, _given(**options, yAxis="right" if is_right else None)]


def _elsewhere(value: str | None, own: str) -> str | None:
    """Return an account or region if it is another than the dashboard's."""
    return value if value != own else None


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
