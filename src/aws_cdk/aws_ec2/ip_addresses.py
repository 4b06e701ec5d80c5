"""Where a network's IPv4 addresses come from, and how they are shared among its subnets."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.aws_ec2._cidr import SubnetAllocator
from aws_cdk.aws_ec2.subnet_selection import SubnetConfiguration
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.struct import Nested, Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

_CIDR_BITS = 8


class RequestedSubnet(Struct):
    """A subnet that needs addresses."""

    availability_zone: str
    """Its zone."""
    configuration: Nested[SubnetConfiguration]
    """The group it belongs to."""
    subnet_construct_id: str
    """Id of its construct."""


class AllocateCidrRequest(Struct):
    """What addresses are needed."""

    requested_subnets: Nested[Sequence[RequestedSubnet]]
    """The subnets, in order."""
    vpc_cidr: str
    """The network's addresses."""


class AllocatedSubnet(Struct):
    """Addresses of a subnet."""

    cidr: str
    """IPv4."""
    ipv6_cidr: str | None = None
    """IPv6."""


class SubnetIpamOptions(Struct):
    """Addresses of subnets."""

    allocated_subnets: Nested[Sequence[AllocatedSubnet]]
    """One for each subnet that was asked for, in the same order."""


class VpcIpamOptions(Struct):
    """Where the network's addresses come from: a block, or a pool of IPAM."""

    cidr_block: str | None = None
    """The block."""
    ipv4_ipam_pool_id: str | None = None
    """The pool."""
    ipv4_netmask_length: int | float | None = None
    """Bits that are fixed in a block of the pool."""


class AwsIpamProps(Struct):
    """Options of addresses from a pool of IPAM."""

    ipv4_ipam_pool_id: str
    """The pool."""
    ipv4_netmask_length: int | float
    """Bits that are fixed in the network's block."""
    default_subnet_ipv4_netmask_length: int | float | None = None
    """Bits that are fixed in a subnet's block, if its group does not say."""


class IIpAddresses(Interface):
    """Gives a network and its subnets their IPv4 addresses."""

    def allocate_vpc_cidr(self) -> VpcIpamOptions:
        """Return where the network's addresses come from."""
        raise NotImplementedError

    @takes(AllocateCidrRequest)
    def allocate_subnets_cidr(self, input: AllocateCidrRequest) -> SubnetIpamOptions:
        """Return addresses for subnets."""
        raise NotImplementedError


class IpAddresses:
    """Ways to give a network its IPv4 addresses."""

    @staticmethod
    @checked
    def cidr(cidr_block: str) -> IIpAddresses:
        """Use a block such as ``10.0.0.0/16``, and share it among the subnets.

        Raises:
            ValidationError: the block is not known.
        """
        return _Cidr(cidr_block)

    @staticmethod
    @takes(AwsIpamProps)
    def aws_ipam_allocation(props: AwsIpamProps) -> IIpAddresses:
        """Use a block of a pool of IPAM, which is known at deployment only."""
        return _AwsIpam(props)


class _Cidr(IIpAddresses):
    def __init__(self, cidr_block: str) -> None:
        if is_unresolved(cidr_block):
            raise ValidationError(
                "'cidr' property must be a concrete CIDR string, got a Token (we need to parse it for automatic subdivision)",
                fix="write the block as plain text, such as 10.0.0.0/16, or use IpAddresses.aws_ipam_allocation",
            )
        self._allocator = SubnetAllocator(cidr_block)

    def allocate_vpc_cidr(self) -> VpcIpamOptions:
        return VpcIpamOptions(cidr_block=str(self._allocator))

    @takes(AllocateCidrRequest)
    def allocate_subnets_cidr(self, input: AllocateCidrRequest) -> SubnetIpamOptions:
        """Give those with a mask their blocks first, then share the rest evenly among the others."""
        allocator = SubnetAllocator(input.vpc_cidr)
        blocks: list[str | None] = [
            None if subnet.configuration.cidr_mask is None else allocator.allocate(int(subnet.configuration.cidr_mask))
            for subnet in input.requested_subnets
        ]
        rest = blocks.count(None)
        mask = allocator.mask_for_rest(rest) if rest else 0
        return SubnetIpamOptions(
            allocated_subnets=[
                AllocatedSubnet(cidr=block if block is not None else allocator.allocate(mask)) for block in blocks
            ]
        )


class _AwsIpam(IIpAddresses):
    def __init__(self, props: AwsIpamProps) -> None:
        self._props = props

    def allocate_vpc_cidr(self) -> VpcIpamOptions:
        return VpcIpamOptions(
            ipv4_ipam_pool_id=self._props.ipv4_ipam_pool_id, ipv4_netmask_length=self._props.ipv4_netmask_length
        )

    @takes(AllocateCidrRequest)
    def allocate_subnets_cidr(self, input: AllocateCidrRequest) -> SubnetIpamOptions:
        """Cut the block up as a tree would: CloudFormation selects the part once it knows the block."""
        vpc_mask = int(self._props.ipv4_netmask_length)
        masks = [self._mask(subnet.configuration) for subnet in input.requested_subnets]
        allocated = []
        used = 0  # addresses of the block, from its start
        for mask in masks:
            size = 1 << (32 - mask)
            index = -(-used // size)
            used = (index + 1) * size
            if used > 1 << (32 - vpc_mask):
                raise ValidationError(
                    f"IP space of size /{vpc_mask} not big enough to allocate subnets of sizes "
                    f"{','.join(f'/{each}' for each in masks)}",
                    fix="ask the pool for a larger block, or make the subnets smaller",
                )
            allocated.append(AllocatedSubnet(cidr=_part(input.vpc_cidr, vpc_mask, mask, index)))
        return SubnetIpamOptions(allocated_subnets=allocated)

    def _mask(self, configuration: SubnetConfiguration) -> int:
        mask = configuration.cidr_mask
        if mask is None:
            mask = self._props.default_subnet_ipv4_netmask_length
        if mask is None:
            raise ValidationError(
                "If you have not set a cidr for all subnets in this case you must set a defaultCidrMask in AwsIpam Options",
                fix="give default_subnet_ipv4_netmask_length, or cidr_mask in each subnet configuration",
            )
        return int(mask)


def _part(block: str, block_mask: int, mask: int, index: int) -> str:
    """Return the part of ``block`` with ``mask`` at ``index``; ``Fn::Cidr`` makes 256 at most, so small parts take two steps."""
    bits = mask - block_mask
    if bits > _CIDR_BITS:
        block = _part(block, block_mask, mask - _CIDR_BITS, index >> _CIDR_BITS)
        bits, index = _CIDR_BITS, index & ((1 << _CIDR_BITS) - 1)
    return Fn.select(index, Fn.cidr(block, 1 << bits, str(32 - mask)))
