"""Buckets and bucket policies made with L1, as ones of L2."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_s3._l1_policy import key_of
from aws_cdk.aws_s3.bucket_base import BucketBase
from aws_cdk.aws_s3.bucket_policy import BucketPolicy
from aws_cdk.core.fn import Fn
from aws_cdk.core.l1_relations import referenced_resource
from aws_cdk.core.validations import Acknowledgment, Validations

if TYPE_CHECKING:
    from constructs import Construct

_BUCKET_ID = "@FromCfnBucket"
# What the peer accepts of its own report for the second policy of a bucket that this makes.
_TWICE_RULE = "CloudFormation-Validate::E3019"
_TWICE_NOTE = "We are intentionally creating a duplicate resource"
_POLICY_ID = "@FromCfnBucketPolicy"


class _BucketOfL1(BucketBase):
    """A bucket made with L1."""

    def __init__(self, resource: Any) -> None:
        super().__init__(resource, _BUCKET_ID)
        self._resource = self.node.default_child = resource
        self.auto_create_policy = True
        self.bucket_name = resource.ref
        self.bucket_arn = resource.attr_arn
        self.bucket_domain_name = resource.attr_domain_name
        self.bucket_dual_stack_domain_name = resource.attr_dual_stack_domain_name
        self.bucket_regional_domain_name = resource.attr_regional_domain_name
        self.encryption_key = self._key()
        # What a token gives is not known here.
        website = resource._values.get("websiteConfiguration")
        self.is_website = None if _is_token(website) else website is not None
        block = resource._values.get("publicAccessBlockConfiguration")
        self.disallow_public_access = block.get("blockPublicPolicy") if isinstance(block, Mapping) else None

    def _key(self) -> Any:
        key = key_of(self._resource)
        if key is None:
            return None
        from aws_cdk.aws_kms import Key

        return Key.from_cfn_key(key)

    @property
    def bucket_website_url(self) -> str:
        url: str = self._resource.attr_website_url
        return url

    @property
    def bucket_website_domain_name(self) -> str:
        return Fn.select(2, Fn.split("/", self.bucket_website_url))


def bucket_from_l1(resource: Any) -> BucketBase:
    """Return the L2 bucket for one made with L1, the same each time."""
    existing = resource.node.try_find_child(_BUCKET_ID)
    return existing if isinstance(existing, BucketBase) else _BucketOfL1(resource)


def policy_from_l1(resource: Any) -> BucketPolicy:
    """Return an L2 policy for one made with L1, the same each time."""
    existing = resource.node.try_find_child(_POLICY_ID)
    if isinstance(existing, BucketPolicy):
        return existing
    document = resource.policy_document
    if not isinstance(document, PolicyDocument):
        document = PolicyDocument.from_json(document)
    policy = BucketPolicy(resource, _POLICY_ID, bucket=_bucket_named_by(resource), document=document)
    Validations.of(policy).acknowledge(Acknowledgment(id=_TWICE_RULE, reason=_TWICE_NOTE))
    return policy


def _bucket_named_by(policy: Any) -> Any:
    bucket = referenced_resource(policy.bucket, "AWS::S3::Bucket")
    if bucket is not None:
        return bucket_from_l1(bucket)
    from aws_cdk.aws_s3.bucket import Bucket

    scope: Construct = policy
    return Bucket.from_bucket_name(scope, _BUCKET_ID, policy.bucket)


def _is_token(value: Any) -> bool:
    return value is not None and not isinstance(value, Mapping)
