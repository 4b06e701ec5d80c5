"""Operating system and processor of a task."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct


class CpuArchitecture:
    """A processor architecture."""

    ARM64: CpuArchitecture
    X86_64: CpuArchitecture

    @checked
    def __init__(self, cpu_architecture: str) -> None:
        self._cpu_architecture = cpu_architecture

    @staticmethod
    @checked
    def of(cpu_architecture: str) -> CpuArchitecture:
        """Return an architecture that is not listed here."""
        return CpuArchitecture(cpu_architecture)


CpuArchitecture.ARM64 = CpuArchitecture("ARM64")
CpuArchitecture.X86_64 = CpuArchitecture("X86_64")

_FAMILIES = (
    "LINUX",
    "WINDOWS_SERVER_2004_CORE",
    "WINDOWS_SERVER_2016_FULL",
    "WINDOWS_SERVER_2019_CORE",
    "WINDOWS_SERVER_2019_FULL",
    "WINDOWS_SERVER_2022_CORE",
    "WINDOWS_SERVER_2022_FULL",
    "WINDOWS_SERVER_2025_CORE",
    "WINDOWS_SERVER_2025_FULL",
)


class OperatingSystemFamily:
    """An operating system."""

    LINUX: OperatingSystemFamily
    WINDOWS_SERVER_2004_CORE: OperatingSystemFamily
    WINDOWS_SERVER_2016_FULL: OperatingSystemFamily
    WINDOWS_SERVER_2019_CORE: OperatingSystemFamily
    WINDOWS_SERVER_2019_FULL: OperatingSystemFamily
    WINDOWS_SERVER_2022_CORE: OperatingSystemFamily
    WINDOWS_SERVER_2022_FULL: OperatingSystemFamily
    WINDOWS_SERVER_2025_CORE: OperatingSystemFamily
    WINDOWS_SERVER_2025_FULL: OperatingSystemFamily
    WINDOWS_SERVER_20_H2_CORE: OperatingSystemFamily

    @checked
    def __init__(self, family: str) -> None:
        self._operating_system_family = family

    @staticmethod
    @checked
    def of(family: str) -> OperatingSystemFamily:
        """Return a system that is not listed here."""
        return OperatingSystemFamily(family)

    def is_linux(self) -> bool:
        """Tell whether this is Linux."""
        return self._operating_system_family == "LINUX"

    def is_windows(self) -> bool:
        """Tell whether this is a Windows."""
        return self._operating_system_family.startswith("WINDOWS")


for _family in _FAMILIES:
    setattr(OperatingSystemFamily, _family, OperatingSystemFamily(_family))
# The peer's Python package spells the name so; the value is the service's.
OperatingSystemFamily.WINDOWS_SERVER_20_H2_CORE = OperatingSystemFamily("WINDOWS_SERVER_20H2_CORE")


class RuntimePlatform(Struct):
    """Operating system and processor of a task."""

    cpu_architecture: CpuArchitecture | None = None
    """The processor. Default: x86-64."""
    operating_system_family: OperatingSystemFamily | None = None
    """The operating system. Default: Linux."""
