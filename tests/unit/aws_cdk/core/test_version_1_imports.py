"""``aws_cdk.core``, as apps and libraries for both versions of the CDK ask for it."""

from __future__ import annotations

import pytest

import aws_cdk
import constructs
from aws_cdk import core as cdk
from aws_cdk.core import Construct


def test_the_names_of_version_1_are_those_of_version_2() -> None:
    assert cdk.Stack is aws_cdk.Stack
    assert cdk.RemovalPolicy is aws_cdk.RemovalPolicy
    assert Construct is constructs.Construct


def test_what_is_gone_is_told() -> None:
    with pytest.raises(ImportError, match=r"version 1 of the CDK, and version 2 has no ConstructNode"):
        from aws_cdk.core import ConstructNode  # noqa: F401

    assert not hasattr(cdk, "no_such_module")
