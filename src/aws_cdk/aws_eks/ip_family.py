"""Which addresses a cluster gives."""

from __future__ import annotations

from enum import Enum


class IpFamily(Enum):
    """Which addresses pods and services get."""

    IP_V4 = "ipv4"
    IP_V6 = "ipv6"
