"""Methods of HTTP."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class HttpRouteMethod(NamedEnum):
    """A method of HTTP."""

    GET = "GET"
    HEAD = "HEAD"
    POST = "POST"
    PUT = "PUT"
    DELETE = "DELETE"
    CONNECT = "CONNECT"
    OPTIONS = "OPTIONS"
    TRACE = "TRACE"
    PATCH = "PATCH"


__all__ = ["HttpRouteMethod"]
