"""Match one text against one glob, as a whole."""

from __future__ import annotations

import re
from functools import lru_cache

from cloud_assembly.content.glob_segment import to_utf16
from cloud_assembly.content.ignore_glob import alternatives, path_regex


def glob_matches(pattern: str, text: str) -> bool:
    """Tell whether ``text`` as a whole fits ``pattern``.

    Unlike in ignore rules, a pattern without a slash fits only texts without one. An odd number of leading ``!`` turns the
    answer around; a pattern that starts with ``#`` is a comment and fits nothing.
    """
    if pattern.startswith("#"):
        return False
    negations = len(pattern) - len(pattern.lstrip("!"))
    fits = any(regex.fullmatch(to_utf16(text)) for regex in _regexes(pattern))
    return fits is not (negations % 2 == 1)


@lru_cache(maxsize=256)
def _regexes(pattern: str) -> list[re.Pattern[str]]:
    return [re.compile(path_regex(segments)) for segments in alternatives(pattern)]
