"""Options of a function's URL."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.aws_lambda.permission import FunctionUrlAuthType
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class HttpMethod(NamedEnum):
    """A method of HTTP requests."""

    GET = "GET"
    PUT = "PUT"
    HEAD = "HEAD"
    POST = "POST"
    DELETE = "DELETE"
    PATCH = "PATCH"
    OPTIONS = "OPTIONS"
    ALL = "*"


class InvokeMode(NamedEnum):
    """How the answer comes back."""

    BUFFERED = "BUFFERED"
    RESPONSE_STREAM = "RESPONSE_STREAM"


class FunctionUrlCorsOptions(Struct):
    """Which pages of other origins may call the URL."""

    allow_credentials: bool | None = None
    """Whether requests may carry cookies and credentials. Default: no."""
    allowed_headers: Sequence[str] | None = None
    """Headers that requests may have. Default: none beyond the usual."""
    allowed_methods: Sequence[HttpMethod] | None = None
    """Methods that requests may use. Default: none."""
    allowed_origins: Sequence[str] | None = None
    """Origins whose pages may call; ``*`` for all. Default: none."""
    exposed_headers: Sequence[str] | None = None
    """Headers of responses that pages may read. Default: none."""
    max_age: Duration | None = None
    """How long browsers may keep the answer to a preflight request, at most a day."""


class FunctionUrlOptions(Struct):
    """Options of a function's URL."""

    auth_type: FunctionUrlAuthType | None = None
    """How callers prove who they are. Default: with IAM."""
    cors: Nested[FunctionUrlCorsOptions | None] = nested()
    """Which pages of other origins may call. Default: none."""
    invoke_mode: InvokeMode | None = None
    """Whether the response comes as a whole or as it is made. Default: as a whole."""
