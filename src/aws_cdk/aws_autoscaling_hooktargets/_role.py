"""The role that a hook calls its target with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aws_cdk.aws_autoscaling.lifecycle_hook import BindHookTargetOptions
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct


def calling_role(scope: Construct, options: BindHookTargetOptions) -> IRole:
    """Return the role given, or make one for Auto Scaling."""
    if options.role is not None:
        return options.role
    from aws_cdk.aws_iam import Role, ServicePrincipal

    return Role(scope, "Role", assumed_by=ServicePrincipal("autoscaling.amazonaws.com"))
