"""Choosing among the subnets of a network."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.subnet import ISubnet
    from aws_cdk.aws_ec2.subnet_filter import SubnetFilter
    from constructs import IDependable


class SubnetType(NamedEnum):
    """How instances in a subnet reach the internet, and whether they are reached from it."""

    PRIVATE_ISOLATED = "Isolated"
    """Not at all."""
    PRIVATE_WITH_EGRESS = "Private"
    """They reach it, by a NAT gateway or some other way."""
    PRIVATE_WITH_NAT = "Deprecated_Private_NAT"
    """They reach it by a NAT gateway; an older name."""
    PUBLIC = "Public"
    """Both."""


class SubnetConfiguration(Struct):
    """A group of subnets, one in each availability zone."""

    name: str
    """Name of the group; the subnets' ids are made of it."""
    subnet_type: SubnetType
    """How the subnets reach the internet."""
    cidr_mask: int | float | None = None
    """Bits of the address that are fixed in a subnet, 16 to 28. Default: what is left of the network is shared evenly."""
    ipv6_assign_address_on_creation: bool | None = None
    """Give network interfaces an IPv6 address. Default: yes in dual-stack networks."""
    map_public_ip_on_launch: bool | None = None
    """Give instances a public IPv4 address; only public subnets. Default: yes, but in dual-stack networks."""
    reserved: bool | None = None
    """Only keep addresses for subnets to come. Default: no."""


class SubnetSelection(Struct):
    """Which subnets are meant; at most one of type, name and list. Default: private ones, else isolated, else public."""

    availability_zones: Sequence[str] | None = None
    """Only those in these zones."""
    one_per_az: bool | None = None
    """At most one in a zone. Default: no."""
    subnet_filters: Sequence[SubnetFilter] | None = None
    """Only those that all of these let through."""
    subnet_group_name: str | None = None
    """Those of a group, by its name."""
    subnets: Sequence[ISubnet] | None = None
    """Exactly these."""
    subnet_type: SubnetType | None = None
    """Those of a type."""


class SelectedSubnets(Struct):
    """Subnets that were chosen."""

    availability_zones: Sequence[str]
    """Their zones, one for each subnet."""
    has_public: bool
    """Whether there are public ones among them."""
    internet_connectivity_established: IDependable
    """Depend on it to wait for their way to the internet."""
    subnet_ids: Sequence[str]
    """Their ids."""
    subnets: Sequence[ISubnet]
    """The subnets themselves."""
    is_pending_lookup: bool | None = None
    """Whether these are dummies, since the network is not looked up yet."""
