"""A mail address that gets the messages of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_sns.subscriber import ITopicSubscription, TopicSubscriptionConfig
from aws_cdk.aws_sns.subscription import SubscriptionProtocol
from aws_cdk.aws_sns_subscriptions.subscription_props import SubscriptionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic


class EmailSubscriptionProps(SubscriptionProps):
    """Options of a subscription by mail."""

    json: bool | None = None
    """Send the message as JSON with what SNS tells about it. Default: as text."""


class EmailSubscription(ITopicSubscription):
    """A mail address that gets the messages of a topic; its owner must confirm."""

    @takes(EmailSubscriptionProps)
    def __init__(self, email_address: str, props: EmailSubscriptionProps) -> None:
        self._email_address = email_address
        self._props = props

    @checked
    def bind(self, _topic: ITopic) -> TopicSubscriptionConfig:
        """Return how the topic delivers."""
        props = self._props
        return TopicSubscriptionConfig(
            subscriber_id=self._email_address,
            endpoint=self._email_address,
            protocol=SubscriptionProtocol.EMAIL_JSON if props.json else SubscriptionProtocol.EMAIL,
            filter_policy=props.filter_policy,
            filter_policy_with_message_body=props.filter_policy_with_message_body,
            dead_letter_queue=props.dead_letter_queue,
        )
