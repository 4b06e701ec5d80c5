"""Concatenation of string fragments."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.token import js_number_text
from constructs._interface import Interface


class IFragmentConcatenator(Interface):
    """Joins two neighbouring parts of a string, of which either may be missing."""

    def join(self, left: Any, right: Any) -> Any:
        """Return ``left`` and ``right`` as one value; ``None`` stands for a missing part."""
        raise NotImplementedError


class StringConcat(IFragmentConcatenator):
    """Joins parts as plain text."""

    def join(self, left: Any, right: Any) -> Any:
        """Return both parts as text; a missing part adds nothing."""
        if left is None:
            return None if right is None else _text(right)
        return _text(left) if right is None else _text(left) + _text(right)


def _text(value: Any) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return js_number_text(value)
    return str(value)
