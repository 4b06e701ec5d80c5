"""Answers to look-ups, as they stand in ``cdk.context.json``."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested


class LoadBalancerIpAddressType(NamedEnum):
    """The kinds of addresses a load balancer has."""

    IPV4 = "ipv4"
    DUAL_STACK = "dualstack"
    DUAL_STACK_WITHOUT_PUBLIC_IPV4 = "dualstack-without-public-ipv4"


class VpcSubnetGroupType(NamedEnum):
    """What a group of subnets can reach."""

    PUBLIC = "Public"
    PRIVATE = "Private"
    ISOLATED = "Isolated"


class EndpointServiceAvailabilityZonesContextQuery(Struct):
    """Asks in which zones an endpoint service is."""

    account: str | None = None
    region: str | None = None
    service_name: str | None = None


class KeyContextResponse(Struct):
    """A key."""

    key_id: str


class LoadBalancerContextResponse(Struct):
    """A load balancer."""

    ip_address_type: LoadBalancerIpAddressType
    load_balancer_arn: str
    load_balancer_canonical_hosted_zone_id: str
    load_balancer_dns_name: str
    security_group_ids: Sequence[str]
    vpc_id: str


class LoadBalancerListenerContextResponse(Struct):
    """A listener of a load balancer."""

    listener_arn: str
    listener_port: float
    security_group_ids: Sequence[str]


class SecurityGroupContextResponse(Struct):
    """A security group."""

    allow_all_outbound: bool
    security_group_id: str


class VpcSubnet(Struct):
    """A subnet."""

    availability_zone: str
    route_table_id: str
    subnet_id: str
    cidr: str | None = None


class VpcSubnetGroup(Struct):
    """Subnets of one name, one a zone."""

    name: str
    subnets: Nested[Sequence[VpcSubnet]]
    type: VpcSubnetGroupType


class VpcContextResponse(Struct):
    """A VPC and its subnets."""

    availability_zones: Sequence[str]
    vpc_id: str
    isolated_subnet_ids: Sequence[str] | None = None
    isolated_subnet_names: Sequence[str] | None = None
    isolated_subnet_route_table_ids: Sequence[str] | None = None
    owner_account_id: str | None = None
    private_subnet_ids: Sequence[str] | None = None
    private_subnet_names: Sequence[str] | None = None
    private_subnet_route_table_ids: Sequence[str] | None = None
    public_subnet_ids: Sequence[str] | None = None
    public_subnet_names: Sequence[str] | None = None
    public_subnet_route_table_ids: Sequence[str] | None = None
    region: str | None = None
    subnet_groups: Nested[Sequence[VpcSubnetGroup] | None] = nested()
    vpc_cidr_block: str | None = None
    vpn_gateway_id: str | None = None
