"""Locations in S3 for SageMaker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_stepfunctions.json_path import JsonPath
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.aws_stepfunctions_tasks.sage_maker_types import ISageMakerTask


class S3LocationBindOptions(Struct):
    """What a task does at a location."""

    for_reading: bool | None = None
    """Whether it reads. Default: no."""
    for_writing: bool | None = None
    """Whether it writes. Default: no."""


class S3LocationConfig(Struct):
    """A location as SageMaker takes it."""

    uri: str
    """Its address; may be a path."""


class S3Location:
    """A location in S3."""

    @staticmethod
    @checked
    def from_bucket(bucket: IBucket, key_prefix: str) -> S3Location:
        """Use what begins with a prefix in a bucket of the app."""
        return _InBucket(bucket, key_prefix)

    @staticmethod
    @checked
    def from_json_expression(expression: str) -> S3Location:
        """Use the location at a path; the task may then read and write anything.

        Raises:
            CdkError: ``expression`` is no path.
        """
        return _AtPath(JsonPath.string_at(expression))

    @takes(S3LocationBindOptions)
    def bind(self, task: ISageMakerTask, opts: S3LocationBindOptions) -> S3LocationConfig:
        """Return the location, and let the task do there what it does."""
        raise NotImplementedError(f"{type(self).__name__} must define bind()")


class _InBucket(S3Location):
    """A location in a bucket that is known."""

    def __init__(self, bucket: IBucket, key_prefix: str) -> None:
        self._bucket = bucket
        self._key_prefix = key_prefix

    @takes(S3LocationBindOptions)
    def bind(self, task: ISageMakerTask, opts: S3LocationBindOptions) -> S3LocationConfig:
        objects = f"{self._key_prefix}*"
        if opts.for_reading:
            self._bucket.grant_read(task, objects)
        if opts.for_writing:
            self._bucket.grant_write(task, objects)
        return S3LocationConfig(uri=self._bucket.url_for_object(self._key_prefix))


class _AtPath(S3Location):
    """A location that only the execution knows."""

    def __init__(self, uri: str) -> None:
        self._uri = uri

    @takes(S3LocationBindOptions)
    def bind(self, task: ISageMakerTask, opts: S3LocationBindOptions) -> S3LocationConfig:
        principal: Any = task.grant_principal
        if opts.for_reading:
            principal.add_to_principal_policy(
                PolicyStatement(actions=["s3:GetObject", "s3:ListBucket"], resources=["*"])
            )
        if opts.for_writing:
            principal.add_to_principal_policy(PolicyStatement(actions=["s3:PutObject"], resources=["*"]))
        return S3LocationConfig(uri=self._uri)
