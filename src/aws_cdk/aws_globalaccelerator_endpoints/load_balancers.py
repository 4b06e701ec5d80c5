"""Load balancers that traffic is led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_globalaccelerator_endpoints._endpoint import Endpoint
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import IApplicationLoadBalancer
    from aws_cdk.aws_elasticloadbalancingv2.network_load_balancer import INetworkLoadBalancer


class ApplicationLoadBalancerEndpointOptions(Struct):
    """Options of an application load balancer as an endpoint."""

    preserve_client_ip: bool | None = None
    """Whether it sees the clients' addresses. Default: yes, where the service can."""
    weight: int | float | None = None
    """Its share of the traffic, 0 to 255. Default: 128, by the service."""


class NetworkLoadBalancerEndpointProps(Struct):
    """Options of a network load balancer as an endpoint."""

    preserve_client_ip: bool | None = None
    """Whether it sees the clients' addresses; it needs a security group for that. Default: no."""
    weight: int | float | None = None
    """Its share of the traffic, 0 to 255. Default: 128, by the service."""


class ApplicationLoadBalancerEndpoint(Endpoint):
    """An application load balancer as an endpoint."""

    @takes(ApplicationLoadBalancerEndpointOptions)
    def __init__(
        self, load_balancer: IApplicationLoadBalancer, options: ApplicationLoadBalancerEndpointOptions
    ) -> None:
        """Name the load balancer.

        Raises:
            ValidationError: the weight is not from 0 to 255.
        """
        super().__init__(load_balancer.load_balancer_arn, load_balancer.env.region, **options._given())


class NetworkLoadBalancerEndpoint(Endpoint):
    """A network load balancer as an endpoint."""

    @takes(NetworkLoadBalancerEndpointProps)
    def __init__(self, load_balancer: INetworkLoadBalancer, options: NetworkLoadBalancerEndpointProps) -> None:
        """Name the load balancer.

        Raises:
            ValidationError: the weight is not from 0 to 255.
        """
        super().__init__(load_balancer.load_balancer_arn, load_balancer.env.region, **options._given())
