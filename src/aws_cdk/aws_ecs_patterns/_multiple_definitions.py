"""Task definitions of services with several target groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition, port_mapping
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.log_driver import LogDriver
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from aws_cdk.aws_ecs_patterns.multiple_target_groups import _TaskImageProps
    from constructs import Construct

_BOTH = "You must specify only one of TaskDefinition or TaskImageOptions."


def fargate_definition(
    scope: Construct, props: Any, image: _TaskImageProps | None, logging: LogDriver | None
) -> FargateTaskDefinition:
    """Return the task definition that ``props`` have, or one made of the image.

    Raises:
        ValidationError: there are both, or neither.
    """
    check_definition(scope, props.task_definition, image, both=_BOTH)
    if image is None:
        given: FargateTaskDefinition = props.task_definition
        return given
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
    _add_container(definition, image, logging)
    return definition


def ec2_definition(
    scope: Construct, props: Any, image: _TaskImageProps | None, logging: LogDriver | None
) -> Ec2TaskDefinition:
    """Return the task definition that ``props`` have, or one made of the image.

    Raises:
        ValidationError: there are both, or neither.
    """
    check_definition(scope, props.task_definition, image, both=_BOTH)
    if image is None:
        given: Ec2TaskDefinition = props.task_definition
        return given
    definition = Ec2TaskDefinition(
        scope, "TaskDef", execution_role=image.execution_role, task_role=image.task_role, family=image.family
    )
    _add_container(
        definition,
        image,
        logging,
        cpu=props.cpu,
        memory_limit_mib=props.memory_limit_mib,
        memory_reservation_mib=props.memory_reservation_mib,
    )
    return definition


def _add_container(
    definition: TaskDefinition, image: _TaskImageProps, logging: LogDriver | None, **options: Any
) -> None:
    container = definition.add_container(
        image.container_name if image.container_name is not None else "web",
        image=image.image,
        logging=logging,
        environment=image.environment,
        secrets=image.secrets,
        docker_labels=image.docker_labels,
        **options,
    )
    ports: Sequence[float | None] = image.container_ports or (None,)
    for port in ports:
        container.add_port_mappings(port_mapping(port))


def container_of(scope: Construct, definition: TaskDefinition) -> ContainerDefinition:
    """Return the container that requests go to.

    Raises:
        ValidationError: there is none.
    """
    container = definition.default_container
    if container is None:
        raise ValidationError("At least one essential container must be specified", scope=scope)
    return container
