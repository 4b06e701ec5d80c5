"""Where a database is reached."""

from __future__ import annotations

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import Token, is_unresolved, js_number_text

_HIGHEST_PORT = 65535


class Endpoint:
    """An address and a port.

    Attributes:
        hostname: The address.
        port: The port, which may be a token.
        socket_address: Address and port, with a colon between.
    """

    @checked
    def __init__(self, address: str, port: int | float) -> None:
        """Keep an address and a port.

        Raises:
            ValidationError: the port is none.
        """
        if not is_unresolved(port) and (port != int(port) or not 1 <= port <= _HIGHEST_PORT):
            raise ValidationError(
                f"Port must be an integer between [1, {_HIGHEST_PORT}] but got: {js_number_text(port)}",
                fix="give a port of that range, or leave it out for the service's own",
            )
        self.hostname = address
        self.port = port
        self.socket_address = f"{address}:{self.port_as_string()}"

    def port_as_string(self) -> str:
        """Return the port as a string, which may be a token."""
        return Token.as_string(self.port) if is_unresolved(self.port) else js_number_text(self.port)
