"""Routers: what spreads the requests for a service over nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._l1 import CfnVirtualRouter
from aws_cdk.aws_appmesh._mesh_parts import mesh_owner, parts_of_arn
from aws_cdk.aws_appmesh.mesh import Mesh
from aws_cdk.aws_appmesh.route_options import RouteBaseProps
from aws_cdk.aws_appmesh.virtual_router_listener import VirtualRouterListener
from aws_cdk.aws_appmesh.virtual_router_options import VirtualRouterBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.mesh import IMesh
    from aws_cdk.aws_appmesh.route import Route
    from aws_cdk.interfaces.aws_appmesh import VirtualRouterReference
    from constructs import Construct


class IVirtualRouter(IResource):
    """A router."""

    if TYPE_CHECKING:

        @property
        def mesh(self) -> IMesh: ...
        @property
        def virtual_router_arn(self) -> str: ...
        @property
        def virtual_router_name(self) -> str: ...
        @property
        def virtual_router_ref(self) -> VirtualRouterReference: ...
        @takes(RouteBaseProps)
        def add_route(self, id: str, props: RouteBaseProps) -> Route: ...


class VirtualRouterProps(VirtualRouterBaseProps):
    """Options of :class:`VirtualRouter`."""

    mesh: IMesh
    """The mesh."""


class VirtualRouterAttributes(Struct):
    """What is known of a router made elsewhere."""

    mesh: IMesh
    virtual_router_name: str


class _VirtualRouterBase(Resource, IVirtualRouter):
    """Base of routers."""

    mesh: IMesh
    virtual_router_arn: str
    virtual_router_name: str

    @property
    def virtual_router_ref(self) -> VirtualRouterReference:
        """The reference to the router."""
        from aws_cdk.interfaces.aws_appmesh import VirtualRouterReference

        return VirtualRouterReference(virtual_router_arn=self.virtual_router_arn)

    @takes(RouteBaseProps)
    def add_route(self, id: str, props: RouteBaseProps) -> Route:
        """Add a route; its name is the id, whatever ``route_name`` says, as in the peer."""
        from aws_cdk.aws_appmesh.route import Route

        return Route(self, id, mesh=self.mesh, virtual_router=self, route_name=id, route_spec=props.route_spec)


class VirtualRouter(_VirtualRouterBase):
    """A router."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appmesh.VirtualRouter"

    @staticmethod
    @checked
    def from_virtual_router_arn(scope: Construct, id: str, virtual_router_arn: str) -> IVirtualRouter:
        """Return a router made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a router.
        """
        return _RouterOfArn(scope, id, virtual_router_arn)

    @staticmethod
    @takes(VirtualRouterAttributes)
    def from_virtual_router_attributes(scope: Construct, id: str, attrs: VirtualRouterAttributes) -> IVirtualRouter:
        """Return a router made elsewhere, by its name and mesh."""
        return _RouterOfName(scope, id, attrs)

    @takes(VirtualRouterProps)
    def __init__(self, scope: Construct, id: str, props: VirtualRouterProps) -> None:
        name = props.virtual_router_name or lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        self.mesh = props.mesh
        listeners = props.listeners or [VirtualRouterListener.http()]
        router: Any = CfnVirtualRouter(
            self,
            "Resource",
            virtual_router_name=self.physical_name,
            mesh_name=self.mesh.mesh_name,
            mesh_owner=mesh_owner(self, self.mesh),
            spec={"listeners": [listener.bind(self).listener for listener in listeners]},
        )
        self.virtual_router_name = self._get_resource_name_attribute(router.attr_virtual_router_name)
        self.virtual_router_arn = self._get_resource_arn_attribute(
            router.ref,
            service="appmesh",
            resource=f"mesh/{self.mesh.mesh_name}/virtualRouter",
            resource_name=self.physical_name,
        )


class _RouterOfArn(_VirtualRouterBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        mesh_name, self.virtual_router_name = parts_of_arn(arn, self, 0, 2)
        self.mesh = Mesh.from_mesh_name(self, "Mesh", mesh_name)
        self.virtual_router_arn = arn


class _RouterOfName(_VirtualRouterBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: VirtualRouterAttributes) -> None:
        super().__init__(scope, id)
        self.mesh = attrs.mesh
        self.virtual_router_name = attrs.virtual_router_name
        self.virtual_router_arn = Stack.of(self).format_arn(
            service="appmesh",
            resource=f"mesh/{attrs.mesh.mesh_name}/virtualRouter",
            resource_name=self.virtual_router_name,
        )


__all__ = ["IVirtualRouter", "VirtualRouter", "VirtualRouterAttributes", "VirtualRouterProps"]
