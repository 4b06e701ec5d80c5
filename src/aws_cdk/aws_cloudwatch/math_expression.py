"""Expressions over metrics, and searches for metrics."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch.create_alarm import CreateAlarmOptions
from aws_cdk.aws_cloudwatch.metric import Metric
from aws_cdk.aws_cloudwatch.metric_types import (
    IMetric,
    MathExpressionOptions,
    MathExpressionProps,
    MetricConfig,
    MetricExpressionConfig,
    SearchExpressionOptions,
    SearchExpressionProps,
    metric_text,
    shown,
)
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.alarm import Alarm
    from constructs import Construct

_DEFAULT_PERIOD = 300  # seconds; a metric that has it is taken for one whose period nobody chose


class MathExpression(IMetric):
    """A metric that CloudWatch computes from others. All that it uses is read with its period."""

    @takes(MathExpressionProps)
    def __init__(self, props: MathExpressionProps) -> None:
        """Describe an expression.

        Raises:
            ValidationError: a metric's name is none that an expression can have, or names two metrics.
        """
        self.period: Duration = props.period if props.period is not None else Duration.minutes(5)
        self.period.to_seconds()  # refuses parts of a second; what periods there are, the metrics check
        self.expression: str = props.expression
        given = props.using_metrics or {}
        self.using_metrics: dict[str, IMetric] = {
            name: _with_period(metric, self.period) for name, metric in given.items()
        }
        self.label: str | None = props.label
        self.color: str | None = props.color
        self.search_account: str | None = props.search_account
        self.search_region: str | None = props.search_region
        self._props = props
        wrong = [name for name in given if not re.fullmatch(r"[a-z][a-zA-Z0-9_]*", name)]
        if wrong:
            raise ValidationError(
                f"Invalid variable names in expression: {', '.join(wrong)}. Must start with lowercase letter and only "
                "contain alphanumerics."
            )
        metrics_of(self)
        warnings: dict[str, str] = {}
        if any(_is_overridden(metric, self.period) for metric in given.values()):
            warnings["CloudWatch:Math:MetricsPeriodsOverridden"] = (
                f"Periods of metrics in 'usingMetrics' for Math expression '{self.expression}' have been overridden to "
                f"{self.period.to_seconds():g} seconds."
            )
        unknown = _unknown_names(self.expression, given)
        if unknown:
            warnings["CloudWatch:Math:UnknownIdentifier"] = (
                f"Math expression '{self.expression}' references unknown identifiers: {', '.join(unknown)}. Please add "
                "them to the 'usingMetrics' map."
            )
        for metric in self.using_metrics.values():
            warnings.update(getattr(metric, "warnings_v2", None) or {})
        self.warnings_v2: dict[str, str] | None = warnings or None

    @property
    def warnings(self) -> list[str] | None:
        """What is doubtful about the expression. Deprecated: see :attr:`warnings_v2`."""
        return list(self.warnings_v2.values()) if self.warnings_v2 is not None else None

    @takes(MathExpressionOptions)
    def with_(self, props: MathExpressionOptions) -> MathExpression:
        """Return an expression that differs in what is given; this one if nothing does."""
        changes = props._given()
        period = changes.get("period")
        same_period = period is None or period.to_seconds() == self.period.to_seconds()
        if same_period and all(getattr(self, name) == value for name, value in changes.items() if name != "period"):
            return self
        return MathExpression(**{**self._props._given(), "using_metrics": self.using_metrics, **changes})

    @takes(CreateAlarmOptions)
    def create_alarm(self, scope: Construct, id: str, props: CreateAlarmOptions) -> Alarm:
        """Make an alarm that watches the expression."""
        from aws_cdk.aws_cloudwatch.alarm import Alarm

        return Alarm(scope, id, metric=self, **props._given())

    def to_metric_config(self) -> MetricConfig:
        """Return what the expression is."""
        return MetricConfig(
            math_expression=MetricExpressionConfig(
                period=self.period.to_seconds(),
                expression=self.expression,
                using_metrics=self.using_metrics,
                search_account=self.search_account,
                search_region=self.search_region,
            ),
            rendering_properties={**shown(label=self.label), **shown(self.color)},
        )

    def to_string(self) -> str:
        """Return the label, or else the expression."""
        return self.label or self.expression


class SearchExpression(IMetric):
    """Metrics that a dashboard searches for. Alarms cannot watch them."""

    @takes(SearchExpressionProps)
    def __init__(self, props: SearchExpressionProps) -> None:
        self.period: Duration = props.period if props.period is not None else Duration.minutes(5)
        self.expression: str = props.expression
        self.label: str | None = props.label
        self.color: str | None = props.color
        self.search_account: str | None = props.search_account
        self.search_region: str | None = props.search_region
        self.warnings: list[str] | None = None
        self.warnings_v2: dict[str, str] | None = None
        self._props = props

    @takes(SearchExpressionOptions)
    def with_(self, props: SearchExpressionOptions) -> SearchExpression:
        """Return a search that differs in what is given."""
        return SearchExpression(**{**self._props._given(), **props._given()})

    def to_metric_config(self) -> MetricConfig:
        """Return what the search is."""
        return MetricConfig(
            search_expression=MetricExpressionConfig(
                period=self.period.to_seconds(),
                expression=self.expression,
                using_metrics={},
                search_account=self.search_account,
                search_region=self.search_region,
            ),
            rendering_properties={**shown(label=self.label), **shown(self.color)},
        )

    def to_string(self) -> str:
        """Return the label, or else the search."""
        return self.label or self.expression


def metrics_of(expression: IMetric) -> dict[str, IMetric]:
    """Return the metrics that an expression uses, and those that they use in turn, by their names in it.

    A metric comes before those that it uses.

    Raises:
        ValidationError: a name stands for two metrics.
    """
    found: dict[str, IMetric] = {}

    def visit(metric: IMetric) -> None:
        config = metric.to_metric_config().math_expression
        for name, used in (config.using_metrics if config is not None else {}).items():
            known = found.get(name)
            if known is None:
                found[name] = used
            elif known is not used and _identity(known) != _identity(used):
                raise ValidationError(
                    f"The ID '{name}' used for two metrics in the expression: '{metric_text(used)}' and "
                    f"'{metric_text(known)}'. Rename one."
                )
            visit(used)

    visit(expression)
    return found


def _identity(metric: IMetric) -> Any:
    """Return what tells two metrics apart; how they are shown does not."""
    config = metric.to_metric_config()
    expression = config.math_expression or config.search_expression
    if expression is not None:
        return (expression.expression, expression.search_account, expression.search_region, expression.period)
    stat = config.metric_stat
    if stat is None:
        return id(metric)
    return (
        stat.namespace,
        stat.metric_name,
        tuple((dimension.name, dimension.value) for dimension in stat.dimensions or ()),
        stat.period.to_seconds(),
        stat.statistic,
        stat.unit_filter,
        stat.account,
        stat.region,
    )


def _with_period(metric: IMetric, period: Duration) -> IMetric:
    return metric.with_(period=period) if isinstance(metric, (Metric, MathExpression)) else metric


def _is_overridden(metric: IMetric, period: Duration) -> bool:
    if not isinstance(metric, (Metric, MathExpression)):
        return False
    own = metric.period.to_seconds()
    return own not in (_DEFAULT_PERIOD, period.to_seconds())


def _unknown_names(expression: str, known: Mapping[str, IMetric]) -> list[str]:
    """Return the names in an expression that stand for no metric; those of searches and queries are none of ours."""
    if re.search(r"\b(?:SEARCH|METRICS|INSIGHT_RULE_METRIC|SELECT)\b", expression, re.IGNORECASE):
        return []
    bare = re.sub(r"\"[^\"]*\"|'[^']*'", "", expression)
    return [name for name in re.findall(r"[a-z][a-zA-Z0-9_]*", bare) if name not in known]


__all__ = ["MathExpression", "SearchExpression"]
