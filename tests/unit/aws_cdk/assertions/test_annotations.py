"""Assertions about the messages that constructs of a stack carry."""

from __future__ import annotations

import pytest

import aws_cdk as cdk
from aws_cdk import assertions


@pytest.fixture
def found() -> assertions.Annotations:
    stack = cdk.Stack(cdk.App(), "S")
    resource = cdk.CfnResource(stack, "R", type="X::Y::Z")
    messages = cdk.Annotations.of(resource)
    messages.add_warning("mind the gap")
    messages.add_error("no way")
    cdk.Annotations.of(stack).add_info("for your information")
    return assertions.Annotations.from_stack(stack)


def test_messages_are_found_by_path_level_and_text(found: assertions.Annotations) -> None:
    errors = found.find_error("*", assertions.Match.string_like_regexp("no .*"))

    assert [(message.id, message.level.value, message.entry.data) for message in errors] == [
        ("/S/R", "ERROR", "no way")
    ]
    assert [message.id for message in found.find_info("*", assertions.Match.any_value())] == ["/S"]
    found.has_warning("/S/R", "mind the gap")
    found.has_no_error("/S", "*")


def test_a_message_that_is_not_there_is_told_with_the_closest(found: assertions.Annotations) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)2 messages at path /S/R, but none match.*mind the gap"):
        found.has_warning("/S/R", "mind the step")


def test_a_message_that_must_not_be_there_is_shown(found: assertions.Annotations) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)Expected no matches, but stack has 1 messages.*no way"):
        found.has_no_error("/S/R", "no way")
