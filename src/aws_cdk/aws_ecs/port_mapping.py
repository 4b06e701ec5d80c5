"""Ports at which containers answer."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_ecs.modes import AppProtocol, NetworkMode, Protocol
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

# Stands for the port of a container where a range of ports is given.
_USE_RANGE = 0


class PortMapping(Struct):
    """A port at which a container answers."""

    container_port: int | float
    """The port in the container; ``ContainerDefinition.CONTAINER_PORT_USE_RANGE`` with a range."""
    app_protocol: AppProtocol | None = None
    """What is spoken there, for Service Connect; needs a name. Default: TCP."""
    container_port_range: str | None = None
    """A range of ports in the container, ``START-END``. Default: one port."""
    host_port: int | float | None = None
    """The port of the instance. Default: on a bridge network chosen when the task starts, else the container's."""
    name: str | None = None
    """The name by which Service Connect knows the port. Default: it has none."""
    protocol: Protocol | None = None
    """Default: TCP."""


class PortMap:
    """Checks a port against a network mode.

    Attributes:
        networkmode: The network mode.
        portmapping: The port.
    """

    @takes(PortMapping)
    def __init__(self, networkmode: NetworkMode, pm: PortMapping) -> None:
        self.networkmode = networkmode
        self.portmapping = pm

    def validate(self) -> None:
        """Check the port.

        Raises:
            ValidationError: it cannot be opened so.
        """
        mapping, mode = self.portmapping, self.networkmode
        ports = mapping.container_port_range
        uses_range = mapping.container_port == _USE_RANGE
        if ports is not None and not uses_range:
            raise ValidationError(
                'Cannot set "containerPort" and "containerPortRange" at the same time.',
                fix="set container_port to ContainerDefinition.CONTAINER_PORT_USE_RANGE",
            )
        if ports is None and uses_range:
            raise ValidationError(
                "The containerPortRange must be set when containerPort is equal to 0",
                fix="give container_port_range, or the port",
            )
        if ports is not None and mapping.host_port is not None:
            raise ValidationError(
                'Cannot set "hostPort" while using a port range for the container.', fix="leave host_port out"
            )
        if ports is not None and mode not in (NetworkMode.BRIDGE, NetworkMode.AWS_VPC):
            raise ValidationError(
                "Either AwsVpc or Bridge network mode is required to set a port range for the container."
            )
        if ports is not None and not is_unresolved(ports) and not _is_range(ports):
            raise ValidationError("The containerPortRange must be a string in the format [start port]-[end port].")
        if mapping.name == "":
            raise ValidationError("Port mapping name cannot be an empty string.")
        own_network = mode in (NetworkMode.AWS_VPC, NetworkMode.HOST)
        if own_network and mapping.host_port is not None and mapping.host_port != mapping.container_port:
            raise ValidationError(
                "The host port must be left out or must be the same as the container port for AwsVpc or Host network mode."
            )


class ServiceConnect:
    """Checks a port that Service Connect uses against a network mode.

    Attributes:
        networkmode: The network mode.
        portmapping: The port.
    """

    @takes(PortMapping)
    def __init__(self, networkmode: NetworkMode, pm: PortMapping) -> None:
        self.networkmode = networkmode
        self.portmapping = pm

    def is_service_connect(self) -> bool:
        """Whether the port has a name or a protocol, as Service Connect needs it."""
        return bool(self.portmapping.name) or self.portmapping.app_protocol is not None

    def validate(self) -> None:
        """Check the port.

        Raises:
            ValidationError: it has no name, or Service Connect does not work in the network mode.
        """
        if self.networkmode not in (NetworkMode.BRIDGE, NetworkMode.AWS_VPC):
            raise ValidationError(
                "Service connect related port mapping fields 'name' and 'appProtocol' are not supported for network mode "
                f"{self.networkmode._value_}",
                fix="set network_mode of the task definition to NetworkMode.AWS_VPC or BRIDGE",
            )
        if not self.portmapping.name:
            raise ValidationError(
                "Service connect-related port mapping field 'appProtocol' cannot be set without 'name'",
                fix="give the mapping a name",
            )


def _is_range(ports: str) -> bool:
    first, dash, last = ports.partition("-")
    return bool(dash) and first.isdigit() and last.isdigit()


def rendered_port(mapping: PortMapping) -> dict[str, Any]:
    """Return the port by the names of the L1 class."""
    uses_range = mapping.container_port == _USE_RANGE and not is_unresolved(mapping.container_port)
    return {
        "containerPort": None if uses_range else mapping.container_port,
        "containerPortRange": mapping.container_port_range,
        "hostPort": mapping.host_port,
        "protocol": (mapping.protocol or Protocol.TCP)._value_,
        "appProtocol": mapping.app_protocol.value if mapping.app_protocol else None,
        "name": mapping.name,
    }


__all__ = ["PortMap", "PortMapping", "ServiceConnect"]
