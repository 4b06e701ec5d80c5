"""Tokens found again in text, lists and numbers."""

from __future__ import annotations

import pytest

import aws_cdk as cdk
from aws_cdk.core.errors import CdkError


@pytest.mark.parametrize(("before", "after"), [("", ""), ("a-", "-b"), ("", "-b"), ("a-", "")])
def test_a_text_is_taken_apart_into_literals_and_tokens(before: str, after: str) -> None:
    token = cdk.Token.as_any({"Ref": "R"})

    fragments = cdk.Tokenization.reverse_string(f"{before}{cdk.Token.as_string(token)}{after}")

    assert fragments.length == 1 + bool(before) + bool(after)
    assert fragments.tokens == [token]
    assert fragments.first_value == (before or token)
    assert fragments.first_token is (None if before else token)


def test_a_text_without_tokens_is_one_literal() -> None:
    fragments = cdk.Tokenization.reverse_string("plain")

    assert (fragments.length, fragments.tokens, fragments.first_value, fragments.first_token) == (1, [], "plain", None)


def test_a_whole_token_is_found_in_each_of_its_forms() -> None:
    token = cdk.Token.as_any({"Ref": "R"})

    forms = [token, cdk.Token.as_string(token), cdk.Token.as_list(token), cdk.Token.as_number(token)]

    assert [cdk.Tokenization.reverse(form) for form in forms] == [token] * 4


def test_a_token_with_text_around_it_is_refused_unless_that_is_allowed() -> None:
    text = f"a-{cdk.Token.as_string({'Ref': 'R'})}"

    with pytest.raises(CdkError, match="must not be a concatenation"):
        cdk.Tokenization.reverse(text)
    assert cdk.Tokenization.reverse(text, fail_concat=False) is None
