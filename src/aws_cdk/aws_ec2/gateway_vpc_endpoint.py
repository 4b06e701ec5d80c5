"""Endpoints that routes lead to: for S3 and DynamoDB."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._l1 import CfnVPCEndpoint
from aws_cdk.aws_ec2.subnet import route_tables_of
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ec2.vpc_endpoint import (
    IVpcEndpoint,
    VpcEndpoint,
    VpcEndpointDnsRecordIpType,
    VpcEndpointIpAddressType,
    VpcEndpointType,
    dns_options,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from constructs import Construct


class IGatewayVpcEndpointService(Interface):
    """A service that has endpoints of gateways."""

    if TYPE_CHECKING:

        @property
        def name(self) -> str: ...


class IGatewayVpcEndpoint(IVpcEndpoint):
    """An endpoint that routes lead to."""


class GatewayVpcEndpointAwsService(IGatewayVpcEndpointService):
    """A service of AWS that has endpoints of gateways."""

    DYNAMODB: GatewayVpcEndpointAwsService
    S3: GatewayVpcEndpointAwsService
    S3_EXPRESS: GatewayVpcEndpointAwsService

    @checked
    def __init__(self, name: str, prefix: str | None = None) -> None:
        self._name = f"{prefix or 'com.amazonaws'}.{Aws.REGION}.{name}"

    @property
    def name(self) -> str:
        """Name of the service, with the region."""
        return self._name


GatewayVpcEndpointAwsService.DYNAMODB = GatewayVpcEndpointAwsService("dynamodb")
GatewayVpcEndpointAwsService.S3 = GatewayVpcEndpointAwsService("s3")
GatewayVpcEndpointAwsService.S3_EXPRESS = GatewayVpcEndpointAwsService("s3express")


class GatewayVpcEndpointOptions(Struct):
    """Options of an endpoint that routes lead to."""

    service: IGatewayVpcEndpointService
    """The service."""
    dns_record_ip_type: VpcEndpointDnsRecordIpType | None = None
    """Which records its names have. Default: as the service says."""
    ip_address_type: VpcEndpointIpAddressType | None = None
    """Which addresses it has. Default: as the service says."""
    subnets: Nested[Sequence[SubnetSelection] | None] = nested()
    """Subnets whose routes lead to it. Default: all."""


class GatewayVpcEndpointProps(GatewayVpcEndpointOptions):
    """Options of an endpoint that routes lead to, with its network."""

    vpc: IVpc
    """The network."""


class GatewayVpcEndpoint(VpcEndpoint, IGatewayVpcEndpoint):
    """An endpoint that routes lead to."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ec2.GatewayVpcEndpoint"

    @takes(GatewayVpcEndpointProps)
    def __init__(self, scope: Construct, id: str, props: GatewayVpcEndpointProps) -> None:
        super().__init__(scope, id)
        tables = route_tables_of(_subnets(props))
        if not tables:
            raise ValidationError(
                "Can't add a gateway endpoint to VPC; route table IDs are not available",
                scope=self,
                fix="give the route tables of the subnets when you import the network",
            )
        endpoint = CfnVPCEndpoint(
            self,
            "Resource",
            policy_document=self._lazy_policy(),
            route_table_ids=tables,
            service_name=props.service.name,
            vpc_endpoint_type=VpcEndpointType.GATEWAY._value_,
            vpc_id=props.vpc.vpc_id,
            ip_address_type=props.ip_address_type._value_ if props.ip_address_type else None,
            dns_options=dns_options(props.dns_record_ip_type),
        )
        self.vpc_endpoint_id = endpoint.ref
        self.vpc_endpoint_creation_timestamp: str = endpoint.attr_creation_timestamp
        self.vpc_endpoint_dns_entries: Sequence[str] = endpoint.attr_dns_entries
        self.vpc_endpoint_network_interface_ids: Sequence[str] = endpoint.attr_network_interface_ids

    @staticmethod
    @checked
    def from_gateway_vpc_endpoint_id(scope: Construct, id: str, gateway_vpc_endpoint_id: str) -> IGatewayVpcEndpoint:
        """Return an endpoint that was made elsewhere."""
        return _ImportedGatewayEndpoint(scope, id, gateway_vpc_endpoint_id)


class _ImportedGatewayEndpoint(VpcEndpoint, IGatewayVpcEndpoint):
    def __init__(self, scope: Construct, id: str, endpoint_id: str) -> None:
        super().__init__(scope, id)
        self.vpc_endpoint_id = endpoint_id


def _subnets(props: GatewayVpcEndpointProps) -> list[ISubnet]:
    vpc = props.vpc
    if props.subnets is None:
        return [*vpc.private_subnets, *vpc.public_subnets, *vpc.isolated_subnets]
    return [subnet for selection in props.subnets for subnet in vpc.select_subnets(**selection._given()).subnets]
