"""A VPC as the framework wants to know it: subnets by kind and group.

Source: answers observed on aws-cdk 2.1148.1 for networks with and without the framework's tags.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

_NAME_TAG: Final = "aws-cdk:subnet-name"
_TYPE_TAG: Final = "aws-cdk:subnet-type"
_KINDS: Final = ("Public", "Private", "Isolated")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Subnet:
    id: str
    cidr: str
    zone: str
    kind: str
    group: str
    route_table: str


def vpc_answer(ec2: Any, props: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answer to a VPC lookup.

    Raises:
        LookupError: no VPC matches, several do, or its subnets do not have the shape that is asked for.
    """
    filters = [{"Name": name, "Values": [value]} for name, value in props["filter"].items()]
    vpcs = ec2.describe_vpcs(Filters=filters)["Vpcs"]
    if len(vpcs) != 1:
        raise LookupError(f"found {len(vpcs)} VPCs matching {dict(props['filter'])}, but exactly one is wanted")
    vpc = vpcs[0]
    subnets = _subnets(ec2, vpc["VpcId"], props.get("subnetGroupNameTag"))
    answer: dict[str, Any] = {
        "vpcId": vpc["VpcId"],
        "vpcCidrBlock": vpc["CidrBlock"],
        "ownerAccountId": vpc.get("OwnerId"),
        "availabilityZones": [],
    }
    gateway = _vpn_gateway(ec2, vpc["VpcId"]) if props.get("returnVpnGateways", True) else None
    if gateway is not None:
        answer["vpnGatewayId"] = gateway
    if props.get("returnAsymmetricSubnets"):
        answer["subnetGroups"] = _groups(subnets)
    else:
        answer.update(_symmetric(subnets))
    return answer


def _subnets(ec2: Any, vpc_id: str, group_tag: str | None) -> list[_Subnet]:
    only = [{"Name": "vpc-id", "Values": [vpc_id]}]
    listed = [each for page in ec2.get_paginator("describe_subnets").paginate(Filters=only) for each in page["Subnets"]]
    tables = [
        each
        for page in ec2.get_paginator("describe_route_tables").paginate(Filters=only)
        for each in page["RouteTables"]
    ]
    by_subnet = {
        association["SubnetId"]: table
        for table in tables
        for association in table.get("Associations", [])
        if association.get("SubnetId")
    }
    main = next((table for table in tables if any(each.get("Main") for each in table.get("Associations", []))), None)
    found = []
    for subnet in listed:
        tags = {tag["Key"]: tag["Value"] for tag in subnet.get("Tags", [])}
        table = by_subnet.get(subnet["SubnetId"], main)
        if table is None:
            raise LookupError(f"subnet {subnet['SubnetId']} has no route table")
        kind = _kind(subnet, tags, table)
        if group_tag is not None and group_tag not in tags:
            raise LookupError(f"subnet {subnet['SubnetId']} has no tag {group_tag!r}, by which groups are named")
        found.append(
            _Subnet(
                id=subnet["SubnetId"],
                cidr=subnet["CidrBlock"],
                zone=subnet["AvailabilityZone"],
                kind=kind,
                group=tags[group_tag] if group_tag is not None else tags.get(_NAME_TAG, kind),
                route_table=table["RouteTableId"],
            )
        )
    return found


def _kind(subnet: Mapping[str, Any], tags: Mapping[str, str], table: Mapping[str, Any]) -> str:
    """The framework's tag says it; else routes do: an internet gateway makes it public, a way out private."""
    noted = tags.get(_TYPE_TAG)
    if noted in _KINDS:
        return str(noted)
    routes = table.get("Routes", [])
    if any(str(route.get("GatewayId", "")).startswith("igw-") for route in routes):
        return "Public"
    if any(
        route.get("DestinationCidrBlock") == "0.0.0.0/0"
        and (
            route.get("NatGatewayId")
            or route.get("InstanceId")
            or route.get("TransitGatewayId")
            or route.get("NetworkInterfaceId")
        )
        for route in routes
    ):
        return "Private"
    return "Public" if subnet.get("MapPublicIpOnLaunch") else "Isolated"


def _groups(subnets: Sequence[_Subnet]) -> list[dict[str, Any]]:
    groups: dict[tuple[str, str], list[_Subnet]] = {}
    for subnet in subnets:
        groups.setdefault((subnet.group, subnet.kind), []).append(subnet)
    return [
        {
            "name": name,
            "type": kind,
            "subnets": [
                {
                    "subnetId": subnet.id,
                    "cidr": subnet.cidr,
                    "availabilityZone": subnet.zone,
                    "routeTableId": subnet.route_table,
                }
                for subnet in sorted(members, key=lambda each: each.zone)
            ],
        }
        for (name, kind), members in groups.items()
    ]


def _symmetric(subnets: Sequence[_Subnet]) -> dict[str, Any]:
    """The older form: every group has the same zones, and ids are listed by kind, name and zone."""
    groups: dict[tuple[str, str], list[_Subnet]] = {}
    for subnet in subnets:
        groups.setdefault((subnet.kind, subnet.group), []).append(subnet)
    zones = {tuple(sorted(each.zone for each in members)) for members in groups.values()}
    if len(zones) > 1:
        shown = " and ".join(",".join(each) for each in sorted(zones))
        raise LookupError(f"not all groups of subnets have the same zones: {shown}")
    answer: dict[str, Any] = {"availabilityZones": list(next(iter(zones), ()))}
    for kind in sorted(_KINDS):
        names = sorted(name for each, name in groups if each == kind)
        members = [each for name in names for each in sorted(groups[kind, name], key=lambda one: one.zone)]
        if members:
            answer[f"{kind.lower()}SubnetIds"] = [each.id for each in members]
            answer[f"{kind.lower()}SubnetNames"] = names
            answer[f"{kind.lower()}SubnetRouteTableIds"] = [each.route_table for each in members]
    return answer


def _vpn_gateway(ec2: Any, vpc_id: str) -> str | None:
    gateways = ec2.describe_vpn_gateways(
        Filters=[
            {"Name": "attachment.vpc-id", "Values": [vpc_id]},
            {"Name": "attachment.state", "Values": ["attached"]},
            {"Name": "state", "Values": ["available"]},
        ]
    )["VpnGateways"]
    return str(gateways[0]["VpnGatewayId"]) if len(gateways) == 1 else None
