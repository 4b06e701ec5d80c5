"""Sharing a network's addresses among subnets."""

from __future__ import annotations

from ipaddress import IPv4Network

from hypothesis import assume, given
from hypothesis import strategies as st

from aws_cdk import aws_ec2 as ec2
from aws_cdk.aws_ec2._cidr import Block

MASKS = st.lists(st.one_of(st.none(), st.integers(20, 28)), min_size=1, max_size=12)


def _blocks(vpc: str, masks: list[int | None]) -> list[IPv4Network]:
    requested = [
        ec2.RequestedSubnet(
            availability_zone="a",
            subnet_construct_id="s",
            configuration=ec2.SubnetConfiguration(name="n", subnet_type=ec2.SubnetType.PUBLIC, cidr_mask=mask),
        )
        for mask in masks
    ]
    allocated = ec2.IpAddresses.cidr(vpc).allocate_subnets_cidr(vpc_cidr=vpc, requested_subnets=requested)
    return [IPv4Network(subnet.cidr) for subnet in allocated.allocated_subnets]


@given(MASKS)
def test_subnets_lie_in_the_network_do_not_overlap_and_have_the_masks_asked_for(masks: list[int | None]) -> None:
    try:
        blocks = _blocks("10.0.0.0/16", masks)
    except RuntimeError:
        assume(False)

    assert all(block.subnet_of(IPv4Network("10.0.0.0/16")) for block in blocks)
    assert not any(a.overlaps(b) for index, a in enumerate(blocks) for b in blocks[:index])
    assert all(mask in (None, block.prefixlen) for mask, block in zip(masks, blocks, strict=True))


@given(MASKS)
def test_subnets_without_a_mask_are_alike(masks: list[int | None]) -> None:
    try:
        blocks = _blocks("10.0.0.0/16", masks)
    except RuntimeError:
        assume(False)

    assert len({block.prefixlen for mask, block in zip(masks, blocks, strict=True) if mask is None}) <= 1


def test_a_block_that_begins_below_its_mask_is_moved_up() -> None:
    assert str(Block.parse("10.0.1.5/16")) == "10.1.0.0/16"
