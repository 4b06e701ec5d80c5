"""Functions at the edge, which have no environment."""

from __future__ import annotations

import pytest

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Match, Template
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


def _function(stack: cdk.Stack) -> lambda_.Function:
    code = lambda_.Code.from_inline("x")
    return lambda_.Function(stack, "F", code=code, handler="i.h", runtime=lambda_.Runtime.NODEJS_22_X)


def _used_at_the_edge(version: lambda_.Version) -> None:
    cdk.CfnOutput(cdk.Stack.of(version), "Edge", value=version.edge_arn)


def test_variables_that_may_go_are_taken_away_at_the_edge(stack: cdk.Stack) -> None:
    function = _function(stack)
    _used_at_the_edge(function.current_version)

    function.add_environment("MAY_GO", "1", remove_in_edge=True)

    Template.from_stack(stack).has_resource_properties("AWS::Lambda::Function", {"Environment": Match.absent()})


def test_variables_that_may_go_stay_where_there_is_no_edge(stack: cdk.Stack) -> None:
    _function(stack).add_environment("MAY_GO", "1", remove_in_edge=True)

    Template.from_stack(stack).has_resource_properties(
        "AWS::Lambda::Function", {"Environment": {"Variables": {"MAY_GO": "1"}}}
    )


@pytest.mark.parametrize("single", [False, True], ids=["function", "singleton"])
def test_a_variable_that_must_stay_is_refused_at_the_edge(stack: cdk.Stack, single: bool) -> None:
    function = (
        lambda_.SingletonFunction(
            stack,
            "One",
            uuid="u",
            code=lambda_.Code.from_inline("x"),
            handler="i.h",
            runtime=lambda_.Runtime.NODEJS_22_X,
        )
        if single
        else _function(stack)
    )
    _used_at_the_edge(lambda_.Version(stack, "V", lambda_=function))

    function.add_environment("STAYS", "1")

    with pytest.raises(ValidationError, match=r"environment variables \[STAYS\].*not compatible with Lambda@Edge"):
        Template.from_stack(stack)


def test_the_newest_code_is_no_version_for_the_edge(stack: cdk.Stack) -> None:
    with pytest.raises(ValidationError, match=r"\$LATEST function version cannot be used for Lambda@Edge"):
        _ = _function(stack).latest_version.edge_arn
