"""Where a Client VPN leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnClientVpnRoute
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.client_vpn_endpoint import IClientVpnEndpoint
    from aws_cdk.interfaces.aws_ec2 import ISubnetRef
    from constructs import Construct


class ClientVpnRouteTarget:
    """What a route leads through."""

    subnet_id: str

    @staticmethod
    @checked
    def subnet(subnet: ISubnetRef) -> ClientVpnRouteTarget:
        """Return a subnet that the endpoint leads to."""
        return _Target(subnet.subnet_ref.subnet_id)

    @staticmethod
    def local() -> ClientVpnRouteTarget:
        """Return the clients' own network: other clients."""
        return _Target("local")


class _Target(ClientVpnRouteTarget):
    def __init__(self, subnet_id: str) -> None:
        self.subnet_id = subnet_id


class ClientVpnRouteOptions(Struct):
    """Options of a route."""

    cidr: str
    """The addresses it is for."""
    target: ClientVpnRouteTarget
    """What it leads through."""
    description: str | None = None
    """What it is for."""


class ClientVpnRouteProps(ClientVpnRouteOptions):
    """Options of a route, with its endpoint."""

    client_vpn_endpoint: IClientVpnEndpoint | None = None
    """The endpoint; has to be given."""


class ClientVpnRoute(Resource):
    """A route of a Client VPN."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.ClientVpnRoute"

    @takes(ClientVpnRouteProps)
    def __init__(self, scope: Construct, id: str, props: ClientVpnRouteProps) -> None:
        super().__init__(scope, id)
        endpoint = props.client_vpn_endpoint
        if endpoint is None:
            raise ValidationError("ClientVpnRoute: clientVpnEndpoint must be specified", scope=self)
        route = CfnClientVpnRoute(
            self,
            "Resource",
            client_vpn_endpoint_id=endpoint.endpoint_id,
            description=props.description,
            destination_cidr_block=props.cidr,
            target_vpc_subnet_id=props.target.subnet_id,
        )
        # A route is refused while the endpoint does not lead to its subnet.
        route.node.add_dependency(endpoint.target_networks_associated)
