"""The rule that drops spam: a function reads what the scan found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_ses.receipt_rule import ReceiptRule, ReceiptRuleProps
from aws_cdk.aws_ses.receipt_rule_action import LambdaActionConfig, ReceiptRuleActionConfig
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import takes
from aws_cdk.custom_resources._handler_function import _HandlerFunction
from constructs import Construct

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef

# Names the function of the stack; part of logical ids that are deployed already.
_UUID = "224e77f9-a32e-4b4d-ac32-983477abba16"


class DropSpamReceiptRuleProps(ReceiptRuleProps):
    """Options of the rule. As the peer, ``rule_set`` alone counts."""


class DropSpamReceiptRule(Construct):
    """A rule that stops its set for spam, viruses, and senders that SPF or DKIM do not confirm."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-ses.DropSpamReceiptRule"

    @takes(DropSpamReceiptRuleProps)
    def __init__(self, scope: Construct, id: str, props: DropSpamReceiptRuleProps) -> None:
        """Make the rule.

        Raises:
            ConstructsError: the stack has such a rule already.
        """
        super().__init__(scope, id)
        function = _HandlerFunction(self, "Function", handler="drop_spam", uuid=_UUID)
        function.add_permission(
            "AllowSes",
            action="lambda:InvokeFunction",
            principal=ServicePrincipal("ses.amazonaws.com"),
            source_account=Aws.ACCOUNT_ID,
        )
        self._rule = ReceiptRule(
            self,
            "Rule",
            actions=[_AskFunction(function.function_arn)],
            scan_enabled=True,
            rule_set=props.rule_set,
        )

    @property
    def rule(self) -> ReceiptRule:
        """The rule, which more actions can be added to."""
        return self._rule


class _AskFunction:
    """Waits for a function, which says whether the set goes on."""

    def __init__(self, function_arn: str) -> None:
        self._function_arn = function_arn

    def bind(self, receipt_rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        config = LambdaActionConfig(function_arn=self._function_arn, invocation_type="RequestResponse")
        return ReceiptRuleActionConfig(lambda_action=config)


__all__ = ["DropSpamReceiptRule", "DropSpamReceiptRuleProps"]
