"""Routes: which requests to a router go to which nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._l1 import CfnRoute
from aws_cdk.aws_appmesh._mesh_parts import mesh_owner, parts_of_arn
from aws_cdk.aws_appmesh.route_options import RouteBaseProps
from aws_cdk.aws_appmesh.virtual_router import VirtualRouter
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.mesh import IMesh
    from aws_cdk.aws_appmesh.virtual_router import IVirtualRouter
    from aws_cdk.interfaces.aws_appmesh import RouteReference
    from constructs import Construct


class IRoute(IResource):
    """A route."""

    if TYPE_CHECKING:

        @property
        def route_arn(self) -> str: ...
        @property
        def route_name(self) -> str: ...
        @property
        def route_ref(self) -> RouteReference: ...
        @property
        def virtual_router(self) -> IVirtualRouter: ...


class RouteProps(RouteBaseProps):
    """Options of :class:`Route`."""

    mesh: IMesh
    """The mesh; that of the router counts."""
    virtual_router: IVirtualRouter
    """The router."""


class RouteAttributes(Struct):
    """What is known of a route made elsewhere."""

    route_name: str
    virtual_router: IVirtualRouter


class _RouteBase(Resource, IRoute):
    """Base of routes."""

    route_arn: str
    route_name: str
    virtual_router: IVirtualRouter

    @property
    def route_ref(self) -> RouteReference:
        """The reference to the route."""
        from aws_cdk.interfaces.aws_appmesh import RouteReference

        return RouteReference(route_arn=self.route_arn)


class Route(_RouteBase):
    """A route."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appmesh.Route"

    @staticmethod
    @checked
    def from_route_arn(scope: Construct, id: str, route_arn: str) -> IRoute:
        """Return a route made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a route.
        """
        return _RouteOfArn(scope, id, route_arn)

    @staticmethod
    @takes(RouteAttributes)
    def from_route_attributes(scope: Construct, id: str, attrs: RouteAttributes) -> IRoute:
        """Return a route made elsewhere, by its name and router."""
        return _RouteOfName(scope, id, attrs)

    @takes(RouteProps)
    def __init__(self, scope: Construct, id: str, props: RouteProps) -> None:
        """Make the route.

        Raises:
            ValidationError: what is said of requests would not be taken.
        """
        name = props.route_name or lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        self.virtual_router = props.virtual_router
        spec = props.route_spec.bind(self)
        mesh = self.virtual_router.mesh  # as the peer, whatever mesh is given
        route: Any = CfnRoute(
            self,
            "Resource",
            route_name=self.physical_name,
            mesh_name=mesh.mesh_name,
            mesh_owner=mesh_owner(self, mesh),
            virtual_router_name=self.virtual_router.virtual_router_name,
            spec={
                "tcpRoute": spec.tcp_route_spec,
                "httpRoute": spec.http_route_spec,
                "http2Route": spec.http2_route_spec,
                "grpcRoute": spec.grpc_route_spec,
                "priority": spec.priority,
            },
        )
        self.route_name = self._get_resource_name_attribute(route.attr_route_name)
        self.route_arn = self._get_resource_arn_attribute(
            route.ref, service="appmesh", resource=_resource(props.virtual_router), resource_name=self.physical_name
        )


class _RouteOfArn(_RouteBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.route_arn = arn
        self.virtual_router = VirtualRouter.from_virtual_router_arn(self, "VirtualRouter", arn)
        (self.route_name,) = parts_of_arn(arn, self, 4)


class _RouteOfName(_RouteBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: RouteAttributes) -> None:
        super().__init__(scope, id)
        self.route_name = attrs.route_name
        self.virtual_router = attrs.virtual_router
        self.route_arn = Stack.of(self).format_arn(
            service="appmesh", resource=_resource(attrs.virtual_router), resource_name=self.route_name
        )


def _resource(router: IVirtualRouter) -> str:
    return f"mesh/{router.mesh.mesh_name}/virtualRouter/{router.virtual_router_name}/route"


__all__ = ["IRoute", "Route", "RouteAttributes", "RouteProps"]
