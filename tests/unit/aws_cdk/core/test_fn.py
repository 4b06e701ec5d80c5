"""Intrinsic functions: what is worked out at once, what becomes a token, what is refused.

What they render to is compared with the official library in ``tests/parity/cases/core-functions``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import Fn, Token


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


REF = Fn.ref("X")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: Fn.join("", []), "at least one value"),
        (lambda: Fn.select(5, ["a"]), "no value at index 5"),
        (lambda: Fn.select(-1, ["a"]), "out of range"),
        (lambda: Fn.select(0.5, ["a"]), "out of range"),
        (lambda: Fn.split(",", REF, Token.as_number(REF)), "cannot be tokens"),
        (lambda: Fn.cidr("10.0.0.0/8", 257), "between 1 and 256, 257"),
        (lambda: Fn.cidr("10.0.0.0/8", Token.as_number(REF)), "between 1 and 256"),
        (lambda: Fn.parse_domain_name("a/b"), "before a domain name"),
        (lambda: Fn.len("abc"), "needs an array"),
        (Fn.condition_and, "Fn.conditionAnd() needs at least one"),
        (Fn.condition_or, "Fn.conditionOr() needs at least one"),
    ],
)
def test_arguments_that_cannot_work_are_refused(call: Callable[[], Any], words: str) -> None:
    with pytest.raises(RuntimeError, match=words.replace("(", r"\(").replace(")", r"\)")):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: Fn.join("-", "abc"),
        lambda: Fn.join(1, ["a"]),  # type: ignore[arg-type]  # refused at run time
        lambda: Fn.select("0", ["a"]),  # type: ignore[arg-type]  # refused at run time
        lambda: Fn.join("-", ["a", 5]),  # type: ignore[list-item]  # refused at run time
        lambda: Fn.condition_not(5),  # type: ignore[arg-type]  # refused at run time
        lambda: Fn.condition_equals(None, 1),
        lambda: Fn.ref(None),  # type: ignore[arg-type]  # refused at run time
    ],
)
def test_arguments_of_other_types_are_type_errors(call: Callable[[], Any]) -> None:
    with pytest.raises(TypeError):
        call()


def test_plain_arguments_are_worked_out_at_once() -> None:
    assert Fn.select(1, Fn.split(",", "a,b")) == "b"
    assert Fn.parse_domain_name("https://a.b/c") == "a.b"
    assert Fn.len(["a", REF]) == 2
    assert Fn.to_json_string({"a": None, "b": [None, 1]}) == '{"b":[null,1]}'


def test_a_default_in_a_mapping_switches_language_extensions_on(stack: cdk.Stack) -> None:
    cdk.CfnOutput(stack, "O", value=Fn.find_in_map("M", "a", "b", "c"))
    assert stack.node.root.synth().get_stack_artifact("S").template["Transform"] == "AWS::LanguageExtensions"


def test_an_element_of_an_encoded_list_is_refused_where_it_is_written(stack: cdk.Stack) -> None:
    element = Fn.split(",", REF)[0]

    with pytest.raises(RuntimeError, match=r"Fn\.select"):
        stack.resolve({"a": element})
    with pytest.raises(RuntimeError, match="Cannot concatenate strings in a tokenized string array"):
        stack.resolve(["a" + element])
    with pytest.raises(RuntimeError, match="Cannot add elements to list token"):
        stack.resolve(["a", element])


def test_a_number_token_written_into_text_is_found_again(stack: cdk.Stack) -> None:
    number = Token.as_number(REF)

    assert stack.resolve(f"<{number}>") == {"Fn::Join": ["", ["<", {"Ref": "X"}, ">"]]}
    assert stack.resolve("1e+289") == "1e+289"
