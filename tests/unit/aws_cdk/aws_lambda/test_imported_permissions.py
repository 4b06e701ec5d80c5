"""Permissions of versions and aliases made elsewhere: made where their ARN is known to name the stack's account."""

from __future__ import annotations

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk.assertions import Template

OWN = "arn:aws:lambda:us-east-1:111111111111:function:name"
OTHER = "arn:aws:lambda:us-east-1:222222222222:function:name"


@pytest.mark.parametrize(
    ("account", "arn", "made"),
    [
        ("111111111111", OWN, 2),
        ("111111111111", OTHER, 0),
        (None, OWN, 0),
        ("111111111111", cdk.Fn.import_value("arn"), 0),
    ],
)
def test_permissions_are_made_in_the_stacks_account(account: str | None, arn: str, made: int) -> None:
    env = cdk.Environment(account=account, region="us-east-1") if account else None
    stack = cdk.Stack(cdk.App(), "S", env=env)
    cdk.CfnResource(stack, "Other", type="A::B::C")
    caller = iam.ServicePrincipal("a.amazonaws.com")
    # Said to be in the environment or not: versions and aliases go by their own ARN.
    function = lambda_.Function.from_function_attributes(stack, "F", function_arn=arn, same_environment=made == 0)

    version = lambda_.Version.from_version_attributes(stack, "V", lambda_=function, version="1")
    version.add_permission("P", principal=caller)
    alias = lambda_.Alias.from_alias_attributes(stack, "A", alias_name="a", alias_version=version)
    alias.add_permission("P", principal=caller)

    Template.from_stack(stack).resource_count_is("AWS::Lambda::Permission", made)
