"""Tables of metrics on dashboards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudwatch._metric_widgets import check_times, given, metric_rows, warnings
from aws_cdk.aws_cloudwatch.graph_widget import MetricWidgetProps
from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric_types import IMetric
    from aws_cdk.core.duration import Duration


class TableLayout(NamedEnum):
    """Where the times of a table are."""

    HORIZONTAL = "horizontal"
    """A column for each."""
    VERTICAL = "vertical"
    """A row for each."""


class TableSummaryColumn(NamedEnum):
    """What a column sums up."""

    MINIMUM = "MIN"
    MAXIMUM = "MAX"
    SUM = "SUM"
    AVERAGE = "AVG"


class TableSummaryProps(Struct):
    """Columns that sum up."""

    columns: Sequence[TableSummaryColumn] | None = None
    """The columns. Default: none."""
    hide_non_summary_columns: bool | None = None
    """Whether only these are shown. Default: no."""
    sticky: bool | None = None
    """Whether they stay in sight when the table is scrolled. Default: no."""


class TableThreshold:
    """Values at which cells of a table are marked."""

    @staticmethod
    @checked
    def above(value: int | float, color: str | None = None) -> TableThreshold:
        """Mark values above one, in a color (see ``Color``; CloudWatch's by default)."""
        return TableThreshold(given(value=value, color=color, fill="above"))

    @staticmethod
    @checked
    def below(value: int | float, color: str | None = None) -> TableThreshold:
        """Mark values below one, in a color (see ``Color``; CloudWatch's by default)."""
        return TableThreshold(given(value=value, color=color, fill="below"))

    @staticmethod
    @checked
    def between(lower_bound: int | float, upper_bound: int | float, color: str | None = None) -> TableThreshold:
        """Mark values between two, in a color (see ``Color``; CloudWatch's by default)."""
        return TableThreshold([given(value=lower_bound, color=color), {"value": upper_bound}])

    def __init__(self, rendered: Any) -> None:
        self._rendered = rendered

    def to_json(self) -> Any:
        """Return the threshold as dashboards have it."""
        return self._rendered


class TableWidgetProps(MetricWidgetProps):
    """Options of a table."""

    end: str | None = None
    """Where the time that is shown ends. Default: the dashboard's."""
    full_precision: bool | None = None
    """Whether all digits are shown. Default: no."""
    layout: TableLayout | None = None
    """Where the times are. Default: a column for each."""
    live_data: bool | None = None
    """Whether the last period, not over yet, is shown. Default: no."""
    metrics: Sequence[IMetric] | None = None
    """The metrics. Default: none."""
    period: Duration | None = None
    """The period of all metrics that have none of their own. Default: 5 minutes."""
    set_period_to_time_range: bool | None = None
    """Whether the whole time that is shown is one period. Default: no."""
    show_units_in_label: bool | None = None
    """Whether labels have the metrics' units. Default: no."""
    start: str | None = None
    """Where the time that is shown begins. Default: the dashboard's."""
    statistic: str | None = None
    """The statistic of all metrics that have none of their own. Default: Average."""
    summary: Nested[TableSummaryProps | None] = nested()
    """Columns that sum up. Default: none."""
    thresholds: Sequence[TableThreshold] | None = None
    """Values at which cells are marked. Default: none."""


class TableWidget(ConcreteWidget):
    """A table of metrics' values."""

    @takes(TableWidgetProps)
    def __init__(self, props: TableWidgetProps) -> None:
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
        summary = props.summary or TableSummaryProps()
        marks = [threshold.to_json() for threshold in props.thresholds or ()]
        return "metric", given(
            title=props.title,
            view="table",
            table={
                "layout": (props.layout or TableLayout.HORIZONTAL)._value_,
                "showTimeSeriesData": not summary.hide_non_summary_columns,
                "stickySummary": bool(summary.sticky),
                "summaryColumns": [column._value_ for column in summary.columns or ()],
            },
            region=props.region or Aws.REGION,
            metrics=metric_rows(self._metrics) if self._metrics else None,
            annotations={"horizontal": marks} if marks else None,
            yAxis={"left": {"showUnits": True}} if props.show_units_in_label else {},
            liveData=props.live_data,
            singleValueFullPrecision=props.full_precision,
            setPeriodToTimeRange=props.set_period_to_time_range,
            period=props.period.to_seconds() if props.period is not None else None,
            stat=props.statistic,
            start=props.start,
            end=props.end,
            accountId=props.account_id,
        )


__all__ = [
    "TableLayout",
    "TableSummaryColumn",
    "TableSummaryProps",
    "TableThreshold",
    "TableWidget",
    "TableWidgetProps",
]
