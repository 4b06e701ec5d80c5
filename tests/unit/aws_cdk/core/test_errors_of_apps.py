"""What an app's own code raises while the framework calls it: callers catch it as they did with the peer, or by its own class."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
import jsii
from constructs import IConstruct


class Refused(Exception):
    """An error with an argument and an attribute of its own."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@jsii.implements(cdk.IAspect)
class Refusing:
    def __init__(self, error: Exception) -> None:
        self._error = error

    def visit(self, node: IConstruct) -> None:
        raise self._error


@jsii.implements(cdk.IStableAnyProducer)
class Failing:
    def produce(self) -> Any:
        raise KeyError("mine")


def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def test_an_error_of_an_aspect_is_a_runtime_error_and_still_the_apps_own() -> None:
    holder = stack()
    cdk.Aspects.of(holder).add(Refusing(Refused("no buckets here")))

    with pytest.raises(RuntimeError, match=r"^no buckets here$") as caught:
        holder.node.root.synth()

    assert isinstance(caught.value, Refused)
    assert caught.value.reason == "no buckets here"
    assert isinstance(caught.value.__cause__, Refused)


def test_errors_that_cannot_be_two_things_become_runtime_errors() -> None:
    holder = stack()
    cdk.Aspects.of(holder).add(Refusing(FileNotFoundError(2, "no such list")))

    with pytest.raises(RuntimeError, match="no such list"):
        holder.node.root.synth()


def test_an_error_of_a_producer_names_the_resource_and_its_line() -> None:
    holder = stack()
    cdk.CfnResource(holder, "R", type="X::Y::Z", properties={"P": cdk.Lazy.any(Failing())})

    with pytest.raises(RuntimeError, match=r"Resolution error: 'mine'\n  where: S/R made at .*\.py:\d+$") as caught:
        holder.node.root.synth()

    assert isinstance(caught.value, KeyError)


def test_an_error_of_a_producer_that_is_resolved_by_the_app_is_a_runtime_error() -> None:
    with pytest.raises(RuntimeError, match="Resolution error: 'mine'"):
        stack().resolve({"P": cdk.Lazy.any(Failing())})
