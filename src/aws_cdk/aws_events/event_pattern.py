"""Which events a rule is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.core.struct import Struct


class EventPattern(Struct):
    """Which events a rule is for: those that match every field given; see :class:`Match` for more than equal text."""

    account: Sequence[str] | None = None
    """Accounts that events come from. Default: any."""
    detail: Mapping[str, Any] | None = None
    """What the service says of the event: lists of values, at any depth. Default: anything."""
    detail_type: Sequence[str] | None = None
    """Kinds of events, with ``source``. Default: any."""
    id: Sequence[str] | None = None
    """Ids of events. Default: any."""
    region: Sequence[str] | None = None
    """Regions that events come from. Default: any."""
    resources: Sequence[str] | None = None
    """ARNs of resources that events are about. Default: any."""
    source: Sequence[str] | None = None
    """Services that events come from, such as ``aws.ec2``. Default: any."""
    time: Sequence[str] | None = None
    """Times of events. Default: any."""
    version: Sequence[str] | None = None
    """Versions of events; always 0 so far. Default: any."""
