"""Meshes: what holds the nodes, routers, services and gateways of App Mesh together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._l1 import CfnMesh
from aws_cdk.aws_appmesh.service_discovery import MeshServiceDiscovery
from aws_cdk.aws_appmesh.virtual_gateway_options import VirtualGatewayBaseProps
from aws_cdk.aws_appmesh.virtual_node_options import VirtualNodeBaseProps
from aws_cdk.aws_appmesh.virtual_router_options import VirtualRouterBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.virtual_gateway import VirtualGateway
    from aws_cdk.aws_appmesh.virtual_node import VirtualNode
    from aws_cdk.aws_appmesh.virtual_router import VirtualRouter
    from aws_cdk.interfaces.aws_appmesh import MeshReference
    from constructs import Construct


class MeshFilterType(NamedEnum):
    """Whom nodes may send to."""

    ALLOW_ALL = "ALLOW_ALL"
    """Anybody."""
    DROP_ALL = "DROP_ALL"
    """Only services of the mesh, and of AWS."""


class IMesh(IResource):
    """A mesh."""

    if TYPE_CHECKING:

        @property
        def mesh_arn(self) -> str: ...
        @property
        def mesh_name(self) -> str: ...
        @property
        def mesh_ref(self) -> MeshReference: ...
        @takes(VirtualGatewayBaseProps)
        def add_virtual_gateway(self, id: str, props: VirtualGatewayBaseProps) -> VirtualGateway: ...
        @takes(VirtualNodeBaseProps)
        def add_virtual_node(self, id: str, props: VirtualNodeBaseProps) -> VirtualNode: ...
        @takes(VirtualRouterBaseProps)
        def add_virtual_router(self, id: str, props: VirtualRouterBaseProps) -> VirtualRouter: ...


class MeshProps(Struct):
    """Options of :class:`Mesh`."""

    egress_filter: MeshFilterType | None = None
    """Default: DROP_ALL."""
    mesh_name: str | None = None
    """Default: made from the construct's place."""
    service_discovery: Nested[MeshServiceDiscovery | None] = nested()
    """How nodes find each other. Default: by App Mesh's own rules."""


class _MeshBase(Resource, IMesh):
    """Base of meshes."""

    mesh_arn: str
    mesh_name: str

    @property
    def mesh_ref(self) -> MeshReference:
        """The reference to the mesh."""
        from aws_cdk.interfaces.aws_appmesh import MeshReference

        return MeshReference(mesh_arn=self.mesh_arn)

    @takes(VirtualGatewayBaseProps)
    def add_virtual_gateway(self, id: str, props: VirtualGatewayBaseProps) -> VirtualGateway:
        """Add a gateway, for requests from outside."""
        from aws_cdk.aws_appmesh.virtual_gateway import VirtualGateway

        return VirtualGateway(self, id, mesh=self, **props._given())

    @takes(VirtualNodeBaseProps)
    def add_virtual_node(self, id: str, props: VirtualNodeBaseProps) -> VirtualNode:
        """Add a node, which stands for a service that runs somewhere."""
        from aws_cdk.aws_appmesh.virtual_node import VirtualNode

        return VirtualNode(self, id, mesh=self, **props._given())

    @takes(VirtualRouterBaseProps)
    def add_virtual_router(self, id: str, props: VirtualRouterBaseProps) -> VirtualRouter:
        """Add a router, which spreads requests over nodes."""
        from aws_cdk.aws_appmesh.virtual_router import VirtualRouter

        return VirtualRouter(self, id, mesh=self, **props._given())


class Mesh(_MeshBase):
    """A mesh."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appmesh.Mesh"

    @staticmethod
    @checked
    def from_mesh_arn(scope: Construct, id: str, mesh_arn: str) -> IMesh:
        """Return a mesh made elsewhere, by its ARN; it may be of another account."""
        name = Arn.split(mesh_arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name or ""
        return _ImportedMesh(scope, id, mesh_arn, name, environment_from_arn=mesh_arn)

    @staticmethod
    @checked
    def from_mesh_name(scope: Construct, id: str, mesh_name: str) -> IMesh:
        """Return a mesh made elsewhere in the same account and region, by its name."""
        arn = Stack.of(scope).format_arn(service="appmesh", resource="mesh", resource_name=mesh_name)
        return _ImportedMesh(scope, id, arn, mesh_name)

    @takes(MeshProps)
    def __init__(self, scope: Construct, id: str, props: MeshProps) -> None:
        name = props.mesh_name or lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        outward, discovery = props.egress_filter, props.service_discovery
        preference = discovery.ip_preference if discovery is not None else None
        mesh: Any = CfnMesh(
            self,
            "Resource",
            mesh_name=self.physical_name,
            spec={
                "egressFilter": {"type": outward._value_} if outward is not None else None,
                "serviceDiscovery": {"ipPreference": preference._value_ if preference is not None else None}
                if discovery is not None
                else None,
            },
        )
        self.mesh_name = self._get_resource_name_attribute(mesh.attr_mesh_name)
        self.mesh_arn = self._get_resource_arn_attribute(
            mesh.ref, service="appmesh", resource="mesh", resource_name=self.physical_name
        )


class _ImportedMesh(_MeshBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str, name: str, **environment: str) -> None:
        super().__init__(scope, id, **environment)
        self.mesh_arn = arn
        self.mesh_name = name


__all__ = ["IMesh", "Mesh", "MeshFilterType", "MeshProps"]
