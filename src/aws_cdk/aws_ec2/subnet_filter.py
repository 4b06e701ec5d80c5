"""Filters that a selection of subnets goes through."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2._cidr import Block, address_number
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.subnet import ISubnet


class SubnetFilter:
    """Lets some subnets through."""

    @staticmethod
    @checked
    def by_ids(subnet_ids: Sequence[str]) -> SubnetFilter:
        """Let those with one of these ids through."""
        return _ByIds(subnet_ids)

    @staticmethod
    @checked
    def availability_zones(availability_zones: Sequence[str]) -> SubnetFilter:
        """Let those in one of these zones through."""
        return _ByZones(availability_zones)

    @staticmethod
    def one_per_az() -> SubnetFilter:
        """Let the first of each zone through."""
        return _OnePerZone()

    @staticmethod
    @checked
    def contains_ip_addresses(ipv4addrs: Sequence[str]) -> SubnetFilter:
        """Let those through that have one of these addresses."""
        return _ByAddresses(ipv4addrs)

    @staticmethod
    @checked
    def by_cidr_mask(mask: int | float) -> SubnetFilter:
        """Let those through whose block has this mask."""
        return _ByMask(mask)

    @staticmethod
    @checked
    def by_cidr_ranges(cidrs: Sequence[str]) -> SubnetFilter:
        """Let those through whose block lies within one of these."""
        return _ByRanges(cidrs)

    def select_subnets(self, _subnets: Sequence[ISubnet]) -> list[ISubnet]:
        """Return those that are let through."""
        raise NotImplementedError


class _ByIds(SubnetFilter):
    def __init__(self, subnet_ids: Sequence[str]) -> None:
        self._ids = set(subnet_ids)

    @checked
    def select_subnets(self, _subnets: Sequence[ISubnet]) -> list[ISubnet]:
        return [subnet for subnet in _subnets if subnet.subnet_id in self._ids]


class _ByZones(SubnetFilter):
    def __init__(self, zones: Sequence[str]) -> None:
        self._zones = set(zones)

    @checked
    def select_subnets(self, _subnets: Sequence[ISubnet]) -> list[ISubnet]:
        return [subnet for subnet in _subnets if subnet.availability_zone in self._zones]


class _OnePerZone(SubnetFilter):
    @checked
    def select_subnets(self, _subnets: Sequence[ISubnet]) -> list[ISubnet]:
        first: dict[str, ISubnet] = {}
        for subnet in _subnets:
            first.setdefault(subnet.availability_zone, subnet)
        return list(first.values())


class _ByAddresses(SubnetFilter):
    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = addresses

    @checked
    def select_subnets(self, _subnets: Sequence[ISubnet]) -> list[ISubnet]:
        wanted = [Block(address_number(address), 32) for address in self._addresses]
        blocks = [(subnet, Block.parse(subnet.ipv4_cidr_block)) for subnet in _subnets]
        return [subnet for subnet, block in blocks if any(block.contains(address) for address in wanted)]


class _ByMask(SubnetFilter):
    def __init__(self, mask: int | float) -> None:
        self._mask = mask

    @checked
    def select_subnets(self, _subnets: Sequence[ISubnet]) -> list[ISubnet]:
        return [subnet for subnet in _subnets if Block.parse(subnet.ipv4_cidr_block).mask == self._mask]


class _ByRanges(SubnetFilter):
    def __init__(self, cidrs: Sequence[str]) -> None:
        self._cidrs = cidrs

    @checked
    def select_subnets(self, _subnets: Sequence[ISubnet]) -> list[ISubnet]:
        ranges = [Block.parse(cidr) for cidr in self._cidrs]
        blocks = [(subnet, Block.parse(subnet.ipv4_cidr_block)) for subnet in _subnets]
        return [subnet for subnet, block in blocks if any(outer.contains(block) for outer in ranges)]
