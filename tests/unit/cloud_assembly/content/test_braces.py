"""Brace expansion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud_assembly.content.braces import EXPANSION_LIMIT, expand_braces


@pytest.mark.parametrize(
    ("pattern", "expanded"),
    [
        ("plain", ["plain"]),
        ("{a,b}c", ["ac", "bc"]),
        ("x{,y}", ["x", "xy"]),
        ("{a,{b,c}}d", ["ad", "bd", "cd"]),
        ("{a,b}{1,2}", ["a1", "a2", "b1", "b2"]),
        ("{1..3}", ["1", "2", "3"]),
        ("{3..1}", ["3", "2", "1"]),
        ("{08..10}", ["08", "09", "10"]),
        ("{-1..1}", ["-1", "0", "1"]),
        ("{1..10..4}", ["1", "5", "9"]),
        ("{a..c}", ["a", "b", "c"]),
        ("{a}", ["{a}"]),
        ("{}", ["{}"]),
        ("{a..1}", ["{a..1}"]),
        ("${a,b}", ["${a,b}"]),
        ("{{a,b}", ["{a", "{b"]),
        ("{a,b}}", ["a}", "b}"]),
        ("{a},b}", ["a}", "b"]),
        ("{a}{b,c}", ["{a}b", "{a}c"]),
        (r"\{a,b}", [r"\{a,b}"]),
        (r"{a\,b,c}", ["a,b", "c"]),
        ("{{a,b}}", ["{a}", "{b}"]),
    ],
)
def test_a_pattern_expands_like_in_a_shell(pattern: str, expanded: list[str]) -> None:
    found = expand_braces(pattern)

    assert [text.replace("\\{", "{") for text in found] == [text.replace("\\{", "{") for text in expanded]


def test_an_expansion_without_end_is_cut() -> None:
    assert len(expand_braces("{1..99999}{1..99999}")) == EXPANSION_LIMIT


@given(st.text("{},.ab1\\$", max_size=14))
def test_any_text_expands_to_something(pattern: str) -> None:
    assert expand_braces(pattern)
