"""Namespaces with DNS inside a VPC."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicediscovery._l1 import CfnPrivateDnsNamespace
from aws_cdk.aws_servicediscovery.namespace import (
    BaseNamespaceProps,
    INamespace,
    NamespaceType,
    _ImportedNamespace,
    _NamespaceAttributes,
)
from aws_cdk.aws_servicediscovery.service import DnsServiceProps, Service
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IVpc
    from aws_cdk.interfaces.aws_servicediscovery import PrivateDnsNamespaceReference
    from constructs import Construct


class IPrivateDnsNamespace(INamespace):
    """A namespace with DNS inside a VPC."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def private_dns_namespace_ref(self) -> PrivateDnsNamespaceReference: ...


class PrivateDnsNamespaceProps(BaseNamespaceProps):
    """Options of :class:`PrivateDnsNamespace`."""

    vpc: IVpc
    """The VPC in which names are found."""


class PrivateDnsNamespaceAttributes(_NamespaceAttributes):
    """What is known of a namespace made elsewhere."""


class PrivateDnsNamespace(Resource, IPrivateDnsNamespace):
    """A namespace whose instances are found by DNS inside a VPC, and by calls of Cloud Map."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.PrivateDnsNamespace"

    namespace_arn: str
    namespace_id: str
    namespace_name: str
    type: NamespaceType

    @staticmethod
    @takes(PrivateDnsNamespaceAttributes)
    def from_private_dns_namespace_attributes(
        scope: Construct, id: str, attrs: PrivateDnsNamespaceAttributes
    ) -> IPrivateDnsNamespace:
        """Return a namespace made elsewhere."""
        return _Imported(scope, id, attrs, NamespaceType.DNS_PRIVATE)

    @takes(PrivateDnsNamespaceProps)
    def __init__(self, scope: Construct, id: str, props: PrivateDnsNamespaceProps) -> None:
        super().__init__(scope, id)
        resource = CfnPrivateDnsNamespace(
            self, "Resource", name=props.name, description=props.description, vpc=props.vpc.vpc_id
        )
        self.namespace_name = props.name
        self.namespace_id = resource.attr_id
        self.namespace_arn = resource.attr_arn
        self.namespace_hosted_zone_id: str = resource.attr_hosted_zone_id
        self.type = NamespaceType.DNS_PRIVATE

    @property
    def private_dns_namespace_arn(self) -> str:
        """The ARN."""
        return self.namespace_arn

    @property
    def private_dns_namespace_id(self) -> str:
        """The id."""
        return self.namespace_id

    @property
    def private_dns_namespace_name(self) -> str:
        """The name."""
        return self.namespace_name

    @property
    def private_dns_namespace_ref(self) -> Any:
        """How other resources refer to the namespace."""
        return _reference(self)

    @takes(DnsServiceProps)
    def create_service(self, id: str, props: DnsServiceProps) -> Service:
        """Make a service in the namespace."""
        # As the peer: services made here have no say in the routing policy.
        return Service(self, id, namespace=self, **props._with(routing_policy=None)._given())


class _Imported(_ImportedNamespace, IPrivateDnsNamespace):
    @property
    def private_dns_namespace_ref(self) -> Any:
        return _reference(self)


def _reference(namespace: IPrivateDnsNamespace) -> Any:
    from aws_cdk.interfaces import aws_servicediscovery

    return aws_servicediscovery.PrivateDnsNamespaceReference(
        private_dns_namespace_arn=namespace.namespace_arn, private_dns_namespace_id=namespace.namespace_id
    )
