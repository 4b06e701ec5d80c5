"""What is scaled, as policies name it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_applicationautoscaling as scaling
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk.assertions import Template
from aws_cdk.core.errors import ValidationError

_STEPS = [scaling.ScalingInterval(change=1, upper=10), scaling.ScalingInterval(change=2, lower=50)]
_PREDEFINED = scaling.PredefinedMetric.ECS_SERVICE_AVERAGE_CPU_UTILIZATION
MAKERS: list[Callable[[cdk.Stack, Any], Any]] = [
    lambda s, target: scaling.StepScalingAction(s, "P", scaling_target=target),
    lambda s, target: scaling.StepScalingPolicy(
        s,
        "P",
        scaling_target=target,
        scaling_steps=_STEPS,
        metric=cloudwatch.Metric(namespace="n", metric_name="m"),
    ),
    lambda s, target: scaling.TargetTrackingScalingPolicy(
        s, "P", scaling_target=target, target_value=1, predefined_metric=_PREDEFINED
    ),
]


@pytest.mark.parametrize("make", MAKERS)
def test_a_target_of_which_only_the_id_is_known_has_no_policies(make: Callable[[cdk.Stack, Any], Any]) -> None:
    stack = cdk.Stack(cdk.App(), "S")
    target = scaling.ScalableTarget.from_scalable_target_id(stack, "T", "a|b|c")

    with pytest.raises(ValidationError, match=r"(?s)imported by ID only.*S/T"):
        make(stack, target)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (
            lambda s: scaling.ScalableTarget.from_scalable_target_attributes(
                s, "T", scalable_target_id="a|b|c", scalable_dimension="b", service_namespace="c"
            ),
            "a|b|c",
        ),
        (
            lambda s: scaling.CfnScalableTarget(
                s, "T", resource_id="a", scalable_dimension="b", service_namespace="c", max_capacity=1, min_capacity=1
            ),
            {"Fn::Select": [0, {"Fn::Split": ["|", {"Ref": "T"}]}]},
        ),
    ],
)
def test_policies_name_the_resource_of_the_targets_reference(make: Callable[[cdk.Stack], Any], expected: Any) -> None:
    stack = cdk.Stack(cdk.App(), "S")

    scaling.StepScalingAction(stack, "P", scaling_target=make(stack))

    Template.from_stack(stack).has_resource_properties(
        "AWS::ApplicationAutoScaling::ScalingPolicy", {"ScalingTargetId": expected}
    )


@pytest.mark.parametrize(
    ("metric", "warnings"),
    [
        ({}, []),
        ({"region": "us-east-1", "account": "111111111111"}, []),
        ({"region": "eu-west-1"}, ["crossRegionMetricIgnored"]),
        ({"region": "eu-west-1", "account": "2"}, ["crossAccountMetricIgnored", "crossRegionMetricIgnored"]),
    ],
)
def test_metrics_from_elsewhere_are_warned_of(metric: dict[str, Any], warnings: list[str]) -> None:
    stack = cdk.Stack(cdk.App(), "S", env=cdk.Environment(account="111111111111", region="us-east-1"))
    target = scaling.CfnScalableTarget(
        stack, "T", resource_id="a", scalable_dimension="b", service_namespace="c", max_capacity=1, min_capacity=1
    )

    policy = scaling.TargetTrackingScalingPolicy(
        stack,
        "P",
        scaling_target=target,
        target_value=1,
        custom_metric=cloudwatch.Metric(namespace="n", metric_name="m", **metric),
    )

    said = [str(entry.data).partition("autoscaling:")[2].rstrip("]") for entry in policy.node.metadata]
    assert said == warnings
