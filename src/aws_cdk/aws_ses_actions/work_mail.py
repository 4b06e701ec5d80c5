"""Giving messages to WorkMail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_ses.receipt_rule_action import IReceiptRuleAction, ReceiptRuleActionConfig, WorkmailActionConfig
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef


class WorkMailProps(Struct):
    """Options of what goes to WorkMail."""

    organization_arn: str
    """The ARN of the organization in WorkMail."""
    topic: ITopic | None = None
    """Is told. Default: none."""


class WorkMail(IReceiptRuleAction):
    """Gives messages to an organization in WorkMail, which sets this up itself as a rule."""

    @takes(WorkMailProps)
    def __init__(self, props: WorkMailProps) -> None:
        self._props = props

    @checked
    def bind(self, _rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        """Return the organization's ARN."""
        topic = self._props.topic
        action = WorkmailActionConfig(
            organization_arn=self._props.organization_arn, topic_arn=topic.topic_arn if topic is not None else None
        )
        return ReceiptRuleActionConfig(workmail_action=action)


__all__ = ["WorkMail", "WorkMailProps"]
