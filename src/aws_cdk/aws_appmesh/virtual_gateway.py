"""Gateways: what lets requests from outside into a mesh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._l1 import CfnVirtualGateway
from aws_cdk.aws_appmesh._mesh_parts import mesh_owner, parts_of_arn
from aws_cdk.aws_appmesh.gateway_route_options import GatewayRouteBaseProps
from aws_cdk.aws_appmesh.mesh import Mesh
from aws_cdk.aws_appmesh.tls_client_policy import rendered_client_policy
from aws_cdk.aws_appmesh.virtual_gateway_grants import VirtualGatewayGrants
from aws_cdk.aws_appmesh.virtual_gateway_listener import VirtualGatewayListener
from aws_cdk.aws_appmesh.virtual_gateway_options import VirtualGatewayBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.gateway_route import GatewayRoute
    from aws_cdk.aws_appmesh.mesh import IMesh
    from aws_cdk.aws_appmesh.virtual_gateway_listener import VirtualGatewayListenerConfig
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_appmesh import VirtualGatewayReference
    from constructs import Construct


class IVirtualGateway(IResource):
    """A gateway."""

    if TYPE_CHECKING:

        @property
        def mesh(self) -> IMesh: ...
        @property
        def virtual_gateway_arn(self) -> str: ...
        @property
        def virtual_gateway_name(self) -> str: ...
        @property
        def virtual_gateway_ref(self) -> VirtualGatewayReference: ...
        @takes(GatewayRouteBaseProps)
        def add_gateway_route(self, id: str, route: GatewayRouteBaseProps) -> GatewayRoute: ...

    def grant_stream_aggregated_resources(self, identity: IGrantable) -> Grant:
        """Let ``identity``, which runs the gateway's proxy, ask for its configuration."""
        raise NotImplementedError


class VirtualGatewayProps(VirtualGatewayBaseProps):
    """Options of :class:`VirtualGateway`."""

    mesh: IMesh
    """The mesh."""


class VirtualGatewayAttributes(Struct):
    """What is known of a gateway made elsewhere."""

    mesh: IMesh
    virtual_gateway_name: str


class _VirtualGatewayBase(Resource, IVirtualGateway):
    """Base of gateways."""

    mesh: IMesh
    virtual_gateway_arn: str
    virtual_gateway_name: str

    @property
    def virtual_gateway_ref(self) -> VirtualGatewayReference:
        """The reference to the gateway."""
        from aws_cdk.interfaces.aws_appmesh import VirtualGatewayReference

        return VirtualGatewayReference(virtual_gateway_arn=self.virtual_gateway_arn)

    @property
    def grants(self) -> VirtualGatewayGrants:
        """What others may be allowed to do with the gateway."""
        return VirtualGatewayGrants.from_virtual_gateway(self)

    @takes(GatewayRouteBaseProps)
    def add_gateway_route(self, id: str, route: GatewayRouteBaseProps) -> GatewayRoute:
        """Add a route to a service."""
        from aws_cdk.aws_appmesh.gateway_route import GatewayRoute

        return GatewayRoute(self, id, virtual_gateway=self, **route._given())

    @checked
    def grant_stream_aggregated_resources(self, identity: IGrantable) -> Grant:
        """Let ``identity``, which runs the gateway's proxy, ask for its configuration."""
        return self.grants.stream_aggregated_resources(identity)


class VirtualGateway(_VirtualGatewayBase):
    """A gateway."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appmesh.VirtualGateway"

    @staticmethod
    @checked
    def from_virtual_gateway_arn(scope: Construct, id: str, virtual_gateway_arn: str) -> IVirtualGateway:
        """Return a gateway made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a gateway.
        """
        return _GatewayOfArn(scope, id, virtual_gateway_arn)

    @staticmethod
    @takes(VirtualGatewayAttributes)
    def from_virtual_gateway_attributes(scope: Construct, id: str, attrs: VirtualGatewayAttributes) -> IVirtualGateway:
        """Return a gateway made elsewhere, by its name and mesh."""
        return _GatewayOfName(scope, id, attrs)

    @takes(VirtualGatewayProps)
    def __init__(self, scope: Construct, id: str, props: VirtualGatewayProps) -> None:
        """Make the gateway.

        Raises:
            ValidationError: nobody is trusted where TLS is spoken.
        """
        name = props.virtual_gateway_name or lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        self.mesh = props.mesh
        listeners = props.listeners if props.listeners is not None else [VirtualGatewayListener.http()]
        self._listeners: list[VirtualGatewayListenerConfig] = [listener.bind(self) for listener in listeners]
        log, defaults = props.access_log, props.backend_defaults
        gateway: Any = CfnVirtualGateway(
            self,
            "Resource",
            virtual_gateway_name=self.physical_name,
            mesh_name=self.mesh.mesh_name,
            mesh_owner=mesh_owner(self, self.mesh),
            spec={
                "listeners": [listener.listener for listener in self._listeners],
                "backendDefaults": {"clientPolicy": {"tls": rendered_client_policy(defaults.tls_client_policy, self)}}
                if defaults is not None
                else None,
                "logging": {"accessLog": log.bind(self).virtual_gateway_access_log} if log is not None else None,
            },
        )
        self.virtual_gateway_name = self._get_resource_name_attribute(gateway.attr_virtual_gateway_name)
        self.virtual_gateway_arn = self._get_resource_arn_attribute(
            gateway.ref,
            service="appmesh",
            resource=f"mesh/{self.mesh.mesh_name}/virtualGateway",
            resource_name=self.physical_name,
        )


class _GatewayOfArn(_VirtualGatewayBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        mesh_name, self.virtual_gateway_name = parts_of_arn(arn, self, 0, 2)
        self.mesh = Mesh.from_mesh_name(self, "Mesh", mesh_name)
        self.virtual_gateway_arn = arn


class _GatewayOfName(_VirtualGatewayBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: VirtualGatewayAttributes) -> None:
        super().__init__(scope, id)
        self.mesh = attrs.mesh
        self.virtual_gateway_name = attrs.virtual_gateway_name
        self.virtual_gateway_arn = Stack.of(self).format_arn(
            service="appmesh",
            resource=f"mesh/{attrs.mesh.mesh_name}/virtualGateway",
            resource_name=self.virtual_gateway_name,
        )


__all__ = ["IVirtualGateway", "VirtualGateway", "VirtualGatewayAttributes", "VirtualGatewayProps"]
