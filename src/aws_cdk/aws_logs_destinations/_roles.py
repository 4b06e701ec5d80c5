"""Roles that CloudWatch Logs writes with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


def depend_on_policy(scope: Construct, role: IRole) -> None:
    """Have a filter wait for the role's policy: CloudWatch Logs writes a test record when the filter is made."""
    policy = role.node.try_find_child("DefaultPolicy")
    if policy is None:
        return
    # The role may be below the filter, and would then wait for its own policy.
    resource: Any = role.node.default_child
    resource.add_override("DependsOn", None)
    scope.node.add_dependency(policy)
