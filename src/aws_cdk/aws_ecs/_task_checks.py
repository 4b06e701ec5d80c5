"""Which options of a task definition fit where its tasks run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs._windows_sizes import check_windows_size
from aws_cdk.aws_ecs.modes import NetworkMode
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.task_definition import TaskDefinition, TaskDefinitionProps

# Networks that machines outside of AWS can give tasks.
_OF_MACHINES = (NetworkMode.BRIDGE, NetworkMode.HOST, NetworkMode.NONE)


def check_task(task: TaskDefinition, props: TaskDefinitionProps) -> None:
    """Check network, size, accelerators and platform.

    Raises:
        ValidationError: one of them is not to be had where the tasks run.
    """
    mode = task.network_mode
    if task.is_fargate_compatible and mode is not NetworkMode.AWS_VPC:
        raise ValidationError(
            f"Fargate tasks can only have AwsVpc network mode, got: {mode._value_}",
            scope=task,
            fix="leave network_mode out, or set it to NetworkMode.AWS_VPC",
        )
    if props.proxy_configuration is not None and mode is not NetworkMode.AWS_VPC:
        raise ValidationError(
            f"ProxyConfiguration can only be used with AwsVpc network mode, got: {mode._value_}",
            scope=task,
            fix="set network_mode to NetworkMode.AWS_VPC",
        )
    if props.placement_constraints:
        check_placement(task)
    if task.is_fargate_compatible and (not props.cpu or not props.memory_mib):
        raise ValidationError(
            f"Fargate-compatible tasks require both CPU ({props.cpu}) and memory ({props.memory_mib}) specifications",
            scope=task,
            fix='give cpu and memory_mib as texts, such as "256" and "512"',
        )
    if task.is_external_compatible and mode not in _OF_MACHINES:
        raise ValidationError(
            "External tasks can only have Bridge, Host or None network mode, got: " + mode._value_, scope=task
        )
    managed = task.is_managed_instances_compatible
    if managed and mode not in (NetworkMode.AWS_VPC, NetworkMode.HOST):
        raise ValidationError(
            "Managed Instances tasks can only have AwsVpc or Host network mode, got: " + mode._value_, scope=task
        )
    if props.inference_accelerators:
        check_accelerators(task)
        if managed:
            raise ValidationError(
                "Cannot use inference accelerators on tasks that run on Managed Instances", scope=task
            )
    platform = props.runtime_platform
    if platform is not None and not task.is_fargate_compatible and not managed:
        raise ValidationError(
            "Cannot specify runtimePlatform in non-Fargate and non-Managed Instances compatible tasks", scope=task
        )
    if managed:
        _check_managed(task, props)
    system = platform.operating_system_family if platform is not None else None
    if task.is_fargate_compatible and system is not None and system.is_windows():
        check_windows_size(system._operating_system_family, props.cpu or "", props.memory_mib or "", task)
    if props.enable_fault_injection and mode not in (NetworkMode.AWS_VPC, NetworkMode.HOST):
        raise ValidationError(
            f"Only AWS_VPC and HOST Network Modes are supported for enabling Fault Injection, got {mode._value_} mode.",
            scope=task,
        )


def _check_managed(task: TaskDefinition, props: TaskDefinitionProps) -> None:
    where = "is not supported for tasks running on Managed Instances"
    if props.ephemeral_storage_gib:
        raise ValidationError(f"Ephemeral storage {where}", scope=task)
    if props.ipc_mode is not None:
        raise ValidationError(f"IPC mode {where}", scope=task)
    if props.proxy_configuration is not None:
        raise ValidationError(f"Proxy configuration {where}", scope=task)
    system = props.runtime_platform.operating_system_family if props.runtime_platform is not None else None
    if system is not None and system._operating_system_family != "LINUX":
        raise ValidationError(
            "Managed Instances tasks only support LINUX operating system family, got: "
            + system._operating_system_family,
            scope=task,
        )


def check_placement(task: TaskDefinition) -> None:
    """Check that rules of placement count where the tasks run.

    Raises:
        ValidationError: they can run on Fargate.
    """
    if task.is_fargate_compatible:
        raise ValidationError("Cannot set placement constraints on tasks that run on Fargate", scope=task)


def check_container_cpu(task: TaskDefinition, cpu: str | None, containers: Sequence[ContainerDefinition]) -> None:
    """Check that containers do not ask for more processor than their task has, as far as both are known as numbers.

    Raises:
        ValidationError: they ask for more.
    """
    if cpu is None or is_unresolved(cpu) or not cpu.strip().isdigit():
        return
    asked = [container.cpu for container in containers if container.cpu is not None]
    if not any(is_unresolved(units) for units in asked) and sum(asked) > int(cpu):
        raise ValidationError(
            "The sum of all container cpu values cannot be greater than the value of the task cpu",
            scope=task,
            fix="raise cpu of the task definition, or lower that of its containers",
        )


def check_accelerators(task: TaskDefinition) -> None:
    """Check that tasks run where accelerators can be had.

    Raises:
        ValidationError: they can run on Fargate.
    """
    if task.is_fargate_compatible:
        raise ValidationError("Cannot use inference accelerators on tasks that run on Fargate", scope=task)
