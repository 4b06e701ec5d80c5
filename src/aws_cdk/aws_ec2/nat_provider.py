"""How private subnets reach the internet: by NAT gateways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.public_subnet import drain_seconds
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, StructLater, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.nat_instance_provider import NatInstanceProps, NatInstanceProvider, NatInstanceProviderV2
    from aws_cdk.aws_ec2.public_subnet import PublicSubnet
    from aws_cdk.aws_ec2.subnet import PrivateSubnet
    from aws_cdk.aws_ec2.vpc import Vpc
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_ec2 import IEIPRef

else:
    NatInstanceProps = StructLater("aws_cdk.aws_ec2.nat_instance_provider", "NatInstanceProps")


class GatewayConfig(Struct):
    """A gateway of a zone."""

    az: str
    """The zone."""
    gateway_id: str
    """The gateway."""


class ConfigureNatOptions(Struct):
    """What a provider is told."""

    nat_subnets: Sequence[PublicSubnet]
    """Subnets to make gateways in."""
    private_subnets: Sequence[PrivateSubnet]
    """Subnets that are to use them."""
    vpc: Vpc
    """The network."""


class NatGatewayProps(Struct):
    """Options of NAT gateways."""

    eip_allocation_ids: Sequence[str] | None = None
    """Elastic IP addresses for the gateways, one each. Default: new ones."""
    max_drain_duration: Duration | None = None
    """How long connections may go on while an address is taken away, 1 to 4000 seconds. Default: 350 seconds."""


class AvailabilityZoneAddress(Struct):
    """Addresses of a regional gateway in one zone, named by its name or by its id."""

    allocation_ids: Sequence[str]
    """Elastic IP addresses, at least one."""
    availability_zone: str | None = None
    """Name of the zone."""
    availability_zone_id: str | None = None
    """Id of the zone."""


class RegionalNatGatewayProviderProps(Struct):
    """Options of a regional gateway."""

    allocation_id: str | None = None
    """Elastic IP address, by the id of its allocation. Default: chosen by AWS."""
    availability_zone_addresses: Nested[Sequence[AvailabilityZoneAddress] | None] = nested()
    """Addresses by zone. Default: chosen by AWS, which follows the network into its zones."""
    eip: IEIPRef | None = None
    """Elastic IP address. Default: chosen by AWS."""
    max_drain_duration: Duration | None = None
    """How long connections may go on while an address is taken away, 1 to 4000 seconds. Default: 350 seconds."""


class NatProvider:
    """Makes gateways, and leads private subnets to them."""

    @staticmethod
    @takes(NatGatewayProps)
    def gateway(props: NatGatewayProps) -> NatProvider:
        """Use NAT gateways."""
        return NatGatewayProvider(**props._given())

    @staticmethod
    @takes(NatInstanceProps)
    def instance(props: NatInstanceProps) -> NatInstanceProvider:
        """Use instances of the image of AWS for NAT; an older way than :meth:`instance_v2`."""
        from aws_cdk.aws_ec2.nat_instance_provider import NatInstanceProvider

        return NatInstanceProvider(**props._given())

    @staticmethod
    @takes(NatInstanceProps)
    def instance_v2(props: NatInstanceProps) -> NatInstanceProviderV2:
        """Use instances of Amazon Linux that are set up to translate addresses."""
        from aws_cdk.aws_ec2.nat_instance_provider import NatInstanceProviderV2

        return NatInstanceProviderV2(**props._given())

    @staticmethod
    @takes(RegionalNatGatewayProviderProps)
    def regional_gateway(props: RegionalNatGatewayProviderProps) -> RegionalNatGatewayProvider:
        """Use one NAT gateway for all zones, which needs no public subnet."""
        return RegionalNatGatewayProvider(**props._given())

    @property
    def configured_gateways(self) -> list[GatewayConfig]:
        """The gateways, with their zones."""
        raise NotImplementedError

    @takes(ConfigureNatOptions)
    def configure_nat(self, options: ConfigureNatOptions) -> None:
        """Make the gateways of a network; called by the network."""
        raise NotImplementedError

    def configure_subnet(self, subnet: PrivateSubnet) -> None:
        """Lead a subnet to a gateway, of its own zone if there is one."""
        raise NotImplementedError


class NatGatewayProvider(NatProvider):
    """Makes NAT gateways."""

    @takes(NatGatewayProps)
    def __init__(self, props: NatGatewayProps) -> None:
        drain_seconds(props.max_drain_duration)
        self._props = props
        self._gateways = _GatewaysByZone()

    @property
    def configured_gateways(self) -> list[GatewayConfig]:
        """The gateways, with their zones."""
        return self._gateways.all()

    @takes(ConfigureNatOptions)
    def configure_nat(self, options: ConfigureNatOptions) -> None:
        """Make a gateway in each of the subnets meant for them, and lead the private subnets to these.

        Raises:
            ValidationError: fewer addresses are given than gateways are to be made.
        """
        addresses = self._props.eip_allocation_ids
        if addresses is not None and len(addresses) < len(options.nat_subnets):
            raise ValidationError(
                f"Not enough NAT gateway EIP allocation IDs ({len(addresses)} provided) for the requested subnet count "
                f"({len(options.nat_subnets)} needed).",
                scope=options.vpc,
                fix="give one allocation id for each NAT gateway, or lower nat_gateways",
            )
        for index, subnet in enumerate(options.nat_subnets):
            gateway = subnet.add_nat_gateway(
                addresses[index] if addresses is not None else None, max_drain_duration=self._props.max_drain_duration
            )
            self._gateways.add(subnet.availability_zone, gateway.ref)
        for private in options.private_subnets:
            self.configure_subnet(private)

    @checked
    def configure_subnet(self, subnet: PrivateSubnet) -> None:
        """Lead a subnet to a gateway, of its own zone if there is one.

        Raises:
            ValidationError: there are no gateways.
        """
        subnet.add_default_nat_route(self._gateways.pick(subnet.availability_zone))


class RegionalNatGatewayProvider(NatProvider):
    """Makes one NAT gateway for all zones."""

    @takes(RegionalNatGatewayProviderProps)
    def __init__(self, props: RegionalNatGatewayProviderProps) -> None:
        drain_seconds(props.max_drain_duration)
        if props.allocation_id is not None and props.eip is not None:
            raise ValidationError("Cannot specify both `allocationId` and `eip`. Use one or the other.")
        addresses = props.availability_zone_addresses
        if addresses is not None and not addresses:
            raise ValidationError("`availabilityZoneAddresses` cannot be an empty array.")
        for address in addresses or ():
            if not address.allocation_ids:
                raise ValidationError("`allocationIds` cannot be an empty array in `AvailabilityZoneAddress`.")
            if address.availability_zone is None and address.availability_zone_id is None:
                raise ValidationError(
                    "Either `availabilityZone` or `availabilityZoneId` must be specified in `AvailabilityZoneAddress`."
                )
        self._props = props
        self._gateway_id: str | None = None

    @property
    def configured_gateways(self) -> list[GatewayConfig]:
        """The gateway, with ``regional`` for its zone."""
        return [GatewayConfig(az="regional", gateway_id=self._gateway_id)] if self._gateway_id is not None else []

    @takes(ConfigureNatOptions)
    def configure_nat(self, options: ConfigureNatOptions) -> None:
        """Make the gateway, and lead the private subnets to it."""
        from aws_cdk.aws_ec2._l1 import CfnNatGateway
        from aws_cdk.core.annotations import Annotations

        if options.nat_subnets:
            Annotations.of(options.vpc).add_warning_v2(
                "@aws-cdk/aws-ec2:regionalNatGatewayNatSubnetsIgnored",
                "a regional gateway is in no subnet: nat_subnets (`natSubnets`) has no effect",
            )
        props = self._props
        addresses = props.availability_zone_addresses
        gateway = CfnNatGateway(
            options.vpc,
            "RegionalNatGateway",
            availability_mode="regional",
            connectivity_type="public",
            vpc_id=options.vpc.vpc_id,
            allocation_id=props.eip.eip_ref.allocation_id if props.eip is not None else props.allocation_id,
            availability_zone_addresses=(
                [_address(address) for address in addresses] if addresses is not None else None
            ),
            max_drain_duration_seconds=drain_seconds(props.max_drain_duration),
        )
        gateway.node.add_dependency(options.vpc.internet_connectivity_established)
        self._gateway_id = gateway.attr_nat_gateway_id
        for subnet in options.private_subnets:
            self.configure_subnet(subnet)

    @checked
    def configure_subnet(self, subnet: PrivateSubnet) -> None:
        """Lead a subnet to the gateway.

        Raises:
            ValidationError: there is none yet.
        """
        if self._gateway_id is None:
            raise ValidationError("Cannot configure subnet before configuring NAT gateway", scope=subnet)
        subnet.add_default_nat_route(self._gateway_id)


def _address(address: AvailabilityZoneAddress) -> dict[str, Any]:
    return {
        "allocationIds": list(address.allocation_ids),
        "availabilityZone": address.availability_zone,
        "availabilityZoneId": address.availability_zone_id,
    }


class _GatewaysByZone:
    """Gateways to pick from; zones without one take turns at all of them."""

    def __init__(self) -> None:
        self._gateways: list[GatewayConfig] = []
        self._turn = 0

    def add(self, zone: str, gateway_id: str) -> None:
        self._gateways.append(GatewayConfig(az=zone, gateway_id=gateway_id))

    def all(self) -> list[GatewayConfig]:
        return list(self._gateways)

    def pick(self, zone: str) -> str:
        if not self._gateways:
            raise ValidationError("Cannot pick, set is empty", fix="call configure_nat first")
        for gateway in reversed(self._gateways):  # the last of a zone, as the peer, where zones are named twice
            if gateway.az == zone:
                return gateway.gateway_id
        picked = self._gateways[self._turn % len(self._gateways)]
        self._turn += 1
        return picked.gateway_id
