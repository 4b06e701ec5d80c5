"""Endpoints: ways from a network to services that do not lead through the internet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.token import IResolvable

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.interfaces.aws_ec2 import VPCEndpointReference


class VpcEndpointType(NamedEnum):
    """Kinds of endpoints."""

    INTERFACE = "Interface"
    """Network interfaces in subnets."""
    GATEWAY = "Gateway"
    """A target of routes."""
    GATEWAYLOADBALANCER = "GatewayLoadBalancer"
    SERVICENETWORK = "ServiceNetwork"
    RESOURCE = "Resource"


class VpcEndpointIpAddressType(NamedEnum):
    """Which addresses an endpoint has."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"
    DUALSTACK = "dualstack"


class VpcEndpointDnsRecordIpType(NamedEnum):
    """Which records the endpoint's names have."""

    IPV4 = "ipv4"
    IPV6 = "ipv6"
    DUALSTACK = "dualstack"
    SERVICE_DEFINED = "service-defined"


class VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint(NamedEnum):
    """Who is answered with private names."""

    ALL_RESOLVERS = "AllResolvers"
    ONLY_INBOUND_RESOLVER = "OnlyInboundResolver"


class IVpcEndpoint(IResource):
    """An endpoint."""

    if TYPE_CHECKING:

        @property
        def vpc_endpoint_id(self) -> str: ...
        @property
        def vpc_endpoint_ref(self) -> VPCEndpointReference: ...


class VpcEndpoint(Resource, IVpcEndpoint):
    """Base of endpoints."""

    vpc_endpoint_id: str
    policy_document: PolicyDocument | None = None

    @property
    def vpc_endpoint_ref(self) -> VPCEndpointReference:
        """The reference to the endpoint."""
        from aws_cdk.interfaces.aws_ec2 import VPCEndpointReference

        return VPCEndpointReference(vpc_endpoint_id=self.vpc_endpoint_id)

    @checked
    def add_to_policy(self, statement: PolicyStatement) -> None:
        """Add a statement to the endpoint's policy; without one everything is allowed.

        Raises:
            ValidationError: the statement names no principal.
        """
        if not statement.has_principal:
            raise ValidationError(
                "Statement must have a `Principal`.", scope=self, fix="give principals, for instance iam.AnyPrincipal()"
            )
        if self.policy_document is None:
            self.policy_document = PolicyDocument()
        self.policy_document.add_statements(statement)

    def _lazy_policy(self) -> IResolvable:
        return lazy_any(lambda: self.policy_document)


def dns_options(
    record_type: VpcEndpointDnsRecordIpType | None,
    private_names: VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint | None = None,
) -> dict[str, Any] | None:
    """Return the property for names, if there is something to say."""
    if record_type is None and private_names is None:
        return None
    return {
        "dns_record_ip_type": record_type._value_ if record_type else None,
        "private_dns_only_for_inbound_resolver_endpoint": private_names._value_ if private_names else None,
    }
