"""APIs as targets of rules and alias records: what is refused."""

from __future__ import annotations

import pytest

import aws_cdk as cdk
from aws_cdk import aws_apigateway as ag
from aws_cdk import aws_apigatewayv2 as ag2
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_route53_targets as aliases
from aws_cdk.core.errors import ValidationError


def test_a_path_has_as_many_wildcards_as_values() -> None:
    stack = cdk.Stack(cdk.App(), "S")
    rule = events.Rule(stack, "Rule", schedule=events.Schedule.rate(cdk.Duration.minutes(1)))

    with pytest.raises(ValidationError, match="wildcards"):
        rule.add_target(targets.ApiGateway(ag.RestApi(stack, "Rest"), path="/*"))
    with pytest.raises(ValidationError, match="wildcards"):
        rule.add_target(targets.ApiGatewayV2(ag2.HttpApi(stack, "Http"), path="/*", path_parameter_values=["a", "b"]))


def test_an_alias_needs_a_domain_name() -> None:
    api = ag.RestApi(cdk.Stack(cdk.App(), "S"), "Rest")

    with pytest.raises(ValidationError, match="default domain name"):
        aliases.ApiGateway(api)
