"""Where an API's own URL leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import IVpcEndpoint


class EndpointType(NamedEnum):
    """Where an endpoint is."""

    EDGE = "EDGE"
    """Near callers, by CloudFront."""
    REGIONAL = "REGIONAL"
    """In the region."""
    PRIVATE = "PRIVATE"
    """In VPCs, by their endpoints."""


class IpAddressType(NamedEnum):
    """By which IP versions an endpoint is reached."""

    IPV4 = "ipv4"
    DUAL_STACK = "dualstack"


class EndpointConfiguration(Struct):
    """Where an API's own URL leads."""

    types: Sequence[EndpointType]
    """Where the endpoint is."""
    ip_address_type: IpAddressType | None = None
    """By which IP versions it is reached. Default: IPv4; private ones both."""
    vpc_endpoints: Sequence[IVpcEndpoint] | None = None
    """Endpoints of VPCs that lead to a private API."""


def rendered_endpoint(configuration: EndpointConfiguration) -> dict[str, Any]:
    """Return the property of an API."""
    endpoints = configuration.vpc_endpoints
    kind = configuration.ip_address_type
    return {
        "ip_address_type": kind._value_ if kind is not None else None,
        "types": [type._value_ for type in configuration.types],
        "vpc_endpoint_ids": None if endpoints is None else [endpoint.vpc_endpoint_id for endpoint in endpoints],
    }


__all__ = ["EndpointConfiguration", "EndpointType", "IpAddressType"]
