"""The network: subnets in several zones, with their ways to the internet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from aws_cdk.aws_ec2._l1 import (
    CfnInternetGateway,
    CfnSubnet,
    CfnVPC,
    CfnVPCGatewayAttachment,
)
from aws_cdk.aws_ec2.ip_addresses import (
    AllocateCidrRequest,
    AllocatedSubnet,
    IIpAddresses,
    IpAddresses,
    RequestedSubnet,
)
from aws_cdk.aws_ec2.ipv6_addresses import (
    AllocateIpv6CidrRequest,
    AllocateVpcIpv6CidrRequest,
    CreateIpv6CidrBlocksRequest,
    IIpv6Addresses,
    Ipv6Addresses,
)
from aws_cdk.aws_ec2.nat_provider import ConfigureNatOptions, NatProvider, RegionalNatGatewayProvider
from aws_cdk.aws_ec2.public_subnet import PublicSubnet
from aws_cdk.aws_ec2.subnet import _NAME_TAG, PrivateSubnet, Subnet
from aws_cdk.aws_ec2.subnet_selection import SubnetConfiguration, SubnetSelection, SubnetType
from aws_cdk.aws_ec2.vpc_base import _PRIVATE_TYPES, _VPN_TYPE, IVpc, _VpcBase
from aws_cdk.core.availability_zones import acknowledge_literal_zones
from aws_cdk.core.callbacks import call_with_options
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.fn import Fn
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.tag_aspect import Tags
from aws_cdk.core.token import is_unresolved
from constructs import DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.gateway_vpc_endpoint import GatewayVpcEndpointOptions
    from aws_cdk.aws_ec2.vpc_flow_logs import FlowLogOptions
    from aws_cdk.aws_ec2.vpn_connection import VpnConnectionOptions
    from constructs import Construct, IDependable

_DEFAULT_ZONES = 3
_NAME_OF_GROUP_TAG = "aws-cdk:subnet-name"
_TYPE_OF_GROUP_TAG = "aws-cdk:subnet-type"
_RESTRICT = "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup"
_ONLY_IF_PRIVATE = "@aws-cdk/aws-ec2:requirePrivateSubnetsForEgressOnlyInternetGateway"
_PROVIDER = "vpc-provider"
# A zone that addresses are kept for: one that cannot be.
_RESERVED_ZONE = "fake-az"


class DefaultInstanceTenancy(NamedEnum):
    """On which hardware instances run, unless they say."""

    DEFAULT = "default"
    DEDICATED = "dedicated"
    HOST = "host"


class IpProtocol(NamedEnum):
    """Which addresses a network has."""

    IPV4_ONLY = "Ipv4_Only"
    DUAL_STACK = "Dual_Stack"


class VpcProps(Struct):
    """Options of a network."""

    availability_zones: Sequence[str] | None = None
    """The zones. Default: the first ones of the stack's, ``max_azs`` many."""
    cidr: str | None = None
    """The network's addresses; an older way to say it than ``ip_addresses``."""
    create_internet_gateway: bool | None = None
    """Make an internet gateway if there are subnets that reach the internet. Default: yes."""
    default_instance_tenancy: DefaultInstanceTenancy | None = None
    """On which hardware instances run. Default: shared."""
    enable_dns_hostnames: bool | None = None
    """Give instances names. Default: yes."""
    enable_dns_support: bool | None = None
    """Resolve names. Default: yes."""
    flow_logs: Nested[Mapping[str, FlowLogOptions] | None] = nested()
    """Flow logs, by their ids. Default: none."""
    gateway_endpoints: Nested[Mapping[str, GatewayVpcEndpointOptions] | None] = nested()
    """Endpoints of gateways, by their ids. Default: none."""
    ip_addresses: IIpAddresses | None = None
    """Where IPv4 addresses come from. Default: 10.0.0.0/16, shared among the subnets."""
    ip_protocol: IpProtocol | None = None
    """Which addresses the network has. Default: IPv4 only."""
    ipv6_addresses: IIpv6Addresses | None = None
    """Where IPv6 addresses come from. Default: AWS."""
    max_azs: int | float | None = None
    """How many zones at most. Default: 3."""
    nat_gateway_provider: NatProvider | None = None
    """What makes NAT gateways. Default: gateways of AWS."""
    nat_gateway_subnets: Nested[SubnetSelection | None] = nested()
    """Where the gateways are. Default: in all public subnets."""
    nat_gateways: int | float | None = None
    """How many gateways. Default: one in each zone."""
    reserved_azs: int | float | None = None
    """How many more zones to keep addresses for. Default: none."""
    restrict_default_security_group: bool | None = None
    """Take the rules of the default security group away. Default: no; yes with the recommended flags."""
    subnet_configuration: Nested[Sequence[SubnetConfiguration] | None] = nested()
    """Groups of subnets. Default: a public and a private one; without gateways a public and an isolated one."""
    vpc_name: str | None = None
    """Name of the network. Default: the construct's path."""
    vpn_connections: Nested[Mapping[str, VpnConnectionOptions] | None] = nested()
    """VPN connections, by their ids. Default: none."""
    vpn_gateway: bool | None = None
    """Make a VPN gateway. Default: if there are VPN connections or a number for it."""
    vpn_gateway_asn: int | float | None = None
    """Number of the autonomous system of the VPN gateway. Default: chosen by AWS."""
    vpn_route_propagation: Nested[Sequence[SubnetSelection] | None] = nested()
    """Subnets that learn routes from the VPN gateway. Default: private ones, else isolated, else public."""


