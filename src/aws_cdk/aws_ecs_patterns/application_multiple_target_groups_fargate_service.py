"""A Fargate service with several target groups of application load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition
from aws_cdk.aws_ecs_patterns._workloads import BOTH_GIVEN, fargate_definition, fargate_service, target_container
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
        image = props.task_image_options
        check_definition(self, props.task_definition, image, both=BOTH_GIVEN)
        self.task_definition: FargateTaskDefinition = props.task_definition or fargate_definition(
            self, props, image, self.log_driver
        )
        container = target_container(self, props.target_groups)
        self.service = fargate_service(
            self, props, desired_count=self.internal_desired_count, assign_public_ip=self.assign_public_ip
        )
        self.target_group: ApplicationTargetGroup = self._targets(self.service, container, props.target_groups)


__all__ = ["ApplicationMultipleTargetGroupsFargateService", "ApplicationMultipleTargetGroupsFargateServiceProps"]
