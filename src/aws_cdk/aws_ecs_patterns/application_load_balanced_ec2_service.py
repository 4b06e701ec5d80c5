"""A service on instances behind an application load balancer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ecs.ec2_task_definition import Ec2TaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition
from aws_cdk.aws_ecs_patterns._workloads import _Ec2WorkloadProps, ec2_definition, ec2_service, logs_of
from aws_cdk.aws_ecs_patterns.application_load_balanced_service_base import (
    ApplicationLoadBalancedServiceBase,
    ApplicationLoadBalancedServiceBaseProps,
)
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class ApplicationLoadBalancedEc2ServiceProps(ApplicationLoadBalancedServiceBaseProps, _Ec2WorkloadProps):
    """Options of a service on instances behind an application load balancer."""


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
        image = props.task_image_options
        self.task_definition: Ec2TaskDefinition = props.task_definition or ec2_definition(
            self, props, image, logs_of(self, image)
        )
        self.service = ec2_service(self, props, desired_count=self.internal_desired_count, assign_public_ip=False)
        self._add_service_as_target(self.service)


__all__ = ["ApplicationLoadBalancedEc2Service", "ApplicationLoadBalancedEc2ServiceProps"]
