"""Application load balancers as targets of network load balancers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.enums import TargetType
from aws_cdk.aws_elasticloadbalancingv2.network_target_group import INetworkLoadBalancerTarget
from aws_cdk.aws_elasticloadbalancingv2.target_group import LoadBalancerTargetProps
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.application_listener import ApplicationListener
    from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import IApplicationLoadBalancerRef
    from aws_cdk.aws_elasticloadbalancingv2.network_target_group import INetworkTargetGroup


class AlbArnTarget(INetworkLoadBalancerTarget):
    """An application load balancer by its ARN; it must have a listener on the port."""

    @checked
    def __init__(self, alb_arn: str, port: int | float) -> None:
        self._target = {"id": alb_arn, "port": port}

    @checked
    def attach_to_network_target_group(self, target_group: INetworkTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the target."""
        return LoadBalancerTargetProps(target_type=TargetType.ALB, target_json=self._target)


class AlbTarget(AlbArnTarget):
    """Deprecated: an application load balancer; the group does not wait for a listener. Use ``AlbListenerTarget``."""

    @checked
    def __init__(self, alb: IApplicationLoadBalancerRef, port: int | float) -> None:
        super().__init__(alb.load_balancer_ref.load_balancer_arn, port)


class AlbListenerTarget(AlbArnTarget):
    """A listener of an application load balancer; the group waits for it."""

    @checked
    def __init__(self, alb_listener: ApplicationListener) -> None:
        super().__init__(alb_listener.load_balancer.load_balancer_arn, alb_listener.port)
        self._listener = alb_listener

    @checked
    def attach_to_network_target_group(self, target_group: INetworkTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the target."""
        target_group.node.add_dependency(self._listener)
        return super().attach_to_network_target_group(target_group)


__all__ = ["AlbArnTarget", "AlbListenerTarget", "AlbTarget"]
