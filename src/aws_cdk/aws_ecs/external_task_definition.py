"""Tasks for machines outside of AWS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.modes import Compatibility, NetworkMode
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
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class ExternalTaskDefinitionProps(CommonTaskDefinitionProps):
    """Options of :class:`ExternalTaskDefinition`."""

    network_mode: NetworkMode | None = None
    """Default: ``bridge``."""


class ExternalTaskDefinitionAttributes(CommonTaskDefinitionAttributes):
    """A task definition that exists already."""


class IExternalTaskDefinition(ITaskDefinition):
    """A task definition for machines outside of AWS."""


class ExternalTaskDefinition(TaskDefinition, IExternalTaskDefinition):
    """Containers that run together on machines outside of AWS."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs.ExternalTaskDefinition"

    @takes(ExternalTaskDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: ExternalTaskDefinitionProps) -> None:
        given = props._given()
        given.setdefault("network_mode", NetworkMode.BRIDGE)
        self._init_task(scope, id, TaskDefinitionProps(compatibility=Compatibility.EXTERNAL, **given))

    def _add_accelerator(self, accelerator: InferenceAccelerator) -> None:
        raise ValidationError("Cannot use inference accelerators on tasks that run on External service", scope=self)

    @staticmethod
    @checked
    def from_ec2_task_definition_arn(
        scope: Construct, id: str, external_task_definition_arn: str
    ) -> IExternalTaskDefinition:
        """Return a task definition that exists already."""
        attrs = CommonTaskDefinitionAttributes(task_definition_arn=external_task_definition_arn)
        # As the peer: of an ARN alone nothing is known of where the tasks run.
        return imported_task(scope, id, attrs, Compatibility.EC2_AND_FARGATE)  # type: ignore[return-value]  # same members

    @staticmethod
    @takes(ExternalTaskDefinitionAttributes)
    def from_external_task_definition_attributes(
        scope: Construct, id: str, attrs: ExternalTaskDefinitionAttributes
    ) -> IExternalTaskDefinition:
        """Return a task definition that exists already, with what is known of it."""
        return imported_task(scope, id, attrs, Compatibility.EXTERNAL)  # type: ignore[return-value]  # same members
