"""Permissions on buckets made with L1: their policy, and the key they are encrypted with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam._l1_resources import add_statements, grant_on_l1_key
from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_iam.resource_policy import (
    AddToResourcePolicyResult,
    GrantOnKeyResult,
    IEncryptedResource,
    IEncryptedResourceFactory,
    IResourcePolicyFactory,
    IResourceWithPolicyV2,
)
from aws_cdk.aws_s3._l1 import CfnBucketPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.l1_relations import referenced_resource, related_resource

if TYPE_CHECKING:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement
    from aws_cdk.aws_iam.principal import IGrantable
    from aws_cdk.core.cfn_resource import CfnResource
    from aws_cdk.core.resource_environment import ResourceEnvironment

_POLICY_ID = "S3BucketPolicy"


class BucketPolicyFactory(IResourcePolicyFactory):
    """Makes what adds statements to the policy of a bucket made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IResourceWithPolicyV2:
        return _L1BucketPolicy(resource)


class _L1BucketPolicy(IResourceWithPolicyV2):
    """Adds statements to the policy that names the bucket; makes one if there is none."""

    def __init__(self, bucket: Any) -> None:
        self._bucket = bucket

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._bucket.env
        return environment

    @checked
    def add_to_resource_policy(self, statement: PolicyStatement) -> AddToResourcePolicyResult:
        policy = related_resource(self._bucket, "AWS::S3::BucketPolicy", "bucket")
        if policy is None:
            policy = CfnBucketPolicy(
                self._bucket, _POLICY_ID, bucket=self._bucket.bucket_ref.bucket_name, policy_document=PolicyDocument()
            )
        add_statements(policy, statement)
        return AddToResourcePolicyResult(statement_added=True, policy_dependable=policy)


class EncryptedBucketFactory(IEncryptedResourceFactory):
    """Makes what grants on the key of a bucket made with L1."""

    @checked
    def for_resource(self, resource: CfnResource) -> IEncryptedResource:
        return _EncryptedL1Bucket(resource)


class _EncryptedL1Bucket(IEncryptedResource):
    """Grants on the key that the bucket's encryption names, if that is a key of the app."""

    def __init__(self, bucket: Any) -> None:
        self._bucket = bucket

    @property
    def env(self) -> ResourceEnvironment:
        environment: ResourceEnvironment = self._bucket.env
        return environment

    @checked
    def grant_on_key(self, grantee: IGrantable, *actions: str) -> GrantOnKeyResult:
        return grant_on_l1_key(key_of(self._bucket), grantee, *actions)


def key_of(bucket: Any) -> CfnResource | None:
    """Return the L1 key that a bucket made with L1 is encrypted with, if it is one of the app."""
    rules = bucket._values.get("bucketEncryption")
    rules = rules.get("serverSideEncryptionConfiguration") if isinstance(rules, Mapping) else None
    for rule in rules if isinstance(rules, list) else ():
        default = rule.get("serverSideEncryptionByDefault") if isinstance(rule, Mapping) else None
        name = default.get("kmsMasterKeyId") if isinstance(default, Mapping) else None
        if name is not None:
            return referenced_resource(name, "AWS::KMS::Key")
    return None


__all__ = ["BucketPolicyFactory", "EncryptedBucketFactory", "key_of"]
