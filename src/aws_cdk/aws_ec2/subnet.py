"""The subnet, with its route table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2._l1 import CfnRoute, CfnRouteTable, CfnSubnet, CfnSubnetRouteTableAssociation
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.tag_aspect import Tags
from aws_cdk.core.token import is_unresolved
from constructs import DependencyGroup
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.network_acl import INetworkAcl
    from aws_cdk.interfaces.aws_ec2 import SubnetReference
    from constructs import Construct, IDependable

_NAME_TAG = "Name"
_ALL_IPV4 = "0.0.0.0/0"
_ALL_IPV6 = "::/0"
_NAT64_PREFIX = "64:ff9b::/96"  # addresses that stand for IPv4 ones, RFC 6052


class IRouteTable(Interface):
    """A route table."""

    if TYPE_CHECKING:

        @property
        def route_table_id(self) -> str: ...


class ISubnet(IResource):
    """A subnet."""

    if TYPE_CHECKING:

        @property
        def availability_zone(self) -> str: ...
        @property
        def internet_connectivity_established(self) -> IDependable: ...
        @property
        def ipv4_cidr_block(self) -> str: ...
        @property
        def route_table(self) -> IRouteTable: ...
        @property
        def subnet_id(self) -> str: ...
        @property
        def subnet_ref(self) -> SubnetReference: ...
        def associate_network_acl(self, id: str, acl: INetworkAcl) -> None: ...


class IPublicSubnet(ISubnet):
    """A subnet that is reached from the internet."""


class IPrivateSubnet(ISubnet):
    """A subnet that is not reached from the internet."""


class RouterType(NamedEnum):
    """What a route leads to."""

    CARRIER_GATEWAY = "CarrierGateway"
    EGRESS_ONLY_INTERNET_GATEWAY = "EgressOnlyInternetGateway"
    GATEWAY = "Gateway"
    """An internet gateway or a VPN gateway."""
    INSTANCE = "Instance"
    LOCAL_GATEWAY = "LocalGateway"
    NAT_GATEWAY = "NatGateway"
    NETWORK_INTERFACE = "NetworkInterface"
    TRANSIT_GATEWAY = "TransitGateway"
    VPC_PEERING_CONNECTION = "VpcPeeringConnection"
    VPC_ENDPOINT = "VpcEndpoint"
    """An endpoint of a gateway load balancer."""
    CORE_NETWORK = "CoreNetwork"


_ROUTER_OPTIONS = {
    RouterType.CARRIER_GATEWAY: "carrier_gateway_id",
    RouterType.EGRESS_ONLY_INTERNET_GATEWAY: "egress_only_internet_gateway_id",
    RouterType.GATEWAY: "gateway_id",
    RouterType.INSTANCE: "instance_id",
    RouterType.LOCAL_GATEWAY: "local_gateway_id",
    RouterType.NAT_GATEWAY: "nat_gateway_id",
    RouterType.NETWORK_INTERFACE: "network_interface_id",
    RouterType.TRANSIT_GATEWAY: "transit_gateway_id",
    RouterType.VPC_PEERING_CONNECTION: "vpc_peering_connection_id",
    RouterType.VPC_ENDPOINT: "vpc_endpoint_id",
    RouterType.CORE_NETWORK: "core_network_arn",
}


class AddRouteOptions(Struct):
    """Options of a route."""

    router_id: str
    """What it leads to; for a core network its ARN."""
    router_type: RouterType
    """What kind of thing that is."""
    destination_cidr_block: str | None = None
    """IPv4 addresses it is for. Default: all, if no IPv6 addresses are given."""
    destination_ipv6_cidr_block: str | None = None
    """IPv6 addresses it is for."""
    enables_internet_connectivity: bool | None = None
    """Whether the subnet reaches the internet by it. Default: no."""


class SubnetProps(Struct):
    """Options of a subnet."""

    availability_zone: str
    """The zone it is in."""
    cidr_block: str
    """Its IPv4 addresses."""
    vpc_id: str
    """The network it is in."""
    assign_ipv6_address_on_creation: bool | None = None
    """Give network interfaces an IPv6 address. Default: no."""
    ipv6_cidr_block: str | None = None
    """Its IPv6 addresses. Default: none."""
    map_public_ip_on_launch: bool | None = None
    """Give instances a public IPv4 address. Default: no."""


class SubnetAttributes(Struct):
    """What is known of a subnet that was made elsewhere."""

    subnet_id: str
    """Its id."""
    availability_zone: str | None = None
    """The zone it is in."""
    ipv4_cidr_block: str | None = None
    """Its IPv4 addresses."""
    route_table_id: str | None = None
    """Its route table."""


class _SubnetBase(Resource, ISubnet):
    """What subnets made here and imported ones have in common."""

    subnet_id: str

    @property
    def subnet_ref(self) -> SubnetReference:
        """The reference to the subnet."""
        from aws_cdk.interfaces.aws_ec2 import SubnetReference

        return SubnetReference(subnet_id=self.subnet_id)

    @checked
    def associate_network_acl(self, id: str, acl: INetworkAcl) -> None:
        """Use an access control list for the subnet; the association goes below the list."""
        from aws_cdk.aws_ec2.network_acl import SubnetNetworkAclAssociation

        scope: Any = acl  # lists are constructs
        SubnetNetworkAclAssociation(scope, id + Names.node_unique_id(self.node), network_acl=acl, subnet=self)


class Subnet(_SubnetBase):
    """A subnet with a route table of its own."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.Subnet"

    @takes(SubnetProps)
    def __init__(self, scope: Construct, id: str, props: SubnetProps) -> None:
        super().__init__(scope, id)
        Tags.of(self).add(_NAME_TAG, self.node.path)
        self._availability_zone = props.availability_zone
        self._ipv4_cidr_block = props.cidr_block
        subnet = CfnSubnet(
            self,
            "Subnet",
            vpc_id=props.vpc_id,
            cidr_block=props.cidr_block,
            availability_zone=props.availability_zone,
            map_public_ip_on_launch=props.map_public_ip_on_launch,
            ipv6_cidr_block=props.ipv6_cidr_block,
            assign_ipv6_address_on_creation=props.assign_ipv6_address_on_creation,
        )
        self._subnet = self.node.default_child = subnet
        self.subnet_id = subnet.ref
        self.subnet_vpc_id: str = subnet.attr_vpc_id
        self.subnet_availability_zone: str = subnet.attr_availability_zone
        self.subnet_ipv6_cidr_blocks: Sequence[str] = subnet.attr_ipv6_cidr_blocks
        self.subnet_outpost_arn: str = subnet.attr_outpost_arn
        self.subnet_network_acl_association_id: str = subnet.attr_network_acl_association_id
        self.dependency_elements: list[IDependable] = []
        # As the peer: the id of the association stands for the list.
        self._network_acl: INetworkAcl = _default_acl(self, subnet.attr_network_acl_association_id)
        table = CfnRouteTable(self, "RouteTable", vpc_id=props.vpc_id)
        self._route_table: IRouteTable = _RouteTable(table.ref)
        association = CfnSubnetRouteTableAssociation(
            self, "RouteTableAssociation", subnet_id=self.subnet_id, route_table_id=table.ref
        )
        self._connectivity = DependencyGroup()
        self._connectivity.add(association)

    @staticmethod
    def is_vpc_subnet(x: Any) -> bool:
        """Tell whether ``x`` is a subnet made here."""
        return isinstance(x, Subnet)

    @staticmethod
    @takes(SubnetAttributes)
    def from_subnet_attributes(scope: Construct, id: str, attrs: SubnetAttributes) -> ISubnet:
        """Return a subnet that was made elsewhere."""
        return _ImportedSubnet(scope, id, attrs)

    @staticmethod
    @checked
    def from_subnet_id(scope: Construct, id: str, subnet_id: str) -> ISubnet:
        """Return a subnet that was made elsewhere, by its id."""
        return _ImportedSubnet(scope, id, SubnetAttributes(subnet_id=subnet_id))

    @property
    def availability_zone(self) -> str:
        """The zone it is in."""
        return self._availability_zone

    @property
    def ipv4_cidr_block(self) -> str:
        """Its IPv4 addresses."""
        return self._ipv4_cidr_block

    @property
    def route_table(self) -> IRouteTable:
        """Its route table."""
        return self._route_table

    @property
    def internet_connectivity_established(self) -> IDependable:
        """Depend on it to wait for the way to the internet."""
        return self._connectivity

    @property
    def network_acl(self) -> INetworkAcl:
        """The access control list of the subnet: the one given last, or the network's own."""
        return self._network_acl

    # -- routes -----------------------------------------------------------

    @checked
    def add_default_internet_route(self, gateway_id: str, gateway_attachment: IDependable) -> None:
        """Send all IPv4 traffic to an internet gateway, once it is attached."""
        route = self._route("DefaultRoute", RouterType.GATEWAY, gateway_id, destination_cidr_block=_ALL_IPV4)
        route.node.add_dependency(gateway_attachment)
        self._connectivity.add(route)

    @checked
    def add_ipv6_default_internet_route(self, gateway_id: str, gateway_attachment: IDependable | None = None) -> None:
        """Send all IPv6 traffic to an internet gateway, once it is attached."""
        route = self._route("DefaultRoute6", RouterType.GATEWAY, gateway_id, destination_ipv6_cidr_block=_ALL_IPV6)
        if gateway_attachment is not None:
            route.node.add_dependency(gateway_attachment)
        self._connectivity.add(route)

    @checked
    def add_ipv6_default_egress_only_internet_route(self, gateway_id: str) -> None:
        """Send all IPv6 traffic to a gateway that lets nothing in."""
        self.add_route(
            "DefaultRoute6",
            router_type=RouterType.EGRESS_ONLY_INTERNET_GATEWAY,
            router_id=gateway_id,
            destination_ipv6_cidr_block=_ALL_IPV6,
            enables_internet_connectivity=True,
        )

    @checked
    def add_default_nat_route(self, nat_gateway_id: str) -> None:
        """Send all IPv4 traffic to a NAT gateway."""
        self.add_route(
            "DefaultRoute",
            router_type=RouterType.NAT_GATEWAY,
            router_id=nat_gateway_id,
            enables_internet_connectivity=True,
        )

    @checked
    def add_ipv6_nat64_route(self, nat_gateway_id: str) -> None:
        """Send IPv6 traffic for hosts that have IPv4 only to a NAT gateway, which translates it."""
        self.add_route(
            "Nat64",
            router_type=RouterType.NAT_GATEWAY,
            router_id=nat_gateway_id,
            destination_ipv6_cidr_block=_NAT64_PREFIX,
            enables_internet_connectivity=True,
        )

    @takes(AddRouteOptions)
    def add_route(self, id: str, options: AddRouteOptions) -> None:
        """Add a route.

        Raises:
            ValidationError: it is for IPv4 and IPv6 at once.
        """
        ipv4, ipv6 = options.destination_cidr_block, options.destination_ipv6_cidr_block
        if ipv4 and ipv6:
            raise ValidationError(
                "Cannot specify both 'destinationCidrBlock' and 'destinationIpv6CidrBlock'",
                scope=self,
                fix="add a route for each",
            )
        if not ipv6 and not ipv4:
            ipv4 = _ALL_IPV4
        route = self._route(
            id,
            options.router_type,
            options.router_id,
            destination_cidr_block=ipv4,
            destination_ipv6_cidr_block=ipv6,
        )
        if options.enables_internet_connectivity:
            self._connectivity.add(route)

    def _route(self, id: str, router_type: RouterType, router_id: str, **destination: str | None) -> CfnRoute:
        options = {_ROUTER_OPTIONS[router_type]: router_id, **destination}
        return CfnRoute(self, id, route_table_id=self._route_table.route_table_id, **options)

    @checked
    def associate_network_acl(self, id: str, network_acl: INetworkAcl) -> None:
        """Use an access control list for the subnet; the association goes below the list."""
        self._network_acl = network_acl
        # As the peer, which tells the list rather than the association.
        self.subnet_network_acl_association_id = network_acl.network_acl_id
        super().associate_network_acl(id, network_acl)


