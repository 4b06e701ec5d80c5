"""A queue that gets the messages of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_sns.subscriber import ITopicSubscription, TopicSubscriptionConfig
from aws_cdk.aws_sns.subscription import SubscriptionProtocol
from aws_cdk.aws_sns_subscriptions._topic_region import make_after_topic, topic_region
from aws_cdk.aws_sns_subscriptions.subscription_props import SubscriptionProps
from aws_cdk.aws_sqs.queue_encryption import QueueEncryption
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.aws_sqs.queue_base import IQueue

_RESTRICT = "@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption"


class SqsSubscriptionProps(SubscriptionProps):
    """Options of a subscription of a queue."""

    raw_message_delivery: bool | None = None
    """Deliver the message without what SNS tells about it. Default: no."""


class SqsSubscription(ITopicSubscription):
    """A queue that gets the messages of a topic."""

    @takes(SqsSubscriptionProps)
    def __init__(self, queue: IQueue, props: SqsSubscriptionProps) -> None:
        self._queue = queue
        self._props = props

    @checked
    def bind(self, topic: ITopic) -> TopicSubscriptionConfig:
        """Let ``topic`` send to the queue, and encrypt with its key, and return how it delivers.

        Raises:
            ValidationError: the queue is encrypted with the account's key for SQS, which SNS may not use.
        """
        queue, props = self._queue, self._props
        if not isinstance(queue, Construct):
            raise ValidationError("The supplied Queue object must be an instance of Construct")
        service = ServicePrincipal("sns.amazonaws.com")
        if queue.encryption_type is QueueEncryption.KMS_MANAGED:
            raise ValidationError(
                "SQS queue encrypted by AWS managed KMS key cannot be used as SNS subscription",
                scope=queue,
                fix="use encryption=QueueEncryption.KMS or SQS_MANAGED",
            )
        dead_letter_queue = props.dead_letter_queue
        if dead_letter_queue is not None and dead_letter_queue.encryption_type is QueueEncryption.KMS_MANAGED:
            raise ValidationError(
                "SQS queue encrypted by AWS managed KMS key cannot be used as dead-letter queue",
                scope=dead_letter_queue,
                fix="use encryption=QueueEncryption.KMS or SQS_MANAGED",
            )
        policy = queue.add_to_resource_policy(
            PolicyStatement(
                resources=[queue.queue_arn],
                actions=["sqs:SendMessage"],
                principals=[service],
                conditions={"ArnEquals": {"aws:SourceArn": topic.topic_arn}},
            )
        ).policy_dependable
        if queue.encryption_master_key is not None:
            restricted = flag_enabled(topic.node, _RESTRICT)
            queue.encryption_master_key.add_to_resource_policy(
                PolicyStatement(
                    resources=["*"],
                    actions=["kms:Decrypt", "kms:GenerateDataKey"],
                    principals=[service],
                    conditions={"ArnEquals": {"aws:SourceArn": topic.topic_arn}} if restricted else None,
                )
            )
        make_after_topic(topic, queue)
        return TopicSubscriptionConfig(
            subscriber_scope=queue,
            subscriber_id=Names.node_unique_id(topic.node),
            endpoint=queue.queue_arn,
            protocol=SubscriptionProtocol.SQS,
            raw_message_delivery=props.raw_message_delivery,
            filter_policy=props.filter_policy,
            filter_policy_with_message_body=props.filter_policy_with_message_body,
            region=topic_region(topic, queue),
            dead_letter_queue=dead_letter_queue,
            subscription_dependency=policy,
        )
