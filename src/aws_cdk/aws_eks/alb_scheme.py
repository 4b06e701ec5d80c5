"""Who reaches the load balancers of ingresses."""

from __future__ import annotations

from enum import Enum


class AlbScheme(Enum):
    """Who reaches a load balancer."""

    INTERNAL = "internal"
    """What is in the network."""
    INTERNET_FACING = "internet-facing"
    """Everyone."""
