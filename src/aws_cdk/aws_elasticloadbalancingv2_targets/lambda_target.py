"""Functions as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.application_target_group import IApplicationLoadBalancerTarget
from aws_cdk.aws_elasticloadbalancingv2.enums import TargetType
from aws_cdk.aws_elasticloadbalancingv2.target_group import LoadBalancerTargetProps
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import IApplicationTargetGroup
    from aws_cdk.aws_elasticloadbalancingv2.network_target_group import INetworkTargetGroup
    from aws_cdk.aws_lambda.function_base import IFunction

_SERVICE = "elasticloadbalancing.amazonaws.com"


class LambdaTarget(IApplicationLoadBalancerTarget):
    """A function; the load balancer may call it."""

    @checked
    def __init__(self, fn: IFunction) -> None:
        self._function = fn

    @checked
    def attach_to_application_target_group(self, target_group: IApplicationTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the target."""
        from aws_cdk.aws_iam.principals import ServicePrincipal

        grant = self._function.grant_invoke(ServicePrincipal(_SERVICE))
        # Elastic Load Balancing tries whether it may call the function as it registers it.
        grant.apply_before(target_group)
        return self._attach()

    @checked
    def attach_to_network_target_group(self, target_group: INetworkTargetGroup) -> LoadBalancerTargetProps:
        """Return how a group lists the function. The peer offers it, though network load balancers call no functions."""
        return self._attach()

    def _attach(self) -> LoadBalancerTargetProps:
        return LoadBalancerTargetProps(target_type=TargetType.LAMBDA, target_json={"id": self._function.function_arn})


__all__ = ["LambdaTarget"]
