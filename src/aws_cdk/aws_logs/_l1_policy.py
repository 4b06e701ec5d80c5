"""The resource policy of a log group made with L1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourcePolicyFactory, IResourceWithPolicyV2
from aws_cdk.core.arguments import checked
from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.resource_environment import ResourceEnvironment

_KNOWN = "_logs_policy"


class LogGroupPolicyFactory(IResourcePolicyFactory):
    """Makes log groups made with L1 resources with a policy."""

    @checked
    def for_resource(self, resource: CfnResource) -> IResourceWithPolicyV2:
        """Return what adds to the policy of ``resource``; one for all who ask."""
        known = resource.__dict__.get(_KNOWN)
        if known is None:
            known = resource.__dict__[_KNOWN] = _CfnLogGroupWithPolicy(resource)
        return known


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

    @checked
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
