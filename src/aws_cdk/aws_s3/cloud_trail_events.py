"""Rules for calls on objects of a bucket that CloudTrail records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events import OnEventOptions, Rule

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import BucketBase

# The calls by which objects come into a bucket. Source: the S3 API reference.
_WRITES = ["CompleteMultipartUpload", "CopyObject", "PutObject"]


class OnCloudTrailBucketEventOptions(OnEventOptions):
    """Options of a rule for calls on objects of a bucket."""

    paths: Sequence[str] | None = None
    """Only objects with these keys. Default: all objects."""


def rule_for_event(bucket: BucketBase, id: str, options: OnCloudTrailBucketEventOptions) -> Rule:
    """Return a rule for all calls on the bucket's objects."""
    given = options._given()
    paths = given.pop("paths", None)
    target = given.pop("target", None)
    rule = Rule(bucket, id, **given)
    if target is not None:
        rule.add_target(target)
    resources = [bucket.bucket_arn] if paths is None else [bucket.arn_for_objects(path) for path in paths]
    rule._merge_pattern(
        {
            "source": ["aws.s3"],
            "detailType": ["AWS API Call via CloudTrail"],
            "detail": {"resources": {"ARN": resources}},
        }
    )
    return rule


def rule_for_put_object(bucket: BucketBase, id: str, options: OnCloudTrailBucketEventOptions) -> Rule:
    """Return a rule for ``PutObject`` calls."""
    rule = rule_for_event(bucket, id, options)
    rule.add_event_pattern(detail={"eventName": ["PutObject"]})
    return rule


def rule_for_write(bucket: BucketBase, id: str, options: OnCloudTrailBucketEventOptions) -> Rule:
    """Return a rule for the calls by which objects come into the bucket."""
    rule = rule_for_event(bucket, id, options)
    request: dict[str, Any] = {"bucketName": [bucket.bucket_name]}
    if options.paths is not None:
        request["key"] = list(options.paths)
    rule.add_event_pattern(detail={"eventName": _WRITES, "requestParameters": request})
    return rule
