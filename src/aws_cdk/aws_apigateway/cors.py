"""CORS: what browsers may send from pages of other origins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration

_STATUS = 204
_ANY_METHOD = "ANY"
_EVERYTHING = "*"
_HEADER = "method.response.header."
# The browser's own Origin is answered if it is one of those allowed beside the first.
_CHOOSE_ORIGIN = """#set($origin = $input.params().header.get("Origin"))
#if($origin == "")
  #set($origin = $input.params().header.get("origin"))
#end
#if({condition})
  #set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)
#end"""


class CorsOptions(Struct):
    """What browsers may send from pages of other origins."""

    allow_origins: Sequence[str]
    """Origins that may call: ``https://a.example``, or ``*`` alone."""
    allow_credentials: bool | None = None
    """Let cookies and other credentials through. Default: no."""
    allow_headers: Sequence[str] | None = None
    """Headers that may be sent. Default: ``Cors.DEFAULT_HEADERS``."""
    allow_methods: Sequence[str] | None = None
    """Methods that may be used; ``ANY`` alone for all. Default: all."""
    disable_cache: bool | None = None
    """Forbid browsers to keep the answer; not with ``max_age``. Default: no."""
    expose_headers: Sequence[str] | None = None
    """Response headers that pages may read."""
    max_age: Duration | None = None
    """How long browsers keep the answer. Default: as they like."""
    status_code: int | float | None = None
    """The answer's HTTP status. Default: 204."""


class Cors:
    """Values for CORS options."""

    ALL_METHODS: list[str] = ["OPTIONS", "GET", "PUT", "POST", "DELETE", "PATCH", "HEAD"]  # noqa: RUF012  # as the peer
    """All methods."""
    ALL_ORIGINS: list[str] = ["*"]  # noqa: RUF012  # as the peer
    """All origins."""
    DEFAULT_HEADERS: list[str] = [  # noqa: RUF012  # as the peer
        "Content-Type",
        "X-Amz-Date",
        "Authorization",
        "X-Api-Key",
        "X-Amz-Security-Token",
        "X-Amz-User-Agent",
    ]
    """Headers that API Gateway itself reads."""


def preflight(options: CorsOptions, scope: Any) -> tuple[str, dict[str, str], str | None]:
    """Return the status, the headers and the body's template of the answer to a preflight request.

    Headers go by ``method.response.header.NAME``, in the order of the template.

    Raises:
        ValidationError: options contradict each other.
    """
    _check(options, scope)
    origins = options.allow_origins
    headers = {
        "Access-Control-Allow-Headers": ",".join(
            options.allow_headers if options.allow_headers is not None else Cors.DEFAULT_HEADERS
        ),
        "Access-Control-Allow-Origin": origins[0],
    }
    if origins[0] != _EVERYTHING:
        headers["Vary"] = "Origin"
    headers["Access-Control-Allow-Methods"] = ",".join(_methods(options, scope))
    if options.allow_credentials:
        headers["Access-Control-Allow-Credentials"] = "true"
    if options.max_age is not None:
        headers["Access-Control-Max-Age"] = f"{options.max_age.to_seconds()}"
    if options.disable_cache:
        headers["Access-Control-Max-Age"] = "-1"
    if options.expose_headers is not None:
        headers["Access-Control-Expose-Headers"] = ",".join(options.expose_headers)
    template = None
    if len(origins) > 1:
        condition = " || ".join(f'$origin == "{origin}"' for origin in origins[1:])
        template = _CHOOSE_ORIGIN.replace("{condition}", condition)
    status = options.status_code if options.status_code is not None else _STATUS
    return f"{status:g}", {f"{_HEADER}{name}": f"'{value}'" for name, value in headers.items()}, template


def _check(options: CorsOptions, scope: Any) -> None:
    origins = options.allow_origins
    if not origins:
        raise ValidationError(
            "allowOrigins must contain at least one origin",
            scope=scope,
            fix="use Cors.ALL_ORIGINS, or name origins such as https://example.com",
        )
    if _EVERYTHING in origins and len(origins) > 1:
        raise ValidationError(
            f'Invalid "allowOrigins" - cannot mix "*" with specific origins: {",".join(origins)}',
            scope=scope,
            fix="name the origins, or use Cors.ALL_ORIGINS alone",
        )
    if options.max_age is not None and options.disable_cache:
        raise ValidationError(
            'The options "maxAge" and "disableCache" are mutually exclusive',
            scope=scope,
            fix="leave max_age or disable_cache out",
        )


def _methods(options: CorsOptions, scope: Any) -> Sequence[str]:
    methods = options.allow_methods if options.allow_methods is not None else Cors.ALL_METHODS
    if _ANY_METHOD not in methods:
        return methods
    if len(methods) > 1:
        raise ValidationError(
            f"ANY cannot be used with any other method. Received: {','.join(methods)}",
            scope=scope,
            fix="use Cors.ALL_METHODS, or name the methods",
        )
    return Cors.ALL_METHODS


__all__ = ["Cors", "CorsOptions"]
