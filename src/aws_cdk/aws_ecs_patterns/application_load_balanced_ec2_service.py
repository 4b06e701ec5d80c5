"""A service on instances behind an application load balancer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.ec2_service import Ec2Service
from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition, log_driver, port_mapping
from aws_cdk.aws_ecs_patterns.application_load_balanced_service_base import (
    ApplicationLoadBalancedServiceBase,
    ApplicationLoadBalancedServiceBaseProps,
)
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.placement import PlacementConstraint, PlacementStrategy
    from constructs import Construct


class ApplicationLoadBalancedEc2ServiceProps(ApplicationLoadBalancedServiceBaseProps):
    """Options of a service on instances behind an application load balancer."""

    cpu: int | float | None = None
    """CPU units kept for the container. Default: none."""
    memory_limit_mib: int | float | None = None
    """The most memory of the container; this or the next is needed with an image."""
    memory_reservation_mib: int | float | None = None
    """Memory kept for the container."""
    placement_constraints: Sequence[PlacementConstraint] | None = None
    """Where tasks may run. Default: anywhere."""
    placement_strategies: Sequence[PlacementStrategy] | None = None
    """How instances are chosen; the first counts most. Default: ECS's."""
    task_definition: Ec2TaskDefinition | None = None
    """The task. Not with an image. Default: made of the image."""


class ApplicationLoadBalancedEc2Service(ApplicationLoadBalancedServiceBase):
    """A service on instances behind an application load balancer."""

    @takes(ApplicationLoadBalancedEc2ServiceProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationLoadBalancedEc2ServiceProps) -> None:
        """Make the service and its load balancer.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancer(scope, id, props)
        check_definition(
            self,
            props.task_definition,
            props.task_image_options,
            both="You must specify either a taskDefinition or taskImageOptions, not both.",
        )
        self.task_definition: Ec2TaskDefinition = props.task_definition or self._definition(props)
        self.service = Ec2Service(
            self,
            "Service",
            cluster=self.cluster,
            desired_count=self.internal_desired_count,
            task_definition=self.task_definition,
            assign_public_ip=False,
            service_name=props.service_name,
            health_check_grace_period=props.health_check_grace_period,
            min_healthy_percent=props.min_healthy_percent,
            max_healthy_percent=props.max_healthy_percent,
            propagate_tags=props.propagate_tags,
            enable_ecs_managed_tags=props.enable_ecs_managed_tags,
            cloud_map_options=props.cloud_map_options,
            deployment_controller=props.deployment_controller,
            circuit_breaker=props.circuit_breaker,
            enable_execute_command=props.enable_execute_command,
            placement_constraints=props.placement_constraints,
            placement_strategies=props.placement_strategies,
            capacity_provider_strategies=props.capacity_provider_strategies,
        )
        self._add_service_as_target(self.service)

    def _definition(self, props: ApplicationLoadBalancedEc2ServiceProps) -> Ec2TaskDefinition:
        options = props.task_image_options
        assert options is not None  # as there is no definition
        definition = Ec2TaskDefinition(
            self,
            "TaskDef",
            execution_role=options.execution_role,
            task_role=options.task_role,
            family=options.family,
        )
        container = definition.add_container(
            options.container_name if options.container_name is not None else "web",
            image=options.image,
            cpu=props.cpu,
            memory_limit_mib=props.memory_limit_mib,
            memory_reservation_mib=props.memory_reservation_mib,
            environment=options.environment,
            secrets=options.secrets,
            logging=log_driver(self.node.id, options.log_driver, options.enable_logging),
            docker_labels=options.docker_labels,
            command=options.command,
            entry_point=options.entry_point,
        )
        container.add_port_mappings(port_mapping(options.container_port))
        return definition


__all__ = ["ApplicationLoadBalancedEc2Service", "ApplicationLoadBalancedEc2ServiceProps"]
