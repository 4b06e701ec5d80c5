"""Policies and keys of resources made with L1."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantOnKeyResult,
    IEncryptedResource,
    IResourceWithPolicyV2,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.l1_relations import referenced_resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.resource_environment import ResourceEnvironment

_KEY_TYPE = "AWS::KMS::Key"


class PolicyOfL1(IResourceWithPolicyV2):
    """Adds statements to a policy that is made, once, below a resource made with L1.

    Args:
        resource: The resource.
        id: The policy's id below the resource.
        make: Makes the policy of resource, id and document.
    """

    def __init__(self, resource: Any, id: str, make: Callable[[Any, str, PolicyDocument], CfnResource]) -> None:
        self._resource = resource
        self._id = id
        self._make = make

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._resource.env
        return environment

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        policy = self._resource.node.try_find_child(self._id)
        if policy is None:
            policy = self._make(self._resource, self._id, PolicyDocument())
        add_statements(policy, statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=policy)


def add_statements(policy: Any, *statements: PolicyStatement) -> None:
    """Add statements to the document of a policy made with L1, whether it is an object or written out."""
    document = policy.policy_document
    if not isinstance(document, PolicyDocument):
        document = PolicyDocument.from_json(document)
        policy.policy_document = document
    document.add_statements(*statements)


class KeyOfL1(IEncryptedResource):
    """Grants on the key that a property of a resource made with L1 refers to, if it is a key of the app.

    Args:
        resource: The resource.
        property: The camelCase property that names the key.
    """

    def __init__(self, resource: Any, property: str) -> None:
        self._resource = resource
        self._property = property

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._resource.env
        return environment

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        return grant_on_l1_key(
            referenced_resource(self._resource._values.get(self._property), _KEY_TYPE), grantee, *actions
        )


def grant_on_l1_key(key: Any, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
    """Allow ``actions`` on a key made with L1, if there is one."""
    if key is None:
        return GrantOnKeyResult()
    from aws_cdk.aws_kms.key_grants import KeyGrants

    return GrantOnKeyResult(grant=KeyGrants.from_key(key).actions(grantee, *actions))
