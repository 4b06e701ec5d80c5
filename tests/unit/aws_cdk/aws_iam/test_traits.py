"""Policies and keys of resources made with L1."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, CfnResource, Stack, aws_iam, aws_kms, aws_logs, aws_sns
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError

FLAG = "@aws-cdk/core:automaticL1Traits"
PRINCIPAL = aws_iam.AccountPrincipal("111111111111")


def new_stack(*, flag: bool) -> Stack:
    return Stack(App(context={FLAG: flag}), "S")


def statement() -> aws_iam.PolicyStatement:
    return aws_iam.PolicyStatement(actions=["a:b"], principals=[PRINCIPAL], resources=["*"])


class _Policy(aws_iam.IResourceWithPolicyV2):
    def __init__(self, resource: CfnResource) -> None:
        self.resource = resource


class _Factory(aws_iam.IResourcePolicyFactory):
    def for_resource(self, resource: CfnResource) -> aws_iam.IResourceWithPolicyV2:
        return _Policy(resource)


@pytest.mark.parametrize("finder", [aws_iam.ResourceWithPolicies, aws_iam.EncryptedResources])
def test_without_the_flag_a_resource_has_no_policy_or_key_unless_one_was_registered(finder: Any) -> None:
    stack = new_stack(flag=False)
    topic = aws_sns.CfnTopic(stack, "Topic")

    with pytest.raises(ValidationError, match=r"Couldn't find trait for S/Topic \[AWS::SNS::Topic\], install one"):
        finder.of(topic)

    finder.register(stack, "AWS::SNS::Topic", _Factory())
    assert finder.of(topic).resource is topic


@pytest.mark.parametrize(
    "grant",
    [
        lambda stack: aws_sns.TopicGrants.from_topic(aws_sns.CfnTopic(stack, "R")).publish(PRINCIPAL),
        lambda stack: aws_kms.KeyGrants.from_key(aws_kms.CfnKey(stack, "R")).decrypt(PRINCIPAL),
        lambda stack: aws_logs.LogGroupGrants.from_log_group(aws_logs.CfnLogGroup(stack, "R")).write(PRINCIPAL),
    ],
)
def test_grants_on_l1_resources_follow_the_flag(grant: Any) -> None:
    grant(new_stack(flag=True))

    with pytest.raises(ValidationError, match="Couldn't find trait for S/R"):
        grant(new_stack(flag=False))


def test_a_log_group_has_one_policy_for_statements_and_grants() -> None:
    stack = new_stack(flag=True)
    group = aws_logs.CfnLogGroup(stack, "Group")

    with_policy = aws_iam.ResourceWithPolicies.of(group)
    assert with_policy is not None
    assert with_policy.add_to_resource_policy(statement()).statement_added
    aws_logs.LogGroupGrants.from_log_group(group).write(PRINCIPAL)

    Template.from_stack(stack).resource_count_is("AWS::Logs::ResourcePolicy", 1)


def test_a_resource_without_policy_has_none() -> None:
    assert aws_iam.ResourceWithPolicies.of(CfnResource(new_stack(flag=True), "R", type="A::B::C")) is None
