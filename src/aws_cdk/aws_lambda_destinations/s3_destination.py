"""Buckets as destinations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.event_invoke_config import DestinationConfig, DestinationType, IDestination
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_s3 import IBucket
    from constructs import Construct


class S3Destination(IDestination):
    """Writes what is known of asynchronous calls into a bucket."""

    @checked
    def __init__(self, bucket: IBucket) -> None:
        self._bucket = bucket

    @checked
    def bind(self, scope: Construct, fn: IFunction, *, type: DestinationType | None = None) -> DestinationConfig:
        """Let ``fn`` read and write the bucket."""
        self._bucket.grant_read(fn)
        self._bucket.grant_put(fn)
        return DestinationConfig(destination=self._bucket.bucket_arn)
