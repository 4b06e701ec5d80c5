"""Namespaces with public DNS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_servicediscovery._l1 import CfnPublicDnsNamespace
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
    from aws_cdk.interfaces.aws_servicediscovery import PublicDnsNamespaceReference
    from constructs import Construct


class IPublicDnsNamespace(INamespace):
    """A namespace with public DNS."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def public_dns_namespace_ref(self) -> PublicDnsNamespaceReference: ...


class PublicDnsNamespaceProps(BaseNamespaceProps):
    """Options of :class:`PublicDnsNamespace`."""


class PublicDnsNamespaceAttributes(_NamespaceAttributes):
    """What is known of a namespace made elsewhere."""


class PublicDnsNamespace(Resource, IPublicDnsNamespace):
    """A namespace whose instances are found by public DNS, and by calls of Cloud Map."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-servicediscovery.PublicDnsNamespace"

    namespace_arn: str
    namespace_id: str
    namespace_name: str
    type: NamespaceType

    @staticmethod
    @takes(PublicDnsNamespaceAttributes)
    def from_public_dns_namespace_attributes(
        scope: Construct, id: str, attrs: PublicDnsNamespaceAttributes
    ) -> IPublicDnsNamespace:
        """Return a namespace made elsewhere."""
        return _Imported(scope, id, attrs, NamespaceType.DNS_PUBLIC)

    @takes(PublicDnsNamespaceProps)
    def __init__(self, scope: Construct, id: str, props: PublicDnsNamespaceProps) -> None:
        super().__init__(scope, id)
        resource = CfnPublicDnsNamespace(self, "Resource", name=props.name, description=props.description)
        self.namespace_name = props.name
        self.namespace_id = resource.attr_id
        self.namespace_arn = resource.attr_arn
        self.namespace_hosted_zone_id: str = resource.attr_hosted_zone_id
        self.type = NamespaceType.DNS_PUBLIC

    @property
    def public_dns_namespace_arn(self) -> str:
        """The ARN."""
        return self.namespace_arn

    @property
    def public_dns_namespace_id(self) -> str:
        """The id."""
        return self.namespace_id

    @property
    def public_dns_namespace_name(self) -> str:
        """The name."""
        return self.namespace_name

    @property
    def public_dns_namespace_ref(self) -> Any:
        """How other resources refer to the namespace."""
        return _reference(self)

    @takes(DnsServiceProps)
    def create_service(self, id: str, props: DnsServiceProps) -> Service:
        """Make a service in the namespace."""
        # As the peer: services made here have no say in the routing policy.
        return Service(self, id, namespace=self, **props._with(routing_policy=None)._given())


class _Imported(_ImportedNamespace, IPublicDnsNamespace):
    @property
    def public_dns_namespace_ref(self) -> Any:
        return _reference(self)


def _reference(namespace: IPublicDnsNamespace) -> Any:
    from aws_cdk.interfaces import aws_servicediscovery

    return aws_servicediscovery.PublicDnsNamespaceReference(
        public_dns_namespace_arn=namespace.namespace_arn, public_dns_namespace_id=namespace.namespace_id
    )
