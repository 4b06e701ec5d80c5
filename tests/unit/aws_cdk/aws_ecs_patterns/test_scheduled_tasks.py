"""What tasks that run by the clock refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_applicationautoscaling as scaling
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_ecs_patterns as patterns

IMAGE = {"image": ecs.ContainerImage.from_registry("nginx")}
FARGATE, EC2 = patterns.ScheduledFargateTask, patterns.ScheduledEc2Task


@pytest.mark.parametrize(
    ("pattern", "options", "message"),
    [
        (FARGATE, lambda stack: {}, "You must specify one of: taskDefinition or image"),
        (
            FARGATE,
            lambda stack: {"scheduled_fargate_task_image_options": IMAGE, "desired_task_count": 0},
            "You must specify a desiredTaskCount greater than 0",
        ),
        (
            FARGATE,
            lambda stack: {
                "scheduled_fargate_task_image_options": IMAGE,
                "scheduled_fargate_task_definition_options": {
                    "task_definition": ecs.FargateTaskDefinition(stack, "Definition")
                },
            },
            "either a scheduledFargateTaskDefinitionOptions or scheduledFargateTaskOptions, not both",
        ),
        (EC2, lambda stack: {}, "You must specify a taskDefinition or image"),
        (
            EC2,
            lambda stack: {
                "scheduled_ec2_task_image_options": IMAGE,
                "scheduled_ec2_task_definition_options": {
                    "task_definition": ecs.Ec2TaskDefinition(stack, "Definition")
                },
            },
            "either a scheduledEc2TaskDefinitionOptions or scheduledEc2TaskOptions, not both",
        ),
    ],
)
def test_a_task_needs_one_definition(
    pattern: Any, options: Callable[[cdk.Stack], dict[str, Any]], message: str
) -> None:
    stack = cdk.Stack(cdk.App(analytics_reporting=False), "S")
    schedule = scaling.Schedule.rate(cdk.Duration.minutes(5))

    with pytest.raises(RuntimeError, match=rf"{message}[\s\S]*S/X"):
        pattern(stack, "X", schedule=schedule, cluster=ecs.Cluster(stack, "C"), **options(stack))


def _warnings(stack: cdk.Stack) -> dict[str, list[str]]:
    return {
        construct.node.path: [entry.data.rpartition("[ack: ")[2].rstrip("]") for entry in construct.node.metadata]
        for construct in stack.node.find_all()
        if any(entry.type == "aws:cdk:warning" for entry in construct.node.metadata)
    }


def test_what_is_ignored_and_what_runs_every_minute_is_said() -> None:
    stack = cdk.Stack(cdk.App(analytics_reporting=False), "S")
    scope = cdk.NestedStack(stack, "N")
    FARGATE(
        scope,
        "X",
        schedule=scaling.Schedule.cron(hour="1"),
        cluster=ecs.Cluster(stack, "C"),
        scheduled_fargate_task_image_options=IMAGE,
        cpu=256,
        memory_limit_mib=512,
        platform_version=ecs.FargatePlatformVersion.LATEST,
    )

    every_minute = "@aws-cdk/aws-applicationautoscaling:defaultRunEveryMinute"
    assert _warnings(stack) == {
        "S/N": [every_minute],
        "S/N/X": ["@aws-cdk/aws-ecs-patterns:propertyIgnored"] * 2,
        "S/N/X/ScheduledEventRule": [every_minute],
    }
