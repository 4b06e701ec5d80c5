"""The bracketed classes of a glob: ``[a-z]``, ``[!x]``, ``[[:alpha:]_]``."""

from __future__ import annotations

import re
from functools import lru_cache

CHARACTER = "(?:[\ud800-\udbff][\udc00-\udfff]|[^/\ud800-\udbff])"
"""One character, be it one UTF-16 unit or two."""

NOTHING = r"(?!)"

# What a POSIX class holds: Unicode categories (one letter: all that start so), or a plain class without brackets.
_CATEGORIES: dict[str, tuple[str, ...]] = {
    "alnum": ("L", "Nl", "Nd"),
    "alpha": ("L", "Nl"),
    "blank": ("Zs", "\t"),
    "cntrl": ("Cc",),
    "digit": ("Nd",),
    "lower": ("Ll",),
    "punct": ("P",),
    "space": ("Z", "\t", "\r", "\n", "\v", "\f"),
    "upper": ("Lu",),
    "word": ("L", "Nl", "Nd", "Pc"),
}
_ALL_BUT: dict[str, tuple[str, ...]] = {"graph": ("Z", "C"), "print": ("C",)}
_PLAIN = {"ascii": r"\x00-\x7f", "xdigit": "A-Fa-f0-9"}


def counts_characters(segment: str) -> bool:
    """Tell whether a POSIX class in ``segment`` makes its wildcards count characters instead of UTF-16 units."""
    return any(f"[:{name}:]" in segment for group in (_CATEGORIES, _ALL_BUT) for name in group)


def read_class(source: str, start: int, *, whole_characters: bool) -> tuple[str, int] | None:
    """Read the class opened at ``start``: its expression and the position behind it; None if it never closes.

    A class of one character is that character (so ``[.]a`` fits the hidden name ``.a``). A range that runs
    backwards holds nothing, and a class that holds nothing fits nothing.
    """
    position = start + 1
    negated = source[position : position + 1] in ("!", "^")
    if negated:
        position += 1
    first = position
    plain: list[str] = []
    categories: list[str] = []
    excluded: list[str] = []
    range_from = ""
    while True:
        char = source[position : position + 1]
        if not char:
            return None
        if char == "]" and position > first:
            break
        if char == "[" and (name := _posix_name(source, position)):
            if range_from:
                return NOTHING, len(source)
            position += len(name) + 4
            if name in _PLAIN:
                plain.append(_PLAIN[name])
            elif name in _ALL_BUT:
                excluded += _ALL_BUT[name]
            else:
                categories += _CATEGORIES[name]
            continue
        if char == "\\":
            position += 1
            char = source[position : position + 1]
            if not char:
                return None
        position += 1
        if range_from:
            if range_from < char:
                plain.append(f"{re.escape(range_from)}-{re.escape(char)}")
            elif range_from == char:
                plain.append(re.escape(char))
            range_from = ""
        elif source.startswith("-]", position):
            plain.append(re.escape(char) + r"\-")
            position += 1
        elif source.startswith("-", position):
            range_from = char
            position += 1
        else:
            plain.append(re.escape(char))
    end = position + 1
    if range_from or not (plain or categories or excluded):
        return NOTHING, len(source)
    if not categories and not excluded:
        members = "".join(plain)
        if not negated and len(plain) == 1 and len(members.lstrip("\\")) == 1:
            return members, end
        if negated:
            return f"(?![{members}]){CHARACTER if whole_characters else '[^/]'}", end
        return f"[{members}]", end
    return _of_categories("".join(plain), tuple(categories), tuple(excluded), negated), end


def _posix_name(source: str, start: int) -> str:
    if not source.startswith("[:", start):
        return ""
    name = source[start + 2 : source.find(":]", start + 2)]
    return name if name in _CATEGORIES or name in _ALL_BUT or name in _PLAIN else ""


def _of_categories(plain: str, categories: tuple[str, ...], excluded: tuple[str, ...], negated: bool) -> str:
    inside = "|".join(([f"[{plain}]"] if plain else []) + ([_any_of(categories)] if categories else []))
    outside = _any_of(excluded) if excluded else ""
    if negated:  # as the peer: each half is turned around by itself
        choices = ([f"(?!{inside}){CHARACTER}"] if inside else []) + ([outside] if outside else [])
    else:
        choices = ([inside] if inside else []) + ([f"(?!{outside}){CHARACTER}"] if outside else [])
    return f"(?:{'|'.join(choices)})"


@lru_cache(maxsize=32)
def _any_of(categories: tuple[str, ...]) -> str:
    """Return an expression, in UTF-16 units, for the characters of the categories."""
    from unicodedata import category

    wanted = tuple(name for name in categories if name.isalpha())
    low = [char for char in categories if not char.isalpha()]
    low += [chr(code) for code in range(0x10000) if category(chr(code)).startswith(wanted)]
    pairs: dict[str, list[str]] = {}
    for code in range(0x10000, 0x110000):
        if category(chr(code)).startswith(wanted):
            offset = code - 0x10000
            pairs.setdefault(chr(0xD800 + (offset >> 10)), []).append(chr(0xDC00 + (offset & 0x3FF)))
    choices = [f"[{_ranges(low)}]"] if low else []
    choices += [f"{high}[{_ranges(lows)}]" for high, lows in pairs.items()]
    return f"(?:{'|'.join(choices)})"


def _ranges(chars: list[str]) -> str:
    written: list[str] = []
    begin = previous = chars[0]
    for char in [*chars[1:], ""]:
        if char and ord(char) == ord(previous) + 1:
            previous = char
            continue
        written.append(re.escape(begin) if begin == previous else f"{re.escape(begin)}-{re.escape(previous)}")
        begin = previous = char
    return "".join(written)
