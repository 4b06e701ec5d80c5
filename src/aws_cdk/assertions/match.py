"""The matchers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from aws_cdk.assertions._mismatch import TemplateMismatch
from aws_cdk.assertions.match_result import MatchFailure, MatchResult
from aws_cdk.assertions.matcher import Matcher, type_name
from aws_cdk.core.arguments import checked
from cloud_assembly.schema.json_text import json_text, number_text


class Match:
    """Makes matchers.

    Plain values in patterns match as the matcher around them says: exactly, or, within :meth:`object_like`, mappings with
    further keys as well.
    """

    @staticmethod
    def absent() -> Matcher:
        """Match a key that is not there."""
        return _Absent()

    @staticmethod
    def any_value() -> Matcher:
        """Match any value, but not a missing one."""
        return _AnyValue()

    @staticmethod
    @checked
    def array_equals(pattern: Sequence[Any]) -> Matcher:
        """Match a list with these elements and no others."""
        return _Array(pattern, "arrayEquals", subsequence=False, partial=False)

    @staticmethod
    @checked
    def array_with(pattern: Sequence[Any]) -> Matcher:
        """Match a list that has these elements in this order, perhaps among others."""
        return _Array(pattern, "arrayWith", subsequence=True, partial=False)

    @staticmethod
    def exact(pattern: Any) -> Matcher:
        """Match an equal value.

        Raises:
            TemplateMismatch: ``pattern`` is a matcher itself.
        """
        _no_matcher(pattern)
        return _Literal(pattern, "exact", partial=False)

    @staticmethod
    def not_(pattern: Any) -> Matcher:
        """Match a value that ``pattern`` does not match."""
        return _Not(pattern)

    @staticmethod
    @checked
    def object_equals(pattern: Mapping[str, Any]) -> Matcher:
        """Match a mapping with these keys and no others."""
        return _Object(pattern, "objectEquals", partial=False)

    @staticmethod
    @checked
    def object_like(pattern: Mapping[str, Any]) -> Matcher:
        """Match a mapping that has these keys, perhaps among others, at every depth."""
        return _Object(pattern, "objectLike", partial=True)

    @staticmethod
    def serialized_json(pattern: Any) -> Matcher:
        """Match a string that holds JSON which ``pattern`` matches."""
        return _SerializedJson(pattern)

    @staticmethod
    @checked
    def string_like_regexp(pattern: str) -> Matcher:
        """Match a string in which the regular expression is found."""
        return _Regexp(pattern)


def _no_matcher(pattern: Any) -> None:
    if isinstance(pattern, Matcher):
        raise TemplateMismatch(
            "LiteralMatch cannot directly contain another matcher. Remove the top-level matcher or nest it more deeply."
        )


def as_matcher(pattern: Any, name: str, *, partial: bool) -> Matcher:
    """Return ``pattern`` if it is a matcher, or a matcher for the plain value."""
    return pattern if isinstance(pattern, Matcher) else _Literal(pattern, name, partial=partial)


class _Named(Matcher):
    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def _failed(self, result: MatchResult, message: str, path: Sequence[str] = (), cost: float = 1) -> MatchResult:
        return result._fail(MatchFailure(matcher=self, message=message, path=list(path), cost=cost))


class _Literal(_Named):
    def __init__(self, pattern: Any, name: str, *, partial: bool) -> None:
        super().__init__(name)
        self._pattern = pattern._value_ if isinstance(pattern, Enum) else pattern
        self._partial = partial

    def test(self, actual: Any) -> MatchResult:
        pattern = self._pattern
        if isinstance(pattern, (list, tuple)):
            return _Array(pattern, self._name, subsequence=False, partial=self._partial).test(actual)
        if isinstance(pattern, Mapping):
            return _Object(pattern, self._name, partial=self._partial).test(actual)
        result = MatchResult(actual)
        expected, found = type_name(pattern), type_name(actual)
        if expected != found:
            return self._failed(result, f"Expected type {expected} but received {found}")
        if pattern != actual:
            self._failed(result, f"Expected {_plain(pattern)} but received {_plain(actual)}")
        return result


class _Array(_Named):
    def __init__(self, pattern: Sequence[Any], name: str, *, subsequence: bool, partial: bool) -> None:
        super().__init__(name)
        self._patterns = [as_matcher(item, name, partial=partial) for item in pattern]
        self._subsequence = subsequence

    def test(self, actual: Any) -> MatchResult:
        if not isinstance(actual, (list, tuple)):
            return self._failed(MatchResult(actual), f"Expected type array but received {type_name(actual)}")
        return self._test_within(actual) if self._subsequence else self._test_all(actual)

    def _test_all(self, actual: Sequence[Any]) -> MatchResult:
        result = MatchResult(actual)
        expected, count = len(self._patterns), len(actual)
        for index, (pattern, item) in enumerate(zip(self._patterns, actual, strict=False)):
            result.compose(str(index), pattern.test(item))
        if count != expected:
            amount = "Too many" if count > expected else "Not enough"
            message = f"{amount} elements in array (expecting {expected}, got {count})"
            self._failed(result, message, [str(min(count, expected))])
        return result

    def _test_within(self, actual: Sequence[Any]) -> MatchResult:
        """Match greedily: each pattern takes the first element that fits after the one before."""
        result = MatchResult(actual)
        taken: list[int] = []
        start = 0
        for number, pattern in enumerate(self._patterns):
            tried: list[MatchResult] = []
            if isinstance(pattern, (_Absent, _AnyValue)) and start < len(actual):
                raise TemplateMismatch(f"The Matcher {pattern.name}() cannot be nested within {self._name}()")
            for item in actual[start:]:
                tried.append(pattern.test(item))
                if tried[-1].is_success:
                    break
            if tried and tried[-1].is_success:
                taken.append(start + len(tried) - 1)
                result.compose(str(taken[-1]), tried[-1])
                start = taken[-1] + 1
                continue
            self._explain(result, number, tried, start, len(actual))
            for earlier, index in enumerate(taken):
                self._failed(result, f"arrayWith pattern {earlier} matched here", [str(index)], cost=0)
            break
        return result

    def _explain(self, result: MatchResult, number: int, tried: list[MatchResult], start: int, count: int) -> None:
        message = f"Could not match arrayWith pattern {number}."
        if not tried:
            self._failed(result, f"{message} No more elements to try", [str(count)])
            return
        closest = min(range(len(tried)), key=lambda index: tried[index].fail_cost)
        self._failed(result, f"{message} This is the closest match", [str(start + closest)], cost=0)
        result.compose(str(start + closest), tried[closest])


class _Object(_Named):
    def __init__(self, pattern: Mapping[str, Any], name: str, *, partial: bool) -> None:
        super().__init__(name)
        # None means "not given", as everywhere.
        self._patterns = {
            key: as_matcher(item, name, partial=partial) for key, item in pattern.items() if item is not None
        }
        self._partial = partial

    def test(self, actual: Any) -> MatchResult:
        result = MatchResult(actual)
        if not isinstance(actual, Mapping):
            return self._failed(result, f"Expected type object but received {type_name(actual)}")
        if not self._partial:
            for key in actual:
                if key not in self._patterns:
                    self._failed(result, f"Unexpected key {key}", [key])
        for key, pattern in self._patterns.items():
            if key not in actual and not isinstance(pattern, _Absent):
                self._failed(result, f"Missing key '{key}'", [key])
            else:
                result.compose(key, pattern.test(actual.get(key)))
        return result


class _SerializedJson(_Named):
    def __init__(self, pattern: Any) -> None:
        super().__init__("serializedJson")
        self._pattern = as_matcher(pattern, "serializedJson", partial=False)

    def test(self, actual: Any) -> MatchResult:
        if not isinstance(actual, str):
            return self._failed(MatchResult(actual), f"Expected JSON as a string but found {type_name(actual)}")
        try:
            value = json.loads(actual)
        except ValueError:
            return self._failed(MatchResult(actual), f"Invalid JSON string: {actual}")
        result = self._pattern.test(value)
        if result.has_failed():
            result._raw = actual
            self._failed(result, "Encoded JSON value does not match")
        return result


class _Not(_Named):
    def __init__(self, pattern: Any) -> None:
        super().__init__("not")
        self._pattern = as_matcher(pattern, "not", partial=False)

    def test(self, actual: Any) -> MatchResult:
        result = MatchResult(actual)
        if self._pattern.test(actual).is_success:
            shown = "undefined" if actual is None else json_text(actual, indent=2)
            self._failed(result, f"Found unexpected match: {shown}")
        return result


class _AnyValue(_Named):
    def __init__(self) -> None:
        super().__init__("anyValue")

    def test(self, actual: Any) -> MatchResult:
        result = MatchResult(actual)
        return self._failed(result, "Expected a value but found none") if actual is None else result


class _Absent(_Named):
    def __init__(self) -> None:
        super().__init__("absent")

    def test(self, actual: Any) -> MatchResult:
        result = MatchResult(actual)
        if actual is not None:
            self._failed(result, f"Received {_text(actual)}, but key should be absent")
        return result


class _Regexp(_Named):
    def __init__(self, pattern: str) -> None:
        super().__init__("stringLikeRegexp")
        self._source = pattern
        # JavaScript writes named groups without the P, and the peer lets ^ and $ match at every line.
        try:
            self._regexp = re.compile(re.sub(r"\(\?<(?![=!])", "(?P<", pattern), re.MULTILINE)
        except re.error as error:
            raise TemplateMismatch(f"Invalid regular expression: /{pattern}/gm: {error}") from error

    def test(self, actual: Any) -> MatchResult:
        result = MatchResult(actual)
        if not isinstance(actual, str):
            found = "object" if isinstance(actual, (list, tuple)) else type_name(actual)
            self._failed(result, f"Expected a string, but got '{found}'")
        text = _text(actual)  # as the peer: whatever it is, its text is looked at as well
        if not self._regexp.search(text):
            self._failed(result, f"String '{text}' did not match pattern '{self._source}'")
        return result


def _text(value: Any) -> str:
    """Return a value as JavaScript puts it into text."""
    if value is None:
        return "undefined"
    if isinstance(value, Mapping):
        return "[object Object]"
    if isinstance(value, (list, tuple)):
        return ",".join("" if item is None else _text(item) for item in value)
    return _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return number_text(value)
    return json_text(value)
