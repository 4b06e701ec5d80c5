"""Functions at the edge: what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_cloudfront as cf
from aws_cdk import aws_lambda as lambda_


def edge_function(stack: cdk.Stack) -> Any:
    code = lambda_.Code.from_inline("exports.handler = async () => {}")
    return cf.experimental.EdgeFunction(
        stack, "F", code=code, handler="index.handler", runtime=lambda_.Runtime.NODEJS_22_X
    )


def test_the_region_of_the_stack_has_to_be_known() -> None:
    with pytest.raises(RuntimeError, match="stacks which use EdgeFunctions must have an explicitly set region"):
        edge_function(cdk.Stack(cdk.App(), "S"))


@pytest.mark.parametrize(
    ("name", "what"),
    [("latest_version", r"\$LATEST function version cannot be used"), ("connections", "does not support connections")],
)
def test_neither_latest_versions_nor_networks_are_at_the_edge(name: str, what: str) -> None:
    function = edge_function(cdk.Stack(cdk.App(), "S", env=cdk.Environment(region="eu-west-1")))

    with pytest.raises(RuntimeError, match=what):
        getattr(function, name)
