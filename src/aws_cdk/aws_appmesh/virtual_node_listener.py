"""What a node listens to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.listener_options import (
    GrpcConnectionPool,
    GrpcTimeout,
    Http2ConnectionPool,
    HttpConnectionPool,
    HttpTimeout,
    ListenerTlsOptions,
    OutlierDetection,
    TcpConnectionPool,
    TcpTimeout,
    rendered_outliers,
    rendered_pool,
    rendered_timeout,
    rendered_tls,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.health_check import HealthCheck
    from constructs import Construct

_DEFAULT_PORT = 8080


class _ListenerOptions(Struct):
    """What all protocols have."""

    health_check: HealthCheck | None = None
    """How it is found out whether endpoints are healthy. Default: it is not."""
    outlier_detection: Nested[OutlierDetection | None] = nested()
    """When endpoints that fail are left out. Default: never."""
    port: int | float | None = None
    """Default: 8080."""
    tls: Nested[ListenerTlsOptions | None] = nested()
    """How TLS is spoken. Default: it is not."""


class HttpVirtualNodeListenerOptions(_ListenerOptions):
    """Options of a listener for HTTP/1."""

    connection_pool: Nested[HttpConnectionPool | None] = nested()
    """Default: no limits."""
    timeout: Nested[HttpTimeout | None] = nested()
    """Default: as :class:`HttpTimeout` says."""


class Http2VirtualNodeListenerOptions(_ListenerOptions):
    """Options of a listener for HTTP/2."""

    connection_pool: Nested[Http2ConnectionPool | None] = nested()
    """Default: no limits."""
    timeout: Nested[HttpTimeout | None] = nested()
    """Default: as :class:`HttpTimeout` says."""


class GrpcVirtualNodeListenerOptions(_ListenerOptions):
    """Options of a listener for gRPC."""

    connection_pool: Nested[GrpcConnectionPool | None] = nested()
    """Default: no limits."""
    timeout: Nested[GrpcTimeout | None] = nested()
    """Default: as :class:`GrpcTimeout` says."""


class TcpVirtualNodeListenerOptions(_ListenerOptions):
    """Options of a listener for TCP."""

    connection_pool: Nested[TcpConnectionPool | None] = nested()
    """Default: no limits."""
    timeout: Nested[TcpTimeout | None] = nested()
    """Default: as :class:`TcpTimeout` says."""


class VirtualNodeListenerConfig(Struct):
    """A listener, by the names of the L1 class."""

    listener: Any


class VirtualNodeListener:
    """What a node listens to. Make it with one of the factories."""

    @staticmethod
    @takes(HttpVirtualNodeListenerOptions)
    def http(props: HttpVirtualNodeListenerOptions) -> VirtualNodeListener:
        """Listen to HTTP/1."""
        return _Listener("http", props, props.timeout, props.connection_pool)

    @staticmethod
    @takes(Http2VirtualNodeListenerOptions)
    def http2(props: Http2VirtualNodeListenerOptions) -> VirtualNodeListener:
        """Listen to HTTP/2."""
        return _Listener("http2", props, props.timeout, props.connection_pool)

    @staticmethod
    @takes(GrpcVirtualNodeListenerOptions)
    def grpc(props: GrpcVirtualNodeListenerOptions) -> VirtualNodeListener:
        """Listen to gRPC."""
        return _Listener("grpc", props, props.timeout, props.connection_pool)

    @staticmethod
    @takes(TcpVirtualNodeListenerOptions)
    def tcp(props: TcpVirtualNodeListenerOptions) -> VirtualNodeListener:
        """Listen to TCP."""
        return _Listener("tcp", props, props.timeout, props.connection_pool)

    def bind(self, scope: Construct) -> VirtualNodeListenerConfig:
        """Return the listener."""
        raise NotImplementedError


class _Listener(VirtualNodeListener):
    def __init__(
        self,
        protocol: str,
        options: _ListenerOptions,
        timeout: HttpTimeout | GrpcTimeout | TcpTimeout | None,
        pool: Struct | None,
    ) -> None:
        self._protocol = protocol
        self._options = options
        self._timeout = timeout
        self._pool = pool

    @checked
    def bind(self, scope: Construct) -> VirtualNodeListenerConfig:
        options, protocol = self._options, self._protocol
        port = options.port if options.port is not None else _DEFAULT_PORT
        check = options.health_check
        timeout, pool = rendered_timeout(self._timeout), rendered_pool(self._pool)
        return VirtualNodeListenerConfig(
            listener={
                "portMapping": {"port": port, "protocol": protocol},
                "healthCheck": check.bind(scope, default_port=port).virtual_node_health_check
                if check is not None
                else None,
                "timeout": {protocol: timeout} if timeout is not None else None,
                "tls": rendered_tls(options.tls, scope),
                "outlierDetection": rendered_outliers(options.outlier_detection),
                "connectionPool": {protocol: pool} if pool is not None else None,
            }
        )


__all__ = [
    "GrpcVirtualNodeListenerOptions",
    "Http2VirtualNodeListenerOptions",
    "HttpVirtualNodeListenerOptions",
    "TcpVirtualNodeListenerOptions",
    "VirtualNodeListener",
    "VirtualNodeListenerConfig",
]
