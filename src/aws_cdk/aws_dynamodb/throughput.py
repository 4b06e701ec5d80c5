"""How much a table can serve, and how it is paid for."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class BillingMode(NamedEnum):
    """How reading and writing are paid for."""

    PAY_PER_REQUEST = "PAY_PER_REQUEST"
    """By request."""
    PROVISIONED = "PROVISIONED"
    """By the capacity that is set."""


class WarmThroughput(Struct):
    """The throughput that a table or index can serve at once."""

    read_units_per_second: int | float | None = None
    write_units_per_second: int | float | None = None


def rendered_warm_throughput(throughput: WarmThroughput | None) -> dict[str, Any] | None:
    """Return the option as the property of the L1 class takes it."""
    if throughput is None:
        return None
    return {
        "readUnitsPerSecond": throughput.read_units_per_second,
        "writeUnitsPerSecond": throughput.write_units_per_second,
    }


def rendered_on_demand(read: float | None, write: float | None) -> dict[str, Any] | None:
    """Return the limits on demand as the property of the L1 class takes them; ``None`` if there are none."""
    if not read and not write:
        return None
    return {"maxReadRequestUnits": read, "maxWriteRequestUnits": write}


__all__ = ["BillingMode", "WarmThroughput"]
