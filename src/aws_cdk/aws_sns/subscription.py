"""A subscription to a topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_sns._l1 import CfnSubscription
from aws_cdk.aws_sns.delivery_policy import DeliveryPolicy, rendered_delivery_policy
from aws_cdk.aws_sns.subscription_filter import FilterOrPolicy, Policy, SubscriptionFilter
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.aws_sqs.queue_base import IQueue
    from constructs import Construct

_MAX_ATTRIBUTES = 5
_MAX_COMBINATIONS = 150


class SubscriptionProtocol(NamedEnum):
    """How messages are delivered."""

    HTTP = "http"
    HTTPS = "https"
    EMAIL = "email"
    EMAIL_JSON = "email-json"
    SMS = "sms"
    SQS = "sqs"
    APPLICATION = "application"
    LAMBDA = "lambda"
    FIREHOSE = "firehose"


_HTTP = (SubscriptionProtocol.HTTP, SubscriptionProtocol.HTTPS)
_RAW = (*_HTTP, SubscriptionProtocol.SQS, SubscriptionProtocol.FIREHOSE)


class SubscriptionOptions(Struct):
    """Options of a subscription."""

    endpoint: str
    """Where messages are delivered: an ARN, an address, a number."""
    protocol: SubscriptionProtocol
    """How they are delivered."""
    dead_letter_queue: IQueue | None = None
    """Where messages go that cannot be delivered. Default: nowhere."""
    delivery_policy: Nested[DeliveryPolicy | None] = nested()
    """How they are delivered to HTTP and HTTPS end points. Default: as the topic says."""
    filter_policy: Mapping[str, SubscriptionFilter] | None = None
    """Which messages, by their attributes; all conditions must hold. Default: all."""
    filter_policy_with_message_body: Mapping[str, FilterOrPolicy] | None = None
    """Which messages, by their bodies; all conditions must hold. Default: all."""
    raw_message_delivery: bool | None = None
    """Deliver the message without what SNS tells about it. Default: no."""
    region: str | None = None
    """The region that the topic is in. Default: the stack's."""
    subscription_role_arn: str | None = None
    """The role that may write to a delivery stream of Firehose."""


class SubscriptionProps(SubscriptionOptions):
    """What a subscription is made of."""

    topic: ITopic
    """The topic."""


class Subscription(Resource):
    """A subscription to a topic. Usually made with ``topic.add_subscription`` or a class of ``aws_sns_subscriptions``."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-sns.Subscription"

    @takes(SubscriptionProps)
    def __init__(self, scope: Construct, id: str, props: SubscriptionProps) -> None:
        super().__init__(scope, id)
        if props.raw_message_delivery and props.protocol not in _RAW:
            raise ValidationError(
                "Raw message delivery can only be enabled for HTTP, HTTPS, SQS, and Firehose subscriptions.",
                scope=self,
                fix="leave raw_message_delivery out",
            )
        filter_policy, filter_scope = self._rendered_filter(props)
        if props.protocol is SubscriptionProtocol.FIREHOSE and not props.subscription_role_arn:
            raise ValidationError(
                "Subscription role arn is required field for subscriptions with a firehose protocol.",
                scope=self,
                fix="set subscription_role_arn",
            )
        delivery_policy = None
        if props.delivery_policy is not None:
            if props.protocol not in _HTTP:
                raise ValidationError(
                    "Delivery policy is only supported for HTTP and HTTPS subscriptions, got: "
                    + props.protocol._value_,
                    scope=self,
                    fix="leave delivery_policy out",
                )
            delivery_policy = rendered_delivery_policy(self, props.delivery_policy)
        self.dead_letter_queue: IQueue | None = self._dead_letter_queue(props)
        CfnSubscription(
            self,
            "Resource",
            endpoint=props.endpoint,
            protocol=props.protocol._value_,
            topic_arn=props.topic.topic_arn,
            raw_message_delivery=props.raw_message_delivery,
            filter_policy=filter_policy,
            filter_policy_scope=filter_scope,
            region=props.region,
            redrive_policy=(
                {"deadLetterTargetArn": self.dead_letter_queue.queue_arn}
                if self.dead_letter_queue is not None
                else None
            ),
            subscription_role_arn=props.subscription_role_arn,
            delivery_policy=delivery_policy,
        )

    def _rendered_filter(self, props: SubscriptionProps) -> tuple[dict[str, Any] | None, str | None]:
        """Return which messages the subscription gets, and whether that is by attributes or by the body."""
        if props.filter_policy is not None:
            rendered = {name: filter.conditions for name, filter in props.filter_policy.items()}
            if len(rendered) > _MAX_ATTRIBUTES:
                raise ValidationError(
                    f"A filter policy can have a maximum of {_MAX_ATTRIBUTES} attribute names.", scope=self
                )
            combinations = 1
            for conditions in rendered.values():
                combinations *= len(conditions)
            self._check_combinations(combinations)
            return rendered, None
        if props.filter_policy_with_message_body is not None:
            body = props.filter_policy_with_message_body
            if len(body) > _MAX_ATTRIBUTES:
                raise ValidationError(
                    f"A filter policy can have a maximum of {_MAX_ATTRIBUTES} attribute names.", scope=self
                )
            self._check_combinations(_combinations(body, 1))
            return _rendered_body(body), "MessageBody"
        return None, None

    def _check_combinations(self, combinations: int) -> None:
        if combinations > _MAX_COMBINATIONS:
            raise ValidationError(
                f"The total combination of values ({combinations}) must not exceed {_MAX_COMBINATIONS}.", scope=self
            )

    def _dead_letter_queue(self, props: SubscriptionProps) -> IQueue | None:
        queue = props.dead_letter_queue
        if queue is None:
            return None
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.aws_iam.principals import ServicePrincipal

        queue.add_to_resource_policy(
            PolicyStatement(
                resources=[queue.queue_arn],
                actions=["sqs:SendMessage"],
                principals=[ServicePrincipal("sns.amazonaws.com")],
                conditions={"ArnEquals": {"aws:SourceArn": props.topic.topic_arn}},
            )
        )
        return queue


def _rendered_body(parts: Mapping[str, FilterOrPolicy]) -> dict[str, Any]:
    return {
        name: _rendered_body(part.policy_doc) if isinstance(part, Policy) else part.filter_doc.conditions  # type: ignore[attr-defined]  # there are two kinds
        for name, part in parts.items()
    }


def _combinations(parts: Mapping[str, FilterOrPolicy], depth: int) -> int:
    """Return how many combinations of values a filter on the body has: values count the more the deeper they lie.

    Source: the SNS developer guide, "Filter policy constraints".
    """
    total = 1
    for part in parts.values():
        if isinstance(part, Policy):
            total *= _combinations(part.policy_doc, depth + 1)
        else:
            total *= len(part.filter_doc.conditions) * depth  # type: ignore[attr-defined]  # there are two kinds
    return total
