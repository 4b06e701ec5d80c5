"""Gateway routes: which requests from outside go to which service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._l1 import CfnGatewayRoute
from aws_cdk.aws_appmesh._mesh_parts import mesh_owner, parts_of_arn
from aws_cdk.aws_appmesh.gateway_route_options import GatewayRouteBaseProps
from aws_cdk.aws_appmesh.virtual_gateway import VirtualGateway
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from constructs import IValidation

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.gateway_route_spec import GatewayRouteSpecConfig
    from aws_cdk.aws_appmesh.virtual_gateway import IVirtualGateway
    from aws_cdk.interfaces.aws_appmesh import GatewayRouteReference
    from constructs import Construct


class IGatewayRoute(IResource):
    """A gateway route."""

    if TYPE_CHECKING:

        @property
        def gateway_route_arn(self) -> str: ...
        @property
        def gateway_route_name(self) -> str: ...
        @property
        def gateway_route_ref(self) -> GatewayRouteReference: ...
        @property
        def virtual_gateway(self) -> IVirtualGateway: ...


class GatewayRouteProps(GatewayRouteBaseProps):
    """Options of :class:`GatewayRoute`."""

    virtual_gateway: IVirtualGateway
    """The gateway."""


class GatewayRouteAttributes(Struct):
    """What is known of a gateway route made elsewhere."""

    gateway_route_name: str
    virtual_gateway: IVirtualGateway


class _GatewayRouteBase(Resource, IGatewayRoute):
    """Base of gateway routes."""

    gateway_route_arn: str
    gateway_route_name: str
    virtual_gateway: IVirtualGateway

    @property
    def gateway_route_ref(self) -> GatewayRouteReference:
        """The reference to the gateway route."""
        from aws_cdk.interfaces.aws_appmesh import GatewayRouteReference

        return GatewayRouteReference(gateway_route_arn=self.gateway_route_arn)


class GatewayRoute(_GatewayRouteBase):
    """A gateway route."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appmesh.GatewayRoute"

    @staticmethod
    @checked
    def from_gateway_route_arn(scope: Construct, id: str, gateway_route_arn: str) -> IGatewayRoute:
        """Return a gateway route made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a gateway route.
        """
        return _RouteOfArn(scope, id, gateway_route_arn)

    @staticmethod
    @takes(GatewayRouteAttributes)
    def from_gateway_route_attributes(scope: Construct, id: str, attrs: GatewayRouteAttributes) -> IGatewayRoute:
        """Return a gateway route made elsewhere, by its name and gateway."""
        return _RouteOfName(scope, id, attrs)

    @takes(GatewayRouteProps)
    def __init__(self, scope: Construct, id: str, props: GatewayRouteProps) -> None:
        """Make the gateway route.

        Raises:
            ValidationError: what is said of requests would not be taken.
        """
        name = props.gateway_route_name or lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        self.virtual_gateway = gateway = props.virtual_gateway
        spec = props.route_spec.bind(self)
        route: Any = CfnGatewayRoute(
            self,
            "Resource",
            gateway_route_name=self.physical_name,
            mesh_name=gateway.mesh.mesh_name,
            mesh_owner=mesh_owner(self, gateway.mesh),
            virtual_gateway_name=gateway.virtual_gateway_name,
            spec={
                "httpRoute": spec.http_spec_config,
                "http2Route": spec.http2_spec_config,
                "grpcRoute": spec.grpc_spec_config,
                "priority": spec.priority,
            },
        )
        if isinstance(gateway, VirtualGateway) and len(gateway._listeners) > 1 and not _has_port(spec):
            self.node.add_validation(_LacksPort())
        self.gateway_route_name = self._get_resource_name_attribute(route.attr_gateway_route_name)
        self.gateway_route_arn = self._get_resource_arn_attribute(
            route.ref, service="appmesh", resource=_resource(gateway), resource_name=self.physical_name
        )


class _LacksPort(IValidation):
    """It is not clear which of the gateway's listeners a route is for."""

    def validate(self) -> list[str]:
        return ["Gateway route must define a match port if the parent Virtual Gateway has multiple listeners."]


def _has_port(spec: GatewayRouteSpecConfig) -> bool:
    configs = (spec.http_spec_config, spec.http2_spec_config, spec.grpc_spec_config)
    return any(config["match"].get("port") is not None for config in configs if isinstance(config, dict))


class _RouteOfArn(_GatewayRouteBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.gateway_route_arn = arn
        (self.gateway_route_name,) = parts_of_arn(arn, self, 4)
        self.virtual_gateway = VirtualGateway.from_virtual_gateway_arn(self, "virtualGateway", arn)


class _RouteOfName(_GatewayRouteBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: GatewayRouteAttributes) -> None:
        super().__init__(scope, id)
        self.gateway_route_name = attrs.gateway_route_name
        self.virtual_gateway = attrs.virtual_gateway
        self.gateway_route_arn = Stack.of(self).format_arn(
            service="appmesh", resource=_resource(attrs.virtual_gateway), resource_name=self.gateway_route_name
        )


def _resource(gateway: IVirtualGateway) -> str:
    return f"mesh/{gateway.mesh.mesh_name}/virtualGateway/{gateway.virtual_gateway_name}/gatewayRoute"


__all__ = ["GatewayRoute", "GatewayRouteAttributes", "GatewayRouteProps", "IGatewayRoute"]
