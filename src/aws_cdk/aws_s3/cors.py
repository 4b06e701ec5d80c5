"""Access from web pages of other origins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class HttpMethods(NamedEnum):
    """Methods of HTTP requests."""

    GET = "GET"
    PUT = "PUT"
    HEAD = "HEAD"
    POST = "POST"
    DELETE = "DELETE"


class CorsRule(Struct):
    """What pages of which origins may do."""

    allowed_methods: Sequence[HttpMethods]
    """The methods that pages may use."""
    allowed_origins: Sequence[str]
    """The origins of the pages; ``*`` stands for any text."""
    allowed_headers: Sequence[str] | None = None
    """The headers that pages may send. Default: none."""
    exposed_headers: Sequence[str] | None = None
    """The headers of answers that pages may read. Default: none."""
    id: str | None = None
    """Name of the rule, at most 255 characters. Default: none."""
    max_age: int | float | None = None
    """How many seconds browsers keep the answer of a preflight request. Default: they do not."""


def rendered_cors(rules: Sequence[CorsRule]) -> dict[str, Any] | None:
    """Return rules as the property of the L1 class takes them; ``None`` if there are none."""
    if not rules:
        return None
    return {
        "cors_rules": [
            {
                "id": rule.id,
                "max_age": rule.max_age,
                "allowed_headers": rule.allowed_headers,
                "allowed_methods": [method._value_ for method in rule.allowed_methods],
                "allowed_origins": rule.allowed_origins,
                "exposed_headers": rule.exposed_headers,
            }
            for rule in rules
        ]
    }
