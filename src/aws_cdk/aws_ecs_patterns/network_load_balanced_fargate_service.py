"""A Fargate service behind a network load balancer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ec2.subnet_selection import SubnetSelection
from aws_cdk.aws_ecs.fargate_service import FargateService
from aws_cdk.aws_ecs.fargate_task_definition import FargateTaskDefinition
from aws_cdk.aws_ecs_patterns._parts import check_definition, log_driver, port_mapping
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
        self.task_definition: FargateTaskDefinition = props.task_definition or self._definition(props)
        self.service = FargateService(
            self,
            "Service",
            cluster=self.cluster,
            desired_count=self.internal_desired_count,
            task_definition=self.task_definition,
            assign_public_ip=self.assign_public_ip,
            service_name=props.service_name,
            health_check_grace_period=props.health_check_grace_period,
            min_healthy_percent=props.min_healthy_percent,
            max_healthy_percent=props.max_healthy_percent,
            propagate_tags=props.propagate_tags,
            enable_ecs_managed_tags=props.enable_ecs_managed_tags,
            cloud_map_options=props.cloud_map_options,
            platform_version=props.platform_version,
            deployment_controller=props.deployment_controller,
            circuit_breaker=props.circuit_breaker,
            security_groups=props.security_groups,
            vpc_subnets=props.task_subnets,
            enable_execute_command=props.enable_execute_command,
            capacity_provider_strategies=props.capacity_provider_strategies,
        )
        self._add_service_as_target(self.service)

    def _definition(self, props: NetworkLoadBalancedFargateServiceProps) -> FargateTaskDefinition:
        options = props.task_image_options
        assert options is not None  # as there is no definition
        definition = FargateTaskDefinition(
            self,
            "TaskDef",
            memory_limit_mib=props.memory_limit_mib,
            cpu=props.cpu,
            ephemeral_storage_gib=props.ephemeral_storage_gib,
            execution_role=options.execution_role,
            task_role=options.task_role,
            family=options.family,
            runtime_platform=props.runtime_platform,
        )
        container = definition.add_container(
            options.container_name if options.container_name is not None else "web",
            image=options.image,
            logging=log_driver(self.node.id, options.log_driver, options.enable_logging),
            environment=options.environment,
            secrets=options.secrets,
            docker_labels=options.docker_labels,
        )
        container.add_port_mappings(port_mapping(options.container_port))
        return definition


__all__ = ["NetworkLoadBalancedFargateService", "NetworkLoadBalancedFargateServiceProps"]
