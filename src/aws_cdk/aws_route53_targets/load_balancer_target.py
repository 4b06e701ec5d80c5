"""Load balancers as alias targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_route53.alias_target import AliasRecordTargetConfig, IAliasRecordTarget
from aws_cdk.aws_route53_targets.alias_target_props import evaluates_health
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.load_balancer import ILoadBalancerV2
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.aws_route53.record_set import IRecordSet
    from aws_cdk.aws_route53_targets.alias_target_props import IAliasRecordTargetProps


class LoadBalancerTarget(IAliasRecordTarget):
    """An application or network load balancer."""

    @checked
    def __init__(self, load_balancer: ILoadBalancerV2, props: IAliasRecordTargetProps | None = None) -> None:
        self._load_balancer = load_balancer
        self._props = props

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        return AliasRecordTargetConfig(
            hosted_zone_id=self._load_balancer.load_balancer_canonical_hosted_zone_id,
            # With this prefix a name has both IPv4 and IPv6 addresses.
            dns_name=f"dualstack.{self._load_balancer.load_balancer_dns_name}",
            evaluate_target_health=evaluates_health(self._props),
        )


class ClassicLoadBalancerTarget(IAliasRecordTarget):
    """A load balancer of the first generation."""

    @checked
    def __init__(self, load_balancer: Any, props: IAliasRecordTargetProps | None = None) -> None:
        self._load_balancer = load_balancer
        self._props = props

    @checked
    def bind(self, record: IRecordSet, zone: IHostedZone | None = None) -> AliasRecordTargetConfig:
        """Return the zone and the name that the alias points to."""
        return AliasRecordTargetConfig(
            hosted_zone_id=self._load_balancer.load_balancer_canonical_hosted_zone_name_id,
            dns_name=f"dualstack.{self._load_balancer.load_balancer_dns_name}",
            evaluate_target_health=evaluates_health(self._props),
        )


__all__ = ["ClassicLoadBalancerTarget", "LoadBalancerTarget"]
