"""Load balancers as origins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_cloudfront_origins.http_origin import HttpOrigin, HttpOriginProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2 import ILoadBalancerV2


class LoadBalancerV2OriginProps(HttpOriginProps):
    """Options of a load balancer."""


class LoadBalancerV2Origin(HttpOrigin):
    """A load balancer that the internet reaches by its DNS name."""

    @takes(LoadBalancerV2OriginProps)
    def __init__(self, load_balancer: ILoadBalancerV2, props: LoadBalancerV2OriginProps) -> None:
        super().__init__(load_balancer.load_balancer_dns_name, **props._given())
