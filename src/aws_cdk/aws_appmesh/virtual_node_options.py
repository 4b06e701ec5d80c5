"""Options of nodes that do not say which mesh they are in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_appmesh.tls_client_policy import BackendDefaults
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.access_log import AccessLog
    from aws_cdk.aws_appmesh.backend import Backend
    from aws_cdk.aws_appmesh.service_discovery import ServiceDiscovery
    from aws_cdk.aws_appmesh.virtual_node_listener import VirtualNodeListener


class VirtualNodeBaseProps(Struct):
    """Options of a node."""

    access_log: AccessLog | None = None
    """Where its proxy writes what is asked. Default: nowhere."""
    backend_defaults: Nested[BackendDefaults | None] = nested()
    """What holds for all backends. Default: nothing."""
    backends: Sequence[Backend] | None = None
    """What it sends requests to. Default: nothing."""
    listeners: Sequence[VirtualNodeListener] | None = None
    """What it listens to. Default: nothing."""
    service_discovery: ServiceDiscovery | None = None
    """How it is found; needed with listeners. Default: it is not."""
    virtual_node_name: str | None = None
    """Default: made from the construct's place."""


__all__ = ["VirtualNodeBaseProps"]
