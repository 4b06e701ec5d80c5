"""The policy of an L1 key, made something that statements can be added to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult, IResourcePolicyFactory, IResourceWithPolicyV2
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.resource_environment import ResourceEnvironment


_KNOWN = "_kms_policy"


class KeyPolicyFactory(IResourcePolicyFactory):
    """Makes L1 keys resources with a policy."""

    @checked
    def for_resource(self, resource: CfnResource) -> IResourceWithPolicyV2:
        """Return what adds to the policy of ``resource``, an L1 key."""
        known = resource.__dict__.get(_KNOWN)
        if known is None:
            known = resource.__dict__[_KNOWN] = _CfnKeyWithPolicy(resource)
        return known


class _CfnKeyWithPolicy(IResourceWithPolicyV2):
    def __init__(self, key: Any) -> None:
        self._key = key
        self._document: PolicyDocument | None = None

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._key.env
        return environment

    @property
    def node(self) -> Any:
        return self._key.node

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        policy = self._document
        if policy is None:
            given = self._key.key_policy
            if given is not None and not isinstance(given, Mapping):
                # As the peer: a policy that is an object of its own is left alone.
                return AddToResourcePolicyResult(statement_added=False)
            policy = self._document = PolicyDocument.from_json(given or {"Statement": []})
        policy.add_statements(statement)
        # As the peer: the flag that minimizes policies does not reach the policy of an L1.
        self._key.key_policy = policy.to_json()
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._key)
