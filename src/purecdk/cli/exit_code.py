"""Exit codes, as users of ``cdk`` know them; docs/command-line.md says what they mean."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process ends with."""

    OK = 0
    FAILED = 1
    INTERRUPTED = 130
