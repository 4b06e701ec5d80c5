"""What a rule does with messages, as the rule has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef


class AddHeaderActionConfig(Struct):
    """A header is added."""

    header_name: str
    header_value: str


class BounceActionConfig(Struct):
    """The sender is told that the message is not taken."""

    message: str
    """What the sender reads."""
    sender: str
    """The address that the answer is from."""
    smtp_reply_code: str
    """As RFC 5321 defines it."""
    status_code: str | None = None
    """As RFC 3463 defines it. Default: none."""
    topic_arn: str | None = None
    """The topic that is told. Default: none."""


class LambdaActionConfig(Struct):
    """A function is called."""

    function_arn: str
    invocation_type: str | None = None
    """``Event`` or ``RequestResponse``. Default: ``Event``."""
    topic_arn: str | None = None
    """The topic that is told. Default: none."""


class S3ActionConfig(Struct):
    """The message is put into a bucket."""

    bucket_name: str
    kms_key_arn: str | None = None
    """The key that SES encrypts with before. Default: not encrypted by SES."""
    object_key_prefix: str | None = None
    """Default: none."""
    topic_arn: str | None = None
    """The topic that is told. Default: none."""


class SNSActionConfig(Struct):
    """The message is published."""

    encoding: str | None = None
    """``UTF-8`` or ``Base64``. Default: ``UTF-8``."""
    topic_arn: str | None = None
    """Default: none."""


class StopActionConfig(Struct):
    """No further rule is looked at."""

    scope: str
    """``RuleSet``, the one that there is."""
    topic_arn: str | None = None
    """The topic that is told. Default: none."""


class WorkmailActionConfig(Struct):
    """The message goes to WorkMail."""

    organization_arn: str
    topic_arn: str | None = None
    """The topic that is told. Default: none."""


class ReceiptRuleActionConfig(Struct):
    """What an action is; one of the options is given."""

    add_header_action: Nested[AddHeaderActionConfig | None] = nested()
    bounce_action: Nested[BounceActionConfig | None] = nested()
    lambda_action: Nested[LambdaActionConfig | None] = nested()
    s3_action: Nested[S3ActionConfig | None] = nested()
    sns_action: Nested[SNSActionConfig | None] = nested()
    stop_action: Nested[StopActionConfig | None] = nested()
    workmail_action: Nested[WorkmailActionConfig | None] = nested()


class IReceiptRuleAction(Interface):
    """Something that a rule does with messages."""

    __slots__ = ()

    if TYPE_CHECKING:

        def bind(self, receipt_rule: IReceiptRuleRef) -> ReceiptRuleActionConfig: ...


__all__ = [
    "AddHeaderActionConfig",
    "BounceActionConfig",
    "IReceiptRuleAction",
    "LambdaActionConfig",
    "ReceiptRuleActionConfig",
    "S3ActionConfig",
    "SNSActionConfig",
    "StopActionConfig",
    "WorkmailActionConfig",
]
