"""What a router listens to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh.virtual_node_listener import _DEFAULT_PORT
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from constructs import Construct


class VirtualRouterListenerConfig(Struct):
    """A listener, by the names of the L1 class."""

    listener: Any


class VirtualRouterListener:
    """What a router listens to. Make it with one of the factories."""

    @staticmethod
    @checked
    def http(port: int | float | None = None) -> VirtualRouterListener:
        """Listen to HTTP/1. Default: on port 8080."""
        return _Listener("http", port)

    @staticmethod
    @checked
    def http2(port: int | float | None = None) -> VirtualRouterListener:
        """Listen to HTTP/2. Default: on port 8080."""
        return _Listener("http2", port)

    @staticmethod
    @checked
    def grpc(port: int | float | None = None) -> VirtualRouterListener:
        """Listen to gRPC. Default: on port 8080."""
        return _Listener("grpc", port)

    @staticmethod
    @checked
    def tcp(port: int | float | None = None) -> VirtualRouterListener:
        """Listen to TCP. Default: on port 8080."""
        return _Listener("tcp", port)

    def bind(self, scope: Construct) -> VirtualRouterListenerConfig:
        """Return the listener."""
        raise NotImplementedError


class _Listener(VirtualRouterListener):
    def __init__(self, protocol: str, port: int | float | None) -> None:
        self._rendered = {"portMapping": {"port": port if port is not None else _DEFAULT_PORT, "protocol": protocol}}

    @checked
    def bind(self, scope: Construct) -> VirtualRouterListenerConfig:
        return VirtualRouterListenerConfig(listener=self._rendered)


__all__ = ["VirtualRouterListener", "VirtualRouterListenerConfig"]
