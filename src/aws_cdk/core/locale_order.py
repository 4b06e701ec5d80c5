"""The order in which the peer sorts construct paths and tag keys: that of ``localeCompare`` with the root collation.

Punctuation comes before digits, digits before letters. Accents decide between texts that are otherwise equal, and after them
case, lower case first.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PUNCTUATION = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_RANK = {char: index for index, char in enumerate(_PUNCTUATION)}

# Weights of letters, accents and case, compared in this order.
LocaleKey = tuple[list[tuple[int, str]], list[str], list[bool]]


@lru_cache(maxsize=4096)
def _rank(char: str) -> tuple[int, str]:
    if char in _RANK:
        return (_RANK[char], "")
    if char.isspace():
        return (-1, char)
    if char.isdigit():
        return (len(_RANK), char)
    return (len(_RANK) + 1, char.casefold())


def locale_key(text: str) -> LocaleKey:
    """Return a sort key that orders ``text`` as the root collation does."""
    if text.isascii():
        return ([_rank(char) for char in text], [], [char.isupper() for char in text])
    letters: list[str] = []
    accents: list[str] = []
    cases: list[bool] = []
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char):
            accents += [""] * (len(letters) - len(accents) - 1)
            accents.append(char)
        else:
            plain = "ss" if char == "ß" else char
            letters += plain
            cases += [char.isupper() or plain != char] * len(plain)
    return ([_rank(letter) for letter in letters], accents, cases)
