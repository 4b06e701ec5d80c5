"""Where a network's IPv6 addresses come from, and how they are shared among its subnets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.ip_addresses import AllocatedSubnet, SubnetIpamOptions
from aws_cdk.core.fn import Fn
from aws_cdk.core.struct import Nested, Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2._l1 import CfnVPCCidrBlock
    from constructs import Construct

# A subnet's IPv6 block has 64 bits to give.
_SUBNET_HOST_BITS = "64"


class AllocateIpv6CidrRequest(Struct):
    """What IPv6 addresses are needed."""

    allocated_subnets: Nested[Sequence[AllocatedSubnet]]
    """The subnets, in order."""
    ipv6_cidrs: Sequence[str]
    """Blocks to take from, one for each."""


class AllocateVpcIpv6CidrRequest(Struct):
    """Which network needs IPv6 addresses."""

    scope: Construct
    """Where to make the block's construct."""
    vpc_id: str
    """The network."""


class CreateIpv6CidrBlocksRequest(Struct):
    """How many blocks are needed."""

    ipv6_selected_cidr: str
    """The network's block."""
    subnet_count: int | float
    """How many."""
    size_mask: str | None = None
    """Bits that a block has to give. Default: 64."""


class IIpv6Addresses(Interface):
    """Gives a network and its subnets their IPv6 addresses."""

    amazon_provided: bool

    @takes(AllocateVpcIpv6CidrRequest)
    def allocate_vpc_ipv6_cidr(self, input: AllocateVpcIpv6CidrRequest) -> CfnVPCCidrBlock:
        """Give the network a block."""
        raise NotImplementedError

    @takes(CreateIpv6CidrBlocksRequest)
    def create_ipv6_cidr_blocks(self, input: CreateIpv6CidrBlocksRequest) -> list[str]:
        """Cut the network's block up."""
        raise NotImplementedError

    @takes(AllocateIpv6CidrRequest)
    def allocate_subnets_ipv6_cidr(self, input: AllocateIpv6CidrRequest) -> SubnetIpamOptions:
        """Give the subnets their blocks."""
        raise NotImplementedError


class Ipv6Addresses:
    """Ways to give a network its IPv6 addresses."""

    @staticmethod
    def amazon_provided() -> IIpv6Addresses:
        """Use a block that AWS gives."""
        return _AmazonProvided()


class _AmazonProvided(IIpv6Addresses):
    amazon_provided = True

    @takes(AllocateVpcIpv6CidrRequest)
    def allocate_vpc_ipv6_cidr(self, input: AllocateVpcIpv6CidrRequest) -> CfnVPCCidrBlock:
        from aws_cdk.aws_ec2._l1 import CfnVPCCidrBlock

        return CfnVPCCidrBlock(
            input.scope, "ipv6cidr", vpc_id=input.vpc_id, amazon_provided_ipv6_cidr_block=self.amazon_provided
        )

    @takes(CreateIpv6CidrBlocksRequest)
    def create_ipv6_cidr_blocks(self, input: CreateIpv6CidrBlocksRequest) -> list[str]:
        return Fn.cidr(input.ipv6_selected_cidr, input.subnet_count, input.size_mask or _SUBNET_HOST_BITS)

    @takes(AllocateIpv6CidrRequest)
    def allocate_subnets_ipv6_cidr(self, input: AllocateIpv6CidrRequest) -> SubnetIpamOptions:
        return SubnetIpamOptions(
            allocated_subnets=[
                AllocatedSubnet(cidr=subnet.cidr, ipv6_cidr=Fn.select(index, input.ipv6_cidrs))
                for index, subnet in enumerate(input.allocated_subnets)
            ]
        )
