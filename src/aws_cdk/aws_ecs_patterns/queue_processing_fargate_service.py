"""A Fargate service that works off a queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ecs.container_options import HealthCheck
from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition
from aws_cdk.aws_ecs_patterns._workloads import fargate_service
from aws_cdk.aws_ecs_patterns.fargate_service_base import FargateServiceBaseProps
from aws_cdk.aws_ecs_patterns.queue_processing_service_base import (
    QueueProcessingServiceBase,
    QueueProcessingServiceBaseProps,
)
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class QueueProcessingFargateServiceProps(QueueProcessingServiceBaseProps, FargateServiceBaseProps):
    """Options of a Fargate service that works off a queue."""

    assign_public_ip: bool | None = None
    """Whether tasks get public addresses. Default: no."""
    container_name: str | None = None
    """The container's name. Default: ``QueueProcessingContainer``."""
    health_check: Nested[HealthCheck | None] = nested()
    """How ECS checks the container. Default: it does not."""
    health_check_grace_period: Duration | None = None
    """How long a task may be unhealthy as it starts. Default: not at all."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of the service. Default: one is made."""
    task_subnets: Nested[SubnetSelection | None] = nested()
    """Subnets of tasks. Default: public ones if tasks get public addresses, else private ones."""


class QueueProcessingFargateService(QueueProcessingServiceBase):
    """A Fargate service that works off a queue, with more tasks the longer the queue is."""

    @takes(QueueProcessingFargateServiceProps)
    def __init__(self, scope: Construct, id: str, props: QueueProcessingFargateServiceProps) -> None:
        """Make the service and its queue.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_queue(scope, id, props)
        check_definition(
            self, props.task_definition, props.image, both="You must specify only one of taskDefinition or image"
        )
        self.task_definition: FargateTaskDefinition = props.task_definition or self._definition(props)
        self.service = fargate_service(
            self,
            props,
            "QueueProcessingFargateService",
            assign_public_ip=props.assign_public_ip,
            vpc_subnets=props.task_subnets,
        )
        self._configure_autoscaling_for_service(self.service)
        self._grant_permissions_to_service(self.service)

    def _definition(self, props: QueueProcessingFargateServiceProps) -> FargateTaskDefinition:
        assert props.image is not None  # as there is no definition
        definition = FargateTaskDefinition(
            self,
            "QueueProcessingTaskDef",
            memory_limit_mib=props.memory_limit_mib,
            cpu=props.cpu,
            ephemeral_storage_gib=props.ephemeral_storage_gib,
            family=props.family,
            runtime_platform=props.runtime_platform,
        )
        definition.add_container(
            props.container_name if props.container_name is not None else "QueueProcessingContainer",
            image=props.image,
            command=props.command,
            environment=self.environment,
            secrets=self.secrets,
            logging=self.log_driver,
            health_check=props.health_check,
        )
        return definition


__all__ = ["QueueProcessingFargateService", "QueueProcessingFargateServiceProps"]
