"""A telephone that gets the messages of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_sns.subscriber import ITopicSubscription, TopicSubscriptionConfig
from aws_cdk.aws_sns.subscription import SubscriptionProtocol
from aws_cdk.aws_sns_subscriptions.subscription_props import SubscriptionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic


class SmsSubscriptionProps(SubscriptionProps):
    """Options of a subscription by text message."""


class SmsSubscription(ITopicSubscription):
    """A telephone that gets the messages of a topic."""

    @takes(SmsSubscriptionProps)
    def __init__(self, phone_number: str, props: SmsSubscriptionProps) -> None:
        self._phone_number = phone_number
        self._props = props

    @checked
    def bind(self, _topic: ITopic) -> TopicSubscriptionConfig:
        """Return how the topic delivers; as the peer, without the queue for what cannot be delivered."""
        props = self._props
        return TopicSubscriptionConfig(
            subscriber_id=self._phone_number,
            endpoint=self._phone_number,
            protocol=SubscriptionProtocol.SMS,
            filter_policy=props.filter_policy,
            filter_policy_with_message_body=props.filter_policy_with_message_body,
        )
