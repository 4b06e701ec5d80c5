"""A Fargate service behind a network load balancer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition
from aws_cdk.aws_ecs_patterns._workloads import fargate_definition, fargate_service, logs_of
from aws_cdk.aws_ecs_patterns.fargate_service_base import FargateServiceBaseProps
from aws_cdk.aws_ecs_patterns.network_load_balanced_service_base import (
    NetworkLoadBalancedServiceBase,
    NetworkLoadBalancedServiceBaseProps,
)
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from constructs import Construct


class NetworkLoadBalancedFargateServiceProps(NetworkLoadBalancedServiceBaseProps, FargateServiceBaseProps):
    """Options of a Fargate service behind a network load balancer."""

    assign_public_ip: bool | None = None
    """Whether tasks get public addresses. Default: no."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of the service. Default: one is made."""
    task_subnets: Nested[SubnetSelection | None] = nested()
    """Subnets of tasks. Default: public ones if tasks get public addresses, else private ones."""


class NetworkLoadBalancedFargateService(NetworkLoadBalancedServiceBase):
    """A Fargate service behind a network load balancer."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs-patterns.NetworkLoadBalancedFargateService"

    @takes(NetworkLoadBalancedFargateServiceProps)
    def __init__(self, scope: Construct, id: str, props: NetworkLoadBalancedFargateServiceProps) -> None:
        """Make the service and its load balancer.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancer(scope, id, props)
        self.assign_public_ip: bool = props.assign_public_ip is True
        check_definition(self, props.task_definition, props.task_image_options)
        image = props.task_image_options
        self.task_definition: FargateTaskDefinition = props.task_definition or fargate_definition(
            self, props, image, logs_of(self, image)
        )
        self.service = fargate_service(
            self,
            props,
            desired_count=self.internal_desired_count,
            assign_public_ip=self.assign_public_ip,
            vpc_subnets=props.task_subnets,
        )
        self._add_service_as_target(self.service)


__all__ = ["NetworkLoadBalancedFargateService", "NetworkLoadBalancedFargateServiceProps"]
