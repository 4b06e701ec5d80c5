"""Nodes: what stands in a mesh for a service that runs somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_appmesh._l1 import CfnVirtualNode
from aws_cdk.aws_appmesh._mesh_parts import mesh_owner, parts_of_arn
from aws_cdk.aws_appmesh.mesh import Mesh
from aws_cdk.aws_appmesh.tls_client_policy import rendered_client_policy
from aws_cdk.aws_appmesh.virtual_node_grants import VirtualNodeGrants
from aws_cdk.aws_appmesh.virtual_node_options import VirtualNodeBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_appmesh.backend import Backend
    from aws_cdk.aws_appmesh.mesh import IMesh
    from aws_cdk.aws_appmesh.virtual_node_listener import VirtualNodeListener
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_appmesh import VirtualNodeReference
    from constructs import Construct


class IVirtualNode(IResource):
    """A node."""

    if TYPE_CHECKING:

        @property
        def mesh(self) -> IMesh: ...
        @property
        def virtual_node_arn(self) -> str: ...
        @property
        def virtual_node_name(self) -> str: ...
        @property
        def virtual_node_ref(self) -> VirtualNodeReference: ...

    def grant_stream_aggregated_resources(self, identity: IGrantable) -> Grant:
        """Let ``identity``, which runs the node's proxy, ask for its configuration."""
        raise NotImplementedError


class VirtualNodeProps(VirtualNodeBaseProps):
    """Options of :class:`VirtualNode`."""

    mesh: IMesh
    """The mesh."""


class VirtualNodeAttributes(Struct):
    """What is known of a node made elsewhere."""

    mesh: IMesh
    virtual_node_name: str


class _VirtualNodeBase(Resource, IVirtualNode):
    """Base of nodes."""

    mesh: IMesh
    virtual_node_arn: str
    virtual_node_name: str

    @property
    def virtual_node_ref(self) -> VirtualNodeReference:
        """The reference to the node."""
        from aws_cdk.interfaces.aws_appmesh import VirtualNodeReference

        return VirtualNodeReference(virtual_node_arn=self.virtual_node_arn)

    @property
    def grants(self) -> VirtualNodeGrants:
        """What others may be allowed to do with the node."""
        return VirtualNodeGrants.from_virtual_node(self)

    @checked
    def grant_stream_aggregated_resources(self, identity: IGrantable) -> Grant:
        """Let ``identity``, which runs the node's proxy, ask for its configuration."""
        return self.grants.stream_aggregated_resources(identity)


class VirtualNode(_VirtualNodeBase):
    """A node."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-appmesh.VirtualNode"

    @staticmethod
    @checked
    def from_virtual_node_arn(scope: Construct, id: str, virtual_node_arn: str) -> IVirtualNode:
        """Return a node made elsewhere, by its ARN.

        Raises:
            ValidationError: it is no ARN of a node.
        """
        return _NodeOfArn(scope, id, virtual_node_arn)

    @staticmethod
    @takes(VirtualNodeAttributes)
    def from_virtual_node_attributes(scope: Construct, id: str, attrs: VirtualNodeAttributes) -> IVirtualNode:
        """Return a node made elsewhere, by its name and mesh."""
        return _NodeOfName(scope, id, attrs)

    @takes(VirtualNodeProps)
    def __init__(self, scope: Construct, id: str, props: VirtualNodeProps) -> None:
        """Make the node.

        Raises:
            ValidationError: it listens, but nothing says how it is found; or nobody is trusted where TLS is spoken.
        """
        name = props.virtual_node_name or lazy_string(lambda: Names.unique_id(self))
        super().__init__(scope, id, physical_name=name)
        self.mesh = props.mesh
        discovery, log, defaults = props.service_discovery, props.access_log, props.backend_defaults
        self._discovery = discovery.bind(self) if discovery is not None else None
        self._backends: list[Any] = []
        self._listeners: list[Any] = []
        for backend in props.backends or ():
            self.add_backend(backend)
        for listener in props.listeners or ():
            self.add_listener(listener)
        node: Any = CfnVirtualNode(
            self,
            "Resource",
            virtual_node_name=self.physical_name,
            mesh_name=self.mesh.mesh_name,
            mesh_owner=mesh_owner(self, self.mesh),
            spec={
                "backends": lazy_any(lambda: self._backends, omit_empty=True),
                "listeners": lazy_any(lambda: self._listeners, omit_empty=True),
                "backendDefaults": {"clientPolicy": {"tls": rendered_client_policy(defaults.tls_client_policy, self)}}
                if defaults is not None
                else None,
                "serviceDiscovery": {"dns": self._discovery.dns, "awsCloudMap": self._discovery.cloudmap}
                if self._discovery is not None
                else None,
                "logging": {"accessLog": log.bind(self).virtual_node_access_log} if log is not None else None,
            },
        )
        self.virtual_node_name = self._get_resource_name_attribute(node.attr_virtual_node_name)
        self.virtual_node_arn = self._get_resource_arn_attribute(
            node.ref,
            service="appmesh",
            resource=f"mesh/{self.mesh.mesh_name}/virtualNode",
            resource_name=self.physical_name,
        )

    @checked
    def add_listener(self, listener: VirtualNodeListener) -> None:
        """Listen to one thing more.

        Raises:
            ValidationError: nothing says how the node is found.
        """
        if self._discovery is None:
            raise ValidationError(
                "Service discovery information is required for a VirtualNode with a listener.",
                scope=self,
                fix="give service_discovery, such as ServiceDiscovery.dns() or ServiceDiscovery.cloud_map()",
            )
        self._listeners.append(listener.bind(self).listener)

    @checked
    def add_backend(self, backend: Backend) -> None:
        """Send requests to one thing more."""
        self._backends.append(backend.bind(self).virtual_service_backend)


class _NodeOfArn(_VirtualNodeBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        mesh_name, self.virtual_node_name = parts_of_arn(arn, self, 0, 2)
        self.mesh = Mesh.from_mesh_name(self, "Mesh", mesh_name)
        self.virtual_node_arn = arn


class _NodeOfName(_VirtualNodeBase):
    _fqn = "aws-cdk-lib.Resource"

    def __init__(self, scope: Construct, id: str, attrs: VirtualNodeAttributes) -> None:
        super().__init__(scope, id)
        self.mesh = attrs.mesh
        self.virtual_node_name = attrs.virtual_node_name
        self.virtual_node_arn = Stack.of(self).format_arn(
            service="appmesh",
            resource=f"mesh/{attrs.mesh.mesh_name}/virtualNode",
            resource_name=self.virtual_node_name,
        )


__all__ = ["IVirtualNode", "VirtualNode", "VirtualNodeAttributes", "VirtualNodeProps"]
