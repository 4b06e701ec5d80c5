"""What can subscribe to a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_sns.subscription import SubscriptionOptions
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from constructs import Construct, IDependable


class TopicSubscriptionConfig(SubscriptionOptions):
    """What a subscriber tells the topic."""

    subscriber_id: str
    """Id of the subscription; unique below its scope."""
    subscriber_scope: Construct | None = None
    """Where the subscription is made. Default: in the topic."""
    subscription_dependency: IDependable | None = None
    """What must be there before the subscription. Default: nothing."""


class ITopicSubscription(Interface):
    """Something that can subscribe to a topic."""

    __slots__ = ()

    def bind(self, topic: ITopic) -> TopicSubscriptionConfig:
        """Let ``topic`` deliver, and return how."""
        raise NotImplementedError
