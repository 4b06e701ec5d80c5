"""Elastic addresses that traffic is led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_globalaccelerator_endpoints._endpoint import Endpoint
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2._l1 import CfnEIP


class CfnEipEndpointProps(Struct):
    """Options of an elastic address as an endpoint."""

    weight: int | float | None = None
    """Its share of the traffic, 0 to 255. Default: 128, by the service."""


class CfnEipEndpoint(Endpoint):
    """An elastic address as an endpoint."""

    @takes(CfnEipEndpointProps)
    def __init__(self, eip: CfnEIP, options: CfnEipEndpointProps) -> None:
        """Name the address.

        Raises:
            ValidationError: the weight is not from 0 to 255.
        """
        super().__init__(eip.attr_allocation_id, eip.stack.region, weight=options.weight)
