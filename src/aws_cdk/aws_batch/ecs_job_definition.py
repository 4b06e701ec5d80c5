"""Jobs of one container that ECS runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnJobDefinition
from aws_cdk.aws_batch.compute_environment_base import name_in_arn
from aws_cdk.aws_batch.ecs_container_definition import _EcsContainerBase
from aws_cdk.aws_batch.ecs_fargate_container_definition import EcsFargateContainerDefinition
from aws_cdk.aws_batch.job_definition_base import (
    IJobDefinition,
    JobDefinitionProps,
    _ImportedJobDefinition,
    _JobDefinitionBase,
)
from aws_cdk.aws_iam.grant import Grant
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_batch.ecs_container_definition import IEcsContainerDefinition
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.interfaces.aws_batch import IJobQueueRef
    from constructs import Construct


class EcsJobDefinitionProps(JobDefinitionProps):
    """Options of :class:`EcsJobDefinition`."""

    container: IEcsContainerDefinition
    """The container."""
    propagate_tags: bool | None = None
    """Whether tasks of ECS have the tags of the job or of this definition. Default: no."""


class EcsJobDefinition(_JobDefinitionBase):
    """How jobs are run of one container, by ECS."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.EcsJobDefinition"

    @staticmethod
    @checked
    def from_job_definition_arn(scope: Construct, id: str, job_definition_arn: str) -> IJobDefinition:
        """Return a job definition made elsewhere, by its ARN, with or without a revision."""
        definition = _ImportedJobDefinition(scope, id, job_definition_arn)
        definition.job_definition_name = definition.job_definition_name.partition(":")[0]
        return definition

    @takes(EcsJobDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: EcsJobDefinitionProps) -> None:
        """Make the job definition.

        Raises:
            ValidationError: the timeout or a size is no whole number of what it is measured in.
        """
        super().__init__(scope, id, physical_name=props.job_definition_name)
        self._take_options(props)
        self.container: IEcsContainerDefinition = props.container
        self.propagate_tags = props.propagate_tags
        on_fargate = isinstance(self.container, EcsFargateContainerDefinition)
        definition: Any = CfnJobDefinition(
            self,
            "Resource",
            type="container",
            container_properties=rendered_container(self.container, self),
            platform_capabilities=["FARGATE" if on_fargate else "EC2"],
            propagate_tags=self.propagate_tags,
            **self._rendered_options(props),
        )
        self._take_arn(definition)
        self.job_definition_name = name_in_arn(self.job_definition_arn, self)

    @checked
    def grant_submit_job(self, identity: IGrantable, queue: IJobQueueRef) -> None:
        """Let ``identity`` submit such jobs to a queue."""
        Grant.add_to_principal(
            grantee=identity,
            actions=["batch:SubmitJob"],
            resource_arns=[self.job_definition_arn, queue.job_queue_ref.job_queue_arn],
        )


def rendered_container(container: IEcsContainerDefinition, scope: Construct) -> dict[str, Any]:
    """Return a container by the names of the L1 class.

    Raises:
        ValidationError: it is of no known class.
    """
    if not isinstance(container, _EcsContainerBase):
        raise ValidationError(
            f"container {container.node.path} is no EcsEc2ContainerDefinition nor EcsFargateContainerDefinition",
            scope=scope,
        )
    return container._rendered()


__all__ = ["EcsJobDefinition", "EcsJobDefinitionProps"]