class _RouteTable(IRouteTable):
    def __init__(self, route_table_id: str) -> None:
        self._route_table_id = route_table_id

    @property
    def route_table_id(self) -> str:
        return self._route_table_id


class _UnknownRouteTable(IRouteTable):
    """The route table of an imported subnet that was not told."""

    def __init__(self, subnet: ISubnet) -> None:
        self._subnet = subnet

    @property
    def route_table_id(self) -> str:
        raise ValidationError(
            "No routeTableId was provided to the subnet",
            scope=self._subnet,
            fix="give route_table_id in Subnet.from_subnet_attributes, or the route table ids in Vpc.from_vpc_attributes",
        )


def route_tables_of(subnets: Iterable[ISubnet]) -> list[str]:
    """Return the ids of the route tables of subnets, each once, as far as they are known."""
    tables = (subnet.route_table for subnet in subnets)
    return list(dict.fromkeys(table.route_table_id for table in tables if not isinstance(table, _UnknownRouteTable)))


class _ImportedSubnet(_SubnetBase, IPublicSubnet, IPrivateSubnet):
    """A subnet that was made elsewhere."""

    def __init__(self, scope: Construct, id: str, attrs: SubnetAttributes) -> None:
        super().__init__(scope, id)
        self.subnet_id = attrs.subnet_id
        self._attrs = attrs
        self._connectivity = DependencyGroup()
        self._route_table: IRouteTable
        if attrs.route_table_id:
            self._route_table = _RouteTable(attrs.route_table_id)
        else:
            self._route_table = _UnknownRouteTable(self)
            self._warn_of_missing_table()

    def _warn_of_missing_table(self) -> None:
        from aws_cdk.core.annotations import Annotations

        shown = f"at '{self.node.path}'" if is_unresolved(self.subnet_id) else f"'{self.subnet_id}'"
        Annotations.of(self).add_warning_v2(
            "@aws-cdk/aws-ec2:noSubnetRouteTableId",
            f"No routeTableId was provided to the subnet {shown}. Its .routeTable.routeTableId cannot be read.",
        )

    @property
    def availability_zone(self) -> str:
        if not self._attrs.availability_zone:
            raise ValidationError(
                "You cannot reference a Subnet's availability zone if it was not supplied. Add the availabilityZone when "
                "importing using Subnet.fromSubnetAttributes()",
                scope=self,
            )
        return self._attrs.availability_zone

    @property
    def ipv4_cidr_block(self) -> str:
        if not self._attrs.ipv4_cidr_block:
            raise ValidationError(
                "You cannot reference an imported Subnet's IPv4 CIDR if it was not supplied. Add the ipv4CidrBlock when "
                "importing using Subnet.fromSubnetAttributes()",
                scope=self,
            )
        return self._attrs.ipv4_cidr_block

    @property
    def route_table(self) -> IRouteTable:
        return self._route_table

    @property
    def internet_connectivity_established(self) -> IDependable:
        return self._connectivity


def _default_acl(scope: Construct, id: str) -> INetworkAcl:
    from aws_cdk.aws_ec2.network_acl import NetworkAcl

    return NetworkAcl.from_network_acl_id(scope, "Acl", id)


# -- public and private ---------------------------------------------------


class PublicSubnetProps(SubnetProps):
    """Options of a public subnet."""


class PublicSubnetAttributes(SubnetAttributes):
    """What is known of a public subnet that was made elsewhere."""


class PrivateSubnetProps(SubnetProps):
    """Options of a private subnet."""


class PrivateSubnetAttributes(SubnetAttributes):
    """What is known of a private subnet that was made elsewhere."""


class PrivateSubnet(Subnet, IPrivateSubnet):
    """A subnet that is not reached from the internet."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.PrivateSubnet"

    @takes(PrivateSubnetProps)
    def __init__(self, scope: Construct, id: str, props: PrivateSubnetProps) -> None:
        super().__init__(scope, id, **props._given())

    @staticmethod
    @takes(PrivateSubnetAttributes)
    def from_private_subnet_attributes(scope: Construct, id: str, attrs: PrivateSubnetAttributes) -> IPrivateSubnet:
        """Return a private subnet that was made elsewhere."""
        return _ImportedSubnet(scope, id, attrs)
