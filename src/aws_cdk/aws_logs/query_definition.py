"""A saved query of CloudWatch Logs Insights."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_logs._l1 import CfnQueryDefinition
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import js_number_text
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_MAX_STATS = 2


class QueryStringProps(Struct):
    """The commands of a query."""

    display: str | None = None
    """Fields to show."""
    fields: Sequence[str] | None = None
    """Fields to get."""
    filter: str | None = None
    """Deprecated: one condition; see ``filter_statements``."""
    filter_statements: Sequence[str] | None = None
    """Conditions on events."""
    limit: float | None = None
    """How many events to give at most."""
    parse: str | None = None
    """Deprecated: one extraction; see ``parse_statements``."""
    parse_statements: Sequence[str] | None = None
    """How to extract further fields."""
    sort: str | None = None
    """How to sort."""
    stats: str | None = None
    """Deprecated: one aggregation; see ``stats_statements``."""
    stats_statements: Sequence[str] | None = None
    """Aggregations, two at most."""


class QueryString:
    """The text of a query, made of its commands."""

    @takes(QueryStringProps)
    def __init__(self, props: QueryStringProps) -> None:
        self._props = props

    @property
    def has_stats_and_stats_statements(self) -> bool:
        """Whether both the older and the newer option for aggregations are given."""
        return self._props.stats is not None and self._props.stats_statements is not None

    @property
    def stats_statements_length(self) -> int | None:
        """How many aggregations the newer option holds."""
        statements = self._props.stats_statements
        return len(statements) if statements is not None else None

    def to_string(self) -> str:
        """Return the query: a command a line."""
        props = self._props
        commands = []
        if props.fields:
            commands.append(f"fields {', '.join(props.fields)}")
        commands += [f"parse {text}" for text in _statements(props.parse_statements, props.parse)]
        commands += [f"filter {text}" for text in _statements(props.filter_statements, props.filter)]
        commands += [f"stats {text}" for text in _statements(props.stats_statements, props.stats)]
        if props.sort is not None:
            commands.append(f"sort {props.sort}")
        if props.limit is not None:
            commands.append(f"limit {js_number_text(props.limit)}")
        if props.display is not None:
            commands.append(f"display {props.display}")
        return "\n| ".join(commands)

    def __str__(self) -> str:
        return self.to_string()


def _statements(several: Sequence[str] | None, one: str | None) -> list[str]:
    """Return the statements of one command; the list wins over the older single option."""
    if several is not None:
        return list(several)
    return [one] if one is not None else []


class QueryDefinitionProps(Struct):
    """Options of a saved query."""

    query_definition_name: str
    """The query's name; slashes make folders."""
    query_string: QueryString
    """The query."""
    log_groups: Sequence[ILogGroupRef] | None = None
    """The log groups that the query is meant for."""


class QueryDefinition(Resource):
    """A saved query."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-logs.QueryDefinition"

    @takes(QueryDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: QueryDefinitionProps) -> None:
        """Make a saved query.

        Raises:
            ValidationError: there are more than two aggregations.
        """
        super().__init__(scope, id, physical_name=props.query_definition_name)
        query = props.query_string
        count = query.stats_statements_length
        if count is not None and count > _MAX_STATS:
            raise ValidationError(
                f"CloudWatch Logs Insights only supports up to two stats commands in a single query, received {count}.",
                scope=self,
            )
        if query.has_stats_and_stats_statements:
            from aws_cdk.core.annotations import Annotations

            Annotations.of(self).add_warning_v2(
                "QueryDefinitionStatsWarning",
                "stats is left out, since stats_statements is given as well; stats is the older option for one statement",
            )
        resource = CfnQueryDefinition(
            self,
            "Resource",
            name=props.query_definition_name,
            query_string=query.to_string(),
            log_group_names=[group.log_group_ref.log_group_name for group in props.log_groups or ()],
        )
        self.query_definition_id: str = resource.attr_query_definition_id
