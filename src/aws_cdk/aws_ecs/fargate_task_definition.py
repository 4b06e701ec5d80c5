"""Tasks for Fargate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.modes import Compatibility, NetworkMode, PidMode
from aws_cdk.aws_ecs.runtime_platform import RuntimePlatform
from aws_cdk.aws_ecs.task_definition import (
    CommonTaskDefinitionAttributes,
    CommonTaskDefinitionProps,
    ITaskDefinition,
    TaskDefinition,
    TaskDefinitionProps,
    imported_task,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.core.token import is_unresolved
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from constructs import Construct

_DEFAULT_CPU = 256
_DEFAULT_MEMORY_MIB = 512


class FargateTaskDefinitionProps(CommonTaskDefinitionProps):
    """Options of :class:`FargateTaskDefinition`."""

    cpu: int | float | None = None
    """CPU units; 1,024 are one processor. Default: 256."""
    ephemeral_storage_gib: int | float | None = None
    """Size of the task's own disk in GiB, 21 to 200. Default: 20."""
    memory_limit_mib: int | float | None = None
    """Memory in MiB. Default: 512."""
    pid_mode: PidMode | None = None
    """Whose processes containers see; ``TASK`` for all of the task. Default: each its own."""
    runtime_platform: Nested[RuntimePlatform | None] = nested()
    """Operating system and processor. Default: Linux on x86-64."""


class FargateTaskDefinitionAttributes(CommonTaskDefinitionAttributes):
    """A task definition that exists already."""


class IFargateTaskDefinition(ITaskDefinition):
    """A task definition for Fargate."""


class FargateTaskDefinition(TaskDefinition, IFargateTaskDefinition):
    """Containers that run together on Fargate."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.FargateTaskDefinition"

    @takes(FargateTaskDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: FargateTaskDefinitionProps) -> None:
        self.cpu = props.cpu if props.cpu is not None else _DEFAULT_CPU
        self.memory_mib = props.memory_limit_mib if props.memory_limit_mib is not None else _DEFAULT_MEMORY_MIB
        storage = props.ephemeral_storage_gib
        if storage is not None and not is_unresolved(storage) and not 21 <= storage <= 200:
            raise ValidationError("Ephemeral storage size must be between 21GiB and 200GiB", scope=scope)
        if props.pid_mode is not None:
            self._check_pid_mode(scope, props)
        common = {name: value for name, value in props._given().items() if name in CommonTaskDefinitionProps._fields}
        self._init_task(
            scope,
            id,
            TaskDefinitionProps(
                compatibility=Compatibility.FARGATE,
                network_mode=NetworkMode.AWS_VPC,
                cpu=Tokenization.stringify_number(self.cpu),
                memory_mib=Tokenization.stringify_number(self.memory_mib),
                ephemeral_storage_gib=storage,
                pid_mode=props.pid_mode,
                runtime_platform=props.runtime_platform,
                **common,
            ),
        )

    @staticmethod
    def _check_pid_mode(scope: Construct, props: FargateTaskDefinitionProps) -> None:
        platform = props.runtime_platform
        system = platform.operating_system_family if platform else None
        if system is None:
            raise ValidationError(
                "Specifying 'pidMode' requires that operating system family also be provided.",
                scope=scope,
                fix="give runtime_platform with operating_system_family=OperatingSystemFamily.LINUX",
            )
        if system.is_windows():
            raise ValidationError("'pidMode' is not supported for Windows containers.", scope=scope)
        if props.pid_mode is not PidMode.TASK:
            raise ValidationError("'pidMode' can only be set to 'task' for Linux Fargate containers", scope=scope)

    @staticmethod
    @checked
    def from_fargate_task_definition_arn(
        scope: Construct, id: str, fargate_task_definition_arn: str
    ) -> IFargateTaskDefinition:
        """Return a task definition that exists already."""
        attrs = CommonTaskDefinitionAttributes(task_definition_arn=fargate_task_definition_arn)
        # As the peer: of an ARN alone nothing is known of where the tasks run.
        return imported_task(scope, id, attrs, Compatibility.EC2_AND_FARGATE)  # type: ignore[return-value]  # same members

    @staticmethod
    @takes(FargateTaskDefinitionAttributes)
    def from_fargate_task_definition_attributes(
        scope: Construct, id: str, attrs: FargateTaskDefinitionAttributes
    ) -> IFargateTaskDefinition:
        """Return a task definition that exists already, with what is known of it."""
        return imported_task(scope, id, attrs, Compatibility.FARGATE)  # type: ignore[return-value]  # same members
