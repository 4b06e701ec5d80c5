"""Options that all subscriptions have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.core.struct import Struct

if TYPE_CHECKING:
    from aws_cdk.aws_sns.subscription_filter import FilterOrPolicy, SubscriptionFilter
    from aws_cdk.aws_sqs.queue_base import IQueue


class SubscriptionProps(Struct):
    """Options of a subscription."""

    dead_letter_queue: IQueue | None = None
    """Where messages go that cannot be delivered. Default: nowhere."""
    filter_policy: Mapping[str, SubscriptionFilter] | None = None
    """Which messages, by their attributes; all conditions must hold. Default: all."""
    filter_policy_with_message_body: Mapping[str, FilterOrPolicy] | None = None
    """Which messages, by their bodies; all conditions must hold. Default: all."""
