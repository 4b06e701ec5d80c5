"""Services: the names by which nodes of a mesh ask for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._l1 import CfnVirtualService
from aws_cdk.aws_appmesh._mesh_parts import mesh_owner, parts_of_arn
from aws_cdk.aws_appmesh.mesh import Mesh
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.mesh import IMesh
    from aws_cdk.aws_appmesh.virtual_node import IVirtualNode
    from aws_cdk.aws_appmesh.virtual_router import IVirtualRouter
    from aws_cdk.interfaces.aws_appmesh import VirtualServiceReference
    from constructs import Construct


class IVirtualService(IResource):
    """A service."""

    if TYPE_CHECKING:

        @property
        def mesh(self) -> IMesh: ...
        @property
        def virtual_service_arn(self) -> str: ...
        @property
        def virtual_service_name(self) -> str: ...
        @property
        def virtual_service_ref(self) -> VirtualServiceReference: ...


class VirtualServiceProviderConfig(Struct):
    """What answers requests, by the names of the L1 class."""

    mesh: IMesh
    virtual_node_provider: Any = None
    virtual_router_provider: Any = None


class VirtualServiceProvider:
    """What answers requests for a service. Make it with one of the factories."""

    @staticmethod
    @checked
    def none(mesh: IMesh) -> VirtualServiceProvider:
        """Let nothing answer, for now."""
        return _Provider(VirtualServiceProviderConfig(mesh=mesh))

    @staticmethod
    @checked
    def virtual_node(virtual_node: IVirtualNode) -> VirtualServiceProvider:
        """Let a node answer."""
        named = {"virtualNodeName": virtual_node.virtual_node_name}
        return _Provider(VirtualServiceProviderConfig(mesh=virtual_node.mesh, virtual_node_provider=named))

    @staticmethod
    @checked
    def virtual_router(virtual_router: IVirtualRouter) -> VirtualServiceProvider:
        """Let the nodes of a router answer."""
        named = {"virtualRouterName": virtual_router.virtual_router_name}
        return _Provider(VirtualServiceProviderConfig(mesh=virtual_router.mesh, virtual_router_provider=named))

    def bind(self, construct: Construct) -> VirtualServiceProviderConfig:
        """Return what answers."""
        raise NotImplementedError


class _Provider(VirtualServiceProvider):
    def __init__(self, config: VirtualServiceProviderConfig) -> None:
        self._config = config

    @checked
    def bind(self, construct: Construct) -> VirtualServiceProviderConfig:
        return self._config


class VirtualServiceProps(Struct):
    """Options of :class:`VirtualService`."""

    virtual_service_provider: VirtualServiceProvider
    """What answers requests."""
    virtual_service_name: str | None = None
    """The name that nodes ask for, such as ``service.domain.local``. Default: made from the construct's place."""


class VirtualServiceAttributes(Struct):
    """What is known of a service made elsewhere."""

    mesh: IMesh
    virtual_service_name: str


class _VirtualServiceBase(Resource, IVirtualService):
    """Base of services."""

    mesh: IMesh
    virtual_service_arn: str
    virtual_service_name: str

    @property
    def virtual_service_ref(self) -> VirtualServiceReference:
        """The reference to the service."""
        from aws_cdk.interfaces.aws_appmesh import VirtualServiceReference

        return VirtualServiceReference(virtual_service_arn=self.virtual_service_arn)


class VirtualService(_VirtualServiceBase):
    """A service."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appmesh.VirtualService"

    @staticmethod
    @checked
    def from_virtual_service_arn(scope: Construct, id: str, virtual_service_arn: str) -> IVirtualService:
        """Return a service made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a service.
        """
        return _ServiceOfArn(scope, id, virtual_service_arn)

    @staticmethod
    @takes(VirtualServiceAttributes)
    def from_virtual_service_attributes(scope: Construct, id: str, attrs: VirtualServiceAttributes) -> IVirtualService:
        """Return a service made elsewhere, by its name and mesh."""
        return _ServiceOfName(scope, id, attrs)

    @takes(VirtualServiceProps)
    def __init__(self, scope: Construct, id: str, props: VirtualServiceProps) -> None:
        name = props.virtual_service_name or lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        provider = props.virtual_service_provider.bind(self)
        self.mesh = provider.mesh
        node, router = provider.virtual_node_provider, provider.virtual_router_provider
        service: Any = CfnVirtualService(
            self,
            "Resource",
            mesh_name=self.mesh.mesh_name,
            mesh_owner=mesh_owner(self, self.mesh),
            virtual_service_name=self.physical_name,
            spec={
                "provider": {"virtualNode": node, "virtualRouter": router}
                if node is not None or router is not None
                else None
            },
        )
        self.virtual_service_name = self._get_resource_name_attribute(service.attr_virtual_service_name)
        self.virtual_service_arn = self._get_resource_arn_attribute(
            service.ref,
            service="appmesh",
            resource=f"mesh/{self.mesh.mesh_name}/virtualService",
            resource_name=self.physical_name,
        )


class _ServiceOfArn(_VirtualServiceBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        mesh_name, self.virtual_service_name = parts_of_arn(arn, self, 0, 2)
        self.mesh = Mesh.from_mesh_name(self, "Mesh", mesh_name)
        self.virtual_service_arn = arn


class _ServiceOfName(_VirtualServiceBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: VirtualServiceAttributes) -> None:
        super().__init__(scope, id)
        self.mesh = attrs.mesh
        self.virtual_service_name = attrs.virtual_service_name
        self.virtual_service_arn = Stack.of(self).format_arn(
            service="appmesh",
            resource=f"mesh/{attrs.mesh.mesh_name}/virtualService",
            resource_name=self.virtual_service_name,
        )


__all__ = [
    "IVirtualService",
    "VirtualService",
    "VirtualServiceAttributes",
    "VirtualServiceProps",
    "VirtualServiceProvider",
    "VirtualServiceProviderConfig",
]
