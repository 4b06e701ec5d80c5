"""The fields that every EventBridge event of AWS has."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.core.struct import Struct


class AWSEventMetadataProps(Struct):
    """Which events a pattern takes, by the fields that all have."""

    region: Sequence[str] | None = None
    """Regions they come from. Default: any."""
    resources: Sequence[str] | None = None
    """ARNs of the resources they are about. Default: any."""
    version: Sequence[str] | None = None
    """Versions of the event format, such as ``0``. Default: any."""
