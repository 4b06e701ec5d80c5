"""The platform that a runtime of Python is, in the words of wheels."""

from __future__ import annotations

import re

_MACHINES = {"x86_64": "x86_64", "arm64": "aarch64"}

# The C library of each runtime. Sources: the Lambda developer guide, "Lambda runtimes" (the system of each runtime); the
# release notes of Amazon Linux 2 (glibc 2.26) and Amazon Linux 2023 (2.34). Runtimes below 3.8 ran on the first Amazon
# Linux, whose wheels are those of glibc 2.17, as are those of Amazon Linux 2: uv knows nothing between 2.17 and 2.28.
_FIRST_ON_2023 = (3, 12)
_GLIBC_2023 = 34
_GLIBC_EARLIER = 17

# The oldest C library that tags are made for.
_OLDEST = {"x86_64": 5, "aarch64": 17}


class Target:
    """What wheels are for.

    Attributes:
        python: Version of Python: ``3.12``; None if the runtime's name does not tell.
        platform: The platform as uv names it: ``x86_64-manylinux_2_34``; None if the architecture is not known.
    """

    def __init__(self, runtime: str, architecture: str) -> None:
        found = re.fullmatch(r"python(\d+)\.(\d+)", runtime)
        version = (int(found.group(1)), int(found.group(2))) if found is not None else (0, 0)
        self._machine = _MACHINES.get(architecture)
        self._glibc = _GLIBC_2023 if version >= _FIRST_ON_2023 else _GLIBC_EARLIER
        self.python = f"{version[0]}.{version[1]}" if found is not None else None
        self.platform = f"{self._machine}-manylinux_2_{self._glibc}" if self._machine is not None else None

    @property
    def tags(self) -> list[str]:
        """The tags of wheels that fit, best first; ``2_5..2_34`` stands for one tag each."""
        assert self.python is not None and self._machine is not None
        digits = self.python.replace(".", "")
        platform = f"manylinux_2_{_OLDEST[self._machine]}..2_{self._glibc}_{self._machine}"
        own = [f"cp{digits}-{abi}-{platform}" for abi in (f"cp{digits}", "abi3", "none")]
        return [*own, f"cp32..cp{digits}-abi3-{platform}", f"py3-none-{platform}", "py3-none-any"]
