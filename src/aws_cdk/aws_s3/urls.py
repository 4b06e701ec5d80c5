"""Options of a bucket's addresses."""

from __future__ import annotations

from aws_cdk.core.struct import Struct


class VirtualHostedStyleUrlOptions(Struct):
    """Options of an address with the bucket in its host name."""

    regional: bool | None = None
    """Name the region in the address. Default: yes."""


class TransferAccelerationUrlOptions(Struct):
    """Options of an address for transfer acceleration."""

    dual_stack: bool | None = None
    """Use an end point that speaks IPv4 and IPv6. Default: IPv4 only."""
