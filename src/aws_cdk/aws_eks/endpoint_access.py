"""From where a cluster's API is reached."""

from __future__ import annotations

from typing import ClassVar

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError


class EndpointAccess:
    """From where the API of a cluster is reached: one of the constants, narrowed by :meth:`only_from`."""

    PUBLIC: ClassVar[EndpointAccess]
    """From everywhere; the nodes' own requests leave the network."""
    PRIVATE: ClassVar[EndpointAccess]
    """From the cluster's network alone."""
    PUBLIC_AND_PRIVATE: ClassVar[EndpointAccess]
    """From everywhere; the nodes' own requests stay in the network."""

    def __init__(self, *, private: bool, public: bool, public_cidrs: tuple[str, ...] = ()) -> None:
        self._private = private
        self._public = public
        self._public_cidrs = public_cidrs

    @checked
    def only_from(self, *cidr: str) -> EndpointAccess:
        """Return the same access, let in from outside of the network from these ranges alone.

        Raises:
            ValidationError: nothing is let in from outside, or the nodes themselves would have to come from there.
        """
        if cidr and not self._public:
            raise ValidationError("CIDR blocks can only be configured when public access is enabled")
        if not self._private:
            raise ValidationError(
                "Cannot restrict public access to endpoint when private access is disabled",
                fix="use PUBLIC_AND_PRIVATE.only_from()",
            )
        return EndpointAccess(private=True, public=self._public, public_cidrs=cidr)


EndpointAccess.PUBLIC = EndpointAccess(private=False, public=True)
EndpointAccess.PRIVATE = EndpointAccess(private=True, public=False)
EndpointAccess.PUBLIC_AND_PRIVATE = EndpointAccess(private=True, public=True)

__all__ = ["EndpointAccess"]
