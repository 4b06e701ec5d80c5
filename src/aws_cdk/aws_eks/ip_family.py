"""Which addresses a cluster gives."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class IpFamily(NamedEnum):
    """Which addresses pods and services get."""

    IP_V4 = "ipv4"
    IP_V6 = "ipv6"
