"""Resolving with a resolver of the app's choice."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import DefaultTokenResolver, Fn, StringConcat, Token, Tokenization
from aws_cdk.core.string_concat import IFragmentConcatenator

REF = Fn.ref("x")


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


class Marking(IFragmentConcatenator):
    def join(self, left: Any, right: Any) -> Any:
        return f"<{left}|{right}>"


class Same(DefaultTokenResolver):
    def resolve_token(self, t: Any, context: Any, post_processor: Any) -> Any:
        return "T!"


def test_strings_are_joined_pairwise_by_the_concatenator(stack: cdk.Stack) -> None:
    value = {"a": f"x{REF}y", "b": REF, "c": Token.as_list(REF), "d": "plain"}

    resolved = Tokenization.resolve(value, resolver=DefaultTokenResolver(Marking()), scope=stack, preparing=False)

    assert resolved == {"a": "<<x|{'Ref': 'x'}>|y>", "b": {"Ref": "x"}, "c": {"Ref": "x"}, "d": "plain"}


def test_a_resolver_replaces_tokens_in_strings_and_lists(stack: cdk.Stack) -> None:
    value = {"a": f"x{REF}y", "b": REF, "c": Token.as_list(REF)}

    resolved = Tokenization.resolve(value, resolver=Same(StringConcat()), scope=stack, preparing=False)

    assert resolved == {"a": "xT!y", "b": "T!", "c": "T!"}


def test_empty_values_stay_on_request(stack: cdk.Stack) -> None:
    value: dict[str, Any] = {"a": None, "b": [None], "c": {}}
    resolver = DefaultTokenResolver(StringConcat())

    kept = Tokenization.resolve(value, resolver=resolver, scope=stack, preparing=False, remove_empty=False)
    dropped = Tokenization.resolve(value, resolver=resolver, scope=stack, preparing=False)

    assert kept == value
    assert dropped == {"b": [], "c": {}}


@pytest.mark.parametrize(("left", "right", "joined"), [("a", "b", "ab"), (None, "b", "b"), ("a", None, "a"), (1, 2.5, "12.5"), (None, None, None)])  # fmt: skip
def test_plain_concatenation_skips_what_is_missing(left: Any, right: Any, joined: Any) -> None:
    assert StringConcat().join(left, right) == joined


def test_a_text_that_only_looks_like_a_token_is_unknown(stack: cdk.Stack) -> None:
    assert Token.is_unresolved("${Token[nope.1]}")
    with pytest.raises(RuntimeError, match=r"Unrecognized token key: nope\.1"):
        stack.resolve("${Token[nope.1]}")


def test_a_token_may_not_be_a_key(stack: cdk.Stack) -> None:
    with pytest.raises(RuntimeError, match="must resolve to a string, but it resolves to") as caught:
        stack.resolve({REF: 1})
    assert "CfnJson" in str(caught.value)
