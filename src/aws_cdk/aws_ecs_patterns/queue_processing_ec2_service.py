"""A service on instances that works off a queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs_patterns._workloads import _PlacedProps, ec2_service
from aws_cdk.aws_ecs_patterns.queue_processing_service_base import (
    QueueProcessingServiceBase,
    QueueProcessingServiceBaseProps,
)
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class QueueProcessingEc2ServiceProps(QueueProcessingServiceBaseProps, _PlacedProps):
    """Options of a service on instances that works off a queue."""

    container_name: str | None = None
    """The container's name. Default: ``QueueProcessingContainer``."""
    gpu_count: int | float | None = None
    """Graphics processors kept for the container. Default: none."""


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
        self.service = ec2_service(self, props, "QueueProcessingService")
        self._configure_autoscaling_for_service(self.service)
        self._grant_permissions_to_service(self.service)


__all__ = ["QueueProcessingEc2Service", "QueueProcessingEc2ServiceProps"]
