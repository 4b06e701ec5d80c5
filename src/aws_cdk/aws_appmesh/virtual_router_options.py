"""Options of routers that do not say which mesh they are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.virtual_router_listener import VirtualRouterListener


class VirtualRouterBaseProps(Struct):
    """Options of a router."""

    listeners: Sequence[VirtualRouterListener] | None = None
    """What it listens to. Default: HTTP on port 8080."""
    virtual_router_name: str | None = None
    """Default: made from the construct's place."""


__all__ = ["VirtualRouterBaseProps"]