class VpcAttributes(Struct):
    """What is known of a network that was made elsewhere; lists of subnets go group by group, in each zone by zone."""

    availability_zones: Sequence[str]
    """The zones."""
    vpc_id: str
    """Its id."""
    isolated_subnet_ids: Sequence[str] | None = None
    """Isolated subnets."""
    isolated_subnet_ipv4_cidr_blocks: Sequence[str] | None = None
    """Their IPv4 addresses."""
    isolated_subnet_names: Sequence[str] | None = None
    """Names of their groups."""
    isolated_subnet_route_table_ids: Sequence[str] | None = None
    """Their route tables."""
    private_subnet_ids: Sequence[str] | None = None
    """Private subnets."""
    private_subnet_ipv4_cidr_blocks: Sequence[str] | None = None
    """Their IPv4 addresses."""
    private_subnet_names: Sequence[str] | None = None
    """Names of their groups."""
    private_subnet_route_table_ids: Sequence[str] | None = None
    """Their route tables."""
    public_subnet_ids: Sequence[str] | None = None
    """Public subnets."""
    public_subnet_ipv4_cidr_blocks: Sequence[str] | None = None
    """Their IPv4 addresses."""
    public_subnet_names: Sequence[str] | None = None
    """Names of their groups."""
    public_subnet_route_table_ids: Sequence[str] | None = None
    """Their route tables."""
    region: str | None = None
    """Region it is in. Default: the stack's."""
    vpc_cidr_block: str | None = None
    """Its IPv4 addresses."""
    vpn_gateway_id: str | None = None
    """Its VPN gateway."""


class VpcLookupOptions(Struct):
    """Which network to look up."""

    is_default: bool | None = None
    """Whether it is the account's default one. Default: either."""
    owner_account_id: str | None = None
    """Account it belongs to. Default: the stack's."""
    region: str | None = None
    """Region it is in. Default: the stack's."""
    return_vpn_gateways: bool | None = None
    """Whether to look for its VPN gateway too. Default: yes."""
    subnet_group_name_tag: str | None = None
    """Tag of subnets that names their group. Default: aws-cdk:subnet-name."""
    tags: Mapping[str, str] | None = None
    """Tags it has."""
    vpc_id: str | None = None
    """Its id."""
    vpc_name: str | None = None
    """Its name: the value of its tag Name."""


