"""The endpoints of a region that a listener leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_globalaccelerator._l1 import CfnEndpointGroup
from aws_cdk.aws_globalaccelerator._security_group import AcceleratorSecurityGroupPeer
from aws_cdk.aws_globalaccelerator.endpoint import IEndpoint
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_any, lazy_string
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.peer import IPeer
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_globalaccelerator import IListenerRef
    from constructs import Construct


class HealthCheckProtocol(NamedEnum):
    """How endpoints are asked whether they are well."""

    TCP = "TCP"
    HTTP = "HTTP"
    HTTPS = "HTTPS"


class PortOverride(Struct):
    """Another port of the endpoints for traffic of a port of the listener."""

    endpoint_port: int | float
    listener_port: int | float


class IEndpointGroup(IResource):
    """A group of endpoints, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def endpoint_group_arn(self) -> str: ...
        @property
        def endpoint_group_ref(self) -> Any: ...


class EndpointGroupOptions(Struct):
    """Options of a listener's group of endpoints."""

    endpoint_group_name: str | None = None
    """A name of it here; the service has none. Default: its logical id."""
    endpoints: Sequence[IEndpoint] | None = None
    """Default: none yet."""
    health_check_interval: Duration | None = None
    """How often they are asked: 10 or 30 seconds. Default: 30, by the service."""
    health_check_path: str | None = None
    """What is asked for, by HTTP and HTTPS. Default: the root."""
    health_check_port: int | float | None = None
    """Default: the listener's."""
    health_check_protocol: HealthCheckProtocol | None = None
    """Default: TCP, by the service."""
    health_check_threshold: int | float | None = None
    """How many answers alike change what is thought of an endpoint. Default: 3, by the service."""
    port_overrides: Nested[Sequence[PortOverride] | None] = nested()
    """Default: the endpoints' ports are the listener's."""
    region: str | None = None
    """Where the endpoints are. Default: that of the first endpoint which knows its region, or else the stack's."""
    traffic_dial_percentage: int | float | None = None
    """How much of the region's traffic is let in, in percent. Default: all of it."""


class EndpointGroupProps(EndpointGroupOptions):
    """Options of a group of endpoints."""

    listener: IListenerRef


class _EndpointGroupBase(Resource, IEndpointGroup):
    endpoint_group_arn: str

    @property
    def endpoint_group_ref(self) -> Any:
        """How other resources refer to the group."""
        from aws_cdk.interfaces.aws_globalaccelerator import EndpointGroupReference

        return EndpointGroupReference(endpoint_group_arn=self.endpoint_group_arn)


class EndpointGroup(_EndpointGroupBase):
    """The endpoints of a region that a listener leads to.

    Attributes:
        endpoint_group_arn: The ARN.
        endpoint_group_name: The name it was given here, or its logical id.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-globalaccelerator.EndpointGroup"

    @staticmethod
    @checked
    def from_endpoint_group_arn(scope: Construct, id: str, endpoint_group_arn: str) -> IEndpointGroup:
        """Return a group that was made elsewhere."""
        return _ImportedEndpointGroup(scope, id, endpoint_group_arn)

    @takes(EndpointGroupProps)
    def __init__(self, scope: Construct, id: str, props: EndpointGroupProps) -> None:
        super().__init__(scope, id)
        self._endpoints: list[IEndpoint] = list(props.endpoints or ())
        interval, protocol = props.health_check_interval, props.health_check_protocol
        resource = CfnEndpointGroup(
            self,
            "Resource",
            listener_arn=props.listener.listener_ref.listener_arn,
            endpoint_group_region=lazy_string(lambda: self._region(props.region)),
            endpoint_configurations=lazy_any(
                lambda: [each.render_endpoint_configuration() for each in self._endpoints] or None
            ),
            health_check_interval_seconds=interval.to_seconds() if interval is not None else None,
            health_check_path=props.health_check_path,
            health_check_port=props.health_check_port,
            health_check_protocol=protocol._value_ if protocol is not None else None,
            threshold_count=props.health_check_threshold,
            traffic_dial_percentage=props.traffic_dial_percentage,
            port_overrides=(
                [
                    {"endpointPort": each.endpoint_port, "listenerPort": each.listener_port}
                    for each in props.port_overrides
                ]
                if props.port_overrides is not None
                else None
            ),
        )
        self.endpoint_group_arn = resource.attr_endpoint_group_arn
        self.endpoint_group_name = (
            resource.logical_id if props.endpoint_group_name is None else props.endpoint_group_name
        )

    @checked
    def add_endpoint(self, endpoint: IEndpoint) -> None:
        """Lead traffic to another endpoint."""
        self._endpoints.append(endpoint)

    @checked
    def connections_peer(self, id: str, vpc: IVpc) -> IPeer:
        """Return whom endpoints in ``vpc`` have to let in: the security group that the service makes there.

        It is there once a group with endpoints in the network is; so the id is asked for after that, by a custom resource.
        """
        return AcceleratorSecurityGroupPeer.find(self, f"{id}CustomResource", vpc)

    def _region(self, given: str | None) -> str:
        if given is not None:
            return given
        known = (each.region for each in self._endpoints)
        return next((region for region in known if region is not None), Stack.of(self).region)


class _ImportedEndpointGroup(_EndpointGroupBase):
    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.endpoint_group_arn = arn
