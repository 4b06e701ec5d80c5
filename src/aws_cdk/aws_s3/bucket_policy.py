"""The policy of a bucket."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_document import PolicyDocument
from aws_cdk.aws_s3._l1 import CfnBucketPolicy
from aws_cdk.core.arguments import checked
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.removal_policy import RemovalPolicy
    from constructs import Construct


class BucketPolicyProps(Struct):
    """Options of a bucket's policy."""

    bucket: IBucket
    """The bucket."""
    document: PolicyDocument | None = None
    """The policy's document. Default: an empty one, to which statements are added."""
    removal_policy: RemovalPolicy | None = None
    """What happens to the policy when it leaves the stack. Default: it is deleted."""


class BucketPolicy(Resource):
    """The policy of a bucket.

    A bucket makes one itself when it is needed, so ``bucket.add_to_resource_policy`` is usually what is wanted.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-s3.BucketPolicy"

    @takes(BucketPolicyProps)
    def __init__(self, scope: Construct, id: str, props: BucketPolicyProps) -> None:
        super().__init__(scope, id)
        self.bucket: IBucket = props.bucket
        self.document: PolicyDocument = props.document if props.document is not None else PolicyDocument()
        self._resource = CfnBucketPolicy(
            self, "Resource", bucket=self.bucket.bucket_name, policy_document=self.document
        )
        if props.removal_policy is not None:
            self._resource.apply_removal_policy(props.removal_policy)

    @staticmethod
    @checked
    def from_cfn_bucket_policy(cfn_bucket_policy: CfnBucketPolicy) -> BucketPolicy:
        """Return a policy to which statements can be added, for one made with L1, whose statements it takes over."""
        from aws_cdk.aws_s3._l1_bucket import policy_from_l1

        return policy_from_l1(cfn_bucket_policy)

    @property
    def bucket_policy_ref(self) -> Any:
        """How other resources refer to the policy."""
        return self._resource.bucket_policy_ref

    @checked
    def apply_removal_policy(self, removal_policy: RemovalPolicy) -> None:
        """Say what happens to the policy when it leaves the stack or is replaced."""
        self._resource.apply_removal_policy(removal_policy)
