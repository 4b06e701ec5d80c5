"""Task definitions and services of the patterns, made of the options that both sides have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.container_options import ContainerDefinitionOptions
from aws_cdk.aws_ecs.ec2_service import Ec2Service, Ec2ServiceProps
from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs.fargate_service import FargateService, FargateServiceProps
from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import log_driver, port_mapping
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.placement import PlacementConstraint, PlacementStrategy
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from constructs import Construct

BOTH_GIVEN = "You must specify only one of TaskDefinition or TaskImageOptions."
_OF_THE_PATTERN = frozenset({"cluster", "desired_count", "task_definition", "assign_public_ip"})
_NOT_OF_THE_CONTAINER = frozenset({"container_name"})


class _PlacedProps(Struct):
    """What patterns on instances may be told."""

    cpu: int | float | None = None
    """CPU units kept for the container. Default: none."""
    memory_limit_mib: int | float | None = None
    """The most memory of the container; this or the next is needed with an image."""
    memory_reservation_mib: int | float | None = None
    """Memory kept for the container."""
    placement_constraints: Sequence[PlacementConstraint] | None = None
    """Where tasks may run. Default: anywhere."""
    placement_strategies: Sequence[PlacementStrategy] | None = None
    """How instances are chosen; the first counts most. Default: ECS's."""


class _Ec2WorkloadProps(_PlacedProps):
    """What patterns on instances whose task may be given may be told."""

    task_definition: Ec2TaskDefinition | None = None
    """The task. Not with an image. Default: made of the image."""


def ec2_service(pattern: Any, props: Struct, id: str = "Service", **own: Any) -> Ec2Service:
    """Return the service of a pattern on instances.

    Args:
        own: What the pattern itself decides.
    """
    return Ec2Service(
        pattern,
        id,
        cluster=pattern.cluster,
        task_definition=pattern.task_definition,
        **_in_common(props, Ec2ServiceProps, _OF_THE_PATTERN),
        **own,
    )


def fargate_service(pattern: Any, props: Struct, id: str = "Service", **own: Any) -> FargateService:
    """Return the service of a pattern on Fargate.

    Args:
        own: What the pattern itself decides.
    """
    return FargateService(
        pattern,
        id,
        cluster=pattern.cluster,
        task_definition=pattern.task_definition,
        **_in_common(props, FargateServiceProps, _OF_THE_PATTERN),
        **own,
    )


def fargate_definition(
    scope: Construct, props: Any, image: Any, logging: LogDriver | None, **container: Any
) -> FargateTaskDefinition:
    """Return a task definition made of an image.

    Args:
        container: Further options of the container.
    """
    definition = FargateTaskDefinition(
        scope,
        "TaskDef",
        memory_limit_mib=props.memory_limit_mib,
        cpu=props.cpu,
        ephemeral_storage_gib=props.ephemeral_storage_gib,
        execution_role=image.execution_role,
        task_role=image.task_role,
        family=image.family,
        runtime_platform=props.runtime_platform,
    )
    _add_container(definition, image, logging, container)
    return definition


def ec2_definition(scope: Construct, props: _PlacedProps, image: Any, logging: LogDriver | None) -> Ec2TaskDefinition:
    """Return a task definition made of an image."""
    definition = Ec2TaskDefinition(
        scope, "TaskDef", execution_role=image.execution_role, task_role=image.task_role, family=image.family
    )
    limits = {
        "cpu": props.cpu,
        "memory_limit_mib": props.memory_limit_mib,
        "memory_reservation_mib": props.memory_reservation_mib,
    }
    _add_container(definition, image, logging, limits)
    return definition


def logs_of(scope: Construct, image: Any) -> LogDriver | None:
    """Return where the container of an image logs."""
    return log_driver(scope.node.id, image.log_driver, image.enable_logging)


def target_container(pattern: Any, targets: Sequence[Any] | None) -> ContainerDefinition:
    """Return the container that requests go to, with the ports that targets name.

    Raises:
        ValidationError: there is none.
    """
    definition: TaskDefinition = pattern.task_definition
    container = definition.default_container
    if container is None:
        raise ValidationError("At least one essential container must be specified", scope=pattern)
    if targets is not None:
        pattern._add_port_mapping_for_targets(container, targets)
    return container


def _in_common(given: Struct, options: type[Struct], but: frozenset[str]) -> dict[str, Any]:
    """Return what is given of the options that another struct has too."""
    return {name: value for name, value in given._given().items() if name in options._fields and name not in but}


def _add_container(
    definition: TaskDefinition, image: Any, logging: LogDriver | None, options: Mapping[str, Any]
) -> None:
    container = definition.add_container(
        image.container_name if image.container_name is not None else "web",
        logging=logging,
        **_in_common(image, ContainerDefinitionOptions, _NOT_OF_THE_CONTAINER),
        **options,
    )
    ports: Sequence[float | None] = getattr(image, "container_ports", None) or (getattr(image, "container_port", None),)
    for port in ports:
        container.add_port_mappings(port_mapping(port))
