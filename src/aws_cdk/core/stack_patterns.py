"""Match construct paths of stacks against the patterns of the command line."""

from __future__ import annotations

import fnmatch
import re


def stack_matches(path: str, pattern: str) -> bool:
    """Tell whether a stack's path matches ``pattern``: ``*`` stays within one id, ``**`` crosses ids."""
    expression = re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
    return re.fullmatch(expression, path) is not None or (
        fnmatch.fnmatchcase(path, pattern.replace("**", "*")) and "**" in pattern
    )
