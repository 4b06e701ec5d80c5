"""Addresses and traffic that entries of access control lists are for."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested, takes

_ALL_PROTOCOLS = -1
_ICMP = 1
_TCP = 6
_UDP = 17
_ICMPV6 = 58


class AclCidrConfig(Struct):
    """Addresses: IPv4 or IPv6."""

    cidr_block: str | None = None
    """IPv4."""
    ipv6_cidr_block: str | None = None
    """IPv6."""


class AclCidr:
    """Addresses that an entry is for."""

    @staticmethod
    @checked
    def ipv4(ipv4_cidr: str) -> AclCidr:
        """Return a block of IPv4 addresses."""
        return _Cidr(AclCidrConfig(cidr_block=ipv4_cidr))

    @staticmethod
    def any_ipv4() -> AclCidr:
        """Return all IPv4 addresses."""
        return AclCidr.ipv4("0.0.0.0/0")

    @staticmethod
    @checked
    def ipv6(ipv6_cidr: str) -> AclCidr:
        """Return a block of IPv6 addresses."""
        return _Cidr(AclCidrConfig(ipv6_cidr_block=ipv6_cidr))

    @staticmethod
    def any_ipv6() -> AclCidr:
        """Return all IPv6 addresses."""
        return AclCidr.ipv6("::/0")

    def to_cidr_config(self) -> AclCidrConfig:
        """Return the addresses."""
        raise NotImplementedError


class _Cidr(AclCidr):
    def __init__(self, config: AclCidrConfig) -> None:
        self._config = config

    def to_cidr_config(self) -> AclCidrConfig:
        return self._config


class AclIcmp(Struct):
    """ICMP messages."""

    code: int | float | None = None
    """Code; -1 for all."""
    type: int | float | None = None
    """Type; -1 for all."""


class AclPortRange(Struct):
    """A range of ports."""

    from_: int | float | None = None
    """First port."""
    to: int | float | None = None
    """Last port."""


class AclTrafficConfig(Struct):
    """Traffic: a protocol, and what of it."""

    protocol: int | float
    """Number of the protocol; -1 for all."""
    icmp: Nested[AclIcmp | None] = nested()
    """Messages, if it is ICMP."""
    port_range: Nested[AclPortRange | None] = nested()
    """Ports, if it has some."""


class AclTraffic:
    """Traffic that an entry is for."""

    @staticmethod
    def all_traffic() -> AclTraffic:
        """Return all traffic."""
        return _Traffic(AclTrafficConfig(protocol=_ALL_PROTOCOLS))

    @staticmethod
    @takes(AclIcmp)
    def icmp(props: AclIcmp) -> AclTraffic:
        """Return ICMP messages."""
        return _Traffic(AclTrafficConfig(protocol=_ICMP, icmp=props))

    @staticmethod
    @takes(AclIcmp)
    def icmpv6(props: AclIcmp) -> AclTraffic:
        """Return ICMPv6 messages."""
        return _Traffic(AclTrafficConfig(protocol=_ICMPV6, icmp=props))

    @staticmethod
    @checked
    def tcp_port(port: int | float) -> AclTraffic:
        """Return one TCP port."""
        return AclTraffic.tcp_port_range(port, port)

    @staticmethod
    @checked
    def tcp_port_range(start_port: int | float, end_port: int | float) -> AclTraffic:
        """Return TCP ports from ``start_port`` to ``end_port``, both included."""
        return _ports(_TCP, start_port, end_port)

    @staticmethod
    @checked
    def udp_port(port: int | float) -> AclTraffic:
        """Return one UDP port."""
        return AclTraffic.udp_port_range(port, port)

    @staticmethod
    @checked
    def udp_port_range(start_port: int | float, end_port: int | float) -> AclTraffic:
        """Return UDP ports from ``start_port`` to ``end_port``, both included."""
        return _ports(_UDP, start_port, end_port)

    def to_traffic_config(self) -> AclTrafficConfig:
        """Return the traffic."""
        raise NotImplementedError


class _Traffic(AclTraffic):
    def __init__(self, config: AclTrafficConfig) -> None:
        self._config = config

    def to_traffic_config(self) -> AclTrafficConfig:
        return self._config


def _ports(protocol: int, start_port: int | float, end_port: int | float) -> AclTraffic:
    return _Traffic(AclTrafficConfig(protocol=protocol, port_range=AclPortRange(from_=start_port, to=end_port)))
