"""A queue that a bucket notifies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_s3.notifications import (
    BucketNotificationDestinationConfig,
    BucketNotificationDestinationType,
    IBucketNotificationDestination,
)
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked

if TYPE_CHECKING:
    from aws_cdk.aws_kms.key import IKey
    from aws_cdk.aws_sqs.queue_base import IQueue
    from constructs import Construct


class SqsDestination(IBucketNotificationDestination):
    """A queue that a bucket notifies."""

    @checked
    def __init__(self, queue: IQueue) -> None:
        self._queue = queue

    @checked
    def bind(self, _scope: Construct, bucket: Any) -> BucketNotificationDestinationConfig:
        """Let ``bucket`` send to the queue, and encrypt with its key, and return the queue's ARN."""
        queue = self._queue
        queue.grant_send_messages(
            ServicePrincipal(
                "s3.amazonaws.com", conditions={"ArnLike": {"aws:SourceArn": bucket.bucket_ref.bucket_arn}}
            )
        )
        if queue.encryption_master_key is not None:
            _let_s3_encrypt(queue.encryption_master_key)
        return BucketNotificationDestinationConfig(
            arn=queue.queue_arn, type=BucketNotificationDestinationType.QUEUE, dependencies=[queue]
        )


def _let_s3_encrypt(key: IKey) -> None:
    statement = PolicyStatement(
        principals=[ServicePrincipal("s3.amazonaws.com")],
        actions=["kms:GenerateDataKey*", "kms:Decrypt"],
        resources=["*"],
    )
    if not key.add_to_resource_policy(statement, True).statement_added:
        from cloud_assembly.schema.json_text import json_text

        Annotations.of(key).add_warning_v2(
            "@aws-cdk/aws-s3-notifications:sqsKMSPermissionsNotAdded",
            "the policy of an imported key cannot be changed; it must have this statement for the notifications to arrive: "
            f"{json_text(statement.to_json())}",
        )
