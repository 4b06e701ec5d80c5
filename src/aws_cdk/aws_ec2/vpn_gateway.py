"""The VPN gateway: the end of VPN connections in AWS."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnVPNGateway
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ec2 import VPNGatewayReference
    from constructs import Construct


class IVpnGateway(IResource):
    """A VPN gateway."""

    if TYPE_CHECKING:

        @property
        def vpn_gateway_ref(self) -> VPNGatewayReference: ...
        @property
        def gateway_id(self) -> str: ...


class VpnGatewayProps(Struct):
    """Options of a VPN gateway."""

    type: str
    """Kind of connections: ``ipsec.1``."""
    amazon_side_asn: int | float | None = None
    """Number of the autonomous system of AWS's end. Default: chosen by AWS."""


class EnableVpnGatewayOptions(VpnGatewayProps):
    """Options of the VPN gateway of a network."""

    vpn_route_propagation: Nested[Sequence[SubnetSelection] | None] = nested()
    """Subnets that learn routes from the gateway. Default: private ones, else isolated, else public."""


class VpnGateway(Resource, IVpnGateway):
    """A VPN gateway."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.VpnGateway"

    @takes(VpnGatewayProps)
    def __init__(self, scope: Construct, id: str, props: VpnGatewayProps) -> None:
        super().__init__(scope, id)
        gateway = CfnVPNGateway(self, "Default", type=props.type, amazon_side_asn=props.amazon_side_asn)
        self._id: str = gateway.ref

    @property
    def gateway_id(self) -> str:
        """Its id."""
        return self._id

    @property
    def vpn_gateway_ref(self) -> VPNGatewayReference:
        """The reference to the gateway."""
        from aws_cdk.interfaces.aws_ec2 import VPNGatewayReference

        return VPNGatewayReference(vpn_gateway_id=self._id)
