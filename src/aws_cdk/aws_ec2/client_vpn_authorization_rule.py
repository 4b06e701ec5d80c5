"""Whom a Client VPN lets reach which addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnClientVpnAuthorizationRule
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ec2 import IClientVpnEndpointRef
    from constructs import Construct


class ClientVpnAuthorizationRuleOptions(Struct):
    """Options of a rule."""

    cidr: str
    """The addresses."""
    description: str | None = None
    """What it is for."""
    group_id: str | None = None
    """The group of people. Default: everyone."""


class ClientVpnAuthorizationRuleProps(ClientVpnAuthorizationRuleOptions):
    """Options of a rule, with its endpoint."""

    client_vpn_endpoint: IClientVpnEndpointRef | None = None
    """The endpoint; has to be given."""


class ClientVpnAuthorizationRule(Resource):
    """A rule: whom a Client VPN lets reach which addresses."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.ClientVpnAuthorizationRule"

    @takes(ClientVpnAuthorizationRuleProps)
    def __init__(self, scope: Construct, id: str, props: ClientVpnAuthorizationRuleProps) -> None:
        super().__init__(scope, id)
        if props.client_vpn_endpoint is None:
            raise ValidationError("ClientVpnAuthorizationRule: clientVpnEndpoint must be specified", scope=self)
        CfnClientVpnAuthorizationRule(
            self,
            "Resource",
            client_vpn_endpoint_id=props.client_vpn_endpoint.client_vpn_endpoint_ref.client_vpn_endpoint_id,
            target_network_cidr=props.cidr,
            access_group_id=props.group_id,
            authorize_all_groups=not props.group_id,
            description=props.description,
        )
