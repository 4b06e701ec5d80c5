"""Notifications of events in a bucket: what is notified of, and where to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import Construct, IDependable


class EventType(NamedEnum):
    """Kinds of events in a bucket. Source: the S3 user guide, "Supported event types"."""

    OBJECT_CREATED = "s3:ObjectCreated:*"
    OBJECT_CREATED_PUT = "s3:ObjectCreated:Put"
    OBJECT_CREATED_POST = "s3:ObjectCreated:Post"
    OBJECT_CREATED_COPY = "s3:ObjectCreated:Copy"
    OBJECT_CREATED_COMPLETE_MULTIPART_UPLOAD = "s3:ObjectCreated:CompleteMultipartUpload"
    OBJECT_REMOVED = "s3:ObjectRemoved:*"
    OBJECT_REMOVED_DELETE = "s3:ObjectRemoved:Delete"
    OBJECT_REMOVED_DELETE_MARKER_CREATED = "s3:ObjectRemoved:DeleteMarkerCreated"
    OBJECT_RESTORE_POST = "s3:ObjectRestore:Post"
    OBJECT_RESTORE_COMPLETED = "s3:ObjectRestore:Completed"
    OBJECT_RESTORE_DELETE = "s3:ObjectRestore:Delete"
    REDUCED_REDUNDANCY_LOST_OBJECT = "s3:ReducedRedundancyLostObject"
    REPLICATION_OPERATION_FAILED_REPLICATION = "s3:Replication:OperationFailedReplication"
    REPLICATION_OPERATION_MISSED_THRESHOLD = "s3:Replication:OperationMissedThreshold"
    REPLICATION_OPERATION_REPLICATED_AFTER_THRESHOLD = "s3:Replication:OperationReplicatedAfterThreshold"
    REPLICATION_OPERATION_NOT_TRACKED = "s3:Replication:OperationNotTracked"
    LIFECYCLE_EXPIRATION = "s3:LifecycleExpiration:*"
    LIFECYCLE_EXPIRATION_DELETE = "s3:LifecycleExpiration:Delete"
    LIFECYCLE_EXPIRATION_DELETE_MARKER_CREATED = "s3:LifecycleExpiration:DeleteMarkerCreated"
    LIFECYCLE_TRANSITION = "s3:LifecycleTransition"
    INTELLIGENT_TIERING = "s3:IntelligentTiering"
    OBJECT_TAGGING = "s3:ObjectTagging:*"
    OBJECT_TAGGING_PUT = "s3:ObjectTagging:Put"
    OBJECT_TAGGING_DELETE = "s3:ObjectTagging:Delete"
    OBJECT_ACL_PUT = "s3:ObjectAcl:Put"
    OBJECT_RESTORE = "s3:ObjectRestore:*"
    REPLICATION = "s3:Replication:*"


class NotificationKeyFilter(Struct):
    """Which objects a notification concerns; at least one of the two."""

    prefix: str | None = None
    """What keys start with."""
    suffix: str | None = None
    """What keys end with."""


class BucketNotificationDestinationType(NamedEnum):
    """Kinds of destinations."""

    LAMBDA = 0
    QUEUE = 1
    TOPIC = 2


class BucketNotificationDestinationConfig(Struct):
    """What a destination tells the bucket."""

    arn: str
    """The ARN of the queue, topic or function."""
    type: BucketNotificationDestinationType
    """What it is."""
    dependencies: Sequence[IDependable] | None = None
    """What must be there before the bucket notifies, such as the permission to."""


class IBucketNotificationDestination(Interface):
    """Something that a bucket can notify."""

    __slots__ = ()

    def bind(self, scope: Construct, bucket: Any) -> BucketNotificationDestinationConfig:
        """Let ``bucket`` send notifications, and return where to."""
        raise NotImplementedError
