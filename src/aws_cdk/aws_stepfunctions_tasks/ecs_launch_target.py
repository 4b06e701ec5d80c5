"""What ECS tasks run on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.cluster_options import CapacityProviderStrategy
from aws_cdk.aws_ecs.fargate_service import FargatePlatformVersion
from aws_cdk.aws_ecs.placement import PlacementConstraint, PlacementStrategy
from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.cluster_base import ICluster
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_stepfunctions_tasks.ecs_run_task import EcsRunTask


class LaunchTargetBindOptions(Struct):
    """What is run."""

    task_definition: TaskDefinition
    """The task definition."""
    cluster: ICluster | None = None
    """The cluster."""


class EcsLaunchTargetConfig(Struct):
    """What a task runs on, as the API takes it."""

    parameters: Mapping[str, Any] | None = None
    """Parameters of the call."""


class IEcsLaunchTarget(Interface):
    """What ECS tasks run on."""

    @takes(LaunchTargetBindOptions)
    def bind(self, task: EcsRunTask, launch_target_options: LaunchTargetBindOptions) -> EcsLaunchTargetConfig:
        """Return the parameters of the call."""
        raise NotImplementedError


_MOST_PROVIDERS = 20


class CapacityProviderOptions:
    """Which capacity providers are used instead of a launch type."""

    @checked
    def __init__(self, strategy: Sequence[CapacityProviderStrategy] | None) -> None:
        self._strategy = strategy

    @staticmethod
    @checked
    def custom(capacity_provider_strategy: Sequence[CapacityProviderStrategy]) -> CapacityProviderOptions:
        """Use the given strategy.

        Raises:
            ValidationError: it names no provider, or more than 20.
        """
        count = len(capacity_provider_strategy)
        if not 1 <= count <= _MOST_PROVIDERS:
            raise ValidationError(
                f"Capacity provider strategy must contain between 1 and {_MOST_PROVIDERS} capacity providers, got {count}",
                fix="name as many, or use CapacityProviderOptions.default()",
            )
        return CapacityProviderOptions([CapacityProviderStrategy.of(item) for item in capacity_provider_strategy])

    @staticmethod
    def default() -> CapacityProviderOptions:
        """Use the cluster's strategy."""
        return CapacityProviderOptions(None)


def _capacity(options: CapacityProviderOptions | None, launch_type: str) -> dict[str, Any]:
    if options is None:
        return {"LaunchType": launch_type}
    if options._strategy is None:
        return {}
    return {
        "CapacityProviderStrategy": [
            present({"CapacityProvider": item.capacity_provider, "Weight": item.weight, "Base": item.base})
            for item in options._strategy
        ]
    }


class EcsFargateLaunchTargetOptions(Struct):
    """Options of :class:`EcsFargateLaunchTarget`."""

    platform_version: FargatePlatformVersion
    """The version of Fargate."""
    capacity_provider_options: CapacityProviderOptions | None = None
    """Which capacity providers are used. Default: none, but the launch type."""


class EcsFargateLaunchTarget(IEcsLaunchTarget):
    """Runs tasks on Fargate."""

    @takes(EcsFargateLaunchTargetOptions)
    def __init__(self, options: EcsFargateLaunchTargetOptions) -> None:
        self._options = options

    @takes(LaunchTargetBindOptions)
    def bind(self, task: EcsRunTask, launch_target_options: LaunchTargetBindOptions) -> EcsLaunchTargetConfig:
        """Return the parameters of the call.

        Raises:
            ValidationError: the task definition is not for Fargate.
        """
        if not launch_target_options.task_definition.is_fargate_compatible:
            raise ValidationError(
                "Supplied TaskDefinition is not compatible with Fargate",
                scope=task,
                fix="use FargateTaskDefinition, or compatibility=Compatibility.FARGATE",
            )
        return EcsLaunchTargetConfig(
            parameters={
                **_capacity(self._options.capacity_provider_options, "FARGATE"),
                "PlatformVersion": self._options.platform_version._value_,
            }
        )


class EcsEc2LaunchTargetOptions(Struct):
    """Options of :class:`EcsEc2LaunchTarget`."""

    capacity_provider_options: CapacityProviderOptions | None = None
    """Which capacity providers are used. Default: none, but the launch type."""
    placement_constraints: Sequence[PlacementConstraint] | None = None
    """Which instances may be used. Default: all."""
    placement_strategies: Sequence[PlacementStrategy] | None = None
    """Which instances are preferred. Default: none."""


class EcsEc2LaunchTarget(IEcsLaunchTarget):
    """Runs tasks on instances of the cluster."""

    @takes(EcsEc2LaunchTargetOptions)
    def __init__(self, options: EcsEc2LaunchTargetOptions) -> None:
        self._options = options

    @takes(LaunchTargetBindOptions)
    def bind(self, task: EcsRunTask, launch_target_options: LaunchTargetBindOptions) -> EcsLaunchTargetConfig:
        """Return the parameters of the call.

        Raises:
            ValidationError: the task definition is not for instances, or the cluster has none.
        """
        if not launch_target_options.task_definition.is_ec2_compatible:
            raise ValidationError(
                "Supplied TaskDefinition is not compatible with EC2",
                scope=task,
                fix="use Ec2TaskDefinition, or compatibility=Compatibility.EC2",
            )
        cluster = launch_target_options.cluster
        if cluster is not None and not cluster.has_ec2_capacity:
            raise ValidationError(
                "Cluster for this service needs Ec2 capacity. Call addCapacity() on the cluster.", scope=task
            )
        options = self._options
        return EcsLaunchTargetConfig(
            parameters=present(
                {
                    **_capacity(options.capacity_provider_options, "EC2"),
                    "PlacementConstraints": _upper(options.placement_constraints),
                    "PlacementStrategy": _upper(options.placement_strategies),
                }
            )
        )


def _upper(rules: Sequence[PlacementConstraint | PlacementStrategy] | None) -> list[dict[str, Any]] | None:
    """Return placement rules with keys as the API of Step Functions spells them."""
    if not rules:
        return None
    rendered = [entry for rule in rules for entry in rule.to_json()]
    return [{f"{key[0].upper()}{key[1:]}": value for key, value in entry.items()} for entry in rendered]
