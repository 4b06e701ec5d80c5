"""Calls of functions while a stack is deployed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk import triggers
from aws_cdk.core.dependencies import apply_construct_dependencies


@pytest.fixture
def stack(tmp_path: Path) -> cdk.Stack:
    return cdk.Stack(cdk.App(outdir=str(tmp_path)), "S")


def options() -> dict[str, Any]:
    return {
        "code": lambda_.Code.from_inline("x"),
        "handler": "index.handler",
        "runtime": lambda_.Runtime.PYTHON_3_12,
    }


def trigger_in(stack: cdk.Stack) -> dict[str, Any]:
    resources = stack._to_cloud_formation()["Resources"].values()
    (made,) = (resource for resource in resources if resource["Type"] == "Custom::Trigger")
    return dict(made)


def test_a_version_of_the_function_is_called(stack: cdk.Stack) -> None:
    function = lambda_.Function(stack, "F", **options())
    triggers.Trigger(
        stack,
        "T",
        handler=function,
        timeout=cdk.Duration.minutes(10),
        invocation_type=triggers.InvocationType.EVENT,
        execute_on_handler_change=False,
    )
    shown = trigger_in(stack)["Properties"]
    assert shown["HandlerArn"] == stack.resolve(function.current_version.function_arn)
    assert (shown["InvocationType"], shown["Timeout"], shown["ExecuteOnHandlerChange"]) == ("Event", "600000", False)


def test_its_place_in_the_deployment(stack: cdk.Stack) -> None:
    before, after = (cdk.CfnResource(stack, id, type="A::B::C") for id in ("Before", "After"))
    made = triggers.TriggerFunction(stack, "F", **options(), execute_after=[before])
    made.execute_before(after)
    apply_construct_dependencies(stack)
    assert "Before" in trigger_in(stack)["DependsOn"]
    resource = made.trigger.node.find_child("Default").node.default_child
    assert isinstance(resource, cdk.CfnResource)
    assert stack.get_logical_id(resource) in stack._to_cloud_formation()["Resources"]["After"]["DependsOn"]
