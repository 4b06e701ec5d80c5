"""A function that gets the messages of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_sns.subscriber import ITopicSubscription, TopicSubscriptionConfig
from aws_cdk.aws_sns.subscription import SubscriptionProtocol
from aws_cdk.aws_sns_subscriptions._topic_region import make_after_topic, topic_region
from aws_cdk.aws_sns_subscriptions.subscription_props import SubscriptionProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import takes
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sns.topic_base import ITopic


class LambdaSubscriptionProps(SubscriptionProps):
    """Options of a subscription of a function."""


class LambdaSubscription(ITopicSubscription):
    """A function that gets the messages of a topic."""

    @takes(LambdaSubscriptionProps)
    def __init__(self, fn: IFunction, props: LambdaSubscriptionProps) -> None:
        self._function = fn
        self._props = props

    @checked
    def bind(self, topic: ITopic) -> TopicSubscriptionConfig:
        """Let ``topic`` invoke the function, and return how it delivers."""
        function, props = self._function, self._props
        if not isinstance(function, Construct):
            raise ValidationError("The supplied lambda Function object must be an instance of Construct")
        function.add_permission(
            f"AllowInvoke:{Names.node_unique_id(topic.node)}",
            source_arn=topic.topic_arn,
            principal=ServicePrincipal("sns.amazonaws.com"),
        )
        make_after_topic(topic, function)
        return TopicSubscriptionConfig(
            subscriber_scope=function,
            subscriber_id=topic.node.id,
            endpoint=function.function_arn,
            protocol=SubscriptionProtocol.LAMBDA,
            filter_policy=props.filter_policy,
            filter_policy_with_message_body=props.filter_policy_with_message_body,
            region=topic_region(topic, function),
            dead_letter_queue=props.dead_letter_queue,
        )
