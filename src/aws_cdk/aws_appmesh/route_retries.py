"""When requests that failed are sent again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.aws_appmesh._mesh_parts import rendered_duration
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class HttpRetryEvent(NamedEnum):
    """A failure of HTTP."""

    SERVER_ERROR = "server-error"
    """500 to 511, but for 501 and 505."""
    GATEWAY_ERROR = "gateway-error"
    """502, 503 and 504."""
    CLIENT_ERROR = "client-error"
    """409."""
    STREAM_ERROR = "stream-error"
    """The stream was refused."""


class TcpRetryEvent(NamedEnum):
    """A failure of TCP."""

    CONNECTION_ERROR = "connection-error"


class GrpcRetryEvent(NamedEnum):
    """A failure of gRPC."""

    CANCELLED = "cancelled"
    DEADLINE_EXCEEDED = "deadline-exceeded"
    INTERNAL_ERROR = "internal"
    RESOURCE_EXHAUSTED = "resource-exhausted"
    UNAVAILABLE = "unavailable"


class HttpRetryPolicy(Struct):
    """When requests of HTTP are sent again; at least one event has to be named."""

    retry_attempts: int | float
    """How often at most."""
    retry_timeout: Duration
    """How long one of them may take."""
    http_retry_events: Sequence[HttpRetryEvent] | None = None
    """Default: none."""
    tcp_retry_events: Sequence[TcpRetryEvent] | None = None
    """Default: none."""


class GrpcRetryPolicy(HttpRetryPolicy):
    """When requests of gRPC are sent again; at least one event has to be named."""

    grpc_retry_events: Sequence[GrpcRetryEvent] | None = None
    """Default: none."""


def rendered_retries(policy: HttpRetryPolicy | None) -> dict[str, Any] | None:
    """Return when requests are sent again, by the names of the L1 classes.

    Raises:
        ValidationError: no event is named.
    """
    if policy is None:
        return None
    events: dict[str, Sequence[NamedEnum] | None] = {
        "httpRetryEvents": policy.http_retry_events,
        "tcpRetryEvents": policy.tcp_retry_events,
    }
    named = "`httpRetryEvents` or `tcpRetryEvents`"
    if isinstance(policy, GrpcRetryPolicy):
        events["grpcRetryEvents"] = policy.grpc_retry_events
        named = f"`grpcRetryEvents`, {named}"
    if not any(events.values()):
        raise ValidationError(f"You must specify one value for at least one of {named}")
    return {
        "maxRetries": policy.retry_attempts,
        "perRetryTimeout": rendered_duration(policy.retry_timeout),
        **{name: [event._value_ for event in chosen] for name, chosen in events.items() if chosen},
    }


__all__ = ["GrpcRetryEvent", "GrpcRetryPolicy", "HttpRetryEvent", "HttpRetryPolicy", "TcpRetryEvent"]
