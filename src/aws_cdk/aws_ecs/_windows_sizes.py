"""Sizes of tasks with Windows on Fargate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct

# CPU units and the memory they go with in MiB, in steps of 1024. Source: "Task size", ECS guide for Fargate.
_MEMORY = {"1024": (1024, 8192), "2048": (4096, 16384), "4096": (8192, 30720)}
_STEP = 1024


def check_windows_size(family: str, cpu: str, memory: str, scope: Construct) -> None:
    """Check the size of a task with Windows.

    Raises:
        ValidationError: Fargate has no such size.
    """
    if is_unresolved(cpu):
        return
    if cpu not in _MEMORY:
        raise ValidationError(
            f"If operatingSystemFamily is {family}, then cpu must be in 1024 (1 vCPU), 2048 (2 vCPU), or 4096 (4 vCPU). "
            f"Provided value was: {cpu}",
            scope=scope,
        )
    least, most = _MEMORY[cpu]
    if is_unresolved(memory):
        return
    if not least <= int(memory) <= most or int(memory) % _STEP:
        raise ValidationError(
            f"If provided cpu is {cpu}, then memoryMiB must have a min of {least} and a max of {most}, in {_STEP} "
            f"increments. Provided memoryMiB was {memory}.",
            scope=scope,
        )
