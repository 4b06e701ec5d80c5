"""A task on instances that runs by the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs_patterns.scheduled_task_base import (
    ScheduledTaskBase,
    ScheduledTaskBaseProps,
    ScheduledTaskImageProps,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_events_targets.ecs_task import EcsTask
    from constructs import Construct


class ScheduledEc2TaskImageOptions(ScheduledTaskImageProps):
    """The task, by its image."""

    cpu: int | float | None = None
    """CPU units kept for the container. Default: none."""
    memory_limit_mib: int | float | None = None
    """The most memory of the container; this or the next is needed."""
    memory_reservation_mib: int | float | None = None
    """Memory kept for the container."""


class ScheduledEc2TaskDefinitionOptions(Struct):
    """The task, by its definition."""

    task_definition: Ec2TaskDefinition
    """The definition."""


class ScheduledEc2TaskProps(ScheduledTaskBaseProps):
    """Options of a task on instances that runs by the clock."""

    scheduled_ec2_task_definition_options: Nested[ScheduledEc2TaskDefinitionOptions | None] = nested()
    """The task, by its definition. Not with an image."""
    scheduled_ec2_task_image_options: Nested[ScheduledEc2TaskImageOptions | None] = nested()
    """The task, by its image. Not with a definition."""


class ScheduledEc2Task(ScheduledTaskBase):
    """A task on instances that runs by the clock."""

    @takes(ScheduledEc2TaskProps)
    def __init__(self, scope: Construct, id: str, props: ScheduledEc2TaskProps) -> None:
        """Make the rule and the task.

        Raises:
            ValidationError: there are both a definition and an image, or neither.
        """
        self._init_rule(scope, id, props)
        given, image = props.scheduled_ec2_task_definition_options, props.scheduled_ec2_task_image_options
        if given is not None and image is not None:
            raise ValidationError(
                "You must specify either a scheduledEc2TaskDefinitionOptions or scheduledEc2TaskOptions, not both.",
                scope=self,
            )
        if given is not None:
            self.task_definition: Ec2TaskDefinition = given.task_definition
        elif image is not None:
            self.task_definition = self._definition(image)
        else:
            raise ValidationError("You must specify a taskDefinition or image", scope=self)
        self.task: EcsTask = self._add_task_definition_to_event_target(self.task_definition)

    def _definition(self, image: ScheduledEc2TaskImageOptions) -> Ec2TaskDefinition:
        definition = Ec2TaskDefinition(self, "ScheduledTaskDef")
        definition.add_container(
            image.container_name if image.container_name is not None else "ScheduledContainer",
            image=image.image,
            memory_limit_mib=image.memory_limit_mib,
            memory_reservation_mib=image.memory_reservation_mib,
            cpu=image.cpu,
            command=image.command,
            environment=image.environment,
            secrets=image.secrets,
            logging=(image.log_driver if image.log_driver is not None else self._create_aws_log_driver(self.node.id)),
        )
        return definition


__all__ = [
    "ScheduledEc2Task",
    "ScheduledEc2TaskDefinitionOptions",
    "ScheduledEc2TaskImageOptions",
    "ScheduledEc2TaskProps",
]
