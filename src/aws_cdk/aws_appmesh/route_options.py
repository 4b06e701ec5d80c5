"""Options of routes that do not say which router they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.route_spec import RouteSpec


class RouteBaseProps(Struct):
    """Options of a route."""

    route_spec: RouteSpec
    """Which requests it takes, and where to."""
    route_name: str | None = None
    """Default: made from the construct's place."""


__all__ = ["RouteBaseProps"]
