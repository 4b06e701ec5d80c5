"""A task on Fargate that runs by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition
from aws_cdk.aws_ecs_patterns.fargate_service_base import FargateServiceBaseProps
from aws_cdk.aws_ecs_patterns.scheduled_task_base import (
    ScheduledTaskBase,
    ScheduledTaskBaseProps,
    ScheduledTaskImageProps,
)
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_events_targets.ecs_task import EcsTask
    from constructs import Construct


class ScheduledFargateTaskImageOptions(ScheduledTaskImageProps, FargateServiceBaseProps):
    """The task, by its image. As in the peer, ``runtime_platform`` and ``platform_version`` say nothing here."""


class ScheduledFargateTaskDefinitionOptions(Struct):
    """The task, by its definition."""

    task_definition: FargateTaskDefinition
    """The definition."""


class ScheduledFargateTaskProps(ScheduledTaskBaseProps, FargateServiceBaseProps):
    """Options of a task on Fargate that runs by the clock.

    As in the peer, processors and memory are those of the image's options; of the ones here only ``platform_version`` counts.
    """

    scheduled_fargate_task_definition_options: Nested[ScheduledFargateTaskDefinitionOptions | None] = nested()
    """The task, by its definition. Not with an image."""
    scheduled_fargate_task_image_options: Nested[ScheduledFargateTaskImageOptions | None] = nested()
    """The task, by its image. Not with a definition."""


class ScheduledFargateTask(ScheduledTaskBase):
    """A task on Fargate that runs by the clock."""

    @takes(ScheduledFargateTaskProps)
    def __init__(self, scope: Construct, id: str, props: ScheduledFargateTaskProps) -> None:
        """Make the rule and the task.

        Raises:
            ValidationError: there are both a definition and an image, or neither.
        """
        self._init_rule(scope, id, props)
        given, image = props.scheduled_fargate_task_definition_options, props.scheduled_fargate_task_image_options
        check_definition(
            self,
            given,
            image,
            both="You must specify either a scheduledFargateTaskDefinitionOptions or scheduledFargateTaskOptions, not both.",
        )
        _warn_of_ignored(self, props)
        self.task_definition: FargateTaskDefinition = (
            given.task_definition if given is not None else self._definition(image)
        )
        self.task: EcsTask = self._add_task_definition_to_event_target(
            self.task_definition, platform_version=props.platform_version
        )

    def _definition(self, image: ScheduledFargateTaskImageOptions | None) -> FargateTaskDefinition:
        assert image is not None  # as there is no definition
        definition = FargateTaskDefinition(
            self,
            "ScheduledTaskDef",
            memory_limit_mib=image.memory_limit_mib,
            cpu=image.cpu,
            ephemeral_storage_gib=image.ephemeral_storage_gib,
        )
        definition.add_container(
            image.container_name if image.container_name is not None else "ScheduledContainer",
            image=image.image,
            command=image.command,
            environment=image.environment,
            secrets=image.secrets,
            logging=(image.log_driver if image.log_driver is not None else self._create_aws_log_driver(self.node.id)),
        )
        return definition


def _warn_of_ignored(task: Construct, props: ScheduledFargateTaskProps) -> None:
    for option in ("task_definition", "cpu", "memory_limit_mib", "ephemeral_storage_gib", "runtime_platform"):
        if getattr(props, option):
            Annotations.of(task).add_warning_v2(
                "@aws-cdk/aws-ecs-patterns:propertyIgnored",
                f"{option} is ignored here: give it in scheduled_fargate_task_definition_options or "
                "scheduled_fargate_task_image_options",
            )


__all__ = [
    "ScheduledFargateTask",
    "ScheduledFargateTaskDefinitionOptions",
    "ScheduledFargateTaskImageOptions",
    "ScheduledFargateTaskProps",
]
