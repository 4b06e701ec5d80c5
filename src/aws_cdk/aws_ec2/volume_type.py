"""Kinds of EBS volumes, and what every use of one is checked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.core.size import Size
    from constructs import Construct

# Limits of throughput in MiB/s, and of its ratio to the operations a second.
MIN_THROUGHPUT = 125
MAX_THROUGHPUT = 2000
_MAX_THROUGHPUT_RATIO = 0.25


class EbsDeviceVolumeType(NamedEnum):
    """A kind of EBS volume."""

    STANDARD = "standard"
    """Magnetic."""
    IO1 = "io1"
    """Solid state, with operations a second as asked for."""
    IO2 = "io2"
    """Solid state, with operations a second as asked for; more durable."""
    GP2 = "gp2"
    """Solid state, general purpose."""
    GP3 = "gp3"
    """Solid state, general purpose, with operations a second and throughput as asked for."""
    ST1 = "st1"
    """Hard disk, for throughput."""
    SC1 = "sc1"
    """Hard disk, for data seldom used."""


def check_throughput_ratio(scope: Construct, throughput: float | None, iops: float | None) -> None:
    """Refuse more throughput than the operations a second allow.

    Raises:
        ValidationError: there is more than 0.25 MiB/s for one operation a second.
    """
    if not throughput or not iops or is_unresolved(throughput) or is_unresolved(iops):
        return
    ratio = throughput / iops
    if ratio > _MAX_THROUGHPUT_RATIO:
        raise ValidationError(
            f"Throughput (MiBps) to iops ratio of {js_number_text(ratio)} is too high; maximum is "
            f"{_MAX_THROUGHPUT_RATIO} MiBps per iops",
            scope=scope,
        )


def initialization_rate(scope: Construct, rate: Size | None) -> float | None:
    """Return the rate in MiB/s at which a volume is filled from a snapshot.

    Raises:
        ValidationError: it is not between 100 and 300.
    """
    if rate is None:
        return None
    mebibytes = rate.to_mebibytes()
    if not is_unresolved(mebibytes) and not 100 <= mebibytes <= 300:
        raise ValidationError(
            f"volumeInitializationRate must be between 100 and 300 MiB/s, got: {js_number_text(mebibytes)} MiB/s",
            scope=scope,
        )
    return mebibytes
