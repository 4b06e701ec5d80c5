"""Tasks for container instances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.container_definition import ContainerDefinition
from aws_cdk.aws_ecs.container_options import ContainerDefinitionOptions
from aws_cdk.aws_ecs.modes import Compatibility, IpcMode, NetworkMode, PidMode
from aws_cdk.aws_ecs.placement import PlacementConstraint
from aws_cdk.aws_ecs.task_definition import (
    CommonTaskDefinitionAttributes,
    CommonTaskDefinitionProps,
    InferenceAccelerator,
    ITaskDefinition,
    TaskDefinition,
    TaskDefinitionProps,
    imported_task,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from constructs import Construct


class Ec2TaskDefinitionProps(CommonTaskDefinitionProps):
    """Options of :class:`Ec2TaskDefinition`."""

    inference_accelerators: Nested[Sequence[InferenceAccelerator] | None] = nested()
    """Accelerators of the task."""
    ipc_mode: IpcMode | None = None
    """Whose shared memory and semaphores containers see. Default: as Docker has it."""
    network_mode: NetworkMode | None = None
    """Default: ``bridge``."""
    pid_mode: PidMode | None = None
    """Whose processes containers see. Default: each its own."""
    placement_constraints: Sequence[PlacementConstraint] | None = None
    """Which instances tasks may run on. Default: all."""


class Ec2TaskDefinitionAttributes(CommonTaskDefinitionAttributes):
    """A task definition that exists already."""


class IEc2TaskDefinition(ITaskDefinition):
    """A task definition for container instances."""


class Ec2TaskDefinition(TaskDefinition, IEc2TaskDefinition):
    """Containers that run together on instances of a cluster."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.Ec2TaskDefinition"

    @takes(Ec2TaskDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: Ec2TaskDefinitionProps) -> None:
        """Make the task definition.

        Raises:
            ValidationError: tasks cannot run so; a rule of placement is for services alone.
        """
        self._init_task(scope, id, TaskDefinitionProps(compatibility=Compatibility.EC2, **props._given()))
        rules = [rule["type"] for constraint in props.placement_constraints or () for rule in constraint.to_json()]
        other = [rule for rule in rules if rule != "memberOf"]
        if other:
            raise ValidationError(
                f"Invalid placement constraint(s): {', '.join(other)}. Only 'memberOf' is currently supported in the "
                "Ec2TaskDefinition class.",
                scope=self,
                fix="give such rules to the service",
            )

    @takes(ContainerDefinitionOptions)
    def add_container(self, id: str, props: ContainerDefinitionOptions) -> ContainerDefinition:
        """Add a container; in a network of its own it is told the region, since it may not be able to ask the instance."""
        container = super().add_container(id, **props._given())
        if self.network_mode is NetworkMode.AWS_VPC:
            container.add_environment("AWS_REGION", self.stack.region)
        return container

    @staticmethod
    @checked
    def from_ec2_task_definition_arn(scope: Construct, id: str, ec2_task_definition_arn: str) -> IEc2TaskDefinition:
        """Return a task definition that exists already."""
        attrs = CommonTaskDefinitionAttributes(task_definition_arn=ec2_task_definition_arn)
        # As the peer: of an ARN alone nothing is known of where the tasks run.
        return imported_task(scope, id, attrs, Compatibility.EC2_AND_FARGATE)  # type: ignore[return-value]  # same members

    @staticmethod
    @takes(Ec2TaskDefinitionAttributes)
    def from_ec2_task_definition_attributes(
        scope: Construct, id: str, attrs: Ec2TaskDefinitionAttributes
    ) -> IEc2TaskDefinition:
        """Return a task definition that exists already, with what is known of it."""
        return imported_task(scope, id, attrs, Compatibility.EC2)  # type: ignore[return-value]  # same members
