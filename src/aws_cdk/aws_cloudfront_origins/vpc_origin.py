"""Instances and load balancers in private subnets as origins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_cloudfront.origin import (
    OriginBase,
    OriginBindConfig,
    OriginBindOptions,
    OriginProps,
    check_timeouts,
)
from aws_cdk.aws_cloudfront.vpc_origin import VpcOrigin as _Way
from aws_cdk.aws_cloudfront.vpc_origin import VpcOriginEndpoint, VpcOriginOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_cloudfront.vpc_origin import IVpcOrigin
    from aws_cdk.aws_ec2 import IInstance
    from aws_cdk.aws_elasticloadbalancingv2 import IApplicationLoadBalancer, INetworkLoadBalancer
    from constructs import Construct


class VpcOriginProps(OriginProps):
    """Options of something in a VPC."""

    domain_name: str | None = None
    """Default: the name of what is reached."""
    keepalive_timeout: Duration | None = None
    """How long connections stay open, at least 1 second. Default: 5 seconds."""
    read_timeout: Duration | None = None
    """How long it may take to begin, at least 1 second. Default: 30 seconds."""


class VpcOriginWithEndpointProps(VpcOriginProps, VpcOriginOptions):
    """Options of something in a VPC, and of the way to it."""


class VpcOrigin(OriginBase):
    """Something in a private subnet. Make it with one of the factories.

    Raises:
        ValidationError: a timeout is less than a second.
    """

    @takes(VpcOriginProps)
    def __init__(self, domain_name: str, props: VpcOriginProps) -> None:
        self._begin(domain_name, props)

    def _begin(self, domain_name: str, props: VpcOriginProps) -> None:
        OriginBase.__init__(self, domain_name, props)
        self._props = props
        # The way into the VPC; None until it is made for a distribution.
        self._vpc_origin: IVpcOrigin | None = None
        check_timeouts(props.read_timeout, props.keepalive_timeout)

    @staticmethod
    @takes(VpcOriginProps)
    def with_vpc_origin(origin: IVpcOrigin, props: VpcOriginProps) -> VpcOrigin:
        """Take a way that there is.

        Raises:
            ValidationError: no name is given, and the way does not know any.
        """
        made = VpcOrigin(_name(props, origin.domain_name), **props._given())
        made._vpc_origin = origin
        return made

    @staticmethod
    @takes(VpcOriginWithEndpointProps)
    def with_ec2_instance(instance: IInstance, props: VpcOriginWithEndpointProps) -> VpcOrigin:
        """Make a way to an instance."""
        return _WithEndpoint(VpcOriginEndpoint.ec2_instance(instance), props)

    @staticmethod
    @takes(VpcOriginWithEndpointProps)
    def with_application_load_balancer(alb: IApplicationLoadBalancer, props: VpcOriginWithEndpointProps) -> VpcOrigin:
        """Make a way to a load balancer."""
        return _WithEndpoint(VpcOriginEndpoint.application_load_balancer(alb), props)

    @staticmethod
    @takes(VpcOriginWithEndpointProps)
    def with_network_load_balancer(nlb: INetworkLoadBalancer, props: VpcOriginWithEndpointProps) -> VpcOrigin:
        """Make a way to a load balancer."""
        return _WithEndpoint(VpcOriginEndpoint.network_load_balancer(nlb), props)

    def _render_vpc_origin_config(self) -> Any:
        if self._vpc_origin is None:
            raise ValidationError("VPC origin cannot be undefined.")
        read, keepalive = self._props.read_timeout, self._props.keepalive_timeout
        return {
            "vpcOriginId": self._vpc_origin.vpc_origin_id,
            "originReadTimeout": read.to_seconds() if read is not None else None,
            "originKeepaliveTimeout": keepalive.to_seconds() if keepalive is not None else None,
        }


class _WithEndpoint(VpcOrigin):
    def __init__(self, endpoint: VpcOriginEndpoint, props: VpcOriginWithEndpointProps) -> None:
        self._begin(_name(props, endpoint.domain_name), props)
        self._endpoint = endpoint
        given = props._given()
        self._way = {name: given[name] for name in VpcOriginOptions._fields if name in given}

    @checked
    def bind(self, scope: Construct, options: OriginBindOptions | None = None, **rest: Any) -> OriginBindConfig:
        if self._vpc_origin is None:
            self._vpc_origin = _Way(scope, "VpcOrigin", endpoint=self._endpoint, **self._way)
        return super().bind(scope, options, **rest)


def _name(props: VpcOriginProps, known: str | None) -> str:
    name = props.domain_name or known
    if not name:
        raise ValidationError("domain_name (`'domainName'`) must be specified when no default domain name is defined.")
    return name


__all__ = ["VpcOrigin", "VpcOriginProps", "VpcOriginWithEndpointProps"]
