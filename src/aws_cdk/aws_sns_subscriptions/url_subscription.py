"""A web address that gets the messages of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_sns.delivery_policy import DeliveryPolicy
from aws_cdk.aws_sns.subscriber import ITopicSubscription, TopicSubscriptionConfig
from aws_cdk.aws_sns.subscription import SubscriptionProtocol
from aws_cdk.aws_sns_subscriptions.subscription_props import SubscriptionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic


class UrlSubscriptionProps(SubscriptionProps):
    """Options of a subscription by HTTP."""

    delivery_policy: Nested[DeliveryPolicy | None] = nested()
    """How messages are delivered. Default: as the topic says."""
    protocol: SubscriptionProtocol | None = None
    """HTTP or HTTPS; needed if the address is a token. Default: as the address says."""
    raw_message_delivery: bool | None = None
    """Deliver the message without what SNS tells about it. Default: no."""


class UrlSubscription(ITopicSubscription):
    """A web address that gets the messages of a topic; it must confirm."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-sns-subscriptions.UrlSubscription"

    @takes(UrlSubscriptionProps)
    def __init__(self, url: str, props: UrlSubscriptionProps) -> None:
        """Make a subscriber of a web address.

        Raises:
            ValidationError: the address is neither HTTP nor HTTPS, or a token without ``protocol``.
        """
        self._url = url
        self._props = props
        is_token = is_unresolved(url)
        if not is_token and not url.startswith(("http://", "https://")):
            raise ValidationError(f"URL must start with either http:// or https://, got {url}")
        if is_token and props.protocol is None:
            raise ValidationError(
                "Must provide protocol if url is unresolved", fix="set protocol=SubscriptionProtocol.HTTPS"
            )
        by_url = SubscriptionProtocol.HTTPS if url.startswith("https:") else SubscriptionProtocol.HTTP
        self._protocol = props.protocol if is_token and props.protocol is not None else by_url

    @checked
    def bind(self, _topic: ITopic) -> TopicSubscriptionConfig:
        """Return how the topic delivers."""
        props = self._props
        return TopicSubscriptionConfig(
            subscriber_id=self._url,
            endpoint=self._url,
            protocol=self._protocol,
            raw_message_delivery=props.raw_message_delivery,
            filter_policy=props.filter_policy,
            filter_policy_with_message_body=props.filter_policy_with_message_body,
            dead_letter_queue=props.dead_letter_queue,
            delivery_policy=props.delivery_policy,
        )
