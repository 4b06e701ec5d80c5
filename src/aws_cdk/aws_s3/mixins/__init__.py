"""Mixins for buckets and their policies."""

from aws_cdk.aws_s3.mixins.bucket import (
    BucketAutoDeleteObjects,
    BucketBlockPublicAccess,
    BucketPolicyStatements,
    BucketVersioning,
)

__all__ = [
    "BucketAutoDeleteObjects",
    "BucketBlockPublicAccess",
    "BucketPolicyStatements",
    "BucketVersioning",
]
