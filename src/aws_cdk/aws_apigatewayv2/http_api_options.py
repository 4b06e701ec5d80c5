"""Options of HTTP APIs: methods, CORS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration


class HttpMethod(NamedEnum):
    """An HTTP method, or all of them."""

    ANY = "ANY"
    DELETE = "DELETE"
    GET = "GET"
    HEAD = "HEAD"
    OPTIONS = "OPTIONS"
    PATCH = "PATCH"
    POST = "POST"
    PUT = "PUT"


class CorsHttpMethod(NamedEnum):
    """An HTTP method that pages of other origins may use, or all of them."""

    ANY = "*"
    DELETE = "DELETE"
    GET = "GET"
    HEAD = "HEAD"
    OPTIONS = "OPTIONS"
    PATCH = "PATCH"
    POST = "POST"
    PUT = "PUT"


class CorsPreflightOptions(Struct):
    """What browsers may send from pages of other origins."""

    allow_credentials: bool | None = None
    """Let cookies and other credentials through; not with all origins. Default: no."""
    allow_headers: Sequence[str] | None = None
    """Headers that may be sent. Default: none."""
    allow_methods: Sequence[CorsHttpMethod] | None = None
    """Methods that may be used. Default: none."""
    allow_origins: Sequence[str] | None = None
    """Origins that may call. Default: none."""
    expose_headers: Sequence[str] | None = None
    """Response headers that pages may read. Default: none."""
    max_age: Duration | None = None
    """How long browsers keep the answer. Default: not at all."""


def rendered_cors(options: CorsPreflightOptions) -> dict[str, Any]:
    """Return the property of an API."""
    methods = options.allow_methods
    return {
        "allow_credentials": options.allow_credentials,
        "allow_headers": options.allow_headers,
        "allow_methods": None if methods is None else [method._value_ for method in methods],
        "allow_origins": options.allow_origins,
        "expose_headers": options.expose_headers,
        "max_age": options.max_age.to_seconds() if options.max_age is not None else None,
    }


__all__ = ["CorsHttpMethod", "CorsPreflightOptions", "HttpMethod"]
