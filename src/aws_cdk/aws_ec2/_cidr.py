"""Arithmetic of IPv4 addresses and blocks of them."""

from __future__ import annotations

from aws_cdk.core.errors import ValidationError

_BITS = 32
_WIDEST_MASK = 16
_NARROWEST_MASK = 28


def address_number(address: str) -> int:
    """Return an IPv4 address as a number.

    Raises:
        ValidationError: it is none.
    """
    parts = address.split(".")
    if len(parts) != 4 or not all(part.isdigit() and int(part) <= 255 for part in parts):
        raise ValidationError(f"{address} is not a valid IP address")
    number = 0
    for part in parts:
        number = number * 256 + int(part)
    return number


def address_text(number: int) -> str:
    """Return the IPv4 address of a number."""
    return ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))


class Block:
    """A block of IPv4 addresses; one that is given with bits below its mask is moved up to where such a block may begin."""

    __slots__ = ("mask", "start")

    def __init__(self, start: int, mask: int) -> None:
        size = 1 << (_BITS - mask)
        self.mask = mask
        self.start = (start + size - 1) // size * size

    @classmethod
    def parse(cls, cidr: str) -> Block:
        """Return the block that ``ADDRESS/MASK`` names.

        Raises:
            ValidationError: it is not written so.
        """
        address, slash, mask = cidr.partition("/")
        if not slash or not mask.isdigit() or int(mask) > _BITS:
            raise ValidationError(
                f"{cidr} is not a valid CIDR range, there is no mask from 0 to {_BITS} behind the address",
                fix="write it like 10.0.0.0/16",
            )
        return cls(address_number(address), int(mask))

    @property
    def end(self) -> int:
        """The first address behind the block."""
        return self.start + (1 << (_BITS - self.mask))

    def contains(self, other: Block) -> bool:
        """Tell whether ``other`` lies within this block."""
        return self.start <= other.start and other.end <= self.end

    def __str__(self) -> str:
        return f"{address_text(self.start)}/{self.mask}"


class SubnetAllocator:
    """Cuts a block up, from its start on."""

    def __init__(self, cidr: str) -> None:
        self._block = Block.parse(cidr)
        self._next = self._block.start

    def __str__(self) -> str:
        return str(self._block)

    def allocate(self, mask: int) -> str:
        """Return the next block with ``mask``.

        Raises:
            ValidationError: the mask is no subnet's, or the rest is too small.
        """
        check_subnet_mask(mask)
        block = Block(self._next, mask)
        if block.end > self._block.end:
            raise ValidationError(
                f"1 of /{mask} exceeds remaining space of {self._block}", fix="choose a larger cidr_mask"
            )
        self._next = block.end
        return str(block)

    def mask_for_rest(self, count: int) -> int:
        """Return the mask that shares what is left among ``count`` subnets."""
        each = (self._block.end - self._next) // count
        return _BITS - (each.bit_length() - 1) if each > 0 else _BITS


def check_subnet_mask(mask: int) -> None:
    """Refuse masks that subnets cannot have.

    Raises:
        ValidationError: the mask is outside 16 to 28.
    """
    if not _WIDEST_MASK <= mask <= _NARROWEST_MASK:
        raise ValidationError(
            f"x.x.x.x/{mask} is not a valid VPC CIDR range. VPCs must be between /{_WIDEST_MASK} and /{_NARROWEST_MASK} and "
            f"the minimum subnet size is /{_NARROWEST_MASK}.",
            fix="give the network more addresses, or make fewer subnets",
        )
