"""Instances that traffic is led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_globalaccelerator_endpoints._endpoint import Endpoint
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance import IInstance


class InstanceEndpointProps(Struct):
    """Options of an instance as an endpoint."""

    preserve_client_ip: bool | None = None
    """Whether it sees the clients' addresses. Default: yes, where the service can."""
    weight: int | float | None = None
    """Its share of the traffic, 0 to 255. Default: 128, by the service."""


class InstanceEndpoint(Endpoint):
    """An instance as an endpoint."""

    @takes(InstanceEndpointProps)
    def __init__(self, instance: IInstance, options: InstanceEndpointProps) -> None:
        """Name the instance.

        Raises:
            ValidationError: the weight is not from 0 to 255.
        """
        super().__init__(instance.instance_id, instance.env.region, **options._given())
