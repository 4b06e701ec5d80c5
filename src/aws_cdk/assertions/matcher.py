"""What all matchers have in common."""

from __future__ import annotations

from typing import Any

from aws_cdk.assertions.match_result import MatchResult


class Matcher:
    """Tests a value. Tests may define matchers of their own: a name and a method ``test``."""

    @staticmethod
    def is_matcher(x: Any) -> bool:
        """Tell whether ``x`` is a matcher."""
        return isinstance(x, Matcher)

    @property
    def name(self) -> str:
        """How the matcher is called in messages."""
        raise NotImplementedError

    def test(self, actual: Any) -> MatchResult:
        """Test one value; ``None`` stands for a value that is missing."""
        raise NotImplementedError


def type_name(value: Any) -> str:
    """Return the name of a JSON value's type, ``undefined`` for a missing one."""
    if value is None:
        return "undefined"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    if isinstance(value, (int, float)):
        return "number"
    return "array" if isinstance(value, (list, tuple)) else "object"
