"""Reads intrinsic functions of Step Functions as far as needed to find the paths in them.

Numbers, booleans and null as arguments are not read: an expression that has them counts as one path, as with the peer.
"""

from __future__ import annotations


class _Unreadable(Exception):
    """The expression is none that is read here."""


def paths_of_expression(expression: str) -> list[str]:
    """Return the paths in ``expression``; the expression itself if it is a path or cannot be read."""
    if expression.startswith("$"):
        return [expression]
    reader = _Reader(expression)
    try:
        reader.call()
        reader.blanks()
        if not reader.at_end():
            return [expression]
    except _Unreadable:
        return [expression]
    return reader.paths


class _Reader:
    """Goes through the text of an expression from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self.paths: list[str] = []

    def at_end(self) -> bool:
        return self._at >= len(self._text)

    def _char(self) -> str:
        if self.at_end():
            raise _Unreadable
        return self._text[self._at]

    def _take(self) -> str:
        char = self._char()
        self._at += 1
        return char

    def blanks(self) -> None:
        while not self.at_end() and self._text[self._at].isspace():
            self._at += 1

    def call(self) -> None:
        """Read ``States.Name(arguments)``."""
        start = self._at
        while self._char() != "(":
            if not (self._char().isalnum() or self._char() in "._"):
                raise _Unreadable
            self._at += 1
        if not self._text[start : self._at].startswith("States."):
            raise _Unreadable
        self._at += 1
        self.blanks()
        if self._char() == ")":
            self._at += 1
            return
        while True:
            self._argument()
            self.blanks()
            if self._take() == ")":
                return
            if self._text[self._at - 1] != ",":
                raise _Unreadable

    def _argument(self) -> None:
        self.blanks()
        char = self._char()
        if char == "'":
            self._quoted()
        elif char == "$":
            self.paths.append(self._path())
        else:
            self.call()

    def _quoted(self) -> None:
        self._at += 1
        while (char := self._take()) != "'":
            if char == "\\":
                self._take()

    def _path(self) -> str:
        """Read a path: up to the next comma or parenthesis that stands in no brackets and no quotes."""
        start, depth = self._at, 0
        while True:
            char = self._char()
            if char == "'":
                self._quoted()
                continue
            if char in "[(":
                depth += 1
            elif depth and char in "])":
                depth -= 1
            elif not depth and char in ",)":
                return self._text[start : self._at].rstrip()
            self._at += 1
