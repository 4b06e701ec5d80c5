"""Secret values; what they render to is compared in ``tests/parity/cases/core-units``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import CfnParameter, CfnResource, Fn, SecretValue


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda s: SecretValue.secrets_manager(""), "secretId cannot be empty"),
        (lambda s: SecretValue.secrets_manager("a:b"), 'is not an ARN but contains ":"'),
        (lambda s: SecretValue.secrets_manager("a", version_id="x", version_stage="y"), "only one is allowed"),
        (lambda s: SecretValue.cfn_parameter(CfnParameter(s, "P")), 'must be configured with "NoEcho"'),
        (lambda s: SecretValue.resource_attribute("x"), "must be used with a resource attribute"),
        (lambda s: SecretValue.resource_attribute("a" + Fn.ref("x")), "must not be a concatenation"),
    ],
)
def test_what_is_no_secret_is_refused(stack: cdk.Stack, call: Callable[[cdk.Stack], Any], words: str) -> None:
    with pytest.raises(RuntimeError) as caught:
        call(stack)
    assert words in str(caught.value)


def test_with_the_flag_a_secret_shows_up_only_where_it_is_unwrapped() -> None:
    stack = cdk.Stack(cdk.App(context={"@aws-cdk/core:checkSecretUsage": True}), "S")
    secret = SecretValue.secrets_manager("s")
    CfnResource(stack, "Fine", type="A::B::C", properties={"P": secret.unsafe_unwrap()})
    CfnResource(stack, "Leaks", type="A::B::C", properties={"Env": {"A": f"<{secret}>"}})

    with pytest.raises(RuntimeError, match="Env/A") as caught:
        stack.node.root.synth()
    assert "risks exposing your secret" in str(caught.value)


def test_a_secret_value_knows_its_kind() -> None:
    assert SecretValue.is_secret_value(SecretValue.unsafe_plain_text("x"))
    assert not SecretValue.is_secret_value("x")
