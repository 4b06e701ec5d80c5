"""Topics as sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.event_source import IEventSource
from aws_cdk.aws_sns_subscriptions import LambdaSubscriptionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sns import ITopic


class SnsEventSourceProps(LambdaSubscriptionProps):
    """Options of :class:`SnsEventSource`."""


class SnsEventSource(IEventSource):
    """Calls a function with the messages of a topic.

    Attributes:
        topic: The topic.
    """

    @takes(SnsEventSourceProps)
    def __init__(self, topic: ITopic, props: SnsEventSourceProps) -> None:
        self.topic = topic
        self._props = props

    @checked
    def bind(self, target: IFunction) -> None:
        """Subscribe ``target`` to the topic."""
        from aws_cdk.aws_sns_subscriptions import LambdaSubscription

        self.topic.add_subscription(LambdaSubscription(target, **self._props._given()))
