"""Buckets as sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.event_source import IEventSource
from aws_cdk.aws_s3.notifications import EventType, NotificationKeyFilter
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_s3 import Bucket, IBucket


class S3EventSourceProps(Struct):
    """Options of sources that are buckets."""

    events: Sequence[EventType]
    """What to be told of."""
    filters: Nested[Sequence[NotificationKeyFilter] | None] = nested()
    """Which objects. Default: all."""


class S3EventSourceV2(IEventSource):
    """Calls a function when something happens in a bucket, which may be imported."""

    @takes(S3EventSourceProps)
    def __init__(self, bucket: IBucket, props: S3EventSourceProps) -> None:
        self._init_source(bucket, props)

    def _init_source(self, bucket: Any, props: S3EventSourceProps) -> None:
        self._bucket = bucket
        self._props = props

    @checked
    def bind(self, target: IFunction) -> None:
        """Have the bucket call ``target``."""
        from aws_cdk.aws_s3_notifications import LambdaDestination

        filters = [one._given() for one in self._props.filters or ()]
        for event in self._props.events:
            self._bucket.add_event_notification(event, LambdaDestination(target), *filters)


class S3EventSource(S3EventSourceV2):
    """Calls a function when something happens in a bucket of this app.

    Attributes:
        bucket: The bucket.
    """

    @takes(S3EventSourceProps)
    def __init__(self, bucket: Bucket, props: S3EventSourceProps) -> None:
        self._init_source(bucket, props)
        self.bucket = bucket


__all__ = ["S3EventSource", "S3EventSourceProps", "S3EventSourceV2"]
