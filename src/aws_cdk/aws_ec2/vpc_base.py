"""What networks made here and imported ones have in common: choosing subnets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_filter import SubnetFilter
from aws_cdk.aws_ec2.subnet_selection import SelectedSubnets, SubnetSelection, SubnetType
from aws_cdk.core.arn import ArnComponents
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import StructLater, takes
from constructs import DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.client_vpn_endpoint import ClientVpnEndpoint, ClientVpnEndpointOptions
    from aws_cdk.aws_ec2.gateway_vpc_endpoint import GatewayVpcEndpoint, GatewayVpcEndpointOptions
    from aws_cdk.aws_ec2.interface_vpc_endpoint import InterfaceVpcEndpoint, InterfaceVpcEndpointOptions
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_flow_logs import FlowLog, FlowLogOptions
    from aws_cdk.aws_ec2.vpn_connection import VpnConnection, VpnConnectionOptions
    from aws_cdk.aws_ec2.vpn_gateway import EnableVpnGatewayOptions
    from aws_cdk.interfaces.aws_ec2 import VPCReference
    from constructs import IDependable

if not TYPE_CHECKING:
    # Most networks have none of these, so they are loaded when one is made.
    ClientVpnEndpointOptions = StructLater("aws_cdk.aws_ec2.client_vpn_endpoint", "ClientVpnEndpointOptions")
    EnableVpnGatewayOptions = StructLater("aws_cdk.aws_ec2.vpn_gateway", "EnableVpnGatewayOptions")
    FlowLogOptions = StructLater("aws_cdk.aws_ec2.vpc_flow_logs", "FlowLogOptions")
    GatewayVpcEndpointOptions = StructLater("aws_cdk.aws_ec2.gateway_vpc_endpoint", "GatewayVpcEndpointOptions")
    InterfaceVpcEndpointOptions = StructLater("aws_cdk.aws_ec2.interface_vpc_endpoint", "InterfaceVpcEndpointOptions")
    VpnConnectionOptions = StructLater("aws_cdk.aws_ec2.vpn_connection", "VpnConnectionOptions")

_VPN_TYPE = "ipsec.1"  # the only kind there is
_PRIVATE_TYPES = (SubnetType.PRIVATE_WITH_EGRESS, SubnetType.PRIVATE_WITH_NAT)


class IVpc(IResource):
    """A network."""

    if TYPE_CHECKING:

        @property
        def availability_zones(self) -> list[str]: ...
        @property
        def internet_connectivity_established(self) -> IDependable: ...
        @property
        def isolated_subnets(self) -> list[ISubnet]: ...
        @property
        def private_subnets(self) -> list[ISubnet]: ...
        @property
        def public_subnets(self) -> list[ISubnet]: ...
        @property
        def vpc_arn(self) -> str: ...
        @property
        def vpc_cidr_block(self) -> str: ...
        @property
        def vpc_id(self) -> str: ...
        @property
        def vpc_ref(self) -> VPCReference: ...

        @property
        def vpn_gateway_id(self) -> str | None: ...
        @takes(SubnetSelection)
        def select_subnets(self, selection: SubnetSelection) -> SelectedSubnets: ...
        @takes(ClientVpnEndpointOptions)
        def add_client_vpn_endpoint(self, id: str, options: ClientVpnEndpointOptions) -> ClientVpnEndpoint: ...
        @takes(FlowLogOptions)
        def add_flow_log(self, id: str, options: FlowLogOptions) -> FlowLog: ...
        @takes(GatewayVpcEndpointOptions)
        def add_gateway_endpoint(self, id: str, options: GatewayVpcEndpointOptions) -> GatewayVpcEndpoint: ...
        @takes(InterfaceVpcEndpointOptions)
        def add_interface_endpoint(self, id: str, options: InterfaceVpcEndpointOptions) -> InterfaceVpcEndpoint: ...
        @takes(VpnConnectionOptions)
        def add_vpn_connection(self, id: str, options: VpnConnectionOptions) -> VpnConnection: ...
        @takes(EnableVpnGatewayOptions)
        def enable_vpn_gateway(self, options: EnableVpnGatewayOptions) -> None: ...


class _Selection(SelectedSubnets):
    """Subnets that were chosen; their zones are asked for on use, since imported subnets may not know theirs."""

    @property  # type: ignore[misc]  # an option of the struct, computed here
    def availability_zones(self) -> Sequence[str]:  # type: ignore[override]  # the option could be set
        return [subnet.availability_zone for subnet in self.subnets]


class _VpcBase(Resource, IVpc):
    vpc_id: str
    availability_zones: list[str]
    public_subnets: list[ISubnet]
    private_subnets: list[ISubnet]
    isolated_subnets: list[ISubnet]
    vpn_gateway_id: str | None
    incomplete_subnet_definition: bool = False

    @property
    def vpc_ref(self) -> VPCReference:
        """The reference to the network."""
        from aws_cdk.interfaces.aws_ec2 import VPCReference

        return VPCReference(vpc_id=self.vpc_id)

    def _format_vpc_arn(self, account: str | None = None, region: str | None = None) -> str:
        components = ArnComponents(
            service="ec2", resource="vpc", resource_name=self.vpc_id, account=account, region=region
        )
        return Stack.of(self).format_arn(**components._given())

    # -- what belongs to a network -----------------------------------------

    @takes(FlowLogOptions)
    def add_flow_log(self, id: str, options: FlowLogOptions) -> FlowLog:
        """Record who talks to whom in the network."""
        from aws_cdk.aws_ec2.vpc_flow_logs import FlowLog, FlowLogResourceType

        return FlowLog(self, id, resource_type=FlowLogResourceType.from_vpc(self), **options._given())

    @takes(GatewayVpcEndpointOptions)
    def add_gateway_endpoint(self, id: str, options: GatewayVpcEndpointOptions) -> GatewayVpcEndpoint:
        """Add an endpoint that routes lead to."""
        from aws_cdk.aws_ec2.gateway_vpc_endpoint import GatewayVpcEndpoint

        return GatewayVpcEndpoint(self, id, vpc=self, **options._given())

    @takes(InterfaceVpcEndpointOptions)
    def add_interface_endpoint(self, id: str, options: InterfaceVpcEndpointOptions) -> InterfaceVpcEndpoint:
        """Add an endpoint that is network interfaces in subnets."""
        from aws_cdk.aws_ec2.interface_vpc_endpoint import InterfaceVpcEndpoint

        return InterfaceVpcEndpoint(self, id, vpc=self, **options._given())

    @takes(ClientVpnEndpointOptions)
    def add_client_vpn_endpoint(self, id: str, options: ClientVpnEndpointOptions) -> ClientVpnEndpoint:
        """Let people in over a VPN."""
        from aws_cdk.aws_ec2.client_vpn_endpoint import ClientVpnEndpoint

        return ClientVpnEndpoint(self, id, vpc=self, **options._given())

    @takes(VpnConnectionOptions)
    def add_vpn_connection(self, id: str, options: VpnConnectionOptions) -> VpnConnection:
        """Connect a network outside; a VPN gateway is made if there is none."""
        from aws_cdk.aws_ec2.vpn_connection import VpnConnection

        return VpnConnection(self, id, vpc=self, **options._given())

    @takes(EnableVpnGatewayOptions)
    def enable_vpn_gateway(self, options: EnableVpnGatewayOptions) -> None:
        """Make a VPN gateway, whose routes subnets learn; as the peer, of the one kind there is, whatever ``type`` says.

        Raises:
            ValidationError: there is one already.
        """
        from aws_cdk.aws_ec2._l1 import CfnVPCGatewayAttachment, CfnVPNGatewayRoutePropagation
        from aws_cdk.aws_ec2.subnet import route_tables_of
        from aws_cdk.aws_ec2.vpn_gateway import VpnGateway

        if self.vpn_gateway_id:
            raise ValidationError(
                "The VPN Gateway has already been enabled.",
                scope=self,
                fix="use the VPC's vpn_gateway_id; give vpn_gateway or call enable_vpn_gateway(), not both",
            )
        gateway = VpnGateway(self, "VpnGateway", amazon_side_asn=options.amazon_side_asn, type=_VPN_TYPE)
        self.vpn_gateway_id = gateway.gateway_id
        attachment = CfnVPCGatewayAttachment(self, "VPCVPNGW", vpc_id=self.vpc_id, vpn_gateway_id=self.vpn_gateway_id)
        selections = options.vpn_route_propagation if options.vpn_route_propagation is not None else [SubnetSelection()]
        subnets = [subnet for selection in selections for subnet in self._select_subnet_objects(**selection._given())]
        tables = route_tables_of(subnets)
        if not tables:
            from aws_cdk.core.annotations import Annotations

            Annotations.of(self).add_error(
                "enableVpnGateway: no subnets matching selection have a known route table; select others with "
                "vpn_route_propagation, or give their route tables when the VPC is imported"
            )
        propagation = CfnVPNGatewayRoutePropagation(
            self,
            "RoutePropagation",
            route_table_ids=tables,
            vpn_gateway_id=self.vpn_gateway_id,
        )
        # Routes can be learned once the gateway belongs to the network.
        propagation.node.add_dependency(attachment)

    # -- choosing subnets -------------------------------------------------

    @takes(SubnetSelection)
    def select_subnets(self, selection: SubnetSelection) -> SelectedSubnets:
        """Return the subnets that are meant.

        Raises:
            ValidationError: there are none of the type or name, or more than one of these is given.
        """
        subnets = self._select_subnet_objects(**selection._given())
        public = {id(subnet) for subnet in self.public_subnets}
        return _Selection(
            subnets=subnets,
            subnet_ids=[subnet.subnet_id for subnet in subnets],
            availability_zones=[],
            has_public=any(id(subnet) in public for subnet in subnets),
            internet_connectivity_established=DependencyGroup(
                *(subnet.internet_connectivity_established for subnet in subnets)
            ),
            is_pending_lookup=self.incomplete_subnet_definition,
        )

    @takes(SubnetSelection)
    def _select_subnet_objects(self, selection: SubnetSelection) -> list[ISubnet]:
        """Return the subnets that are meant; subclasses in apps override it."""
        given = {
            "subnets": selection.subnets,
            "subnetType": selection.subnet_type,
            "subnetGroupName": selection.subnet_group_name,
        }
        ways = [name for name, value in given.items() if value is not None]
        if len(ways) > 1:
            raise ValidationError(
                f"Only one of '{','.join(ways)}' can be supplied to subnet selection.",
                scope=self,
                fix="leave the others out",
            )
        if selection.subnets is not None:
            return list(selection.subnets)
        if selection.subnet_group_name is not None:
            subnets = self._of_group(selection.subnet_group_name)
        else:
            subnets = self._of_type(selection.subnet_type or self._default_type())
        for each in _filters(selection):
            subnets = each.select_subnets(subnets)
        return subnets

    def _default_type(self) -> SubnetType:
        if self.private_subnets:
            return SubnetType.PRIVATE_WITH_EGRESS
        return SubnetType.PRIVATE_ISOLATED if self.isolated_subnets else SubnetType.PUBLIC

    def _of_group(self, name: str) -> list[ISubnet]:
        everything = [*self.public_subnets, *self.private_subnets, *self.isolated_subnets]
        subnets = [subnet for subnet in everything if _group_of(subnet) == name]
        if not subnets and not self.incomplete_subnet_definition:
            names = dict.fromkeys(_group_of(subnet) for subnet in everything)
            raise ValidationError(
                f"There are no subnet groups with name '{name}' in this VPC. Available names: {','.join(names)}",
                scope=self,
                fix="name one of these, or add such a group to subnet_configuration of the VPC",
            )
        return subnets

    def _of_type(self, subnet_type: SubnetType) -> list[ISubnet]:
        if subnet_type is SubnetType.PUBLIC:
            subnets = self.public_subnets
        elif subnet_type in _PRIVATE_TYPES:
            subnets = self.private_subnets
        else:
            subnets = self.isolated_subnets
        if not subnets and not self.incomplete_subnet_definition:
            raise ValidationError(
                f"There are no '{subnet_type._value_}' subnet groups in this VPC. "
                f"Available types: {','.join(self._available_types())}",
                scope=self,
                fix="select one of these types, or add such a group to subnet_configuration of the VPC",
            )
        return list(subnets)

    def _available_types(self) -> Sequence[str]:
        types: list[str] = []
        if self.isolated_subnets:
            types += [SubnetType.PRIVATE_ISOLATED._value_]
        if self.private_subnets:
            types += [subnet_type._value_ for subnet_type in _PRIVATE_TYPES]
        if self.public_subnets:
            types += [SubnetType.PUBLIC._value_]
        return types


def _filters(selection: SubnetSelection) -> list[SubnetFilter]:
    filters = list(selection.subnet_filters or ())
    if selection.one_per_az:
        filters.append(SubnetFilter.one_per_az())
    if selection.availability_zones is not None:
        filters.append(SubnetFilter.availability_zones(selection.availability_zones))
    return filters


def _group_of(subnet: ISubnet) -> str:
    """The group a subnet belongs to, which its id begins with."""
    return re.sub(r"Subnet\d+$", "", subnet.node.id)
