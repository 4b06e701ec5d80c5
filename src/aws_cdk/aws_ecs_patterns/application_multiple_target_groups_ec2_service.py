"""A service on instances with several target groups of application load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.ec2_service import Ec2Service
from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs_patterns._multiple_definitions import container_of, ec2_definition
from aws_cdk.aws_ecs_patterns.application_multiple_target_groups_service_base import (
    ApplicationMultipleTargetGroupsServiceBase,
    ApplicationMultipleTargetGroupsServiceBaseProps,
)
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.placement import PlacementConstraint, PlacementStrategy
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import ApplicationTargetGroup
    from constructs import Construct


class ApplicationMultipleTargetGroupsEc2ServiceProps(ApplicationMultipleTargetGroupsServiceBaseProps):
    """Options of a service on instances with several target groups."""

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


class ApplicationMultipleTargetGroupsEc2Service(ApplicationMultipleTargetGroupsServiceBase):
    """A service on instances with several target groups."""

    @takes(ApplicationMultipleTargetGroupsEc2ServiceProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationMultipleTargetGroupsEc2ServiceProps) -> None:
        """Make the service, its load balancers and target groups.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancers(scope, id, props)
        self.task_definition: Ec2TaskDefinition = ec2_definition(self, props, props.task_image_options, self.log_driver)
        container = container_of(self, self.task_definition)
        if props.target_groups is not None:
            self._add_port_mapping_for_targets(container, props.target_groups)
        self.service = Ec2Service(
            self,
            "Service",
            cluster=self.cluster,
            desired_count=self.internal_desired_count,
            task_definition=self.task_definition,
            assign_public_ip=False,
            service_name=props.service_name,
            health_check_grace_period=props.health_check_grace_period,
            propagate_tags=props.propagate_tags,
            enable_ecs_managed_tags=props.enable_ecs_managed_tags,
            cloud_map_options=props.cloud_map_options,
            enable_execute_command=props.enable_execute_command,
            placement_constraints=props.placement_constraints,
            placement_strategies=props.placement_strategies,
        )
        self.target_group: ApplicationTargetGroup = self._targets(self.service, container, props.target_groups)


__all__ = ["ApplicationMultipleTargetGroupsEc2Service", "ApplicationMultipleTargetGroupsEc2ServiceProps"]
