"""Options of gateway routes that do not say which gateway they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.gateway_route_spec import GatewayRouteSpec


class GatewayRouteBaseProps(Struct):
    """Options of a gateway route."""

    route_spec: GatewayRouteSpec
    """Which requests it takes, and where to."""
    gateway_route_name: str | None = None
    """Default: made from the construct's place."""


__all__ = ["GatewayRouteBaseProps"]
