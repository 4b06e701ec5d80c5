"""Who reaches the load balancers of ingresses."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class AlbScheme(NamedEnum):
    """Who reaches a load balancer."""

    INTERNAL = "internal"
    """What is in the network."""
    INTERNET_FACING = "internet-facing"
    """Everyone."""
