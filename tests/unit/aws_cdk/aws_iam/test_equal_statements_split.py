"""Equal statements take room once when a default policy is split."""

from __future__ import annotations

from aws_cdk import App, Stack
from aws_cdk import aws_iam as iam
from aws_cdk.assertions import Template


def test_equal_statements_do_not_overflow() -> None:
    stack = Stack(App(), "S")
    role = iam.Role(stack, "R", assumed_by=iam.AnyPrincipal())
    for _ in range(14):
        role.add_to_policy(iam.PolicyStatement(actions=["a:b"], resources=["y" * 1000]))
    template = Template.from_stack(stack)
    template.resource_count_is("AWS::IAM::ManagedPolicy", 0)
    template.resource_count_is("AWS::IAM::Policy", 1)
