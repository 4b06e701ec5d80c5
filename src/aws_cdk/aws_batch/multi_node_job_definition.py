"""Jobs of several nodes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_batch._l1 import CfnJobDefinition
from aws_cdk.aws_batch.ecs_job_definition import rendered_container
from aws_cdk.aws_batch.job_definition_base import (
    IJobDefinition,
    JobDefinitionProps,
    _ImportedJobDefinition,
    _JobDefinitionBase,
)
from aws_cdk.aws_batch.managed_ec2_compute_environment import OptimalInstanceType
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.struct import Nested, Struct, nested, takes
from constructs import IValidation

if TYPE_CHECKING:
    from aws_cdk.aws_batch.ecs_container_definition import IEcsContainerDefinition
    from aws_cdk.aws_ec2.instance_type import InstanceType
    from constructs import Construct


class MultiNodeContainer(Struct):
    """A container that some nodes run."""

    container: IEcsContainerDefinition
    """The container."""
    end_node: int | float
    """The last node of them."""
    start_node: int | float
    """The first node of them, counted from 0."""


class MultiNodeJobDefinitionProps(JobDefinitionProps):
    """Options of :class:`MultiNodeJobDefinition`."""

    containers: Nested[Sequence[MultiNodeContainer] | None] = nested()
    """What the nodes run. Default: nothing; add at least one."""
    instance_type: InstanceType | None = None
    """Default: of Batch's choice."""
    main_node: int | float | None = None
    """The node that the job ends with. Default: 0."""
    propagate_tags: bool | None = None
    """Whether tasks of ECS have the tags of the job or of this definition. Default: no."""


class MultiNodeJobDefinition(_JobDefinitionBase):
    """How jobs are run on several instances of EC2 at once."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-batch.MultiNodeJobDefinition"

    @staticmethod
    @checked
    def from_job_definition_arn(scope: Construct, id: str, job_definition_arn: str) -> IJobDefinition:
        """Return a job definition made elsewhere, by its ARN; its name has the revision, if the ARN has."""
        return _ImportedJobDefinition(scope, id, job_definition_arn)

    @takes(MultiNodeJobDefinitionProps)
    def __init__(self, scope: Construct, id: str, props: MultiNodeJobDefinitionProps) -> None:
        """Make the job definition.

        Raises:
            ValidationError: the timeout is no whole number of seconds.
        """
        super().__init__(scope, id, physical_name=props.job_definition_name)
        self._take_options(props)
        self.containers: list[MultiNodeContainer] = list(props.containers or ())
        self.main_node = props.main_node
        self.propagate_tags = props.propagate_tags
        self._instance_type = props.instance_type
        definition: Any = CfnJobDefinition(
            self,
            "Resource",
            type="multinode",
            node_properties=lazy_any(self._rendered_nodes),
            platform_capabilities=["EC2"],
            propagate_tags=self.propagate_tags,
            **self._rendered_options(props),
        )
        self._take_arn(definition)
        self.job_definition_name = self._get_resource_name_attribute(definition.ref)
        self.node.add_validation(_HasContainers(self))

    @property
    def instance_type(self) -> InstanceType:
        """The type of the instances."""
        return self._instance_type if self._instance_type is not None else OptimalInstanceType()

    @takes(MultiNodeContainer)
    def add_container(self, container: MultiNodeContainer) -> None:
        """Say what some more nodes run."""
        self.containers.append(container)

    def _rendered_nodes(self) -> dict[str, Any]:
        own_type = {"instanceType": str(self._instance_type)} if self._instance_type is not None else {}
        return {
            "mainNode": self.main_node if self.main_node is not None else 0,
            "nodeRangeProperties": [
                {
                    "targetNodes": f"{each.start_node}:{each.end_node}",
                    "container": {**rendered_container(each.container, self), **own_type},
                }
                for each in self.containers
            ],
            "numNodes": sum(each.end_node - each.start_node + 1 for each in self.containers),
        }


class _HasContainers(IValidation):
    """There is something to run."""

    def __init__(self, definition: MultiNodeJobDefinition) -> None:
        self._definition = definition

    def validate(self) -> list[str]:
        return [] if self._definition.containers else ["multinode job has no containers!"]


__all__ = ["MultiNodeContainer", "MultiNodeJobDefinition", "MultiNodeJobDefinitionProps"]
