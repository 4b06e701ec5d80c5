"""A Fargate service with several target groups of application load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.fargate_service import FargateService
from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._multiple_definitions import container_of, fargate_definition
from aws_cdk.aws_ecs_patterns.application_multiple_target_groups_service_base import (
    ApplicationMultipleTargetGroupsServiceBase,
    ApplicationMultipleTargetGroupsServiceBaseProps,
)
from aws_cdk.aws_ecs_patterns.fargate_service_base import FargateServiceBaseProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import ApplicationTargetGroup
    from constructs import Construct


class ApplicationMultipleTargetGroupsFargateServiceProps(
    ApplicationMultipleTargetGroupsServiceBaseProps, FargateServiceBaseProps
):
    """Options of a Fargate service with several target groups."""

    assign_public_ip: bool | None = None
    """Whether tasks get public addresses. Default: no."""


class ApplicationMultipleTargetGroupsFargateService(ApplicationMultipleTargetGroupsServiceBase):
    """A Fargate service with several target groups."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs-patterns.ApplicationMultipleTargetGroupsFargateService"

    @takes(ApplicationMultipleTargetGroupsFargateServiceProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationMultipleTargetGroupsFargateServiceProps) -> None:
        """Make the service, its load balancers and target groups.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancers(scope, id, props)
        self.assign_public_ip: bool = props.assign_public_ip is True
        self.task_definition: FargateTaskDefinition = fargate_definition(
            self, props, props.task_image_options, self.log_driver
        )
        container = container_of(self, self.task_definition)
        if props.target_groups is not None:
            self._add_port_mapping_for_targets(container, props.target_groups)
        self.service = FargateService(
            self,
            "Service",
            cluster=self.cluster,
            desired_count=self.internal_desired_count,
            task_definition=self.task_definition,
            assign_public_ip=self.assign_public_ip,
            service_name=props.service_name,
            health_check_grace_period=props.health_check_grace_period,
            propagate_tags=props.propagate_tags,
            enable_ecs_managed_tags=props.enable_ecs_managed_tags,
            cloud_map_options=props.cloud_map_options,
            platform_version=props.platform_version,
            enable_execute_command=props.enable_execute_command,
            circuit_breaker=props.circuit_breaker,
        )
        self.target_group: ApplicationTargetGroup = self._targets(self.service, container, props.target_groups)


__all__ = ["ApplicationMultipleTargetGroupsFargateService", "ApplicationMultipleTargetGroupsFargateServiceProps"]
