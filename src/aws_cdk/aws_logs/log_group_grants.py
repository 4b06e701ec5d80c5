"""Grants on log groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_iam._resource_grants import grant_on_resource
from aws_cdk.aws_iam.resource_policy import ResourceWithPolicies
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.grant import Grant
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.aws_iam.resource_policy import IResourceWithPolicyV2
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_READ = (
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "logs:GetLogGroupFields",
    "logs:DescribeLogGroups",
    "logs:DescribeLogStreams",
)
_WRITE = ("logs:CreateLogStream", "logs:PutLogEvents")


class _GrantOptions(Struct):
    """What a grant on a log group is about."""

    resource_arns: Sequence[str] | None = None
    """What to act on. Default: the log group."""


class LogGroupGrants:
    """Grants on a log group, for L1 log groups as well."""

    @checked
    def __init__(self, resource: ILogGroupRef, policy_resource: IResourceWithPolicyV2 | None) -> None:
        self._resource = resource
        self._policy_resource = policy_resource

    @staticmethod
    @checked
    def from_log_group(resource: ILogGroupRef) -> LogGroupGrants:
        """Return the grants on ``resource``."""
        return LogGroupGrants(resource, ResourceWithPolicies.of(resource))

    @takes(_GrantOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: _GrantOptions) -> Grant:
        """Allow ``grantee`` the given actions on the log group."""
        # A log group's ARN ends in a star, so its streams are meant as well.
        arns = options.resource_arns or [self._resource.log_group_ref.log_group_arn]
        return grant_on_resource(grantee, actions, arns, policy=self._policy_resource)

    @checked
    def read(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to read log events and to describe log groups and streams."""
        return self.actions(grantee, _READ)

    @checked
    def write(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make log streams and write events."""
        return self.actions(grantee, _WRITE)
