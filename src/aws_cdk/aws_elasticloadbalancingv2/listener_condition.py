"""Conditions of listener rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

# Source: the guide of application load balancers, quotas.
_MAX_PATH_PATTERNS = 5


class QueryStringCondition(Struct):
    """A parameter of a query."""

    value: str
    """Its value; ``*`` and ``?`` stand for any characters."""
    key: str | None = None
    """Its name. Default: any."""


class ListenerCondition:
    """What a request must be like for a rule. Conditions of one rule hold all at once."""

    @staticmethod
    @checked
    def host_headers(values: Sequence[str]) -> ListenerCondition:
        """Return the condition that the host is one of ``values``."""
        return _Condition("host-header", "hostHeaderConfig", {"values": list(values)})

    @staticmethod
    @checked
    def http_header(name: str, values: Sequence[str]) -> ListenerCondition:
        """Return the condition that a header has one of ``values``."""
        return _Condition("http-header", "httpHeaderConfig", {"httpHeaderName": name, "values": list(values)})

    @staticmethod
    @checked
    def http_request_methods(values: Sequence[str]) -> ListenerCondition:
        """Return the condition that the method is one of ``values``."""
        return _Condition("http-request-method", "httpRequestMethodConfig", {"values": list(values)})

    @staticmethod
    @checked
    def path_patterns(values: Sequence[str]) -> ListenerCondition:
        """Return the condition that the path is like one of ``values``, at most 5; ``*`` and ``?`` stand for characters.

        Raises:
            ValidationError: there are more than 5.
        """
        if len(values) > _MAX_PATH_PATTERNS:
            raise ValidationError(
                f"A rule can only have '{_MAX_PATH_PATTERNS}' condition values; got {len(values)} path patterns",
                fix="make another rule for the others",
            )
        return _Condition("path-pattern", "pathPatternConfig", {"values": list(values)})

    @staticmethod
    @checked
    def query_strings(values: Sequence[QueryStringCondition]) -> ListenerCondition:
        """Return the condition that the query has one of ``values``."""
        return _Condition("query-string", "queryStringConfig", {"values": [value._given() for value in values]})

    @staticmethod
    @checked
    def source_ips(values: Sequence[str]) -> ListenerCondition:
        """Return the condition that the client's address is in one of the ranges."""
        return _Condition("source-ip", "sourceIpConfig", {"values": list(values)})

    def render_raw_condition(self) -> Any:
        """Return the condition as the resource has it; classes of apps say it here."""
        raise NotImplementedError


class _Condition(ListenerCondition):
    def __init__(self, field: str, option: str, config: Mapping[str, Any]) -> None:
        self._rendered = {"field": field, option: config}

    def render_raw_condition(self) -> Any:
        return self._rendered


__all__ = ["ListenerCondition", "QueryStringCondition"]
