"""The order in which the peer sorts construct paths: that of ``localeCompare`` with the root collation.

Punctuation comes before digits, digits before letters; case decides only between texts that are otherwise equal, lower
case first.
"""

from __future__ import annotations

from functools import lru_cache

_PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_RANK = {char: index for index, char in enumerate(_PUNCTUATION)}


@lru_cache(maxsize=4096)
def _rank(char: str) -> tuple[int, str]:
    if char in _RANK:
        return (_RANK[char], "")
    if char.isspace():
        return (-1, char)
    if char.isdigit():
        return (len(_RANK), char)
    return (len(_RANK) + 1, char.casefold())


def locale_key(text: str) -> tuple[list[tuple[int, str]], list[bool]]:
    """Return a sort key that orders ``text`` as the root collation does."""
    return ([_rank(char) for char in text], [char.isupper() for char in text])
