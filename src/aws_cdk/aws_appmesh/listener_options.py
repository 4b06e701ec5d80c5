"""Options that listeners of nodes and gateways share: TLS, timeouts, pools of connections, outliers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._mesh_parts import rendered_duration
from aws_cdk.aws_appmesh.tls_validation import MutualTlsValidation, rendered_validation
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.tls_certificate import TlsCertificate
    from constructs import Construct


class TlsMode(NamedEnum):
    """Whether TLS is spoken."""

    STRICT = "STRICT"
    """TLS only."""
    PERMISSIVE = "PERMISSIVE"
    """Both."""
    DISABLED = "DISABLED"
    """No TLS."""


class ListenerTlsOptions(Struct):
    """How a listener speaks TLS."""

    certificate: TlsCertificate
    """What is shown to clients."""
    mode: TlsMode
    """Whether TLS is spoken."""
    mutual_tls_validation: Nested[MutualTlsValidation | None] = nested()
    """Which clients are accepted. Default: any, without a certificate."""


class HttpTimeout(Struct):
    """How long HTTP may take."""

    idle: Duration | None = None
    """How long a connection may lie idle. Default: 5 minutes."""
    per_request: Duration | None = None
    """How long a request may take. Default: 15 seconds."""


class GrpcTimeout(Struct):
    """How long gRPC may take."""

    idle: Duration | None = None
    """How long a connection may lie idle. Default: 5 minutes."""
    per_request: Duration | None = None
    """How long a request may take. Default: 15 seconds."""


class TcpTimeout(Struct):
    """How long TCP may take."""

    idle: Duration | None = None
    """How long a connection may lie idle. Default: 5 minutes."""


class HttpConnectionPool(Struct):
    """How much HTTP/1 there may be at a time."""

    max_connections: int | float
    """Connections."""
    max_pending_requests: int | float
    """Requests that wait for one."""


class Http2ConnectionPool(Struct):
    """How much HTTP/2 there may be at a time."""

    max_requests: int | float
    """Requests."""


class GrpcConnectionPool(Struct):
    """How much gRPC there may be at a time."""

    max_requests: int | float
    """Requests."""


class TcpConnectionPool(Struct):
    """How much TCP there may be at a time."""

    max_connections: int | float
    """Connections."""


class OutlierDetection(Struct):
    """When an endpoint that fails is left out for a while."""

    base_ejection_duration: Duration
    """How long, for the first time."""
    interval: Duration
    """How often endpoints are looked at."""
    max_ejection_percent: int | float
    """How many of them are left out at most."""
    max_server_errors: int | float
    """After how many errors of the kind 5xx in a row."""


def rendered_tls(tls: ListenerTlsOptions | None, scope: Construct) -> dict[str, Any] | None:
    """Return the use of TLS by the names of the L1 classes."""
    if tls is None:
        return None
    clients = tls.mutual_tls_validation
    return {
        "certificate": tls.certificate.bind(scope).tls_certificate,
        "mode": tls.mode._value_,
        "validation": rendered_validation(clients, scope) if clients is not None else None,
    }


def rendered_timeout(timeout: HttpTimeout | GrpcTimeout | TcpTimeout | None) -> dict[str, Any] | None:
    """Return a timeout by the names of the L1 classes."""
    if timeout is None:
        return None
    return {name: rendered_duration(value) for name, value in _camel(timeout._given()).items()}


def rendered_pool(pool: Struct | None) -> dict[str, Any] | None:
    """Return a pool by the names of the L1 classes."""
    return _camel(pool._given()) if pool is not None else None


def rendered_outliers(detection: OutlierDetection | None) -> dict[str, Any] | None:
    """Return when endpoints are left out, by the names of the L1 class."""
    if detection is None:
        return None
    return {
        "baseEjectionDuration": rendered_duration(detection.base_ejection_duration),
        "interval": rendered_duration(detection.interval),
        "maxEjectionPercent": detection.max_ejection_percent,
        "maxServerErrors": detection.max_server_errors,
    }


def _camel(values: dict[str, Any]) -> dict[str, Any]:
    from aws_cdk.core.naming import camel_case

    return {camel_case(name): value for name, value in values.items()}


__all__ = [
    "GrpcConnectionPool",
    "GrpcTimeout",
    "Http2ConnectionPool",
    "HttpConnectionPool",
    "HttpTimeout",
    "ListenerTlsOptions",
    "OutlierDetection",
    "TcpConnectionPool",
    "TcpTimeout",
    "TlsMode",
]
