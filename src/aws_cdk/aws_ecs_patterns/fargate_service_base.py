"""What patterns on Fargate have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.deployment import DeploymentCircuitBreaker
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.fargate_service import FargatePlatformVersion
    from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
    from aws_cdk.aws_ecs.runtime_platform import RuntimePlatform


class FargateServiceBaseProps(Struct):
    """What every pattern on Fargate may be told."""

    circuit_breaker: Nested[DeploymentCircuitBreaker | None] = nested()
    """Whether a deployment that fails is ended, and perhaps taken back. Default: no."""
    cpu: int | float | None = None
    """CPU units of a task, of 1024 a CPU. Default: 256."""
    ephemeral_storage_gib: int | float | None = None
    """Storage of a task, 21 to 200 GiB. Default: 20."""
    memory_limit_mib: int | float | None = None
    """Memory of a task. Default: 512."""
    platform_version: FargatePlatformVersion | None = None
    """The version of Fargate. Default: the latest."""
    runtime_platform: Nested[RuntimePlatform | None] = nested()
    """Processor and operating system. Default: Linux on x86."""
    task_definition: FargateTaskDefinition | None = None
    """The task. Not with an image. Default: made of the image."""


__all__ = ["FargateServiceBaseProps"]
