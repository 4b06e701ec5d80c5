"""What log groups and their neighbours refuse, with their paths and the options."""

from __future__ import annotations

from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_logs as logs
from aws_cdk.core.errors import ValidationError


@pytest.fixture
def stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(), "S")


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("retention", {"retention": logs.RetentionDays.ONE_WEEK}),
        ("fieldIndexPolicies", {"field_index_policies": []}),
        (
            "dataProtectionPolicy",
            {"data_protection_policy": logs.DataProtectionPolicy(identifiers=[logs.DataIdentifier.NAME])},
        ),
    ],
)
def test_the_class_delivery_lacks_what_other_classes_have(stack: cdk.Stack, name: str, option: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=f"{name} is not supported .* DELIVERY") as refused:
        logs.LogGroup(stack, "Group", log_group_class=logs.LogGroupClass.DELIVERY, **option)

    assert "S/Group" in str(refused.value)


def test_a_resource_policy_says_something(stack: cdk.Stack) -> None:
    logs.ResourcePolicy(stack, "Policy")

    with pytest.raises(RuntimeError, match="policyDocument: required but missing"):
        cdk.assertions.Template.from_stack(stack)


@pytest.mark.parametrize("kind", list(logs.JsonMutatorType))
def test_changes_of_json_need_their_options(kind: logs.JsonMutatorType) -> None:
    with pytest.raises(ValidationError, match=f"must be provided for {kind.name} JSON mutator"):
        logs.JsonMutatorProcessor(type=kind)


def test_a_metric_has_three_dimensions_at_most(stack: cdk.Stack) -> None:
    group = logs.LogGroup(stack, "Group")

    with pytest.raises(ValidationError, match="maximum of 3 dimensions"):
        group.add_metric_filter(
            "Filter",
            filter_pattern=logs.FilterPattern.all_events(),
            metric_name="m",
            metric_namespace="n",
            dimensions=dict.fromkeys("abcd", "$.x"),
        )
