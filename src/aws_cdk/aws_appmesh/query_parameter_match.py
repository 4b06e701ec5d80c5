"""Which query parameters of requests a route looks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.header_match import _MOST_MATCHES
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from constructs import Construct


class QueryParameterMatchConfig(Struct):
    """A parameter that is looked for, by the names of the L1 class."""

    query_parameter_match: Any


class QueryParameterMatch:
    """A parameter that is looked for. Make it with the factory."""

    @staticmethod
    @checked
    def value_is(query_parameter_name: str, query_parameter_value: str) -> QueryParameterMatch:
        """Look for a value."""
        return _Match({"name": query_parameter_name, "match": {"exact": query_parameter_value}})

    def bind(self, scope: Construct) -> QueryParameterMatchConfig:
        """Return what is looked for."""
        raise NotImplementedError


class _Match(QueryParameterMatch):
    def __init__(self, rendered: dict[str, Any]) -> None:
        self._rendered = rendered

    @checked
    def bind(self, scope: Construct) -> QueryParameterMatchConfig:
        return QueryParameterMatchConfig(query_parameter_match=self._rendered)


def rendered_parameters(matches: Sequence[QueryParameterMatch] | None, scope: Construct) -> list[Any] | None:
    """Return what is looked for, by the names of the L1 class.

    Raises:
        ValidationError: there are none, or too many.
    """
    if matches is None:
        return None
    if not 1 <= len(matches) <= _MOST_MATCHES:
        raise ValidationError(
            f"Number of query parameters provided for matching must be between 1 and {_MOST_MATCHES}, got: {len(matches)}",
            scope=scope,
        )
    return [match.bind(scope).query_parameter_match for match in matches]


__all__ = ["QueryParameterMatch", "QueryParameterMatchConfig"]
