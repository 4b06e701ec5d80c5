"""Proxies of tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ecs.task_definition import TaskDefinition
    from constructs import Construct


class ProxyConfiguration:
    """A proxy that a task's traffic goes through."""

    def bind(self, scope: Construct, task_definition: TaskDefinition) -> dict[str, Any]:
        """Return the proxy by the names of the L1 class."""
        raise NotImplementedError


class AppMeshProxyConfigurationProps(Struct):
    """Ports and exceptions of an App Mesh proxy."""

    app_ports: Sequence[int | float]
    """Ports of the app whose traffic goes through the proxy."""
    proxy_egress_port: int | float
    """Port of the proxy for what leaves the task."""
    proxy_ingress_port: int | float
    """Port of the proxy for what comes in."""
    egress_ignored_i_ps: Sequence[str] | None = None
    """Addresses that are reached without the proxy. Default: none."""
    egress_ignored_ports: Sequence[int | float] | None = None
    """Ports that are reached without the proxy. Default: none."""
    ignored_gid: int | float | None = None
    """Group id of the proxy itself, whose traffic is left alone."""
    ignored_uid: int | float | None = None
    """User id of the proxy itself, whose traffic is left alone."""


class AppMeshProxyConfigurationConfigProps(Struct):
    """Options of :class:`AppMeshProxyConfiguration`."""

    container_name: str
    properties: Nested[AppMeshProxyConfigurationProps]


class AppMeshProxyConfiguration(ProxyConfiguration):
    """A proxy of App Mesh."""

    @takes(AppMeshProxyConfigurationConfigProps)
    def __init__(self, props: AppMeshProxyConfigurationConfigProps) -> None:
        ports = props.properties
        if not ports.ignored_uid and not ports.ignored_gid:  # as the peer: root, 0, does not count
            raise ValidationError("At least one of ignoredUID or ignoredGID should be specified.")
        self._props = props

    @checked
    def bind(self, scope: Construct, task_definition: TaskDefinition) -> dict[str, Any]:
        """Return the proxy by the names of the L1 class."""
        ports = self._props.properties
        pairs: list[tuple[str, Any]] = [
            ("AppPorts", ports.app_ports),
            ("ProxyEgressPort", ports.proxy_egress_port),
            ("ProxyIngressPort", ports.proxy_ingress_port),
            ("EgressIgnoredIPs", ports.egress_ignored_i_ps),
            ("EgressIgnoredPorts", ports.egress_ignored_ports),
            ("IgnoredGID", ports.ignored_gid),
            ("IgnoredUID", ports.ignored_uid),
        ]
        return {
            "containerName": self._props.container_name,
            "proxyConfigurationProperties": [
                {"name": name, "value": text} for name, value in pairs if value is not None and (text := _text(value))
            ],
            "type": "APPMESH",
        }


class ProxyConfigurations:
    """Makes proxies."""

    @staticmethod
    @takes(AppMeshProxyConfigurationConfigProps)
    def app_mesh_proxy_configuration(props: AppMeshProxyConfigurationConfigProps) -> ProxyConfiguration:
        """Return a proxy of App Mesh."""
        return AppMeshProxyConfiguration(**props._given())


def _text(value: Any) -> str:
    return ",".join(str(item) for item in value) if isinstance(value, (list, tuple)) else str(value)
