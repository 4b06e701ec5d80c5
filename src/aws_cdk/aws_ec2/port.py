"""Ports that rules open: a protocol, and a range of ports or types of it."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_ec2.protocol import Protocol
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

_ANY = -1  # any ICMP type, or any code of a type
_LAST_PORT = 65535
_AH_NUMBER = 51
_ESP_NUMBER = 50
_PING_TYPE = 8


class PortProps(Struct):
    """What a port is made of."""

    protocol: Protocol
    """The protocol."""
    string_representation: str
    """How the port is called in the ids and descriptions of rules."""
    from_port: int | float | None = None
    """First port; with ICMP the type. Default: all."""
    to_port: int | float | None = None
    """Last port; with ICMP the code. Default: all."""


class Port:
    """A range of ports of a protocol; rules are made of it."""

    DNS_TCP: Port
    DNS_UDP: Port
    HTTP: Port
    HTTPS: Port
    IMAP: Port
    IMAPS: Port
    LDAP: Port
    MSSQL: Port
    MYSQL_AURORA: Port
    NFS: Port
    POP3: Port
    POP3_S: Port
    POSTGRES: Port
    RDP: Port
    SMB: Port
    SMTP: Port
    SSH: Port

    @takes(PortProps)
    def __init__(self, props: PortProps) -> None:
        self._props = props
        self.can_inline_rule: bool = not is_unresolved(props.from_port) and not is_unresolved(props.to_port)

    @staticmethod
    @checked
    def tcp(port: int | float) -> Port:
        """Return one TCP port."""
        return Port(protocol=Protocol.TCP, from_port=port, to_port=port, string_representation=_name(port))

    @staticmethod
    @checked
    def tcp_range(start_port: int | float, end_port: int | float) -> Port:
        """Return TCP ports from ``start_port`` to ``end_port``, both included."""
        name = f"{_name(start_port)}-{_name(end_port)}"
        return Port(protocol=Protocol.TCP, from_port=start_port, to_port=end_port, string_representation=name)

    @staticmethod
    def all_tcp() -> Port:
        """Return all TCP ports."""
        return Port(protocol=Protocol.TCP, from_port=0, to_port=_LAST_PORT, string_representation="ALL PORTS")

    @staticmethod
    @checked
    def udp(port: int | float) -> Port:
        """Return one UDP port."""
        return Port(protocol=Protocol.UDP, from_port=port, to_port=port, string_representation=f"UDP {_name(port)}")

    @staticmethod
    @checked
    def udp_range(start_port: int | float, end_port: int | float) -> Port:
        """Return UDP ports from ``start_port`` to ``end_port``, both included."""
        name = f"UDP {_name(start_port)}-{_name(end_port)}"
        return Port(protocol=Protocol.UDP, from_port=start_port, to_port=end_port, string_representation=name)

    @staticmethod
    def all_udp() -> Port:
        """Return all UDP ports."""
        return Port(protocol=Protocol.UDP, from_port=0, to_port=_LAST_PORT, string_representation="UDP ALL PORTS")

    @staticmethod
    @checked
    def icmp_type(type: int | float) -> Port:
        """Return one type of ICMP messages, with any code."""
        name = f"ICMP Type {_name(type)}"
        return Port(protocol=Protocol.ICMP, from_port=type, to_port=_ANY, string_representation=name)

    @staticmethod
    @checked
    def icmp_type_and_code(type: int | float, code: int | float) -> Port:
        """Return one type and code of ICMP messages."""
        name = f"ICMP Type {_name(type)} Code {_name(code)}"
        return Port(protocol=Protocol.ICMP, from_port=type, to_port=code, string_representation=name)

    @staticmethod
    def icmp_ping() -> Port:
        """Return the request of a ping."""
        return Port.icmp_type(_PING_TYPE)

    @staticmethod
    def all_icmp() -> Port:
        """Return all ICMP messages."""
        return Port(protocol=Protocol.ICMP, from_port=_ANY, to_port=_ANY, string_representation="ALL ICMP")

    @staticmethod
    def all_icmp_v6() -> Port:
        """Return all ICMPv6 messages."""
        return Port(protocol=Protocol.ICMPV6, from_port=_ANY, to_port=_ANY, string_representation="ALL ICMPv6")

    @staticmethod
    def all_traffic() -> Port:
        """Return everything."""
        return Port(protocol=Protocol.ALL, string_representation="ALL TRAFFIC")

    @staticmethod
    def esp() -> Port:
        """Return encapsulating security payloads of IPsec."""
        return Port(
            protocol=Protocol.ESP,
            from_port=_ESP_NUMBER,
            to_port=_ESP_NUMBER,
            string_representation=f"ESP {_ESP_NUMBER}",
        )

    @staticmethod
    def ah() -> Port:
        """Return authentication headers of IPsec."""
        return Port(
            protocol=Protocol.AH, from_port=_AH_NUMBER, to_port=_AH_NUMBER, string_representation=f"AH {_AH_NUMBER}"
        )

    def to_rule_json(self) -> dict[str, Any]:
        """Return the part of a rule that says what is open."""
        props = self._props
        # Two protocols share number 84; the second one's value carries an underscore that the rule does not show.
        rule: dict[str, Any] = {"ipProtocol": props.protocol._value_.rstrip("_")}
        if props.from_port is not None:
            rule["fromPort"] = props.from_port
        if props.to_port is not None:
            rule["toPort"] = props.to_port
        return rule

    def to_string(self) -> str:
        """Return how the port is called."""
        return self._props.string_representation

    def __str__(self) -> str:
        return self.to_string()


def _name(port: int | float) -> str:
    return "{IndirectPort}" if is_unresolved(port) else js_number_text(port)


_WELL_KNOWN_TCP = {
    "DNS_TCP": 53,
    "HTTP": 80,
    "HTTPS": 443,
    "IMAP": 143,
    "IMAPS": 993,
    "LDAP": 389,
    "MSSQL": 1433,
    "MYSQL_AURORA": 3306,
    "NFS": 2049,
    "POP3": 110,
    "POP3_S": 995,
    "POSTGRES": 5432,
    "RDP": 3389,
    "SMB": 445,
    "SMTP": 25,
    "SSH": 22,
}
for _constant, _number in _WELL_KNOWN_TCP.items():
    setattr(Port, _constant, Port.tcp(_number))
Port.DNS_UDP = Port.udp(_WELL_KNOWN_TCP["DNS_TCP"])
