"""Answering that a message is not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ses.receipt_rule_action import BounceActionConfig, IReceiptRuleAction, ReceiptRuleActionConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef


class BounceTemplateProps(Struct):
    """What the sender is told."""

    message: str
    """What a person reads."""
    smtp_reply_code: str
    """As RFC 5321 defines it."""
    status_code: str | None = None
    """As RFC 3463 defines it. Default: none."""


class BounceTemplate:
    """What the sender is told; those of the SES console are constants."""

    MAILBOX_DOES_NOT_EXIST: BounceTemplate
    MAILBOX_FULL: BounceTemplate
    MESSAGE_CONTENT_REJECTED: BounceTemplate
    MESSAGE_TOO_LARGE: BounceTemplate
    TEMPORARY_FAILURE: BounceTemplate

    @takes(BounceTemplateProps)
    def __init__(self, props: BounceTemplateProps) -> None:
        self._props = props

    @property
    def props(self) -> BounceTemplateProps:
        """What the sender is told."""
        return self._props


for _name, _text, _reply, _status in (
    ("MAILBOX_DOES_NOT_EXIST", "Mailbox does not exist", "550", "5.1.1"),
    ("MESSAGE_TOO_LARGE", "Message too large", "552", "5.3.4"),
    ("MAILBOX_FULL", "Mailbox full", "552", "5.2.2"),
    ("MESSAGE_CONTENT_REJECTED", "Message content rejected", "500", "5.6.1"),
    ("TEMPORARY_FAILURE", "Temporary failure", "450", "4.0.0"),
):
    setattr(BounceTemplate, _name, BounceTemplate(message=_text, smtp_reply_code=_reply, status_code=_status))


class BounceProps(Struct):
    """Options of an answer."""

    sender: str
    """The address that it is from; SES has to know it."""
    template: BounceTemplate
    topic: ITopic | None = None
    """Is told. Default: none."""


class Bounce(IReceiptRuleAction):
    """Answers that the message is not taken."""

    @takes(BounceProps)
    def __init__(self, props: BounceProps) -> None:
        self._props = props

    @checked
    def bind(self, _rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        """Return the answer."""
        props, template = self._props, self._props.template.props
        return ReceiptRuleActionConfig(
            bounce_action=BounceActionConfig(
                sender=props.sender,
                smtp_reply_code=template.smtp_reply_code,
                message=template.message,
                topic_arn=props.topic.topic_arn if props.topic is not None else None,
                status_code=template.status_code,
            )
        )


__all__ = ["Bounce", "BounceProps", "BounceTemplate", "BounceTemplateProps"]
