"""Which operating system a machine image holds."""

from __future__ import annotations

from enum import Enum


class OperatingSystemType(Enum):
    """The operating system of a machine image, as far as user data is concerned."""

    LINUX = "LINUX"
    WINDOWS = "WINDOWS"
    UNKNOWN = "UNKNOWN"
    """Not known: neither user data nor start-up configuration can be written for it."""
