"""Where a topic is, as seen from its subscriber."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arn import Arn, ArnFormat
from aws_cdk.core.stack import Stack
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from constructs import Construct


def topic_region(topic: ITopic, subscriber: Construct) -> str | None:
    """Return the region of ``topic``, or ``None`` if it is that of ``subscriber``.

    As the peer: an imported topic always has the region of its ARN said.
    """
    from aws_cdk.aws_sns.topic import Topic

    if not isinstance(topic, Topic):
        return Arn.split(topic.topic_arn, ArnFormat.SLASH_RESOURCE_NAME).region
    region, own = topic.stack.region, Stack.of(subscriber).region
    if is_unresolved(region) and is_unresolved(own):
        return None
    return region if region != own else None


def make_after_topic(topic: Any, subscriber: Construct) -> None:
    """Have the stack of ``subscriber`` deployed after that of a topic of this app."""
    from aws_cdk.aws_sns.topic import Topic

    if isinstance(topic, Topic) and topic.stack is not Stack.of(subscriber):
        Stack.of(subscriber).add_dependency(topic.stack)
