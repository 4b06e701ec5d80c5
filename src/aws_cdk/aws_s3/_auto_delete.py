"""The custom resource that empties a bucket before it is deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ArnPrincipal
from aws_cdk.core.custom_resource import CustomResource
from aws_cdk.core.handler_provider import handler_provider
from aws_cdk.core.tag_aspect import Tags

if TYPE_CHECKING:
    from aws_cdk.aws_iam.resource_policy import AddToResourcePolicyResult
    from constructs import Construct

_TYPE = "Custom::S3AutoDeleteObjects"
_TAG = "aws-cdk:auto-delete-objects"
AUTO_DELETE_ID = "AutoDeleteObjectsCustomResource"
"""Id of the custom resource, below its bucket."""
_ACTIONS = ["s3:PutBucketPolicy", "s3:GetBucket*", "s3:List*", "s3:DeleteObject*"]


def delete_objects_automatically(bucket: Any, add_to_policy: Any, scope: Construct | None = None) -> None:
    """Have all objects of ``bucket`` deleted before the bucket is.

    Args:
        bucket: A bucket made with L1 or L2.
        add_to_policy: Adds a statement to its policy and returns what became of it.
        scope: Where the custom resource goes. Default: below the bucket.
    """
    reference = bucket.bucket_ref
    provider = handler_provider(
        bucket,
        _TYPE,
        "auto_delete_objects",
        description=f"Lambda function for auto-deleting objects in {reference.bucket_name} S3 bucket.",
    )
    outcome: AddToResourcePolicyResult = add_to_policy(
        PolicyStatement(
            actions=_ACTIONS,
            resources=[reference.bucket_arn, f"{reference.bucket_arn}/*"],
            principals=[ArnPrincipal(provider.role_arn)],
        )
    )
    resource = CustomResource(
        bucket if scope is None else scope,
        AUTO_DELETE_ID,
        resource_type=_TYPE,
        service_token=provider.service_token,
        properties={"BucketName": reference.bucket_name},
    )
    # Without the policy the function could not empty the bucket, so the policy must outlive this resource.
    if outcome.policy_dependable is not None:
        resource.node.add_dependency(outcome.policy_dependable)
    # The handler leaves a bucket alone that does not say this of itself.
    Tags.of(bucket.node.default_child or bucket).add(_TAG, "true")
