"""Lookups against an embedded AWS; the forms of the answers were recorded from aws-cdk 2.1148.1 on the same network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from cloud_assembly.schema import MissingContext
from purecdk.toolkit.aws.cloud import AwsCloud
from purecdk.toolkit.aws.lookups import answer_lookups
from purecdk.toolkit.environments import Access, ResolvedEnvironment


@pytest.fixture
def own(place: ResolvedEnvironment) -> Access:
    return Access(account=place.account, region=place.region)


def ask(cloud: AwsCloud, own: Access, provider: str, **props: Any) -> Any:
    missing = MissingContext(key="k", provider=provider, props={"account": own.account, "region": own.region, **props})
    return answer_lookups([missing], cloud)["k"]


class Network:
    """A VPC with public, private and isolated subnets in two zones."""

    def __init__(self, ec2: Any, name: str) -> None:
        self.ec2 = ec2
        self.vpc = ec2.create_vpc(CidrBlock="10.8.0.0/16")["Vpc"]["VpcId"]
        ec2.create_tags(Resources=[self.vpc], Tags=[{"Key": "Name", "Value": name}])
        self.count = 0

    def table(self, **route: str) -> str:
        table: str = self.ec2.create_route_table(VpcId=self.vpc)["RouteTable"]["RouteTableId"]
        self.ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", **route)
        return table

    def subnet(self, zone: str, table: str | None, tags: Mapping[str, str]) -> str:
        cidr = f"10.8.{self.count}.0/24"
        self.count += 1
        subnet: str = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock=cidr, AvailabilityZone=zone)["Subnet"][
            "SubnetId"
        ]
        self.ec2.create_tags(Resources=[subnet], Tags=[{"Key": key, "Value": value} for key, value in tags.items()])
        if table is not None:
            self.ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
        return subnet


def make_network(cloud: AwsCloud, own: Access) -> tuple[Network, dict[str, list[str]], dict[str, str]]:
    network = Network(cloud.client("ec2", own), "probe")
    ec2 = network.ec2
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=network.vpc)
    public = network.table(GatewayId=gateway)
    subnets = {
        "Pub": [
            network.subnet(zone, public, {"aws-cdk:subnet-name": "Pub", "Grp": "g1"})
            for zone in ("us-east-1b", "us-east-1a")
        ][::-1]
    }
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    nat = ec2.create_nat_gateway(SubnetId=subnets["Pub"][0], AllocationId=address)["NatGateway"]["NatGatewayId"]
    private = network.table(NatGatewayId=nat)
    subnets["Private"] = [network.subnet(zone, private, {"Grp": "g2"}) for zone in ("us-east-1a", "us-east-1b")]
    subnets["Isolated"] = [network.subnet(zone, None, {"Grp": "g3"}) for zone in ("us-east-1a", "us-east-1b")]
    return network, subnets, {"Pub": public, "Private": private}


def test_a_vpc_is_answered_in_both_forms(cloud: AwsCloud, own: Access) -> None:
    network, subnets, tables = make_network(cloud, own)

    symmetric = ask(cloud, own, "vpc-provider", filter={"tag:Name": "probe"})
    groups = ask(cloud, own, "vpc-provider", filter={"vpc-id": network.vpc}, returnAsymmetricSubnets=True)
    named = ask(
        cloud,
        own,
        "vpc-provider",
        filter={"vpc-id": network.vpc},
        returnAsymmetricSubnets=True,
        subnetGroupNameTag="Grp",
    )

    assert {key: value for key, value in symmetric.items() if key != "isolatedSubnetRouteTableIds"} == {
        "vpcId": network.vpc,
        "vpcCidrBlock": "10.8.0.0/16",
        "ownerAccountId": own.account,
        "availabilityZones": ["us-east-1a", "us-east-1b"],
        "isolatedSubnetIds": subnets["Isolated"],
        "isolatedSubnetNames": ["Isolated"],
        "privateSubnetIds": subnets["Private"],
        "privateSubnetNames": ["Private"],
        "privateSubnetRouteTableIds": [tables["Private"]] * 2,
        "publicSubnetIds": subnets["Pub"],
        "publicSubnetNames": ["Pub"],
        "publicSubnetRouteTableIds": [tables["Pub"]] * 2,
    }
    assert groups["availabilityZones"] == []
    assert [(group["name"], group["type"]) for group in groups["subnetGroups"]] == [
        ("Pub", "Public"),
        ("Private", "Private"),
        ("Isolated", "Isolated"),
    ]
    assert groups["subnetGroups"][0]["subnets"][0] == {
        "subnetId": subnets["Pub"][0],
        "cidr": "10.8.1.0/24",
        "availabilityZone": "us-east-1a",
        "routeTableId": tables["Pub"],
    }
    assert [group["name"] for group in named["subnetGroups"]] == ["g1", "g2", "g3"]


def test_simple_values_are_answered(cloud: AwsCloud, own: Access) -> None:
    cloud.client("ssm", own).put_parameter(Name="/p", Value="hello", Type="String")
    zone = cloud.client("route53", own).create_hosted_zone(Name="example.com", CallerReference="1")["HostedZone"]["Id"]
    key = cloud.client("kms", own).create_key()["KeyMetadata"]["KeyId"]
    cloud.client("kms", own).create_alias(AliasName="alias/probe", TargetKeyId=key)

    assert ask(cloud, own, "ssm", parameterName="/p") == "hello"
    assert ask(cloud, own, "availability-zones") == ["us-east-1a", "us-east-1b", "us-east-1c"]
    assert ask(cloud, own, "hosted-zone", domainName="example.com") == {"Id": zone, "Name": "example.com."}
    assert ask(cloud, own, "key-provider", aliasName="alias/probe") == {"keyId": key}
    assert str(ask(cloud, own, "ami", owners=["amazon"], filters={"name": ["amzn2*"]})).startswith("ami-")
    assert ask(cloud, own, "endpoint-service-availability-zones", serviceName="com.amazonaws.us-east-1.s3")


def test_load_balancers_listeners_and_security_groups_are_answered(cloud: AwsCloud, own: Access) -> None:
    network, subnets, _ = make_network(cloud, own)
    group = network.ec2.create_security_group(GroupName="probe", Description="d", VpcId=network.vpc)["GroupId"]
    elb = cloud.client("elbv2", own)
    balancer = elb.create_load_balancer(
        Name="probe",
        Subnets=subnets["Pub"],
        SecurityGroups=[group],
        Type="application",
        Tags=[{"Key": "a", "Value": "b"}],
    )["LoadBalancers"][0]
    target = elb.create_target_group(Name="t", Protocol="HTTP", Port=80, VpcId=network.vpc)["TargetGroups"][0]
    listener = elb.create_listener(
        LoadBalancerArn=balancer["LoadBalancerArn"],
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": target["TargetGroupArn"]}],
    )["Listeners"][0]

    found = ask(
        cloud, own, "load-balancer", loadBalancerType="application", loadBalancerTags=[{"key": "a", "value": "b"}]
    )
    assert found == {
        "loadBalancerArn": balancer["LoadBalancerArn"],
        "loadBalancerCanonicalHostedZoneId": balancer["CanonicalHostedZoneId"],
        "loadBalancerDnsName": balancer["DNSName"],
        "vpcId": balancer["VpcId"],
        "securityGroupIds": [group],
        "ipAddressType": "ipv4",
    }
    assert ask(
        cloud,
        own,
        "load-balancer-listener",
        loadBalancerType="application",
        loadBalancerArn=balancer["LoadBalancerArn"],
        listenerPort=80,
        listenerProtocol="HTTP",
    ) == {"listenerArn": listener["ListenerArn"], "listenerPort": 80, "securityGroupIds": [group]}
    for asked in ({"securityGroupId": group}, {"securityGroupName": "probe", "vpcId": network.vpc}):
        assert ask(cloud, own, "security-group", **asked) == {"securityGroupId": group, "allowAllOutbound": False}


@pytest.mark.parametrize(
    ("provider", "props"),
    [
        ("ssm", {"parameterName": "/none"}),
        ("vpc-provider", {"filter": {"tag:Name": "none"}}),
        ("hosted-zone", {"domainName": "none.example"}),
        ("key-provider", {"aliasName": "alias/none"}),
        ("security-group", {"securityGroupName": "none"}),
        ("load-balancer", {"loadBalancerType": "network", "loadBalancerTags": [{"key": "q", "value": "b"}]}),
        ("ami", {"filters": {"name": ["none"]}}),
        ("made-up", {}),
    ],
)
def test_what_is_not_found_is_an_error_value_for_the_framework(
    cloud: AwsCloud, own: Access, provider: str, props: dict[str, Any]
) -> None:
    answer = ask(cloud, own, provider, **props)

    assert answer["$dontSaveContext"] is True and answer["$providerError"]


def test_a_dummy_value_stands_in_where_the_app_allows_it(cloud: AwsCloud, own: Access) -> None:
    assert ask(cloud, own, "ssm", parameterName="/none", dummyValue="d", ignoreErrorOnMissingContext=True) == "d"
