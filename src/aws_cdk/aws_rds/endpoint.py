"""Where a database is reached."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.token import Token, is_unresolved, js_number_text


class Endpoint:
    """An address and a port.

    Attributes:
        hostname: The address.
        port: The port, which may be a token.
    """

    @checked
    def __init__(self, address: str, port: int | float) -> None:
        self.hostname = address
        self.port = port

    @property
    def socket_address(self) -> str:
        """Address and port, with a colon between."""
        return f"{self.hostname}:{port_text(self.port)}"


def port_text(port: int | float) -> str:
    """Return a port as a string, which may be a token."""
    return Token.as_string(port) if is_unresolved(port) else js_number_text(port)
