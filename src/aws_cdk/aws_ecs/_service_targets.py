"""Services as targets of load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ecs.modes import NetworkMode
from aws_cdk.aws_ecs.service_targets import EcsTarget, IEcsLoadBalancerTarget, LoadBalancerTargetOptions
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.connections import Connections
    from aws_cdk.aws_ecs.task_definition import TaskDefinition


class _LoadBalancerTargets:
    """Puts the tasks of a service behind load balancers."""

    if TYPE_CHECKING:
        task_definition: TaskDefinition
        connections: Connections
        load_balancers: list[Any]
        _resource: Any

    @takes(LoadBalancerTargetOptions)
    def load_balancer_target(self, options: LoadBalancerTargetOptions) -> IEcsLoadBalancerTarget:
        """Return one container's port as a target.

        Raises:
            ValidationError: there is no such container or port.
        """
        return _Target(self, options)

    def register_load_balancer_targets(self, *targets: EcsTarget) -> None:
        """Make target groups for containers' ports, and add them to listeners."""
        for item in targets:
            target = EcsTarget.of(item)
            options = {
                name: value
                for name, value in target._given().items()
                if name in ("container_name", "container_port", "protocol")
            }
            target.listener.add_targets(target.new_target_group_id, LoadBalancerTargetOptions(**options), self)

    def attach_to_application_target_group(self, target_group: Any) -> Any:
        """Add the default container to a target group; called by the group."""
        return self._default_target().attach_to_application_target_group(target_group)

    def attach_to_network_target_group(self, target_group: Any) -> Any:
        """Add the default container to a target group; called by the group."""
        return self._default_target().attach_to_network_target_group(target_group)

    def attach_to_classic_lb(self, load_balancer: Any) -> None:
        """Add the default container to a classic load balancer; called by it."""
        self._default_target().attach_to_classic_lb(load_balancer)

    def _default_target(self) -> IEcsLoadBalancerTarget:
        container = self.task_definition.default_container
        if container is None:
            raise ValidationError(
                "A TaskDefinition must have at least one essential container",
                scope=self,
                fix="add one with add_container() of the task definition",
            )
        return self.load_balancer_target(container_name=container.container_name)

    def _attach(self, target_group: Any, container_name: str, container_port: Any, alternate: Any) -> Any:
        """Note a target group of an application or network load balancer, and say how targets are named."""
        from aws_cdk.aws_elasticloadbalancingv2 import LoadBalancerTargetProps, TargetType

        mode = self.task_definition.network_mode
        if mode is NetworkMode.NONE:
            raise ValidationError(
                "Cannot use a load balancer if NetworkMode is None. Use Bridge, Host or AwsVpc instead.", scope=self
            )
        config = alternate.bind(self) if alternate is not None else None
        self.load_balancers.append(
            {
                "targetGroupArn": target_group.target_group_arn,
                "containerName": container_name,
                "containerPort": container_port,
                "advancedConfiguration": {
                    "alternateTargetGroupArn": config.alternate_target_group_arn,
                    "roleArn": config.role_arn,
                    "productionListenerRule": config.production_listener_rule,
                    "testListenerRule": config.test_listener_rule,
                }
                if config is not None
                else None,
            }
        )
        # Tasks can only be started once the group belongs to a load balancer.
        self._resource.node.add_dependency(target_group.load_balancer_attached)
        return LoadBalancerTargetProps(
            target_type=TargetType.IP if mode is NetworkMode.AWS_VPC else TargetType.INSTANCE
        )


class _Target(IEcsLoadBalancerTarget):
    """One container's port."""

    def __init__(self, service: _LoadBalancerTargets, options: LoadBalancerTargetOptions) -> None:
        self._service = service
        self._options = options
        task = service.task_definition
        self._container, self._mapping = task._validate_target(options)

    def attach_to_application_target_group(self, target_group: Any) -> Any:
        port_range = self._service.task_definition._port_range_from_port_mapping(self._mapping)
        target_group.register_connectable(self._service, port_range)
        return self._attach(target_group)

    def attach_to_network_target_group(self, target_group: Any) -> Any:
        return self._attach(target_group)

    def _attach(self, target_group: Any) -> Any:
        return self._service._attach(
            target_group, self._container.container_name, self._mapping.container_port, self._options.alternate_target
        )

    def attach_to_classic_lb(self, load_balancer: Any) -> None:
        mode = self._service.task_definition.network_mode
        if mode is NetworkMode.AWS_VPC:
            raise ValidationError(
                "Cannot use a Classic Load Balancer if NetworkMode is AwsVpc. Use Host or Bridge instead.",
                scope=self._service,
            )
        if mode is NetworkMode.NONE:
            raise ValidationError(
                "Cannot use a Classic Load Balancer if NetworkMode is None. Use Host or Bridge instead.",
                scope=self._service,
            )
        self._service.load_balancers.append(
            {
                "loadBalancerName": load_balancer.load_balancer_name,
                "containerName": self._container.container_name,
                "containerPort": self._mapping.container_port,
            }
        )
