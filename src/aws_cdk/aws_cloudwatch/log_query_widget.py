"""Results of log queries on dashboards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_cloudwatch._metric_widgets import given
from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Struct, takes


class LogQueryVisualizationType(NamedEnum):
    """How the result of a query looks."""

    TABLE = "table"
    LINE = "line"
    STACKEDAREA = "stackedarea"
    BAR = "bar"
    PIE = "pie"


class LogQueryLanguage(NamedEnum):
    """The language of a query."""

    LOGS_INSIGHTS = "Logs"
    SQL = "SQL"
    PPL = "PPL"


# Lines and stacked areas are one kind of view to CloudWatch.
_OVER_TIME = {LogQueryVisualizationType.LINE: False, LogQueryVisualizationType.STACKEDAREA: True}


class LogQueryWidgetProps(Struct):
    """Options of a log query."""

    log_group_names: Sequence[str]
    """The log groups that are searched."""
    account_id: str | None = None
    """The account of the log groups. Default: the dashboard's."""
    height: int | float | None = None
    """Units. Default: 6."""
    query_language: LogQueryLanguage | None = None
    """The query's language. Default: Logs Insights."""
    query_lines: Sequence[str] | None = None
    """The query's lines, which are joined by pipes; this or ``query_string`` is needed."""
    query_string: str | None = None
    """The whole query; this or ``query_lines`` is needed."""
    region: str | None = None
    """The region of the log groups. Default: the dashboard's."""
    title: str | None = None
    """What the widget is called. Default: nothing."""
    view: LogQueryVisualizationType | None = None
    """How the result looks. Default: a table."""
    width: int | float | None = None
    """Units, 24 at most. Default: 6."""


class LogQueryWidget(ConcreteWidget):
    """The result of a query over log groups."""

    @takes(LogQueryWidgetProps)
    def __init__(self, props: LogQueryWidgetProps) -> None:
        """Make a log query.

        Raises:
            ValidationError: there are no log groups, or not exactly one form of the query.
        """
        super().__init__(props.width or 6, props.height or 6)
        if not props.log_group_names:
            raise ValidationError("Specify at least one log group name.", fix="name log groups in log_group_names")
        if bool(props.query_string) == (props.query_lines is not None):
            raise ValidationError(
                "Specify exactly one of 'queryString' and 'queryLines'", fix="pass query_string or query_lines"
            )
        self._props = props

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        view = props.view or LogQueryVisualizationType.TABLE
        sources = " | ".join(f"SOURCE '{name}'" for name in props.log_group_names)
        query = props.query_string or "\n| ".join(props.query_lines or ())
        return "log", given(
            view="timeSeries" if view in _OVER_TIME else view._value_,
            title=props.title,
            region=props.region or Aws.REGION,
            accountId=props.account_id,
            query=f"{sources} | {query}",
            queryLanguage=props.query_language._value_ if props.query_language is not None else None,
            stacked=_OVER_TIME.get(view),
        )


__all__ = ["LogQueryLanguage", "LogQueryVisualizationType", "LogQueryWidget", "LogQueryWidgetProps"]
