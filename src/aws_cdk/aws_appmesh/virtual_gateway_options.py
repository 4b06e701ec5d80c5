"""Options of gateways that do not say which mesh they are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_appmesh.tls_client_policy import BackendDefaults
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.access_log import AccessLog
    from aws_cdk.aws_appmesh.virtual_gateway_listener import VirtualGatewayListener


class VirtualGatewayBaseProps(Struct):
    """Options of a gateway."""

    access_log: AccessLog | None = None
    """Where its proxy writes what is asked. Default: nowhere."""
    backend_defaults: Nested[BackendDefaults | None] = nested()
    """What holds for all that requests are sent to. Default: nothing."""
    listeners: Sequence[VirtualGatewayListener] | None = None
    """What it listens to. Default: HTTP on port 8080."""
    virtual_gateway_name: str | None = None
    """Default: made from the construct's place."""


__all__ = ["VirtualGatewayBaseProps"]
