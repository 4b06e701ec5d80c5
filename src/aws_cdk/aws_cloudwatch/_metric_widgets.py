"""How widgets write metrics, axes and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch.math_expression import metrics_of
from aws_cdk.core.lazy import LazyValue
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.annotation import HorizontalAnnotation, VerticalAnnotation
    from aws_cdk.aws_cloudwatch.graph_widget import YAxisProps
    from aws_cdk.aws_cloudwatch.metric_types import IMetric, MetricConfig

_DEFAULT_PERIOD = 300  # seconds


def given(**values: Any) -> dict[str, Any]:
    """Return what has a value."""
    return {name: value for name, value in values.items() if value is not None}


def axis(axis: YAxisProps | None) -> dict[str, Any] | None:
    """Return an axis as dashboards have it."""
    if axis is None:
        return None
    return given(label=axis.label, max=axis.max, min=axis.min, showUnits=axis.show_units)


def line(line: HorizontalAnnotation, axis: str | None = None) -> dict[str, Any]:
    """Return a line at a value as dashboards have it."""
    fill = line.fill.value if line.fill is not None else None
    return given(value=line.value, color=line.color, fill=fill, label=line.label, visible=line.visible, yAxis=axis)


def vertical_line(line: VerticalAnnotation) -> dict[str, Any]:
    """Return a line at a moment as dashboards have it."""
    fill = line.fill.value if line.fill is not None else None
    return given(value=line.date, color=line.color, fill=fill, label=line.label, visible=line.visible)


def warnings(metrics: Sequence[IMetric]) -> dict[str, str] | None:
    """Return what is doubtful about metrics."""
    found: dict[str, str] = {}
    for metric in metrics:
        found.update(getattr(metric, "warnings_v2", None) or {})
    return found or None


def metric_rows(left: Sequence[IMetric], right: Sequence[IMetric] = ()) -> LazyValue:
    """Return the metrics of the two axes as dashboards have them."""
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
    return [*names, given(**options, yAxis="right" if is_right else None)]


def _elsewhere(value: str | None, own: str) -> str | None:
    """Return an account or region if it is another than the dashboard's."""
    return value if value != own else None
