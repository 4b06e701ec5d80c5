"""Stopping the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ses.receipt_rule_action import IReceiptRuleAction, ReceiptRuleActionConfig, StopActionConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef


class StopProps(Struct):
    """Options of a stop."""

    topic: ITopic | None = None
    """Is told. Default: none."""


class Stop(IReceiptRuleAction):
    """Ends the rules of the set for this message."""

    @takes(StopProps)
    def __init__(self, props: StopProps) -> None:
        self._props = props

    @checked
    def bind(self, _rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        """Return the stop."""
        topic = self._props.topic
        action = StopActionConfig(scope="RuleSet", topic_arn=topic.topic_arn if topic is not None else None)
        return ReceiptRuleActionConfig(stop_action=action)


__all__ = ["Stop", "StopProps"]
