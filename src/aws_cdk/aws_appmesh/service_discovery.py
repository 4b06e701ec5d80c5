"""How the proxies of a mesh find what a node stands for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from cloud_assembly.schema.json_text import ordered_keys

if TYPE_CHECKING:
    from aws_cdk.aws_servicediscovery.service import IService
    from constructs import Construct


class DnsResponseType(NamedEnum):
    """What the answer of DNS means."""

    LOAD_BALANCER = "LOADBALANCER"
    """A load balancer: connections are kept while they last."""
    ENDPOINTS = "ENDPOINTS"
    """All there is: connections to addresses that are gone are drained."""


class IpPreference(NamedEnum):
    """The kinds of addresses that are used."""

    IPV4_ONLY = "IPv4_ONLY"
    IPV4_PREFERRED = "IPv4_PREFERRED"
    IPV6_ONLY = "IPv6_ONLY"
    IPV6_PREFERRED = "IPv6_PREFERRED"


class MeshServiceDiscovery(Struct):
    """How the nodes of a mesh find each other."""

    ip_preference: IpPreference | None = None
    """Default: no preference."""


class ServiceDiscoveryConfig(Struct):
    """How a node is found, by the names of the L1 class."""

    cloudmap: Any = None
    dns: Any = None


class ServiceDiscovery:
    """How a node is found. Make it with one of the factories."""

    @staticmethod
    @checked
    def cloud_map(
        service: IService,
        instance_attributes: Mapping[str, str] | None = None,
        ip_preference: IpPreference | None = None,
    ) -> ServiceDiscovery:
        """Find it with Cloud Map: those instances of a service that have the attributes."""
        return _CloudMap(service, instance_attributes, ip_preference)

    @staticmethod
    @checked
    def dns(
        hostname: str, response_type: DnsResponseType | None = None, ip_preference: IpPreference | None = None
    ) -> ServiceDiscovery:
        """Find it with DNS."""
        return _Dns(hostname, response_type, ip_preference)

    def bind(self, scope: Construct) -> ServiceDiscoveryConfig:
        """Return how a node is found."""
        raise NotImplementedError


class _CloudMap(ServiceDiscovery):
    def __init__(
        self, service: IService, attributes: Mapping[str, str] | None, preference: IpPreference | None
    ) -> None:
        self._service = service
        self._attributes = attributes
        self._preference = preference

    @checked
    def bind(self, scope: Construct) -> ServiceDiscoveryConfig:
        attributes = self._attributes
        return ServiceDiscoveryConfig(
            cloudmap={
                "namespaceName": self._service.namespace.namespace_name,
                "serviceName": self._service.service_name,
                "attributes": [{"key": key, "value": attributes[key]} for key in ordered_keys(attributes)]
                if attributes is not None
                else None,
                "ipPreference": self._preference._value_ if self._preference is not None else None,
            }
        )


class _Dns(ServiceDiscovery):
    def __init__(self, hostname: str, answer: DnsResponseType | None, preference: IpPreference | None) -> None:
        self._hostname = hostname
        self._answer = answer
        self._preference = preference

    @checked
    def bind(self, scope: Construct) -> ServiceDiscoveryConfig:
        return ServiceDiscoveryConfig(
            dns={
                "hostname": self._hostname,
                "responseType": self._answer._value_ if self._answer is not None else None,
                "ipPreference": self._preference._value_ if self._preference is not None else None,
            }
        )


__all__ = ["DnsResponseType", "IpPreference", "MeshServiceDiscovery", "ServiceDiscovery", "ServiceDiscoveryConfig"]
