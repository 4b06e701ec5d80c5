"""A service on instances that works off a queue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.ec2_service import Ec2Service
from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs_patterns.queue_processing_service_base import (
    QueueProcessingServiceBase,
    QueueProcessingServiceBaseProps,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.placement import PlacementConstraint, PlacementStrategy
    from constructs import Construct


class QueueProcessingEc2ServiceProps(QueueProcessingServiceBaseProps):
    """Options of a service on instances that works off a queue."""

    container_name: str | None = None
    """The container's name. Default: ``QueueProcessingContainer``."""
    cpu: int | float | None = None
    """CPU units kept for the container. Default: none."""
    gpu_count: int | float | None = None
    """Graphics processors kept for the container. Default: none."""
    memory_limit_mib: int | float | None = None
    """The most memory of the container; this or the next is needed."""
    memory_reservation_mib: int | float | None = None
    """Memory kept for the container."""
    placement_constraints: Sequence[PlacementConstraint] | None = None
    """Where tasks may run. Default: anywhere."""
    placement_strategies: Sequence[PlacementStrategy] | None = None
    """How instances are chosen; the first counts most. Default: ECS's."""


class QueueProcessingEc2Service(QueueProcessingServiceBase):
    """A service on instances that works off a queue, with more tasks the longer the queue is."""

    @takes(QueueProcessingEc2ServiceProps)
    def __init__(self, scope: Construct, id: str, props: QueueProcessingEc2ServiceProps) -> None:
        """Make the service and its queue.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_queue(scope, id, props)
        if props.image is None:
            raise ValidationError("image must be specified for EC2 queue processing service", scope=self)
        self.task_definition = Ec2TaskDefinition(self, "QueueProcessingTaskDef", family=props.family)
        self.task_definition.add_container(
            props.container_name if props.container_name is not None else "QueueProcessingContainer",
            image=props.image,
            memory_limit_mib=props.memory_limit_mib,
            memory_reservation_mib=props.memory_reservation_mib,
            cpu=props.cpu,
            gpu_count=props.gpu_count,
            command=props.command,
            environment=self.environment,
            secrets=self.secrets,
            logging=self.log_driver,
        )
        self.service = Ec2Service(
            self,
            "QueueProcessingService",
            cluster=self.cluster,
            task_definition=self.task_definition,
            service_name=props.service_name,
            min_healthy_percent=props.min_healthy_percent,
            max_healthy_percent=props.max_healthy_percent,
            propagate_tags=props.propagate_tags,
            enable_ecs_managed_tags=props.enable_ecs_managed_tags,
            deployment_controller=props.deployment_controller,
            circuit_breaker=props.circuit_breaker,
            capacity_provider_strategies=props.capacity_provider_strategies,
            enable_execute_command=props.enable_execute_command,
            placement_constraints=props.placement_constraints,
            placement_strategies=props.placement_strategies,
        )
        self._configure_autoscaling_for_service(self.service)
        self._grant_permissions_to_service(self.service)


__all__ = ["QueueProcessingEc2Service", "QueueProcessingEc2ServiceProps"]
