"""Grants on log groups."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.grant import Grant
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantableResources,
    IResourceWithPolicyV2,
)
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.core.resource_environment import ResourceEnvironment
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

    def __init__(self, resource: ILogGroupRef, policy_resource: IResourceWithPolicyV2) -> None:
        self._resource = resource
        self._policy_resource = policy_resource

    @staticmethod
    def from_log_group(resource: ILogGroupRef) -> LogGroupGrants:
        """Return the grants on ``resource``."""
        log_group: Any = resource
        with_policy = log_group if GrantableResources.is_resource_with_policy(log_group) else _of_l1(log_group)
        return LogGroupGrants(resource, with_policy)

    @takes(_GrantOptions)
    def actions(self, grantee: IGrantable, actions: Sequence[str], options: _GrantOptions) -> Grant:
        """Allow ``grantee`` the given actions on the log group."""
        return Grant.add_to_principal_or_resource(
            grantee=grantee,
            actions=actions,
            # A log group's ARN ends in a star, so its streams are meant as well.
            resource_arns=options.resource_arns or [self._resource.log_group_ref.log_group_arn],
            resource=self._policy_resource,
        )

    def read(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to read log events and to describe log groups and streams."""
        return self.actions(grantee, _READ)

    def write(self, grantee: IGrantable) -> Grant:
        """Allow ``grantee`` to make log streams and write events."""
        return self.actions(grantee, _WRITE)


_KNOWN = "_logs_policy"


def _of_l1(log_group: Any) -> IResourceWithPolicyV2:
    known = log_group.__dict__.get(_KNOWN)
    if known is None:
        known = log_group.__dict__[_KNOWN] = _CfnLogGroupWithPolicy(log_group)
    return known  # type: ignore[no-any-return]  # set above


class _CfnLogGroupWithPolicy(IResourceWithPolicyV2):
    """An L1 log group, with a resource policy made at the first statement."""

    def __init__(self, log_group: Any) -> None:
        self._log_group = log_group
        self._document: PolicyDocument | None = None
        self._policy: Any = None

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._log_group.env
        return environment

    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        if self._document is None:
            from aws_cdk.aws_logs._l1 import CfnResourcePolicy

            document = self._document = PolicyDocument()
            stack = self._log_group.stack
            self._policy = CfnResourcePolicy(
                self._log_group,
                "LogGroupPolicy",
                policy_name=Names.unique_id(self._log_group),
                policy_document=lazy_string(lambda: stack.to_json_string(document.to_json())),
            )
        self._document.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._policy)
