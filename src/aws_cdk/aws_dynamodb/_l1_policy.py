"""The policy and the key of tables made with L1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._l1_resources import grant_on_l1_key
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantOnKeyResult,
    IEncryptedResource,
    IEncryptedResourceFactory,
    IResourcePolicyFactory,
    IResourceWithPolicyV2,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.l1_relations import referenced_resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.resource_environment import ResourceEnvironment


class TablePolicyFactory(IResourcePolicyFactory):
    """Makes what adds statements to the policy of a table made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IResourceWithPolicyV2:
        return _PolicyOfL1Table(resource)


class _PolicyOfL1Table(IResourceWithPolicyV2):
    """Adds statements to the policy that is a property of the table."""

    def __init__(self, table: Any) -> None:
        self._table = table

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._table.env
        return environment

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        given = self._table._values.get("resourcePolicy")
        document = given.get("policyDocument") if isinstance(given, Mapping) else None
        if not isinstance(document, PolicyDocument):
            document = PolicyDocument.from_json(document) if document is not None else PolicyDocument()
            self._table.resource_policy = {"policyDocument": document}
        document.add_statements(statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=self._table)


class EncryptedTableFactory(IEncryptedResourceFactory):
    """Makes what grants on the key of a table made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IEncryptedResource:
        return _EncryptedL1Table(resource)


class _EncryptedL1Table(IEncryptedResource):
    """Grants on the key that the table's encryption names, if that is a key of the app."""

    def __init__(self, table: Any) -> None:
        self._table = table

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._table.env
        return environment

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        given = self._table._values.get("sseSpecification")
        name = given.get("kmsMasterKeyId") if isinstance(given, Mapping) else None
        return grant_on_l1_key(referenced_resource(name, "AWS::KMS::Key"), grantee, *actions)
