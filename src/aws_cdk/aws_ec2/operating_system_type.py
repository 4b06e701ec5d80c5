"""Which operating system a machine image holds."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum


class OperatingSystemType(NamedEnum):
    """The operating system of a machine image, as far as user data is concerned."""

    LINUX = 0
    WINDOWS = 1
    UNKNOWN = 2
    """Not known: neither user data nor start-up configuration can be written for it."""
