"""The ports that an accelerator takes traffic on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_globalaccelerator._l1 import CfnListener
from aws_cdk.aws_globalaccelerator.endpoint_group import EndpointGroup, EndpointGroupOptions
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_globalaccelerator import IAcceleratorRef
    from constructs import Construct


class ConnectionProtocol(NamedEnum):
    """What traffic is made of."""

    TCP = "TCP"
    UDP = "UDP"


class ClientAffinity(NamedEnum):
    """What decides which endpoint a client is led to."""

    NONE = "NONE"
    """Addresses and ports of both sides, and the protocol."""
    SOURCE_IP = "SOURCE_IP"
    """The addresses alone, so that a client stays at an endpoint."""


class PortRange(Struct):
    """Ports from one to another."""

    from_port: int | float
    to_port: int | float | None = None
    """The last one. Default: the first one."""


class IListener(IResource):
    """A listener, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def listener_arn(self) -> str: ...
        @property
        def listener_ref(self) -> Any: ...


class ListenerOptions(Struct):
    """Options of a listener of an accelerator."""

    port_ranges: Nested[Sequence[PortRange]]
    client_affinity: ClientAffinity | None = None
    """Default: NONE."""
    listener_name: str | None = None
    """A name of it here; the service has none. Default: its logical id."""
    protocol: ConnectionProtocol | None = None
    """Default: TCP."""


class ListenerProps(ListenerOptions):
    """Options of a listener."""

    accelerator: IAcceleratorRef


class _ListenerBase(Resource, IListener):
    listener_arn: str

    @property
    def listener_ref(self) -> Any:
        """How other resources refer to the listener."""
        from aws_cdk.interfaces.aws_globalaccelerator import ListenerReference

        return ListenerReference(listener_arn=self.listener_arn)


class Listener(_ListenerBase):
    """Ports that an accelerator takes traffic on.

    Attributes:
        listener_arn: The ARN.
        listener_name: The name it was given here, or its logical id.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-globalaccelerator.Listener"

    @staticmethod
    @checked
    def from_listener_arn(scope: Construct, id: str, listener_arn: str) -> IListener:
        """Return a listener that was made elsewhere."""
        return _ImportedListener(scope, id, listener_arn)

    @takes(ListenerProps)
    def __init__(self, scope: Construct, id: str, props: ListenerProps) -> None:
        super().__init__(scope, id)
        resource = CfnListener(
            self,
            "Resource",
            accelerator_arn=props.accelerator.accelerator_ref.accelerator_arn,
            port_ranges=[
                {"fromPort": each.from_port, "toPort": each.from_port if each.to_port is None else each.to_port}
                for each in props.port_ranges
            ],
            protocol=(props.protocol or ConnectionProtocol.TCP)._value_,
            client_affinity=(props.client_affinity or ClientAffinity.NONE)._value_,
        )
        self.listener_arn = resource.attr_listener_arn
        self.listener_name = resource.logical_id if props.listener_name is None else props.listener_name

    @takes(EndpointGroupOptions)
    def add_endpoint_group(self, id: str, options: EndpointGroupOptions) -> EndpointGroup:
        """Add endpoints of a region that traffic is led to."""
        return EndpointGroup(self, id, listener=self, **options._given())


class _ImportedListener(_ListenerBase):
    def __init__(self, scope: Construct, id: str, arn: str) -> None:
        super().__init__(scope, id)
        self.listener_arn = arn
