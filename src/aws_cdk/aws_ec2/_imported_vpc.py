"""Networks that were made elsewhere: told by the app, or looked up."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.subnet import ISubnet, Subnet
from aws_cdk.aws_ec2.vpc_base import _VpcBase
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved
from constructs import DependencyGroup

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.vpc import VpcAttributes
    from constructs import Construct, IDependable


class _KnownVpc(_VpcBase):
    _cidr: str | None
    _unknown_cidr = ("supplied when creating", "give vpc_cidr_block in Vpc.from_vpc_attributes")

    def _set_up(self) -> None:
        self._connectivity = DependencyGroup()

    @property
    def internet_connectivity_established(self) -> IDependable:
        """Nothing to wait for: the network is there."""
        return self._connectivity

    @property
    def vpc_cidr_block(self) -> str:
        """The network's addresses.

        Raises:
            ValidationError: they were not told.
        """
        if self._cidr is None:
            how, fix = self._unknown_cidr
            raise ValidationError(
                f"Cannot perform this operation: 'vpcCidrBlock' was not {how} this VPC", scope=self, fix=fix
            )
        return self._cidr


class _ImportedVpc(_KnownVpc):
    """A network of which the app tells the ids."""

    def __init__(self, scope: Construct, id: str, attrs: VpcAttributes) -> None:
        super().__init__(scope, id, region=attrs.region)
        self._set_up()
        self._warn_of_list_tokens(attrs)
        self.vpc_id = attrs.vpc_id
        self.vpc_arn: str = self._format_vpc_arn()
        self._cidr = attrs.vpc_cidr_block
        self.availability_zones = list(attrs.availability_zones)
        self.vpn_gateway_id = attrs.vpn_gateway_id
        self.public_subnets = self._subnets(attrs, "public")
        self.private_subnets = self._subnets(attrs, "private")
        self.isolated_subnets = self._subnets(attrs, "isolated")

    def _warn_of_list_tokens(self, attrs: VpcAttributes) -> None:
        for name, value in attrs._given().items():
            if isinstance(value, list) and is_unresolved(value):
                camel = attrs._fields[name].camel
                Annotations.of(self).add_warning_v2(
                    f"@aws-cdk/aws-ec2:vpcAttributeIsListToken{camel}",
                    f"fromVpcAttributes: '{camel}' is a list token: constructs that need a list of subnets at synthesis cannot "
                    "use the network. Use 'Vpc.fromLookup()' or 'Fn.importListValue' instead.",
                )

    def _subnets(self, attrs: VpcAttributes, kind: str) -> list[ISubnet]:
        given = attrs._given()
        ids: Sequence[str] = given.get(f"{kind}_subnet_ids") or ()
        zones = self.availability_zones
        if not zones or len(ids) % len(zones):
            raise ValidationError(
                f"Number of {kind}SubnetIds ({len(ids)}) must be a multiple of availability zones ({len(zones)}).",
                scope=self,
                fix="name as many subnets in each zone, in the order of availability_zones",
            )
        tables = self._one_each(kind, ids, "RouteTableIds", given.get(f"{kind}_subnet_route_table_ids"))
        cidrs = self._one_each(kind, ids, "Ipv4CidrBlocks", given.get(f"{kind}_subnet_ipv4_cidr_blocks"))
        names = self._group_names(kind, ids, given.get(f"{kind}_subnet_names"))
        return [
            Subnet.from_subnet_attributes(
                self,
                f"{names[index]}Subnet{index + 1}",
                availability_zone=zones[index % len(zones)],
                subnet_id=subnet_id,
                route_table_id=tables[index] if tables is not None else None,
                ipv4_cidr_block=cidrs[index] if cidrs is not None else None,
            )
            for index, subnet_id in enumerate(ids)
        ]

    def _group_names(self, kind: str, ids: Sequence[str], names: Sequence[str] | None) -> list[str]:
        """Return the name of each subnet's group; groups have one subnet in each zone."""
        zones = len(self.availability_zones)
        groups = len(ids) // zones
        if not names:
            # As the peer, for which further groups have no name.
            names = [kind.capitalize(), *["undefined"] * groups][:groups]
        if len(names) != groups:
            raise ValidationError(
                f"{kind}SubnetNames must have an entry for every corresponding subnet group, "
                f"got: {json.dumps(list(names), separators=(',', ':'))}",
                scope=self,
            )
        return [name for name in names for _ in range(zones)]

    def _one_each(self, kind: str, ids: Sequence[str], what: str, values: Sequence[str] | None) -> Sequence[str] | None:
        if values is not None and len(values) != len(ids):
            raise ValidationError(
                f"Number of {kind}Subnet{what} ({len(values)}) must be equal to the amount of {kind}SubnetIds ({len(ids)}).",
                scope=self,
            )
        return values


class _LookedUpVpc(_KnownVpc):
    """A network that the command line looked up."""

    _unknown_cidr = ("found when looking up", "clear the old context value, and look it up anew")

    def __init__(self, scope: Construct, id: str, found: Mapping[str, Any], is_dummy: bool) -> None:
        super().__init__(scope, id, account=found.get("ownerAccountId"), region=found.get("region"))
        self._set_up()
        self.vpc_id = found["vpcId"]
        self.vpc_arn: str = self._format_vpc_arn(found.get("ownerAccountId"), found.get("region"))
        self._cidr = found.get("vpcCidrBlock")
        self.vpn_gateway_id = found.get("vpnGatewayId")
        self.incomplete_subnet_definition = is_dummy
        groups = found.get("subnetGroups") or ()
        zones = [subnet["availabilityZone"] for group in groups for subnet in group["subnets"]]
        self.availability_zones = list(dict.fromkeys(zones))
        self.public_subnets = self._subnets(groups, "Public")
        self.private_subnets = self._subnets(groups, "Private")
        self.isolated_subnets = self._subnets(groups, "Isolated")

    def _subnets(self, groups: Sequence[Mapping[str, Any]], kind: str) -> list[ISubnet]:
        return [
            Subnet.from_subnet_attributes(
                self,
                f"{group['name']}Subnet{index + 1}",
                availability_zone=subnet["availabilityZone"],
                subnet_id=subnet["subnetId"],
                route_table_id=subnet.get("routeTableId"),
                ipv4_cidr_block=subnet.get("cidr"),
            )
            for group in groups
            if group["type"] == kind
            for index, subnet in enumerate(group["subnets"])
        ]


def _dummy_subnets(kind: str, tables: Sequence[str]) -> list[dict[str, str]]:
    return [
        {
            "availabilityZone": f"dummy1{'ab'[index]}",
            "subnetId": f"{kind}-{('12345', '67890')[index]}",
            "routeTableId": table,
            "cidr": "1.2.3.4/5",
        }
        for index, table in enumerate(tables)
    ]


# What apps go on with until the network is looked up; the same figures as the peer's, since they show in templates.
DUMMY_VPC: dict[str, Any] = {
    "vpcId": "vpc-12345",
    "vpcCidrBlock": "1.2.3.4/5",
    "subnetGroups": [
        {"name": "Public", "type": "Public", "subnets": _dummy_subnets("s", ("rtb-12345s", "rtb-67890s"))},
        {"name": "Private", "type": "Private", "subnets": _dummy_subnets("p", ("rtb-12345p", "rtb-57890p"))},
        {"name": "Isolated", "type": "Isolated", "subnets": _dummy_subnets("p", ("rtb-12345p", "rtb-57890p"))},
    ],
}
