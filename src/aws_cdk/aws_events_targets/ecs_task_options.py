"""What an event can change of a task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aws_cdk.core.struct import Nested, Struct, nested


class TaskEnvironmentVariable(Struct):
    """An environment variable."""

    name: str
    value: str


class ContainerOverride(Struct):
    """What is changed of a container; fields of the event may stand in the values."""

    container_name: str
    command: Sequence[str] | None = None
    cpu: int | float | None = None
    """CPU units; 1,024 are one processor."""
    environment: Nested[Sequence[TaskEnvironmentVariable] | None] = nested()
    memory_limit: int | float | None = None
    """Memory in MiB beyond which the container is killed."""
    memory_reservation: int | float | None = None
    """Memory in MiB that is set aside."""


class EphemeralStorageOverride(Struct):
    """The task's own disk."""

    size_in_gib: int | float
    """Size in GiB, 20 to 200."""


class InferenceAcceleratorOverride(Struct):
    """An inference accelerator of a task."""

    device_name: str
    device_type: str


class Tag(Struct):
    """A tag of a task."""

    key: str
    value: str


def rendered_override(override: ContainerOverride) -> dict[str, Any]:
    """Return what is changed of a container, as ECS wants it."""
    variables = override.environment
    rendered = {
        "name": override.container_name,
        "command": override.command,
        "cpu": override.cpu,
        "environment": [{"name": item.name, "value": item.value} for item in variables]
        if variables is not None
        else None,
        "memoryLimit": override.memory_limit,
        "memoryReservation": override.memory_reservation,
    }
    return {name: value for name, value in rendered.items() if value is not None}


__all__ = [
    "ContainerOverride",
    "EphemeralStorageOverride",
    "InferenceAcceleratorOverride",
    "Tag",
    "TaskEnvironmentVariable",
]