class Vpc(_VpcBase):
    """A network."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.Vpc"
    DEFAULT_CIDR_RANGE = "10.0.0.0/16"
    # Lists, since apps add groups of their own to them.
    DEFAULT_SUBNETS: ClassVar[list[SubnetConfiguration]] = [
        SubnetConfiguration(name="Public", subnet_type=SubnetType.PUBLIC),
        SubnetConfiguration(name="Private", subnet_type=SubnetType.PRIVATE_WITH_EGRESS),
    ]
    DEFAULT_SUBNETS_NO_NAT: ClassVar[list[SubnetConfiguration]] = [
        SubnetConfiguration(name="Public", subnet_type=SubnetType.PUBLIC),
        SubnetConfiguration(name="Isolated", subnet_type=SubnetType.PRIVATE_ISOLATED),
    ]

    @takes(VpcProps)
    def __init__(self, scope: Construct, id: str, props: VpcProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        self.dns_hostnames_enabled: bool = props.enable_dns_hostnames is not False
        self.dns_support_enabled: bool = props.enable_dns_support is not False
        self._is_dual_stack = props.ip_protocol is IpProtocol.DUAL_STACK
        self._addresses = props.ip_addresses or IpAddresses.cidr(
            self.DEFAULT_CIDR_RANGE if props.cidr is None else props.cidr
        )
        self.public_subnets = []
        self.private_subnets = []
        self.isolated_subnets = []
        self.internet_gateway_id: str | None = None
        self.vpn_gateway_id = None
        self._connectivity = DependencyGroup()
        self._make_network(props)
        self.availability_zones = self._zones(props)
        self._groups = self._configuration(props)
        nat_count = self._count_of_nat_gateways(props)
        self._ipv6_block = None
        if self._is_dual_stack:
            self._ipv6 = props.ipv6_addresses or Ipv6Addresses.amazon_provided()
            self._ipv6_block = call_with_options(
                self._ipv6.allocate_vpc_ipv6_cidr, of=AllocateVpcIpv6CidrRequest, scope=self, vpc_id=self.vpc_id
            )
        self._make_subnets()
        reaches_out = any(
            group.subnet_type is not SubnetType.PRIVATE_ISOLATED and not group.reserved for group in self._groups
        )
        if reaches_out and props.create_internet_gateway is not False:
            self._make_internet_gateway(props, nat_count)
        if self._is_dual_stack and (self.private_subnets or not flag_enabled(self.node, _ONLY_IF_PRIVATE)):
            self._make_egress_only_gateway()
        self._make_vpn(props)
        for id_, endpoint in (props.gateway_endpoints or {}).items():
            self.add_gateway_endpoint(id_, **endpoint._given())
        for id_, log in (props.flow_logs or {}).items():
            self.add_flow_log(id_, **log._given())
        restrict = props.restrict_default_security_group
        if restrict if restrict is not None else flag_enabled(self.node, _RESTRICT):
            from aws_cdk.aws_ec2._default_security_group import restrict_default_security_group

            restrict_default_security_group(self)

    def _make_vpn(self, props: VpcProps) -> None:
        wanted = props.vpn_connections is not None or bool(props.vpn_gateway_asn)
        if wanted and props.vpn_gateway is False:
            raise ValidationError(
                "Cannot specify `vpnConnections` or `vpnGatewayAsn` when `vpnGateway` is set to false.", scope=self
            )
        if props.vpn_gateway and not (self.public_subnets or self.private_subnets or self.isolated_subnets):
            raise ValidationError(
                "Can not enable the VPN gateway while the VPC has no subnets at all",
                scope=self,
                fix="leave vpn_gateway out",
            )
        if not (props.vpn_gateway or wanted):
            return
        self.enable_vpn_gateway(
            type=_VPN_TYPE,
            amazon_side_asn=props.vpn_gateway_asn,
            vpn_route_propagation=props.vpn_route_propagation,
        )
        for id_, connection in (props.vpn_connections or {}).items():
            self.add_vpn_connection(id_, **connection._given())

    def _check(self, props: VpcProps) -> None:
        if props.enable_dns_hostnames and not props.enable_dns_support:  # as the peer: not said is not enough
            raise ValidationError(
                "To use DNS Hostnames, DNS Support must be enabled, however, it was explicitly disabled.",
                scope=self,
                fix="set enable_dns_support=True, or leave both out, which enables both",
            )
        if props.availability_zones is not None and props.max_azs is not None:
            raise ValidationError("Vpc supports 'availabilityZones' or 'maxAzs', but not both.", scope=self)
        if props.cidr and is_unresolved(props.cidr):
            raise ValidationError(
                "'cidr' property must be a concrete CIDR string, got a Token (we need to parse it for automatic subdivision)",
                scope=self,
            )
        if props.ip_addresses is not None and props.cidr:
            raise ValidationError("supply at most one of ipAddresses or cidr", scope=self)
        if props.ipv6_addresses is not None and props.ip_protocol is not IpProtocol.DUAL_STACK:
            raise ValidationError(
                "ipv6Addresses can only be set if IPv6 is enabled. Set ipProtocol to DUAL_STACK", scope=self
            )

    def _make_network(self, props: VpcProps) -> None:
        options = self._addresses.allocate_vpc_cidr()
        tenancy = props.default_instance_tenancy or DefaultInstanceTenancy.DEFAULT
        network = CfnVPC(
            self,
            "Resource",
            cidr_block=options.cidr_block,
            ipv4_ipam_pool_id=options.ipv4_ipam_pool_id,
            ipv4_netmask_length=options.ipv4_netmask_length,
            enable_dns_hostnames=self.dns_hostnames_enabled,
            enable_dns_support=self.dns_support_enabled,
            instance_tenancy=tenancy._value_,
        )
        self._known_cidr = options.cidr_block
        self.vpc_default_network_acl: str = network.attr_default_network_acl
        self.vpc_cidr_block_associations: Sequence[str] = network.attr_cidr_block_associations
        self.vpc_cidr_block: str = network.attr_cidr_block
        self.vpc_default_security_group: str = network.attr_default_security_group
        self.vpc_ipv6_cidr_blocks: Sequence[str] = network.attr_ipv6_cidr_blocks
        Tags.of(self).add(_NAME_TAG, props.vpc_name or self.node.path)
        self.vpc_id = network.ref
        self.vpc_arn: str = self._format_vpc_arn()

    @property
    def internet_connectivity_established(self) -> IDependable:
        """Depend on it to wait for the internet gateway."""
        return self._connectivity

    # -- imports ----------------------------------------------------------

    @staticmethod
    @takes(VpcAttributes)
    def from_vpc_attributes(scope: Construct, id: str, attrs: VpcAttributes) -> IVpc:
        """Return a network that was made elsewhere.

        Raises:
            ValidationError: there are not as many subnets, names or route tables as there should be.
        """
        from aws_cdk.aws_ec2._imported_vpc import _ImportedVpc

        return _ImportedVpc(scope, id, attrs)

    @staticmethod
    @takes(VpcLookupOptions)
    def from_lookup(scope: Construct, id: str, options: VpcLookupOptions) -> IVpc:
        """Look a network up.

        Raises:
            ValidationError: an option is a token, or the stack's environment is not known.
        """
        from aws_cdk.aws_ec2._imported_vpc import DUMMY_VPC, _LookedUpVpc
        from aws_cdk.core.context_provider import look_up

        tags = options.tags or {}
        if any(is_unresolved(value) for value in (options.vpc_id, options.vpc_name, *tags.keys(), *tags.values())):
            raise ValidationError("All arguments to Vpc.fromLookup() must be concrete (no Tokens)", scope=scope)
        filters: dict[str, str] = dict(tags and {f"tag:{name}": value for name, value in tags.items()})
        if options.vpc_id:
            filters["vpc-id"] = options.vpc_id
        if options.vpc_name:
            filters["tag:Name"] = options.vpc_name
        if options.owner_account_id:
            filters["owner-id"] = options.owner_account_id
        if options.is_default is not None:
            filters["isDefault"] = "true" if options.is_default else "false"
        found = look_up(
            scope,
            _PROVIDER,
            {
                "region": options.region,
                "filter": filters,
                "returnAsymmetricSubnets": True,
                "returnVpnGateways": options.return_vpn_gateways,
                "subnetGroupNameTag": options.subnet_group_name_tag,
            },
        )
        acknowledge_literal_zones(Stack.of(scope))
        return _LookedUpVpc(scope, id, found if found is not None else DUMMY_VPC, found is None)

    # -- zones and groups of subnets --------------------------------------

    def _zones(self, props: VpcProps) -> list[str]:
        """Return the zones to use, and behind them one for each that addresses are kept for."""
        known = Stack.of(self).availability_zones
        if props.availability_zones is not None:
            zones = list(props.availability_zones)
            real = [zone for zone in known if not is_unresolved(zone) and not zone.startswith("dummy")]
            if real and any(not is_unresolved(zone) and zone not in real for zone in zones):
                raise ValidationError(
                    f"Given VPC 'availabilityZones' {','.join(zones)} must be a subset of the stack's availability zones "
                    f"{','.join(known)}",
                    scope=self,
                )
        else:
            zones = list(known[: int(_DEFAULT_ZONES if props.max_azs is None else props.max_azs)])
        return zones + [_RESERVED_ZONE] * int(props.reserved_azs or 0)

    def _configuration(self, props: VpcProps) -> Sequence[SubnetConfiguration]:
        if props.subnet_configuration is not None:
            return props.subnet_configuration
        return self.DEFAULT_SUBNETS_NO_NAT if props.nat_gateways == 0 else self.DEFAULT_SUBNETS

    def _count_of_nat_gateways(self, props: VpcProps) -> int:
        """Return how many gateways there will be.

        Raises:
            ValidationError: there is no subnet for them, or subnets need some and there are none.
        """
        wanted = props.nat_gateways
        is_regional = isinstance(props.nat_gateway_provider, RegionalNatGatewayProvider)
        if is_regional and wanted is not None and wanted < 1:
            raise ValidationError(
                f"`natGateways` must be at least 1 when `natGatewayProvider` is a Regional NAT Gateway, got {wanted:g}. Remove "
                "`natGatewayProvider` if you do not want a NAT gateway.",
                scope=self,
            )
        if is_regional:
            self._warn_of_what_regional_gateways_leave_out(props)
        groups = [group for group in self._groups if not group.reserved]
        has_private = any(group.subnet_type in _PRIVATE_TYPES for group in groups)
        zones = len(self.availability_zones)
        count = (zones if has_private else 0) if wanted is None else min(int(wanted), zones)
        if count == 0 and any(group.subnet_type is SubnetType.PRIVATE_WITH_NAT for group in groups):
            if not any(group.subnet_type is SubnetType.PRIVATE_WITH_EGRESS for group in groups):
                raise ValidationError(
                    "If you do not want NAT gateways (natGateways=0), make sure you don't configure any PRIVATE(_WITH_NAT) "
                    "subnets in 'subnetConfiguration' (make them PUBLIC or ISOLATED instead)",
                    scope=self,
                )
        if count > 0 and not is_regional and not any(group.subnet_type is SubnetType.PUBLIC for group in groups):
            shown = ", ".join(f"{group.name}: {group.subnet_type.name}" for group in self._groups)
            raise ValidationError(
                "If you configure PRIVATE subnets in 'subnetConfiguration', you must also configure PUBLIC subnets to put the "
                f"NAT gateways into (got {shown}).",
                scope=self,
                fix="add a group of type PUBLIC, or set nat_gateways=0",
            )
        return count

    def _warn_of_what_regional_gateways_leave_out(self, props: VpcProps) -> None:
        from aws_cdk.core.annotations import Annotations

        if props.nat_gateways is not None and props.nat_gateways > 1:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ec2:regionalNatGatewayCount",
                "one regional gateway serves all zones: nat_gateways (`natGateways`) has no effect",
            )
        if props.nat_gateway_subnets is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-ec2:regionalNatGatewaySubnets",
                "a regional gateway is in no subnet: nat_gateway_subnets (`natGatewaySubnets`) has no effect",
            )

    # -- subnets ----------------------------------------------------------

    def _make_subnets(self) -> None:
        requested = [
            RequestedSubnet(
                availability_zone=zone, configuration=group, subnet_construct_id=f"{group.name}Subnet{index + 1}"
            )
            for group in self._groups
            for index, zone in enumerate(self.availability_zones)
        ]
        allocated = call_with_options(
            self._addresses.allocate_subnets_cidr,
            of=AllocateCidrRequest,
            vpc_cidr=self._known_cidr or self.vpc_cidr_block,
            requested_subnets=requested,
        ).allocated_subnets
        if len(allocated) != len(requested):
            raise ValidationError(
                f"Incomplete Subnet Allocation; response array dose not equal input array: {len(allocated)} allocations for "
                f"{len(requested)} subnets",
                scope=self,
                fix="return one allocation for each subnet from allocate_subnets_cidr",
            )
        if self._is_dual_stack:
            blocks = call_with_options(
                self._ipv6.create_ipv6_cidr_blocks,
                of=CreateIpv6CidrBlocksRequest,
                ipv6_selected_cidr=Fn.select(0, self.vpc_ipv6_cidr_blocks),
                subnet_count=len(allocated),
            )
            allocated = call_with_options(
                self._ipv6.allocate_subnets_ipv6_cidr,
                of=AllocateIpv6CidrRequest,
                allocated_subnets=allocated,
                ipv6_cidrs=blocks,
            ).allocated_subnets
        for subnet, addresses in zip(requested, allocated, strict=True):
            if not subnet.configuration.reserved and subnet.availability_zone != _RESERVED_ZONE:
                self._make_subnet(subnet, addresses)

    def _make_subnet(self, requested: RequestedSubnet, addresses: AllocatedSubnet) -> None:
        group = requested.configuration
        options: dict[str, Any] = {
            "availability_zone": requested.availability_zone,
            "vpc_id": self.vpc_id,
            "cidr_block": addresses.cidr,
            "map_public_ip_on_launch": self._maps_public_addresses(group),
            "ipv6_cidr_block": addresses.ipv6_cidr,
            "assign_ipv6_address_on_creation": self._assigns_ipv6(group),
        }
        subnet: Subnet
        if group.subnet_type is SubnetType.PUBLIC:
            subnet = PublicSubnet(self, requested.subnet_construct_id, **options)
            self.public_subnets.append(subnet)
        else:
            subnet = PrivateSubnet(self, requested.subnet_construct_id, **options)
            isolated = group.subnet_type is SubnetType.PRIVATE_ISOLATED
            (self.isolated_subnets if isolated else self.private_subnets).append(subnet)
        if self._ipv6_block is not None:
            subnet.node.add_dependency(self._ipv6_block)
        only = [CfnSubnet.CFN_RESOURCE_TYPE_NAME]
        Tags.of(subnet).add(_NAME_OF_GROUP_TAG, group.name, include_resource_types=only)
        Tags.of(subnet).add(_TYPE_OF_GROUP_TAG, _type_tag(group.subnet_type), include_resource_types=only)

    def _maps_public_addresses(self, group: SubnetConfiguration) -> bool:
        if group.subnet_type is SubnetType.PUBLIC:
            return (
                group.map_public_ip_on_launch if group.map_public_ip_on_launch is not None else not self._is_dual_stack
            )
        if group.map_public_ip_on_launch is not None:
            raise ValidationError(
                f"{_type_tag(group.subnet_type)} subnet cannot include mapPublicIpOnLaunch parameter",
                scope=self,
                fix=f"take it out of the subnet configuration '{group.name}'",
            )
        return False

    def _assigns_ipv6(self, group: SubnetConfiguration) -> bool | None:
        if self._is_dual_stack:
            return group.ipv6_assign_address_on_creation is not False
        if group.ipv6_assign_address_on_creation is not None:
            raise ValidationError(
                "ipv6AssignAddressOnCreation can only be set if IPv6 is enabled. Set ipProtocol to DUAL_STACK",
                scope=self,
            )
        return None

    # -- ways to the internet ---------------------------------------------

    def _make_internet_gateway(self, props: VpcProps, nat_count: int) -> None:
        gateway = CfnInternetGateway(self, "IGW")
        self.internet_gateway_id = gateway.ref
        self._connectivity.add(gateway)
        attachment = CfnVPCGatewayAttachment(self, "VPCGW", internet_gateway_id=gateway.ref, vpc_id=self.vpc_id)
        for subnet in self.public_subnets:
            if isinstance(subnet, Subnet):
                subnet.add_default_internet_route(gateway.ref, attachment)
                if self._is_dual_stack:
                    subnet.add_ipv6_default_internet_route(gateway.ref, attachment)
        if nat_count > 0:
            self._make_nat_gateways(props, nat_count)

    def _make_egress_only_gateway(self) -> None:
        from aws_cdk.aws_ec2._l1 import CfnEgressOnlyInternetGateway

        gateway = CfnEgressOnlyInternetGateway(self, "EIGW6", vpc_id=self.vpc_id)
        for subnet in self.private_subnets:
            if isinstance(subnet, Subnet):
                subnet.add_ipv6_default_egress_only_internet_route(gateway.ref)

    def _make_nat_gateways(self, props: VpcProps, count: int) -> None:
        provider = props.nat_gateway_provider or NatProvider.gateway()
        placement = props.nat_gateway_subnets or SubnetSelection(subnet_type=SubnetType.PUBLIC)
        places: list[PublicSubnet] = []
        is_regional = isinstance(provider, RegionalNatGatewayProvider)  # needs no place
        for subnet in () if is_regional else self._select_subnet_objects(**placement._given()):
            if not isinstance(subnet, PublicSubnet) or subnet not in self.public_subnets:
                raise ValidationError(
                    f"natGatewayPlacement contains non public subnet {subnet.node.path}",
                    scope=self,
                    fix="choose public subnets with nat_gateway_subnets",
                )
            places.append(subnet)
        call_with_options(
            provider.configure_nat,
            of=ConfigureNatOptions,
            vpc=self,
            nat_subnets=places[:count],
            private_subnets=[subnet for subnet in self.private_subnets if isinstance(subnet, PrivateSubnet)],
        )


def _type_tag(subnet_type: SubnetType) -> str:
    return "Private" if subnet_type in _PRIVATE_TYPES else subnet_type._value_
