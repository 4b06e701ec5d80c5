"""One name of a glob (what stands between two slashes) as a regular expression.

Wildcards count UTF-16 units, as the peer's do, so pattern and path go through `to_utf16` first. A name that uses a
POSIX class counts whole characters instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cloud_assembly.content.character_class import CHARACTER, counts_characters, read_class

if TYPE_CHECKING:
    _Pieces = list["_Text | _Extended"]

# What the peer takes for blanks in lines of ignore files: JavaScript's, which are not quite those of `str.strip`.
BLANKS = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
BYTE_ORDER_MARK = "\ufeff"

_NOT_HIDDEN = r"(?!\.)"
_UNIT = "[^/]"
_NAME_END = r"(?![^/])"


def to_utf16(text: str) -> str:
    """Return ``text`` with every character beyond U+FFFF as its two surrogates."""
    if max(text, default="") <= "\uffff":
        return text
    return "".join(_surrogates(char) if char > "\uffff" else char for char in text)


def _surrogates(char: str) -> str:
    offset = ord(char) - 0x10000
    return chr(0xD800 + (offset >> 10)) + chr(0xDC00 + (offset & 0x3FF))


def segment_regex(segment: str) -> str:
    """Return a regular expression for the names that ``segment`` fits; none of its wildcards crosses a slash."""
    quick = _wildcard_and_suffix(segment)
    if quick is not None:
        return quick
    pieces, _, _ = _Parser(segment).pieces(0, nested=False)
    return _Writer(counts_characters(segment)).write(pieces, at_start=True, tail=_NAME_END)


def _wildcard_and_suffix(segment: str) -> str | None:
    r"""Translate ``*`` or ``?`` before plain text: the peer compares that text as it is, backslashes included."""
    for wildcard, body in ("*", _UNIT + "*"), ("?", _UNIT):
        suffix = segment.lstrip(wildcard)
        count = len(segment) - len(suffix)
        if count and not any(char in "+@!?*[(" for char in suffix):
            return _NOT_HIDDEN + (body if wildcard == "*" else body * count) + re.escape(suffix)
    return None


class _Text(NamedTuple):
    """A run without extended globs, still to be read for wildcards and classes."""

    source: str


class _Extended:
    """``KIND(one|other)``; KIND is one of ``! ? + * @``."""

    __slots__ = ("kind", "members", "source")

    def __init__(self, kind: str, members: list[_Pieces], source: str) -> None:
        self.kind = kind
        self.members = members
        self.source = source


class _Parser:
    """Splits a name into text and extended globs, nested ones included."""

    def __init__(self, source: str) -> None:
        self._source = source
        # An opening without an end is text; remembered so that many of them stay linear.
        self._extended_at: dict[int, tuple[_Extended, int] | None] = {}

    def pieces(self, position: int, *, nested: bool) -> tuple[_Pieces, int, str]:
        """Read up to the end, or (``nested``) up to ``|`` or ``)``; returns also the position and what ended it."""
        source = self._source
        found: _Pieces = []
        begin = position
        while position < len(source):
            char = source[position]
            if char == "\\":
                position += 2
            elif char == "[":
                position = _after_brackets(source, position)
            elif nested and char in "|)":
                self._keep_text(found, begin, position)
                return found, position + 1, char
            elif char in "!?+*@" and source.startswith("(", position + 1):
                extended = self._extended(position)
                if extended is None:
                    break  # as the peer: behind an opening that never ends, all is text
                self._keep_text(found, begin, position)
                found.append(extended[0])
                begin = position = extended[1]
            else:
                position += 1
        self._keep_text(found, begin, len(source))
        return found, len(source), ""

    def _keep_text(self, found: _Pieces, begin: int, end: int) -> None:
        if begin < end:
            found.append(_Text(self._source[begin:end]))

    def _extended(self, start: int) -> tuple[_Extended, int] | None:
        if start not in self._extended_at:
            self._extended_at[start] = self._read_extended(start)
        return self._extended_at[start]

    def _read_extended(self, start: int) -> tuple[_Extended, int] | None:
        members: list[_Pieces] = []
        position, ended_by = start + 2, "|"
        while ended_by == "|":
            member, position, ended_by = self.pieces(position, nested=True)
            members.append(member)
        if not ended_by:
            return None
        return _Extended(self._source[start], members, self._source[start:position]), position


def _after_brackets(source: str, start: int) -> int:
    """Return where the class opened at ``start`` ends for the search of extended globs: the end if it is open."""
    position = start + 1
    if source[position : position + 1] in ("!", "^"):
        position += 1
    first = position
    while position < len(source):
        if source[position] == "\\":
            position += 1
        elif source[position] == "]" and position > first:
            return position + 1
        position += 1
    return len(source)


class _Writer:
    """Writes pieces as a regular expression."""

    def __init__(self, whole_characters: bool) -> None:
        self._wildcard = CHARACTER if whole_characters else _UNIT

    def write(self, pieces: _Pieces, *, at_start: bool, tail: str) -> str:
        """Return the expression for ``pieces``; ``tail`` is that of all that follows them up to the name's end."""
        written = ""
        for index in range(len(pieces) - 1, -1, -1):
            piece = pieces[index]
            starts = at_start and all(isinstance(before, _Extended) and before.kind == "!" for before in pieces[:index])
            if isinstance(piece, _Text):
                here = self._text(piece.source, guarded=starts and index == 0)
            else:
                here = self._extended(piece, at_start=starts, alone=len(pieces) == 1, tail=written + tail)
            written = here + written
        return written

    def _extended(self, piece: _Extended, *, at_start: bool, alone: bool, tail: str) -> str:
        empty = not any(piece.members)
        if piece.kind == "!":
            if empty:
                return (_NOT_HIDDEN if at_start else "") + self._wildcard + "+"
            body = "|".join(self.write(member, at_start=at_start, tail=tail) for member in piece.members)
            return f"(?:(?!(?:{body}){tail}){_NOT_HIDDEN if at_start else ''}{self._wildcard}*)"
        if empty and alone and at_start:
            return re.escape(piece.source)
        body = "|".join(self.write(member, at_start=at_start, tail=tail) for member in piece.members)
        if piece.kind == "@":
            return f"(?:{body})"
        if piece.kind == "?":
            return f"(?:{body})?"
        again = "|".join(self.write(member, at_start=False, tail=tail) for member in piece.members)
        repeated = f"(?:{body})(?:{again})*"
        return f"(?:{repeated})" if piece.kind == "+" else f"(?:{repeated})?"

    def _text(self, source: str, *, guarded: bool) -> str:
        written: list[str] = []
        position = 0
        while position < len(source):
            char = source[position]
            if char == "\\":
                # A backslash at the very end stands for itself.
                written.append(re.escape(source[position + 1 : position + 2] or "\\"))
                position += 2
                continue
            if char == "[":
                parsed = read_class(source, position, whole_characters=self._wildcard is CHARACTER)
                if parsed is not None:
                    written.append(parsed[0])
                    position = parsed[1]
                    continue
            if char == "*":
                while source.startswith("*", position + 1):
                    position += 1
                written.append(self._wildcard + "*")
            elif char == "?":
                written.append(self._wildcard)
            else:
                written.append(re.escape(char))
            position += 1
        text = "".join(written)
        wild = text.startswith(("[", "(?"))
        return _NOT_HIDDEN + text if guarded and wild else text
