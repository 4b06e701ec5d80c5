"""Paths, intrinsic functions and conditions."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aws_cdk import aws_stepfunctions as sfn
from aws_cdk.aws_stepfunctions._intrinsic_parser import paths_of_expression

J = sfn.JsonPath


@pytest.mark.parametrize(
    ("expression", "paths"),
    [
        ("$.x", ["$.x"]),
        ("States.Format('a\\'b $.z', $.x)", ["$.x"]),
        ("States.Array($.x,$$.y)", ["$.x", "$$.y"]),
        ("States.Array( $.x )", ["$.x"]),
        ("States.Array($['a,b'], $.c)", ["$['a,b']", "$.c"]),
        ("States.Array($.x[?(@.a == 'b')], $.d)", ["$.x[?(@.a == 'b')]", "$.d"]),
        ("States.Array()", []),
        ("States.Format('{}', States.Array($.q, States.Base64Encode($.r)))", ["$.q", "$.r"]),
        ("States.MathRandom(1, $.r)", ["States.MathRandom(1, $.r)"]),
        ("States.Array(true, $.x)", ["States.Array(true, $.x)"]),
        ("States.Format('{}', $.x)x", ["States.Format('{}', $.x)x"]),
        ("States.Array($.x", ["States.Array($.x"]),
        ("Other.Array($.x)", ["Other.Array($.x)"]),
    ],
)
def test_paths_are_found_in_expressions(expression: str, paths: list[str]) -> None:
    assert paths_of_expression(expression) == paths


@given(st.text())
def test_any_text_is_an_argument(text: str) -> None:
    """What is quoted is read back as one argument without paths."""
    if "Token[" in text:
        return
    expression = sfn.FieldUtils.render_object({"k": J.array(text, J.string_at("$.end"))})
    assert expression is not None
    inner = expression["k.$"]
    # Braces keep their own escape, so that a backslash before one is not doubled.
    if "\\{" in text or "\\}" in text:
        return
    assert paths_of_expression(inner) == ["$.end"]


@pytest.mark.parametrize("make", [J.string_at, J.number_at, J.object_at])
@pytest.mark.parametrize("path", ["x", "", "States.Foo($.x)", "States.Array"])
def test_what_is_no_path_is_refused(make: Any, path: str) -> None:
    with pytest.raises(RuntimeError, match=r"JSON path values must be exactly '\$'.*or States\.Format\. Received: "):
        make(path)


def test_lists_are_at_paths_alone() -> None:
    with pytest.raises(RuntimeError, match="Data JSON path values must either"):
        J.list_at("States.Array($.x)")


def test_text_around_a_path_is_refused() -> None:
    with pytest.raises(RuntimeError, match="Field references must be the entire string"):
        sfn.FieldUtils.render_object({"k": f"a{J.string_at('$.x')}"})


def test_paths_in_lists_are_refused() -> None:
    for value in (J.string_at("$.x"), J.number_at("$.n")):
        with pytest.raises(RuntimeError, match="Cannot use JsonPath fields in an array"):
            sfn.FieldUtils.render_object({"k": ["a", value]})


@pytest.mark.parametrize("value", [[1, 2], True, {"a": 1}])
def test_arguments_are_simple(value: Any) -> None:
    with pytest.raises(RuntimeError, match="Unexpected value"):
        J.array_contains(J.list_at("$.l"), value)


def test_only_a_path_becomes_text() -> None:
    with pytest.raises(RuntimeError, match=r"JsonPath\.jsonToString\(\) must be a JsonPath object"):
        J.json_to_string({"a": 1})


def test_absent_objects() -> None:
    assert sfn.FieldUtils.render_object(None) is None
    assert sfn.FieldUtils.find_referenced_paths(None) == []
    assert not sfn.FieldUtils.contains_task_token(None)


def test_conditions_refuse() -> None:
    with pytest.raises(RuntimeError, match="at least one inner condition"):
        sfn.Condition.and_()
    with pytest.raises(RuntimeError, match="at least one inner condition"):
        sfn.Condition.or_()
    with pytest.raises(RuntimeError, match=r"Variable reference must be '\$'.*got 'x'"):
        sfn.Condition.is_null("x")
    with pytest.raises(RuntimeError, match="JSONata expression must start with"):
        sfn.Condition.jsonata("x")


def test_task_input_says_what_it_is() -> None:
    assert sfn.TaskInput.from_text("t").type is sfn.InputType.TEXT
    assert sfn.TaskInput.from_json_path_at("$.x").type is sfn.InputType.TEXT
    assert sfn.TaskInput.from_object({"a": 1}).type is sfn.InputType.OBJECT
