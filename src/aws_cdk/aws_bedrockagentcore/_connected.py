"""What things that may run in a network have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import Connections


class Connected:
    """Something that has security groups if it runs in a network."""

    _connections: Connections | None = None

    @property
    def connections(self) -> Connections:
        """Its security groups.

        Raises:
            ValidationError: it runs in no network, or its groups are not known.
        """
        if self._connections is None:
            raise ValidationError(
                "Cannot manage network access without configuring a VPC",
                scope=self,
                fix="give `network_configuration`",
            )
        return self._connections
