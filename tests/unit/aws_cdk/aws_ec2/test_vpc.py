"""Networks: what is refused, and which subnets a choice means.

Templates are compared with the official library in ``tests/parity/cases/ec2-vpc`` and ``ec2-lookups``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2

T, Group, Filter = ec2.SubnetType, ec2.SubnetConfiguration, ec2.SubnetFilter
ZONES = "availability-zones:account=111111111111:region=eu-west-1"
PUBLIC = Group(name="p", subnet_type=T.PUBLIC)
ISOLATED = Group(name="i", subnet_type=T.PRIVATE_ISOLATED)


@pytest.fixture
def stack() -> cdk.Stack:
    app = cdk.App(context={ZONES: ["eu-west-1a", "eu-west-1b", "eu-west-1c"]})
    return cdk.Stack(app, "Stack", env=cdk.Environment(account="111111111111", region="eu-west-1"))


@pytest.fixture
def network(stack: cdk.Stack) -> ec2.Vpc:
    groups = [PUBLIC, Group(name="app", subnet_type=T.PRIVATE_WITH_EGRESS), ISOLATED]
    return ec2.Vpc(stack, "Vpc", subnet_configuration=groups)


def _cidr(block: str) -> ec2.IIpAddresses:
    return ec2.IpAddresses.cidr(block)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"availability_zones": ["eu-west-1a"], "max_azs": 2}, "'availabilityZones' or 'maxAzs', but not both"),
        ({"availability_zones": ["us-east-1a"]}, "must be a subset of the stack's availability zones"),
        ({"enable_dns_hostnames": True, "enable_dns_support": False}, "DNS Support must be enabled"),
        ({"cidr": "10.0.0.0/16", "ip_addresses": _cidr("10.0.0.0/16")}, "at most one of ipAddresses or cidr"),
        ({"cidr": cdk.Fn.import_value("x")}, "must be a concrete CIDR string"),
        ({"subnet_configuration": [ISOLATED], "nat_gateways": 1}, "must also configure PUBLIC subnets"),
        (
            {"subnet_configuration": [Group(name="n", subnet_type=T.PRIVATE_WITH_NAT)], "nat_gateways": 0},
            "natGateways=0",
        ),
        (
            {"subnet_configuration": [ISOLATED._with(map_public_ip_on_launch=True)]},
            "Isolated subnet cannot include mapPublicIpOnLaunch",
        ),
        ({"subnet_configuration": [PUBLIC, PUBLIC]}, "pSubnet1"),
        ({"ip_addresses": _cidr("10.0.0.0/28")}, "minimum subnet size is /28"),
        ({"ip_addresses": _cidr("10.0.0.0/8")}, "between /16 and /28"),
        ({"subnet_configuration": [PUBLIC._with(cidr_mask=17)]}, "exceeds remaining space of 10.0.0.0/16"),
        ({"nat_gateway_subnets": {"subnet_type": T.PRIVATE_WITH_EGRESS}}, "contains non public subnet Stack/Vpc"),
        ({"ipv6_addresses": ec2.Ipv6Addresses.amazon_provided()}, "Set ipProtocol to DUAL_STACK"),
        (
            {"subnet_configuration": [PUBLIC._with(ipv6_assign_address_on_creation=True)]},
            "ipv6AssignAddressOnCreation can only be set if IPv6 is enabled",
        ),
        ({"vpn_gateway": False, "vpn_gateway_asn": 65000}, "when `vpnGateway` is set to false"),
        (
            {"nat_gateways": 0, "nat_gateway_provider": ec2.NatProvider.regional_gateway()},
            "must be at least 1 when `natGatewayProvider` is a Regional NAT Gateway",
        ),
        (
            {"nat_gateway_provider": ec2.NatProvider.gateway(eip_allocation_ids=["e"])},
            "1 provided) for the requested subnet count (3 needed",
        ),
        (
            {"ip_addresses": ec2.IpAddresses.aws_ipam_allocation(ipv4_ipam_pool_id="p", ipv4_netmask_length=18)},
            "must set a defaultCidrMask",
        ),
        (
            {
                "ip_addresses": ec2.IpAddresses.aws_ipam_allocation(
                    ipv4_ipam_pool_id="p", ipv4_netmask_length=24, default_subnet_ipv4_netmask_length=25
                )
            },
            "IP space of size /24 not big enough to allocate subnets of sizes /25,/25",
        ),
    ],
)
def test_options_that_cannot_work_are_refused(stack: cdk.Stack, options: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError) as raised:
        ec2.Vpc(stack, "Vpc", **options)

    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: _cidr(cdk.Fn.import_value("x")), "must be a concrete CIDR string"),
        (lambda: _cidr("10.0.0.0"), "10.0.0.0"),
        (lambda: _cidr("10.0.0.1/33"), "10.0.0.1/33 is not a valid"),
        (lambda: _cidr("10.0.0/16"), "10.0.0 is not a valid IP"),
        (
            lambda: ec2.NatProvider.gateway(max_drain_duration=cdk.Duration.seconds(4001)),
            "1 and 4000 seconds, got 4001",
        ),
        (lambda: ec2.NatProvider.regional_gateway(availability_zone_addresses=[]), "cannot be an empty array"),
        (
            lambda: ec2.NatProvider.regional_gateway(availability_zone_addresses=[{"allocation_ids": ["e"]}]),
            "Either `availabilityZone` or `availabilityZoneId`",
        ),
        (
            lambda: ec2.NatProvider.regional_gateway(availability_zone_addresses=[{"allocation_ids": []}]),
            "`allocationIds` cannot be an empty array",
        ),
        (
            lambda: ec2.NatProvider.instance_v2(instance_type=ec2.InstanceType("t3.micro")).connections,
            "Pass the NatInstanceProvider to a Vpc before accessing 'connections'",
        ),
        (
            lambda: ec2.NatProvider.instance(instance_type=ec2.InstanceType("t3.micro")).security_group,
            "before accessing 'securityGroup'",
        ),
    ],
)
def test_addresses_and_gateways_that_cannot_work_are_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(RuntimeError) as raised:
        make()

    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("selection", "ids"),
    [
        ({}, ["appSubnet1", "appSubnet2", "appSubnet3"]),
        ({"subnet_type": T.PUBLIC, "availability_zones": ["eu-west-1b"]}, ["pSubnet2"]),
        ({"subnet_group_name": "i", "one_per_az": True}, ["iSubnet1", "iSubnet2", "iSubnet3"]),
        ({"availability_zones": ["nowhere"]}, []),
        ({"subnet_filters": [Filter.availability_zones(["eu-west-1c"]), Filter.by_cidr_mask(20)]}, ["appSubnet3"]),
        ({"subnet_type": T.PUBLIC, "subnet_filters": [Filter.contains_ip_addresses(["10.0.16.9"])]}, ["pSubnet2"]),
        (
            {"subnet_type": T.PUBLIC, "subnet_filters": [Filter.by_cidr_ranges(["10.0.0.0/19"])]},
            ["pSubnet1", "pSubnet2"],
        ),
        ({"subnet_filters": [Filter.by_ids([])]}, []),
    ],
)
def test_a_selection_means_these_subnets(network: ec2.Vpc, selection: dict[str, Any], ids: Sequence[str]) -> None:
    chosen = network.select_subnets(**selection)

    assert [subnet.node.id for subnet in chosen.subnets] == ids


def test_subnets_without_a_known_zone_can_be_chosen_but_not_asked_for_it(stack: cdk.Stack, network: ec2.Vpc) -> None:
    subnet = ec2.Subnet.from_subnet_id(stack, "Subnet", "subnet-1")

    chosen = network.select_subnets(subnets=[subnet])

    assert list(chosen.subnet_ids) == ["subnet-1"]
    with pytest.raises(RuntimeError, match="availability zone if it was not supplied"):
        _ = chosen.availability_zones


@pytest.mark.parametrize(
    ("selection", "message"),
    [
        ({"subnet_group_name": "none"}, "no subnet groups with name 'none' in this VPC. Available names: p,app,i"),
        ({"subnet_group_name": "p", "subnet_type": T.PUBLIC}, "Only one of 'subnetType,subnetGroupName'"),
        ({"subnets": [], "subnet_type": T.PUBLIC}, "Only one of 'subnets,subnetType'"),
        ({"subnet_filters": [Filter.contains_ip_addresses(["nonsense"])]}, "nonsense is not a valid"),
    ],
)
def test_selections_that_mean_nothing_are_refused(network: ec2.Vpc, selection: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError) as raised:
        network.select_subnets(**selection)

    assert message in str(raised.value)


def test_a_type_that_the_network_does_not_have_is_refused_with_those_it_has(stack: cdk.Stack) -> None:
    network = ec2.Vpc(stack, "Vpc", nat_gateways=0)

    with pytest.raises(
        RuntimeError, match=r"no 'Private' subnet groups in this VPC. Available types: Isolated,.*Public"
    ):
        network.select_subnets(subnet_type=T.PRIVATE_WITH_EGRESS)


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ({"public_subnet_ids": ["s"]}, "publicSubnetIds (1) must be a multiple of availability zones (2)"),
        (
            {"private_subnet_ids": ["s", "t"], "private_subnet_names": ["a", "b"]},
            'privateSubnetNames must have an entry for every corresponding subnet group, got: ["a","b"]',
        ),
        (
            {"isolated_subnet_ids": ["s", "t"], "isolated_subnet_route_table_ids": ["r"]},
            "isolatedSubnetRouteTableIds (1) must be equal to the amount of isolatedSubnetIds (2)",
        ),
        (
            {"public_subnet_ids": ["s", "t"], "public_subnet_ipv4_cidr_blocks": ["r"]},
            "publicSubnetIpv4CidrBlocks (1) must be equal",
        ),
    ],
)
def test_imports_whose_lists_do_not_fit_are_refused(stack: cdk.Stack, attributes: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError) as raised:
        ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="v", availability_zones=["a", "b"], **attributes)

    assert message in str(raised.value)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda vpc: vpc.vpc_cidr_block, "'vpcCidrBlock' was not supplied"),
        (lambda vpc: vpc.private_subnets[0].ipv4_cidr_block, "IPv4 CIDR if it was not supplied"),
        (lambda vpc: vpc.private_subnets[0].route_table.route_table_id, "No routeTableId was provided"),
    ],
)
def test_what_an_import_does_not_know_is_refused_when_asked_for(
    stack: cdk.Stack, ask: Callable[[ec2.IVpc], object], message: str
) -> None:
    vpc = ec2.Vpc.from_vpc_attributes(stack, "V", vpc_id="v", availability_zones=["a"], private_subnet_ids=["s"])

    with pytest.raises(RuntimeError) as raised:
        ask(vpc)

    assert message in str(raised.value)


def test_an_import_without_zones_is_refused(stack: cdk.Stack) -> None:
    with pytest.raises(RuntimeError, match=r"publicSubnetIds \(0\) must be a multiple of availability zones \(0\)"):
        ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="v", availability_zones=[])


def test_a_network_looked_up_in_another_region_knows_that_region() -> None:
    key = "vpc-provider:account=111111111111:filter.vpc-id=vpc-9:region=us-west-2:returnAsymmetricSubnets=true"
    app = cdk.App(context={key: {"vpcId": "vpc-9", "region": "us-west-2", "subnetGroups": []}})
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(account="111111111111", region="eu-west-1"))

    network = ec2.Vpc.from_lookup(stack, "Vpc", vpc_id="vpc-9", region="us-west-2")

    assert network.env.region == "us-west-2"
    assert network.vpc_arn.endswith(":ec2:us-west-2:111111111111:vpc/vpc-9")
    with pytest.raises(RuntimeError, match="'vpcCidrBlock' was not found when looking up"):
        _ = network.vpc_cidr_block


def test_lookups_of_what_is_known_at_deployment_only_are_refused(stack: cdk.Stack) -> None:
    with pytest.raises(RuntimeError, match="must be concrete"):
        ec2.Vpc.from_lookup(stack, "Vpc", tags={"a": cdk.Fn.import_value("x")})


def test_lookups_without_an_environment_are_refused() -> None:
    with pytest.raises(RuntimeError, match="vpc-provider since account/region are not specified"):
        ec2.Vpc.from_lookup(cdk.Stack(cdk.App(), "Stack"), "Vpc", is_default=True)


def test_a_route_for_both_kinds_of_addresses_is_refused(network: ec2.Vpc) -> None:
    subnet = network.public_subnets[0]
    assert isinstance(subnet, ec2.Subnet)

    with pytest.raises(RuntimeError, match="both 'destinationCidrBlock' and 'destinationIpv6CidrBlock'"):
        subnet.add_route(
            "Route",
            router_id="igw",
            router_type=ec2.RouterType.GATEWAY,
            destination_cidr_block="1.0.0.0/8",
            destination_ipv6_cidr_block="::/0",
        )


def test_gateways_to_other_networks_are_of_one_kind(stack: cdk.Stack) -> None:
    network = ec2.Vpc(stack, "V")
    network.enable_vpn_gateway(type="other")

    gateway: Any = network.node.find_child("VpnGateway").node.find_child("Default")
    assert gateway.type == "ipsec.1"


def test_the_last_gateway_of_a_zone_named_twice_serves_it(stack: cdk.Stack) -> None:
    ec2.Vpc(stack, "V", availability_zones=["eu-west-1a", "eu-west-1a", "eu-west-1b"])

    routes = cdk.assertions.Template.from_stack(stack).find_resources("AWS::EC2::Route")
    gateways = [str(route["Properties"].get("NatGatewayId")) for route in routes.values()]
    assert ["PublicSubnet2" in gateway for gateway in gateways if "NAT" in gateway] == [True, True, False]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (None, ["PrivateSubnet1", "undefinedSubnet2"]),
        ([], ["PrivateSubnet1", "undefinedSubnet2"]),
        (["x", "y"], ["xSubnet1", "ySubnet2"]),
    ],
)
def test_further_groups_of_a_network_made_elsewhere_have_the_names_they_are_given(
    stack: cdk.Stack, names: list[str] | None, expected: list[str]
) -> None:
    known = ec2.Vpc.from_vpc_attributes(
        stack,
        "Known",
        vpc_id="vpc-1",
        availability_zones=["a"],
        private_subnet_ids=["s-1", "s-2"],
        private_subnet_names=names,
    )

    assert [subnet.node.id for subnet in known.private_subnets] == expected
