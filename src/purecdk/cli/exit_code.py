"""Exit codes, as users of ``cdk`` know them."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process ends with."""

    OK = 0
    FAILED = 1
    USAGE = 2
    INTERRUPTED = 130
