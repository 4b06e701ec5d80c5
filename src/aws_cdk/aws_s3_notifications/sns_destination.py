"""A topic that a bucket notifies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_s3.notifications import (
    BucketNotificationDestinationConfig,
    BucketNotificationDestinationType,
    IBucketNotificationDestination,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.feature_flags import flag_enabled

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from constructs import Construct


class SnsDestination(IBucketNotificationDestination):
    """A topic that a bucket notifies."""

    @checked
    def __init__(self, topic: ITopic) -> None:
        self._topic = topic

    @checked
    def bind(self, scope: Construct, bucket: Any) -> BucketNotificationDestinationConfig:
        """Let ``bucket`` publish to the topic, and return the topic's ARN."""
        topic = self._topic
        topic.add_to_resource_policy(
            PolicyStatement(
                principals=[ServicePrincipal("s3.amazonaws.com")],
                actions=["sns:Publish"],
                resources=[topic.topic_arn],
                conditions={"ArnLike": {"aws:SourceArn": bucket.bucket_ref.bucket_arn}},
            )
        )
        key = topic.master_key
        if key is not None and flag_enabled(
            topic.node, "@aws-cdk/s3-notifications:addS3TrustKeyPolicyForSnsSubscriptions"
        ):
            key.add_to_resource_policy(
                PolicyStatement(
                    resources=["*"],
                    actions=["kms:GenerateDataKey", "kms:Decrypt"],
                    principals=[ServicePrincipal("s3.amazonaws.com")],
                )
            )
        return BucketNotificationDestinationConfig(
            arn=topic.topic_arn, type=BucketNotificationDestinationType.TOPIC, dependencies=[topic]
        )
