"""The public subnet, where NAT gateways are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnEIP, CfnNatGateway
from aws_cdk.aws_ec2.subnet import IPublicSubnet, PublicSubnetAttributes, PublicSubnetProps, Subnet, _ImportedSubnet
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_LONGEST_DRAIN_SECONDS = 4000


class AddNatGatewayOptions(Struct):
    """Options of a NAT gateway."""

    max_drain_duration: Duration | None = None
    """How long connections may go on while an address is taken away, 1 to 4000 seconds. Default: 350 seconds."""


class PublicSubnet(Subnet, IPublicSubnet):
    """A subnet that is reached from the internet."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.PublicSubnet"

    @takes(PublicSubnetProps)
    def __init__(self, scope: Construct, id: str, props: PublicSubnetProps) -> None:
        super().__init__(scope, id, **props._given())

    @staticmethod
    @takes(PublicSubnetAttributes)
    def from_public_subnet_attributes(scope: Construct, id: str, attrs: PublicSubnetAttributes) -> IPublicSubnet:
        """Return a public subnet that was made elsewhere."""
        return _ImportedSubnet(scope, id, attrs)

    @takes(AddNatGatewayOptions)
    def add_nat_gateway(
        self,
        eip_allocation_id: str | None = None,
        options: AddNatGatewayOptions = None,  # type: ignore[assignment]  # filled by takes
    ) -> CfnNatGateway:
        """Make a NAT gateway here, with an elastic IP address that is given or made for it.

        Raises:
            ValidationError: the drain duration is not from 1 to 4000 seconds.
        """
        address = eip_allocation_id or CfnEIP(self, "EIP", domain="vpc").attr_allocation_id
        gateway = CfnNatGateway(
            self,
            "NATGateway",
            subnet_id=self.subnet_id,
            allocation_id=address,
            max_drain_duration_seconds=drain_seconds(options.max_drain_duration),
        )
        gateway.node.add_dependency(self.internet_connectivity_established)
        return gateway


def drain_seconds(duration: Duration | None) -> float | None:
    """Return how long connections may go on, in seconds.

    Raises:
        ValidationError: it is not from 1 to 4000 seconds.
    """
    if duration is None:
        return None
    seconds = duration.to_seconds()
    if not 1 <= seconds <= _LONGEST_DRAIN_SECONDS:
        raise ValidationError(
            f"`maxDrainDuration` must be between 1 and {_LONGEST_DRAIN_SECONDS} seconds, got {seconds:g} seconds."
        )
    return seconds
