"""How widgets write metrics, axes and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch.math_expression import metrics_of
from aws_cdk.core.errors import ValidationError
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
    fill = line.fill._value_ if line.fill is not None else None
    return given(value=line.value, color=line.color, fill=fill, label=line.label, visible=line.visible, yAxis=axis)


def vertical_line(line: VerticalAnnotation) -> dict[str, Any]:
    """Return a line at a moment as dashboards have it."""
    fill = line.fill._value_ if line.fill is not None else None
    return given(value=line.date, color=line.color, fill=fill, label=line.label, visible=line.visible)


def warnings(metrics: Sequence[IMetric]) -> dict[str, str]:
    """Return what is doubtful about metrics."""
    found: dict[str, str] = {}
    for metric in metrics:
        found.update(getattr(metric, "warnings_v2", None) or {})
    return found


def check_times(start: str | None, end: str | None, scope: Any = None) -> None:
    """Check that a time which ends begins too.

    Raises:
        ValidationError: it has an end alone.
    """
    if end is not None and start is None:
        raise ValidationError(
            "If you specify a value for end, you must also specify a value for start.",
            scope=scope,
            fix="set start too, or leave end out",
        )


def metric_rows(left: Sequence[IMetric], right: Sequence[IMetric] = ()) -> LazyValue:
    """Return the metrics of the two axes as dashboards have them."""
    return LazyValue(lambda context: _rows(left, right, Stack.of(context.scope)))


def _rows(left: Sequence[IMetric], right: Sequence[IMetric], stack: Stack) -> list[Any]:
    """Return the metrics, each before those that it uses, which are hidden unless they are shown for themselves.

    What is met again joins the place where it was met last, unless it goes by another name there.

    Raises:
        ValidationError: a name stands for two metrics.
    """
    rows: list[_Row] = []
    places: dict[str, _Row] = {}
    named: dict[str, _Row] = {}

    def add(metric: IMetric, name: str | None, is_right: bool) -> None:
        met = _Row(metric.to_metric_config(), name, is_right, stack)
        row = places.get(met.key)
        if row is None or (row.name is not None and name is not None and row.name != name):
            row = places[met.key] = met
            rows.append(met)
        else:
            row.name = row.name if row.name is not None else name
            if met.is_visible and not row.is_visible:
                row.is_visible, row.is_right = True, is_right
        if name is not None and named.setdefault(name, row).key != row.key:
            raise ValidationError(
                f"Cannot have two different metrics share the same id ('{name}') in one Alarm or Graph. "
                "Rename one of them.",
                scope=stack,
            )

    for metrics, is_right in ((left, False), (right, True)):
        for metric in metrics:
            add(metric, None, is_right)
            for name, used in metrics_of(metric).items():
                add(used, name, False)
    return [row.parts() for row in rows]


class _Row:
    """A metric or an expression of a graph: shown for itself, or hidden if only others use it."""

    def __init__(self, config: MetricConfig, name: str | None, is_right: bool, stack: Stack) -> None:
        self.name = name
        self.is_right = is_right
        self.is_visible = name is None
        self._shown = dict(config.rendering_properties or {})
        self._names: list[Any] = []
        stat, expression = config.metric_stat, config.math_expression or config.search_expression
        self._is_expression = stat is None
        if stat is not None:
            self._names = [stat.namespace, stat.metric_name]
            for dimension in stat.dimensions or ():
                self._names += [dimension.name, dimension.value]
            period = stat.period.to_seconds()
            place = (stat.account, stat.region)
            # What the metric itself names is shown even if it is the stack's.
            self._own: dict[str, Any] = given(
                accountId=stat.account_override or _elsewhere(stat.account, stack.account),
                region=stat.region_override or _elsewhere(stat.region, stack.region),
                period=period if period != _DEFAULT_PERIOD else None,
                stat=stat.statistic if stat.statistic != "Average" else None,
            )
        else:
            assert expression is not None
            place = (expression.search_account, expression.search_region)
            self._own = given(
                expression=expression.expression,
                accountId=_elsewhere(expression.search_account, stack.account),
                region=_elsewhere(expression.search_region, stack.region),
                period=expression.period if expression.period != _DEFAULT_PERIOD else None,
            )
        what = {name: value for name, value in self._own.items() if name not in ("accountId", "region")}
        self.key = repr((self._names, place, what))

    def parts(self) -> list[Any]:
        """Return the row as dashboards have it."""
        hidden = None if self.is_visible else False
        right = "right" if self.is_right else None
        if self._is_expression:
            label = self._shown.get("label") or (self._own["expression"] if self.is_visible else None)
            options = given(**{"label": label, **self._shown}, **self._own, visible=hidden, yAxis=right, id=self.name)
        else:
            extra = given(id=self.name, visible=hidden)
            options = {**self._shown, **extra, **self._own, **given(yAxis=right)}
        return [*self._names, options] if options else self._names


def _elsewhere(value: str | None, own: str) -> str | None:
    """Return an account or region if it is another than the dashboard's."""
    return value if value != own else None
