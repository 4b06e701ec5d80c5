"""Options of grants on a resource."""

from __future__ import annotations

from collections.abc import Sequence

from aws_cdk.core.struct import Struct


class PermissionsOptions(Struct):
    """Options of a grant on a resource."""

    resource_arns: Sequence[str] | None = None
    """What the actions are allowed on. Default: the resource."""


class EncryptedPermissionsOptions(PermissionsOptions):
    """Options of a grant on a resource that may be encrypted with a key."""

    key_actions: Sequence[str] | None = None
    """Actions that are allowed on the key too. Default: none."""
