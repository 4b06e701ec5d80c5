"""What services with several target groups of network load balancers have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs_patterns._parts import port_mapping
from aws_cdk.aws_ecs_patterns.application_load_balanced_service_base import record
from aws_cdk.aws_ecs_patterns.multiple_target_groups import (
    _MultipleTargetGroupsBase,
    _MultipleTargetGroupsProps,
    _TaskImageProps,
    check_lists,
    not_defined,
)
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.base_service import BaseService
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_elasticloadbalancingv2.network_listener import NetworkListener
    from aws_cdk.aws_elasticloadbalancingv2.network_load_balancer import NetworkLoadBalancer
    from aws_cdk.aws_elasticloadbalancingv2.network_target_group import NetworkTargetGroup
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from constructs import Construct

_DEFAULT_PORT = 80


class NetworkLoadBalancedTaskImageProps(_TaskImageProps):
    """The container of a service behind network load balancers, by its image."""


class NetworkListenerProps(Struct):
    """A listener."""

    name: str
    """Its name, by which target groups choose it."""
    port: int | float | None = None
    """The port. Default: 80."""


class NetworkLoadBalancerProps(Struct):
    """A load balancer."""

    listeners: Nested[Sequence[NetworkListenerProps]]
    """Its listeners; at least one."""
    name: str
    """Its id."""
    domain_name: str | None = None
    """The domain that leads to it. Default: its own alone."""
    domain_zone: IHostedZone | None = None
    """The zone of the domain."""
    public_load_balancer: bool | None = None
    """Whether it faces the internet. Default: yes."""


class NetworkTargetProps(Struct):
    """A target group."""

    container_port: int | float
    """The container's port."""
    listener: str | None = None
    """The listener's name. Default: the first one."""


class NetworkMultipleTargetGroupsServiceBaseProps(_MultipleTargetGroupsProps):
    """What every service with several target groups of network load balancers may be told."""

    load_balancers: Nested[Sequence[NetworkLoadBalancerProps] | None] = nested()
    """The load balancers. Default: one, with a listener on port 80."""
    target_groups: Nested[Sequence[NetworkTargetProps] | None] = nested()
    """The target groups. Default: one, with the container's first port."""
    task_image_options: Nested[NetworkLoadBalancedTaskImageProps | None] = nested()
    """The container. Not with a task definition."""


class NetworkMultipleTargetGroupsServiceBase(_MultipleTargetGroupsBase):
    """A service with several target groups: all but the service itself."""

    @takes(NetworkMultipleTargetGroupsServiceBaseProps)
    def __init__(self, scope: Construct, id: str, props: NetworkMultipleTargetGroupsServiceBaseProps) -> None:
        """Make the load balancers and their listeners.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancers(scope, id, props)

    def _init_load_balancers(
        self, scope: Construct, id: str, props: NetworkMultipleTargetGroupsServiceBaseProps
    ) -> None:
        self._init_cluster(scope, id, props, props.task_image_options)
        balancers = props.load_balancers
        check_lists(self, None if balancers is None else [each.listeners for each in balancers], props.target_groups)
        self.listeners: list[NetworkListener] = []
        self.load_balancers: list[NetworkLoadBalancer] = []
        self.target_groups: list[NetworkTargetGroup] = []
        if balancers is not None:
            for each in balancers:
                self._add_load_balancer(each)
        else:
            balancer = self._balancer("LB", is_public=True)
            self.listeners.append(balancer.add_listener("PublicListener", port=_DEFAULT_PORT))
            CfnOutput(self, "LoadBalancerDNS", value=balancer.load_balancer_dns_name)

    @property
    def listener(self) -> NetworkListener:
        """Deprecated: the first listener. Use ``listeners``."""
        return self.listeners[0]

    @property
    def load_balancer(self) -> NetworkLoadBalancer:
        """Deprecated: the first load balancer. Use ``load_balancers``."""
        return self.load_balancers[0]

    def _add_load_balancer(self, props: NetworkLoadBalancerProps) -> None:
        balancer = self._balancer(props.name, is_public=props.public_load_balancer is not False)
        for each in props.listeners:
            port = each.port if each.port is not None else _DEFAULT_PORT
            self.listeners.append(balancer.add_listener(each.name, port=port))
        if props.domain_name is not None:
            if props.domain_zone is None:
                raise ValidationError(
                    "A Route53 hosted domain zone name is required to configure the specified domain name",
                    scope=self,
                    fix="give domain_zone, or leave domain_name out",
                )
            record(self, "ALIAS", props.domain_zone, props.domain_name, balancer, f"DNS{balancer.node.id}")
        CfnOutput(self, f"LoadBalancerDNS{balancer.node.id}", value=balancer.load_balancer_dns_name)

    def _balancer(self, name: str, *, is_public: bool) -> NetworkLoadBalancer:
        from aws_cdk.aws_elasticloadbalancingv2.network_load_balancer import NetworkLoadBalancer

        balancer = NetworkLoadBalancer(self, name, vpc=self.cluster.vpc, internet_facing=is_public)
        self.load_balancers.append(balancer)
        return balancer

    def _find_listener(self, name: str | None = None) -> NetworkListener:
        """Return the listener of a name, or the first one.

        Raises:
            ValidationError: there is none of that name.
        """
        if not name:
            return self.listeners[0]
        for listener in self.listeners:
            if listener.node.id == name:
                return listener
        raise not_defined(self, name)

    def _register_ecs_targets(
        self, service: BaseService, container: ContainerDefinition, targets: Sequence[NetworkTargetProps]
    ) -> NetworkTargetGroup:
        """Make a target group of each container port; return the first one."""
        for target in targets:
            group = self._find_listener(target.listener).add_targets(
                f"ECSTargetGroup{container.container_name}{target.container_port:g}",
                port=target.container_port,
                targets=[
                    service.load_balancer_target(
                        container_name=container.container_name, container_port=target.container_port
                    )
                ],
            )
            self.target_groups.append(group)
        return self.target_groups[0]

    def _add_port_mapping_for_targets(
        self, container: ContainerDefinition, targets: Sequence[NetworkTargetProps]
    ) -> None:
        """Open the ports of a container that targets name and it does not have yet."""
        from aws_cdk.aws_ecs.modes import Protocol

        for target in targets:
            if container.find_port_mapping(target.container_port, Protocol.TCP) is None:
                container.add_port_mappings(port_mapping(target.container_port))

    def _targets(
        self, service: BaseService, container: ContainerDefinition, targets: Sequence[NetworkTargetProps] | None
    ) -> NetworkTargetGroup:
        """Make the target groups that are wanted, or one of the container's first port; return the first one."""
        if targets is not None:
            return self._register_ecs_targets(service, container, targets)
        group = self.listener.add_targets(
            "ECS",
            targets=[service],
            port=container.port_mappings[0].container_port,
        )
        self.target_groups.append(group)
        return group


__all__ = [
    "NetworkListenerProps",
    "NetworkLoadBalancedTaskImageProps",
    "NetworkLoadBalancerProps",
    "NetworkMultipleTargetGroupsServiceBase",
    "NetworkMultipleTargetGroupsServiceBaseProps",
    "NetworkTargetProps",
]
