"""A container of a job, in the form in which images and log drivers of ECS are told of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.container_definition import ContainerDefinition

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


class BoundContainer(ContainerDefinition):
    """Stands for a container while something is bound to it; it is at the container's place in the tree."""

    def __init__(self, container: Construct, execution_role: Callable[[], IRole]) -> None:
        # It is no construct of its own, so it is not made as one.
        self.node = container.node
        self.task_definition: Any = _Roles(execution_role)


class _Roles:
    """Stands for the task: all that is asked of it is who pulls the image and writes the logs."""

    def __init__(self, execution_role: Callable[[], IRole]) -> None:
        self._execution_role = execution_role

    def obtain_execution_role(self) -> IRole:
        return self._execution_role()


__all__: list[str] = []
