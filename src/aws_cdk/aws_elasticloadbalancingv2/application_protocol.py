"""Which protocol goes with which port."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.enums import ApplicationProtocol
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import js_number_text

if TYPE_CHECKING:
    from constructs import Construct

_PORT_OF = {ApplicationProtocol.HTTP: 80, ApplicationProtocol.HTTPS: 443}
_PROTOCOL_OF = {
    80: ApplicationProtocol.HTTP,
    8000: ApplicationProtocol.HTTP,
    8008: ApplicationProtocol.HTTP,
    8080: ApplicationProtocol.HTTP,
    443: ApplicationProtocol.HTTPS,
    8443: ApplicationProtocol.HTTPS,
}


def protocol_and_port(
    scope: Construct, protocol: ApplicationProtocol | None, port: float | None, *, needed: bool = True
) -> tuple[ApplicationProtocol | None, float | None]:
    """Return protocol and port, each told by the other where it is not given.

    Raises:
        ValidationError: the port is none that has a protocol, or both are missing though ``needed``.
    """
    if protocol is None and port is None:
        if needed:
            raise ValidationError(
                "At least one of 'port' or 'protocol' is required", scope=scope, fix="give port or protocol"
            )
        return None, None
    if protocol is None and port is not None:
        if port not in _PROTOCOL_OF:
            raise ValidationError(
                f"Don't know default protocol for port: {js_number_text(port)}; please supply a protocol", scope=scope
            )
        protocol = _PROTOCOL_OF[int(port)]
    elif port is None and protocol is not None:
        port = _PORT_OF[protocol]
    return protocol, port
