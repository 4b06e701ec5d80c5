"""What task definitions refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_ecr as ecr
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_logs as logs
from aws_cdk.core.errors import ValidationError

_SIZE = {"cpu": "256", "memory_mib": "512"}
_ACCELERATOR = {"device_name": "d", "device_type": "t"}
_WINDOWS = ecs.RuntimePlatform(operating_system_family=ecs.OperatingSystemFamily.WINDOWS_SERVER_2022_CORE)


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def _task(stack: Stack, compatibility: str, **options: Any) -> ecs.TaskDefinition:
    return ecs.TaskDefinition(stack, "Task", compatibility=ecs.Compatibility[compatibility], **options)


def _container(stack: Stack, **options: Any) -> ecs.ContainerDefinition:
    task = ecs.Ec2TaskDefinition(stack, "Task")
    return task.add_container("web", image=ecs.ContainerImage.from_registry("x"), memory_limit_mib=8, **options)


def _windows(stack: Stack, cpu: int, memory: int) -> ecs.FargateTaskDefinition:
    return ecs.FargateTaskDefinition(stack, "Task", cpu=cpu, memory_limit_mib=memory, runtime_platform=_WINDOWS)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: _task(s, "EXTERNAL", network_mode=ecs.NetworkMode.AWS_VPC), "External tasks can only have Bridge"),
        (
            lambda s: _task(s, "MANAGED_INSTANCES", network_mode=ecs.NetworkMode.BRIDGE, **_SIZE),
            "Managed Instances tasks can only have AwsVpc or Host",
        ),
        (lambda s: _task(s, "FARGATE", inference_accelerators=[_ACCELERATOR], **_SIZE), "tasks that run on Fargate"),
        (
            lambda s: ecs.ExternalTaskDefinition(s, "Task").add_inference_accelerator(**_ACCELERATOR),
            "tasks that run on External service",
        ),
        (lambda s: _container(s, inference_accelerator_resources=["zz"]), "Resource value zz"),
        (
            lambda s: _container(s, credential_specs=[ecs.DomainJoinedCredentialSpec("arn:x")] * 2),
            "Only one credential spec",
        ),
        (
            lambda s: _container(s, enable_restart_policy=True, restart_attempt_period=Duration.seconds(59)),
            "between 60 seconds and 1800 seconds, got 59",
        ),
        (
            lambda s: _container(s, enable_restart_policy=True, restart_ignored_exit_codes=list(range(51))),
            "Only up to 50 can be specified",
        ),
        (lambda s: _windows(s, 256, 512), "then cpu must be in 1024"),
        (lambda s: _windows(s, 2048, 1024), "min of 4096 and a max of 16384"),
    ],
)
def test_tasks_that_cannot_run_are_refused(stack: Stack, make: Callable[[Stack], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make(stack)


def test_the_name_of_a_tag_is_known_once_a_container_has_the_image(stack: Stack) -> None:
    image = ecs.TagParameterContainerImage(ecr.Repository(stack, "Repository"))

    with pytest.raises(ValidationError, match="must be used in a container definition"):
        stack.resolve(image.tag_parameter_name)


def test_an_l1_group_is_not_told_as_the_group_of_a_driver(stack: Stack) -> None:
    driver = ecs.AwsLogDriver(stream_prefix="p", log_group=logs.CfnLogGroup(stack, "Group"))
    assert driver.log_group is None
    _container(stack, logging=driver)

    with pytest.raises(ValidationError, match="should implement ILogGroup"):
        _ = driver.log_group
