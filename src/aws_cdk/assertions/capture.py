"""A matcher that keeps what it matched."""

from __future__ import annotations

from typing import Any

from aws_cdk.assertions._mismatch import TemplateMismatch
from aws_cdk.assertions.match import as_matcher
from aws_cdk.assertions.match_result import MatchFailure, MatchResult
from aws_cdk.assertions.matcher import Matcher, type_name
from cloud_assembly.schema.json_text import json_text


class Capture(Matcher):
    """Keeps the values it meets in matches that succeed.

    Each match adds one; :meth:`next` goes on to the following.
    """

    def __init__(self, pattern: Any = None) -> None:
        """Make a capture.

        Args:
            pattern: What the value must match to be kept. Default: anything.
        """
        self._pattern = None if pattern is None else as_matcher(pattern, self.name, partial=False)
        self._values: list[Any] = []
        self._index = 0

    @property
    def name(self) -> str:
        """How the matcher is called in messages."""
        return "Capture"

    def test(self, actual: Any) -> MatchResult:
        """Test a value, and keep it if the whole match succeeds."""
        result = MatchResult(actual)
        if actual is None:
            message = "Can only capture non-nullish values. Found undefined"
            return result._fail(MatchFailure(matcher=self, message=message, path=[]))
        if self._pattern is not None:
            result = self._pattern.test(actual)
            if result.has_failed():
                return result
        result.record_capture(capture=self, value=actual)
        return result

    def next(self) -> bool:
        """Go on to the next value; tell whether there is one."""
        if self._index + 1 < len(self._values):
            self._index += 1
            return True
        return False

    def as_string(self) -> str:
        """Return the value.

        Raises:
            TemplateMismatch: nothing was kept, or it is no string.
        """
        value: str = self._value("string")
        return value

    def as_number(self) -> float:
        """Return the value, which must be a number; raises as :meth:`as_string` does."""
        value: float = self._value("number")
        return value

    def as_boolean(self) -> bool:
        """Return the value, which must be true or false; raises as :meth:`as_string` does."""
        value: bool = self._value("boolean")
        return value

    def as_array(self) -> list[Any]:
        """Return the value, which must be a list; raises as :meth:`as_string` does."""
        value: list[Any] = self._value("array")
        return value

    def as_object(self) -> dict[str, Any]:
        """Return the value, which must be a mapping; raises as :meth:`as_string` does."""
        value: dict[str, Any] = self._value("object")
        return value

    def _value(self, expected: str) -> Any:
        if not self._values:
            raise TemplateMismatch(
                "No value captured", fix="match with the capture first; only successful matches keep values"
            )
        value = self._values[self._index]
        if type_name(value) != expected:
            raise TemplateMismatch(
                f"Captured value is expected to be {expected} but found {type_name(value)}. Value is {json_text(value)}"
            )
        return value
