"""What traffic is led to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface


class IEndpoint(Interface):
    """Something that traffic is led to."""

    if TYPE_CHECKING:

        @property
        def region(self) -> str | None: ...
        def render_endpoint_configuration(self) -> Any: ...


class RawEndpointProps(Struct):
    """Options of an endpoint that is only known by its id."""

    endpoint_id: str
    """ARN of a load balancer, allocation id of an address, or id of an instance."""
    preserve_client_ip: bool | None = None
    """Whether it sees the clients' addresses. Default: as the service has it for the kind of endpoint."""
    region: str | None = None
    """Default: not known, so the group's."""
    weight: int | float | None = None
    """Its share of the traffic, 0 to 255. Default: 128, by the service."""


class RawEndpoint(IEndpoint):
    """An endpoint that is only known by its id.

    Attributes:
        region: The region, if it is known.
    """

    region: str | None

    @takes(RawEndpointProps)
    def __init__(self, props: RawEndpointProps) -> None:
        self._props = props
        self.region = props.region

    def render_endpoint_configuration(self) -> Any:
        """Return the endpoint as CloudFormation has it."""
        return endpoint_configuration(self._props.endpoint_id, self._props.weight, self._props.preserve_client_ip)


def endpoint_configuration(
    endpoint_id: str, weight: int | float | None, preserve_client_ip: bool | None
) -> dict[str, Any]:
    """Return an endpoint as CloudFormation has it, without what is not given."""
    rendered = {"endpointId": endpoint_id, "weight": weight, "clientIpPreservationEnabled": preserve_client_ip}
    return {key: value for key, value in rendered.items() if value is not None}


__all__ = ["IEndpoint", "RawEndpoint", "RawEndpointProps"]
