"""What happens to a resource when it leaves its stack."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class RemovalPolicy(NamedEnum):
    """What happens to a resource when it is removed from its stack, or replaced."""

    DESTROY = "destroy"
    """It is deleted."""
    RETAIN = "retain"
    """It is kept, and belongs to no stack any more."""
    SNAPSHOT = "snapshot"
    """It is deleted after a snapshot; only some types can take one."""
    RETAIN_ON_UPDATE_OR_DELETE = "retain-on-update-or-delete"
    """It is kept, unless the deployment that made it is rolled back."""


class RemovalPolicyOptions(Struct):
    """How a removal policy is applied."""

    apply_to_update_replace_policy: bool | None = None
    """Use the policy also when the resource is replaced. Default: yes."""
    default: RemovalPolicy | None = None
    """The policy to use where none is given. Default: RETAIN."""
