"""What a gateway listens to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.listener_options import (
    GrpcConnectionPool,
    Http2ConnectionPool,
    HttpConnectionPool,
    ListenerTlsOptions,
    rendered_pool,
    rendered_tls,
)
from aws_cdk.aws_appmesh.virtual_node_listener import _DEFAULT_PORT
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.health_check import HealthCheck
    from constructs import Construct


class _ListenerOptions(Struct):
    """What all protocols have."""

    health_check: HealthCheck | None = None
    """How it is found out whether the gateway is healthy. Default: it is not."""
    port: int | float | None = None
    """Default: 8080."""
    tls: Nested[ListenerTlsOptions | None] = nested()
    """How TLS is spoken. Default: it is not."""


class HttpGatewayListenerOptions(_ListenerOptions):
    """Options of a listener for HTTP/1."""

    connection_pool: Nested[HttpConnectionPool | None] = nested()
    """Default: no limits."""


class Http2GatewayListenerOptions(_ListenerOptions):
    """Options of a listener for HTTP/2."""

    connection_pool: Nested[Http2ConnectionPool | None] = nested()
    """Default: no limits."""


class GrpcGatewayListenerOptions(_ListenerOptions):
    """Options of a listener for gRPC."""

    connection_pool: Nested[GrpcConnectionPool | None] = nested()
    """Default: no limits."""


class VirtualGatewayListenerConfig(Struct):
    """A listener, by the names of the L1 class."""

    listener: Any


class VirtualGatewayListener:
    """What a gateway listens to. Make it with one of the factories."""

    @staticmethod
    @takes(HttpGatewayListenerOptions)
    def http(options: HttpGatewayListenerOptions) -> VirtualGatewayListener:
        """Listen to HTTP/1."""
        return _Listener("http", options, options.connection_pool)

    @staticmethod
    @takes(Http2GatewayListenerOptions)
    def http2(options: Http2GatewayListenerOptions) -> VirtualGatewayListener:
        """Listen to HTTP/2."""
        return _Listener("http2", options, options.connection_pool)

    @staticmethod
    @takes(GrpcGatewayListenerOptions)
    def grpc(options: GrpcGatewayListenerOptions) -> VirtualGatewayListener:
        """Listen to gRPC."""
        return _Listener("grpc", options, options.connection_pool)

    def bind(self, scope: Construct) -> VirtualGatewayListenerConfig:
        """Return the listener."""
        raise NotImplementedError


class _Listener(VirtualGatewayListener):
    def __init__(self, protocol: str, options: _ListenerOptions, pool: Struct | None) -> None:
        self._protocol = protocol
        self._options = options
        self._pool = pool

    @checked
    def bind(self, scope: Construct) -> VirtualGatewayListenerConfig:
        options = self._options
        port = options.port if options.port is not None else _DEFAULT_PORT
        check, pool = options.health_check, rendered_pool(self._pool)
        return VirtualGatewayListenerConfig(
            listener={
                "portMapping": {"port": port, "protocol": self._protocol},
                "healthCheck": check.bind(scope, default_port=port).virtual_gateway_health_check
                if check is not None
                else None,
                "tls": rendered_tls(options.tls, scope),
                "connectionPool": {self._protocol: pool} if pool is not None else None,
            }
        )


__all__ = [
    "GrpcGatewayListenerOptions",
    "Http2GatewayListenerOptions",
    "HttpGatewayListenerOptions",
    "VirtualGatewayListener",
    "VirtualGatewayListenerConfig",
]
