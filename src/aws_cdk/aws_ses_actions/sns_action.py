"""Publishing messages to a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ses.receipt_rule_action import IReceiptRuleAction, ReceiptRuleActionConfig, SNSActionConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef


class EmailEncoding(NamedEnum):
    """How messages are encoded."""

    BASE64 = "Base64"
    UTF8 = "UTF-8"


class SnsProps(Struct):
    """Options of what is published."""

    topic: ITopic
    encoding: EmailEncoding | None = None
    """Default: UTF8, which does not keep every character of other encodings."""


class Sns(IReceiptRuleAction):
    """Publishes messages to a topic, up to 150 KB each."""

    @takes(SnsProps)
    def __init__(self, props: SnsProps) -> None:
        self._props = props

    @checked
    def bind(self, _rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        """Return the topic's ARN."""
        encoding = self._props.encoding
        action = SNSActionConfig(
            encoding=encoding._value_ if encoding is not None else None, topic_arn=self._props.topic.topic_arn
        )
        return ReceiptRuleActionConfig(sns_action=action)


__all__ = ["EmailEncoding", "Sns", "SnsProps"]
