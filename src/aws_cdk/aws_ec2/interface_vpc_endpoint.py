"""Endpoints that are network interfaces in subnets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnVPCEndpoint
from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.peer import Peer
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ec2.vpc_endpoint import (
    IVpcEndpoint,
    VpcEndpoint,
    VpcEndpointDnsRecordIpType,
    VpcEndpointIpAddressType,
    VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint,
    VpcEndpointType,
    dns_options,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.interface_vpc_endpoint_service import IInterfaceVpcEndpointService
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.interfaces.aws_ec2 import VPCEndpointReference
    from constructs import Construct

_ZONES_PROVIDER = "endpoint-service-availability-zones"
_DUMMY_ZONES = ["dummy1a", "dummy1b", "dummy1c"]


class IInterfaceVpcEndpoint(IVpcEndpoint, IConnectable):
    """An endpoint that is network interfaces."""


class InterfaceVpcEndpointOptions(Struct):
    """Options of an endpoint that is network interfaces."""

    service: IInterfaceVpcEndpointService
    """The service."""
    dns_record_ip_type: VpcEndpointDnsRecordIpType | None = None
    """Which records its names have. Default: as the service says."""
    ip_address_type: VpcEndpointIpAddressType | None = None
    """Which addresses it has. Default: as the service says."""
    lookup_supported_azs: bool | None = None
    """Look up the zones that the service is in, and use no other. Default: no."""
    open: bool | None = None
    """Let the whole network in. Default: yes."""
    private_dns_enabled: bool | None = None
    """Have the service's usual names lead here. Default: yes for services of AWS."""
    private_dns_only_for_inbound_resolver_endpoint: VpcEndpointPrivateDnsOnlyForInboundResolverEndpoint | None = None
    """Who is answered with private names. Default: everyone."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Its security groups. Default: a new one."""
    service_region: str | None = None
    """Region of the service. Default: the stack's."""
    subnets: Nested[SubnetSelection | None] = nested()
    """Where the interfaces are, one in a zone. Default: in private subnets."""


class InterfaceVpcEndpointProps(InterfaceVpcEndpointOptions):
    """Options of an endpoint that is network interfaces, with its network."""

    vpc: IVpc
    """The network."""


class InterfaceVpcEndpointAttributes(Struct):
    """What is known of an endpoint that was made elsewhere."""

    port: int | float
    """The port it listens on."""
    vpc_endpoint_id: str
    """Its id."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Its security groups."""


class InterfaceVpcEndpoint(VpcEndpoint, IInterfaceVpcEndpoint):
    """An endpoint that is network interfaces in subnets."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.InterfaceVpcEndpoint"

    @takes(InterfaceVpcEndpointProps)
    def __init__(self, scope: Construct, id: str, props: InterfaceVpcEndpointProps) -> None:
        super().__init__(scope, id)
        groups = props.security_groups
        if groups is None:
            groups = [SecurityGroup(self, "SecurityGroup", vpc=props.vpc)]
        self._connections = Connections(default_port=Port.tcp(props.service.port), security_groups=groups)
        if props.open is not False:
            self._connections.allow_default_port_from(Peer.ipv4(props.vpc.vpc_cidr_block))
        private_names = props.private_dns_enabled
        if private_names is None:
            private_names = props.service.private_dns_default
        endpoint = CfnVPCEndpoint(
            self,
            "Resource",
            private_dns_enabled=private_names if private_names is not None else True,
            policy_document=self._lazy_policy(),
            security_group_ids=[group.security_group_id for group in groups],
            service_name=props.service.name,
            service_region=props.service_region or None,
            vpc_endpoint_type=VpcEndpointType.INTERFACE._value_,
            subnet_ids=self._subnet_ids(props),
            vpc_id=props.vpc.vpc_id,
            ip_address_type=props.ip_address_type._value_ if props.ip_address_type else None,
            dns_options=dns_options(props.dns_record_ip_type, props.private_dns_only_for_inbound_resolver_endpoint),
        )
        self.vpc_endpoint_id = endpoint.ref
        self.vpc_endpoint_creation_timestamp: str = endpoint.attr_creation_timestamp
        self.vpc_endpoint_dns_entries: Sequence[str] = endpoint.attr_dns_entries
        self.vpc_endpoint_network_interface_ids: Sequence[str] = endpoint.attr_network_interface_ids

    @property
    def connections(self) -> Connections:
        """Its connections."""
        return self._connections

    @staticmethod
    @takes(InterfaceVpcEndpointAttributes)
    def from_interface_vpc_endpoint_attributes(
        scope: Construct, id: str, attrs: InterfaceVpcEndpointAttributes
    ) -> IInterfaceVpcEndpoint:
        """Return an endpoint that was made elsewhere."""
        return _ImportedInterfaceEndpoint(scope, id, attrs)

    def _subnet_ids(self, props: InterfaceVpcEndpointProps) -> list[str]:
        selection = props.subnets or SubnetSelection()
        chosen = props.vpc.select_subnets(**selection._with(one_per_az=True)._given())
        if not chosen.subnet_ids:
            raise ValidationError(
                "Cannot create a VPC Endpoint with no subnets",
                scope=self,
                fix="select subnets that the VPC has, with subnets=SubnetSelection(...)",
            )
        if not props.lookup_supported_azs:
            return list(chosen.subnet_ids)
        zones = self._zones_of_service(props)
        subnets = [subnet.subnet_id for subnet in chosen.subnets if subnet.availability_zone in zones]
        if not subnets:
            raise ValidationError(
                f"lookupSupportedAzs returned {','.join(zones)} but subnets have AZs {','.join(chosen.availability_zones)}",
                scope=self,
                fix="give the network subnets in the service's zones",
            )
        return subnets

    def _zones_of_service(self, props: InterfaceVpcEndpointProps) -> Sequence[str]:
        from aws_cdk.core.context_provider import ContextProvider

        stack = Stack.of(self)
        if is_unresolved(stack.account) or is_unresolved(stack.region):
            raise ValidationError(
                "Cannot look up VPC endpoint availability zones if account/region are not specified",
                scope=self,
                fix="give the stack an env, or leave lookup_supported_azs out",
            )
        name = stack.resolve(props.service.name)
        if not isinstance(name, str):
            raise ValidationError(
                f"Cannot lookup AZs for a service name with a Token: {props.service.name}",
                scope=self,
                fix="leave lookup_supported_azs out, or name the service as plain text",
            )
        zones: Any = ContextProvider.get_value(
            self, provider=_ZONES_PROVIDER, props={"serviceName": name}, dummy_value=list(_DUMMY_ZONES)
        ).value
        if not isinstance(zones, (list, tuple)):
            raise ValidationError(f"Discovered AZs for endpoint service {name} must be an array", scope=self)
        return zones


class _ImportedInterfaceEndpoint(Resource, IInterfaceVpcEndpoint):
    def __init__(self, scope: Construct, id: str, attrs: InterfaceVpcEndpointAttributes) -> None:
        super().__init__(scope, id)
        self._id = attrs.vpc_endpoint_id
        self._connections = Connections(
            default_port=Port.tcp(attrs.port), security_groups=list(attrs.security_groups or ())
        )

    @property
    def vpc_endpoint_id(self) -> str:
        return self._id

    @property
    def vpc_endpoint_ref(self) -> VPCEndpointReference:
        from aws_cdk.interfaces.aws_ec2 import VPCEndpointReference

        return VPCEndpointReference(vpc_endpoint_id=self._id)

    @property
    def connections(self) -> Connections:
        return self._connections
