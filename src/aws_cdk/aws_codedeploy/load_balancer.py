"""Load balancers that machines are taken from and given back to during a deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancing import LoadBalancer as ClassicLoadBalancer
    from aws_cdk.aws_elasticloadbalancingv2 import IApplicationTargetGroup, INetworkTargetGroup


class LoadBalancerGeneration(NamedEnum):
    """Of which service a load balancer is."""

    FIRST = 0
    """Classic ones, known by their own name."""
    SECOND = 1
    """Application and network ones, known by a target group."""


class LoadBalancer:
    """A load balancer. Make it with one of the factories.

    Attributes:
        generation: Of which service it is.
        name: Its name, or that of its target group.
    """

    generation: LoadBalancerGeneration
    name: str

    @staticmethod
    @checked
    def classic(load_balancer: ClassicLoadBalancer) -> LoadBalancer:
        """Return a classic load balancer."""
        return _load_balancer(LoadBalancerGeneration.FIRST, load_balancer.load_balancer_name)

    @staticmethod
    @checked
    def application(alb_target_group: IApplicationTargetGroup) -> LoadBalancer:
        """Return the application load balancer of a target group."""
        return _load_balancer(LoadBalancerGeneration.SECOND, alb_target_group.target_group_name)

    @staticmethod
    @checked
    def network(nlb_target_group: INetworkTargetGroup) -> LoadBalancer:
        """Return the network load balancer of a target group."""
        return _load_balancer(LoadBalancerGeneration.SECOND, nlb_target_group.target_group_name)


def _load_balancer(generation: LoadBalancerGeneration, name: str) -> LoadBalancer:
    made = LoadBalancer()
    made.generation, made.name = generation, name
    return made
