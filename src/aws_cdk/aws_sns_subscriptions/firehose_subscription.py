"""A delivery stream of Firehose that gets the messages of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_iam.role import Role
from aws_cdk.aws_sns.subscriber import ITopicSubscription, TopicSubscriptionConfig
from aws_cdk.aws_sns.subscription import SubscriptionProtocol
from aws_cdk.aws_sns_subscriptions._topic_region import make_after_topic, topic_region
from aws_cdk.aws_sns_subscriptions.subscription_props import SubscriptionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_sns.topic_base import ITopic

_ROLE_ID = "TopicSubscriptionRole"

# Source: the SNS developer guide, "Prerequisites for subscribing Firehose delivery streams to topics".
_ACTIONS = [
    "firehose:DescribeDeliveryStream",
    "firehose:ListDeliveryStreams",
    "firehose:ListTagsForDeliveryStream",
    "firehose:PutRecord",
    "firehose:PutRecordBatch",
]


class FirehoseSubscriptionProps(SubscriptionProps):
    """Options of a subscription of a delivery stream."""

    raw_message_delivery: bool | None = None
    """Deliver the message without what SNS tells about it. Default: no."""
    role: IRole | None = None
    """The role that SNS writes with. Default: a new one, the same for all topics of the stream."""


class FirehoseSubscription(ITopicSubscription):
    """A delivery stream of Firehose that gets the messages of a topic."""

    @takes(FirehoseSubscriptionProps)
    def __init__(self, delivery_stream: Any, props: FirehoseSubscriptionProps) -> None:
        self._delivery_stream = delivery_stream
        self._props = props

    @checked
    def bind(self, topic: ITopic) -> TopicSubscriptionConfig:
        """Let ``topic`` write to the stream, and return how it delivers."""
        stream, props = self._delivery_stream, self._props
        role = props.role or self._own_role()
        stream.grant(role, *_ACTIONS)
        make_after_topic(topic, stream)
        return TopicSubscriptionConfig(
            subscriber_scope=stream,
            subscriber_id=Names.node_unique_id(topic.node),
            endpoint=stream.delivery_stream_arn,
            protocol=SubscriptionProtocol.FIREHOSE,
            raw_message_delivery=props.raw_message_delivery,
            filter_policy=props.filter_policy,
            filter_policy_with_message_body=props.filter_policy_with_message_body,
            region=topic_region(topic, stream),
            dead_letter_queue=props.dead_letter_queue,
            subscription_role_arn=role.role_arn,
        )

    def _own_role(self) -> IRole:
        existing = self._delivery_stream.node.try_find_child(_ROLE_ID)
        if isinstance(existing, Role):
            return existing
        return Role(self._delivery_stream, _ROLE_ID, assumed_by=ServicePrincipal("sns.amazonaws.com"))
