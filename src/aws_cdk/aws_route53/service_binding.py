"""Service bindings: the values of SVCB and HTTPS records. Source: RFC 9460."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import js_number_text


class Alpn:
    """A protocol that is agreed on as a connection is made."""

    HTTP1_1: ClassVar[Alpn]
    H2: ClassVar[Alpn]
    H3: ClassVar[Alpn]

    @checked
    def __init__(self, protocol: str) -> None:
        self.protocol = protocol

    @staticmethod
    @checked
    def of(protocol: str) -> Alpn:
        """Return a protocol by its registered name."""
        return Alpn(protocol)


# As the peer: the registered name of the first is "http/1.1".
Alpn.HTTP1_1 = Alpn("http1.1")
Alpn.H2 = Alpn("h2")
Alpn.H3 = Alpn("h3")


class SvcbRecordServiceModeProps(Struct):
    """How a service is reached."""

    alpn: Sequence[Alpn] | None = None
    """The protocols it knows."""
    ipv4hint: Sequence[str] | None = None
    """Its IPv4 addresses."""
    ipv6hint: Sequence[str] | None = None
    """Its IPv6 addresses."""
    mandatory: Sequence[str] | None = None
    """Parameters that a client must understand."""
    no_default_alpn: bool | None = None
    """Whether it does not know the default protocol. Default: it does."""
    port: int | float | None = None
    """Its port. Default: the protocol's."""
    priority: int | float | None = None
    """Bindings of lower priority are tried first, 1 to 65535. Default: 1."""
    target_name: str | None = None
    """Its host. Default: the record's own name."""


class HttpsRecordServiceModeProps(SvcbRecordServiceModeProps):
    """How a web site is reached."""


class SvcbRecordValue:
    """One way to reach a service."""

    @checked
    def __init__(self, text: str) -> None:
        self._text = text

    @staticmethod
    @checked
    def alias(target_name: str) -> SvcbRecordValue:
        """Return another name that stands for this one."""
        return SvcbRecordValue(f"0 {target_name}")

    @staticmethod
    @takes(SvcbRecordServiceModeProps)
    def service(props: SvcbRecordServiceModeProps) -> SvcbRecordValue:
        """Return a host and how it is spoken to."""
        return SvcbRecordValue(_service_text(props))

    def to_string(self) -> str:
        """Return the value as it is written in the zone."""
        return self._text

    __str__ = to_string


class HttpsRecordValue:
    """One way to reach a web site."""

    @checked
    def __init__(self, text: str) -> None:
        self._text = text

    @staticmethod
    @checked
    def alias(target_name: str) -> HttpsRecordValue:
        """Return another name that stands for this one."""
        return HttpsRecordValue(f"0 {target_name}")

    @staticmethod
    @takes(HttpsRecordServiceModeProps)
    def service(props: HttpsRecordServiceModeProps) -> HttpsRecordValue:
        """Return a host and how it is spoken to."""
        return HttpsRecordValue(_service_text(props))

    def to_string(self) -> str:
        """Return the value as it is written in the zone."""
        return self._text

    __str__ = to_string


def _service_text(props: SvcbRecordServiceModeProps) -> str:
    parts = [
        js_number_text(props.priority if props.priority is not None else 1),
        props.target_name if props.target_name is not None else ".",
    ]

    def add(name: str, values: Sequence[str] | None) -> None:
        if values:
            parts.append(f'{name}="{",".join(values)}"')

    add("mandatory", props.mandatory)
    add("alpn", None if props.alpn is None else [alpn.protocol for alpn in props.alpn])
    if props.no_default_alpn:
        parts.append("no-default-alpn")
    if props.port is not None:
        parts.append(f"port={js_number_text(props.port)}")
    add("ipv4hint", props.ipv4hint)
    add("ipv6hint", props.ipv6hint)
    return " ".join(parts)


__all__ = ["Alpn", "HttpsRecordServiceModeProps", "HttpsRecordValue", "SvcbRecordServiceModeProps", "SvcbRecordValue"]
