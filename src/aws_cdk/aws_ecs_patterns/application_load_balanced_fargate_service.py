"""A Fargate service behind an application load balancer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ecs.container_options import HealthCheck
from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition
from aws_cdk.aws_ecs_patterns._workloads import fargate_definition, fargate_service, logs_of
from aws_cdk.aws_ecs_patterns.application_load_balanced_service_base import (
    ApplicationLoadBalancedServiceBase,
    ApplicationLoadBalancedServiceBaseProps,
)
from aws_cdk.aws_ecs_patterns.fargate_service_base import FargateServiceBaseProps
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from constructs import Construct

_DEFAULT_CPU = 256
_DEFAULT_MEMORY_MIB = 512


class ApplicationLoadBalancedFargateServiceProps(ApplicationLoadBalancedServiceBaseProps, FargateServiceBaseProps):
    """Options of a Fargate service behind an application load balancer."""

    assign_public_ip: bool | None = None
    """Whether tasks get public addresses. Default: no."""
    container_cpu: int | float | None = None
    """The least CPU units of the container. Default: none are kept for it."""
    container_memory_limit_mib: int | float | None = None
    """The most memory of the container. Default: the task's."""
    health_check: Nested[HealthCheck | None] = nested()
    """How ECS checks the container. Default: it does not."""
    security_groups: Sequence[ISecurityGroup] | None = None
    """Security groups of the service. Default: one is made."""
    task_subnets: Nested[SubnetSelection | None] = nested()
    """Subnets of tasks. Default: public ones if tasks get public addresses, else private ones."""


class ApplicationLoadBalancedFargateService(ApplicationLoadBalancedServiceBase):
    """A Fargate service behind an application load balancer."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ecs-patterns.ApplicationLoadBalancedFargateService"

    @takes(ApplicationLoadBalancedFargateServiceProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationLoadBalancedFargateServiceProps) -> None:
        """Make the service and its load balancer.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancer(scope, id, props)
        self.assign_public_ip: bool = props.assign_public_ip is True
        check_definition(self, props.task_definition, props.task_image_options)
        self._check_container(props)
        image = props.task_image_options
        self.task_definition: FargateTaskDefinition = props.task_definition or fargate_definition(
            self,
            props,
            image,
            logs_of(self, image),
            cpu=props.container_cpu,
            memory_limit_mib=props.container_memory_limit_mib,
            health_check=props.health_check,
        )
        self.service = fargate_service(
            self,
            props,
            desired_count=self.internal_desired_count,
            assign_public_ip=self.assign_public_ip,
            vpc_subnets=props.task_subnets,
        )
        self._add_service_as_target(self.service)

    def _check_container(self, props: ApplicationLoadBalancedFargateServiceProps) -> None:
        cpu = props.cpu if props.cpu is not None else _DEFAULT_CPU
        memory = props.memory_limit_mib if props.memory_limit_mib is not None else _DEFAULT_MEMORY_MIB
        for name, value, least, limit_name, limit in (
            ("containerCpu", props.container_cpu, 0, "cpu", cpu),
            ("containerMemoryLimitMiB", props.container_memory_limit_mib, 1, "memoryLimitMiB", memory),
        ):
            if value is None or is_unresolved(value):
                continue
            if value != int(value) or value < least:
                kind = "positive" if least else "non-negative"
                raise ValidationError(f"{name} must be a {kind} integer; received {js_number_text(value)}", scope=self)
            if not is_unresolved(limit) and value > limit:
                raise ValidationError(
                    f"{name} must be less than to {limit_name}; received {name}: {js_number_text(value)}, {limit_name}: "
                    f"{js_number_text(limit)}",
                    scope=self,
                )


__all__ = ["ApplicationLoadBalancedFargateService", "ApplicationLoadBalancedFargateServiceProps"]
