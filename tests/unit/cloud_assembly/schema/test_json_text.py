"""JSON text: expected values were printed by JavaScript's JSON.stringify (node 20)."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud_assembly.schema.json_text import json_text, number_text


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, "1"),
        (-0.0, "0"),
        (0.1, "0.1"),
        (1e21, "1e+21"),
        (1e20, "100000000000000000000"),
        (123456789012345680000.0, "123456789012345680000"),
        (1e-6, "0.000001"),
        (1e-7, "1e-7"),
        (1.5e-7, "1.5e-7"),
        (-0.000001234, "-0.000001234"),
        (1.2345e25, "1.2345e+25"),
        (5e-324, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"),
        (4.35, "4.35"),
        (math.inf, "null"),
        (math.nan, "null"),
    ],
)
def test_numbers_are_written_as_javascript_writes_them(value: float, expected: str) -> None:
    assert number_text(value) == expected


def test_integers_beyond_javascripts_precision_are_rounded_as_there() -> None:
    assert json_text([2**53 + 1, 2**53, 10**21]) == "[9007199254740992,9007199254740992,1e+21]"


def test_keys_that_look_like_array_indexes_come_first() -> None:
    value = {"b": 1, "10": 2, "2": 3, "a": 4, "01": 5, "4294967294": 6, "4294967295": 7, "-1": 8}

    assert list(json.loads(json_text(value))) == ["2", "10", "4294967294", "b", "a", "01", "4294967295", "-1"]


def test_lone_surrogates_are_escaped_and_other_text_is_not() -> None:
    assert json_text("\ud800é😀\u2028\x7f\x01") == '"\\ud800é😀\u2028\x7f\\u0001"'


def test_empty_collections_stay_on_one_line_when_indented() -> None:
    assert json_text({"a": {}, "b": [], "c": [1]}, indent=1) == '{\n "a": {},\n "b": [],\n "c": [\n  1\n ]\n}'


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError, match="set"):
        json_text({"a": {1}})


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(VALUES, st.sampled_from([None, 1, 2]))
def test_what_is_written_reads_back_equal(value: object, indent: int | None) -> None:
    assert json.loads(json_text(value, indent=indent), parse_int=float) == value
