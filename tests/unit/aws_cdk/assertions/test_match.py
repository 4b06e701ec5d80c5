"""Matchers: outcomes, costs and messages, as recorded from aws-cdk-lib 2.275.0."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import RemovalPolicy
from aws_cdk.assertions import Capture, Match, Matcher, MatchResult
from aws_cdk.aws_logs import RetentionDays

M = Match


@pytest.mark.parametrize(
    ("matcher", "value", "messages"),
    [
        (M.exact(1), 1.0, []),
        (M.exact(1), 2, ["Expected 1 but received 2 (using exact matcher)"]),
        (M.exact(1), True, ["Expected type number but received boolean (using exact matcher)"]),
        (M.exact(1), None, ["Expected type number but received undefined (using exact matcher)"]),
        (M.exact({"a": 1, "b": 2}), {"a": 1, "c": 3}, ["Unexpected key c at /c (using exact matcher)", "Missing key 'b' at /b (using exact matcher)"]),
        (M.exact([1]), [1, 2, 3], ["Too many elements in array (expecting 1, got 3) at /1 (using exact matcher)"]),
        (M.exact([1, 2, 3]), [5], ["Not enough elements in array (expecting 3, got 1) at /1 (using exact matcher)", "Expected 1 but received 5 at /0 (using exact matcher)"]),
        (M.object_like({"a": [{"b": 1}]}), {"a": [{"b": 1, "c": 2}], "d": 3}, []),
        (M.object_like({"a": 1}), [1], ["Expected type object but received array (using objectLike matcher)"]),
        (M.object_like({"a": None}), {"b": 1}, []),
        (M.object_like({"x": M.not_("a")}), {}, ["Missing key 'x' at /x (using objectLike matcher)"]),
        (M.object_like({"x": M.absent()}), {}, []),
        (M.object_equals({"a": {"b": 1}}), {"a": {"b": 1, "c": 1}}, ["Unexpected key c at /a/c (using objectEquals matcher)"]),
        (M.array_with([1, 3]), [1, 2, 3], []),
        (M.array_with([]), [1], []),
        (M.array_with([1, 2]), [2, 1], ["Could not match arrayWith pattern 1. No more elements to try at /2 (using arrayWith matcher)", "arrayWith pattern 0 matched here at /1 (using arrayWith matcher)"]),
        (M.array_with([{"a": 1, "b": 1}]), [{"a": 9, "b": 9}, {"a": 1, "b": 2}], ["Could not match arrayWith pattern 0. This is the closest match at /1 (using arrayWith matcher)", "Expected 1 but received 2 at /1/b (using arrayWith matcher)"]),
        (M.array_equals([M.any_value()]), [1], []),
        (M.any_value(), None, ["Expected a value but found none (using anyValue matcher)"]),
        (M.absent(), {"a": 1}, ["Received [object Object], but key should be absent (using absent matcher)"]),
        (M.array_with([1, M.any_value()]), [2, 1], ["Could not match arrayWith pattern 1. No more elements to try at /2 (using arrayWith matcher)", "arrayWith pattern 0 matched here at /1 (using arrayWith matcher)"]),
        (M.string_like_regexp("^a$"), 5, ["Expected a string, but got 'number' (using stringLikeRegexp matcher)", "String '5' did not match pattern '^a$' (using stringLikeRegexp matcher)"]),
        (M.string_like_regexp("^a,$"), ["a", None], ["Expected a string, but got 'object' (using stringLikeRegexp matcher)"]),
        (M.absent(), 1, ["Received 1, but key should be absent (using absent matcher)"]),
        (M.not_("a"), "a", ['Found unexpected match: "a" (using not matcher)']),
        (M.string_like_regexp("b"), "a\nb", []),
        (M.string_like_regexp("a+"), "b", ["String 'b' did not match pattern 'a+' (using stringLikeRegexp matcher)"]),
        (M.serialized_json(M.object_like({"a": 1})), '{"a":1,"b":2}', []),
        (M.serialized_json({"a": 1}), '{"a":1,"b":2}', ["Unexpected key b at /b (using serializedJson matcher)", "Encoded JSON value does not match (using serializedJson matcher)"]),
        (M.serialized_json({"a": 1}), "nojson", ["Invalid JSON string: nojson (using serializedJson matcher)"]),
        (M.serialized_json({"a": 1}), 5, ["Expected JSON as a string but found number (using serializedJson matcher)"]),
        (Capture(), None, ["Can only capture non-nullish values. Found undefined (using Capture matcher)"]),
    ],
)  # fmt: skip
def test_a_matcher_says_what_does_not_fit(matcher: Matcher, value: Any, messages: list[str]) -> None:
    result = matcher.test(value)

    assert result.to_human_strings() == messages
    assert result.is_success is not result.has_failed() is bool(messages)
    assert result.fail_count == len(messages)


def test_a_mismatch_is_drawn_into_the_value() -> None:
    value = {"p": '{"q":{"r":2,"s":[1,2]}}', "long": [1, 2, 3], "o": {"x": 1, "y": 2}, "one": [{"k": []}]}

    result = M.object_like({"p": M.serialized_json({"q": {"r": 1}}), "zz": 1}).test(value)

    assert result.render_mismatch().splitlines() == [
        "{",
        '  "long": [ ... ],',
        '  "o": { ... },',
        '  "one": [ { "k": [] } ],',
        "!! Encoded JSON value does not match",
        '  "p": "{\\"q\\":{\\"r\\":2,\\"s\\":[1,2]}}" <*> {',
        '    "q": {',
        "!!     Expected 1 but received 2",
        '      "r": 2,',
        "!!     Unexpected key s",
        '      "s": [ 1, 2 ]',
        "    }",
        "  },",
        "!! Missing key 'zz'",
        '  "zz": undefined',
        "}",
    ]


def test_a_matcher_cannot_be_exact_itself() -> None:
    with pytest.raises(AssertionError, match="cannot directly contain another matcher"):
        M.exact(M.any_value())


def test_apps_may_bring_matchers_of_their_own() -> None:
    class Five(Matcher):
        @property
        def name(self) -> str:
            return "five"

        def test(self, actual: Any) -> MatchResult:
            result = MatchResult(actual)
            if actual != 5:
                result.record_failure(matcher=self, path=[], message="not five")
            return result

    assert M.object_like({"a": Five()}).test({"a": 5}).is_success
    assert M.array_with([Five()]).test([1]).to_human_strings()[-1] == "not five at /0 (using five matcher)"


@pytest.mark.parametrize(("matcher", "name"), [(M.any_value(), "anyValue"), (M.absent(), "absent")])
def test_parts_of_a_list_have_to_say_something(matcher: Matcher, name: str) -> None:
    with pytest.raises(AssertionError, match=rf"The Matcher {name}\(\) cannot be nested within arrayWith\(\)"):
        M.array_with([matcher]).test(["a"])


@pytest.mark.parametrize("pattern", ["^two$", "(?<word>t)wo", "(?<=t)wo"])
def test_regular_expressions_are_those_of_javascript_over_lines(pattern: str) -> None:
    assert M.string_like_regexp(pattern).test("one\ntwo").is_success


def test_a_regular_expression_that_is_none_is_told() -> None:
    with pytest.raises(AssertionError, match="Invalid regular expression"):
        M.string_like_regexp("(")


def test_members_of_enumerations_stand_for_their_values() -> None:
    template = {"policy": "destroy", "days": [7]}

    assert M.object_like({"policy": RemovalPolicy.DESTROY, "days": [RetentionDays.ONE_WEEK]}).test(template).is_success
    assert M.exact(RemovalPolicy.DESTROY).test("destroy").is_success
