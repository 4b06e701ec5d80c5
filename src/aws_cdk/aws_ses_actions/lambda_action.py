"""Calling a function with messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_ses.receipt_rule_action import IReceiptRuleAction, LambdaActionConfig, ReceiptRuleActionConfig
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.pseudo import Aws
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sns.topic_base import ITopic
    from aws_cdk.interfaces.aws_ses import IReceiptRuleRef

_PERMISSION = "AllowSes"


class LambdaInvocationType(NamedEnum):
    """Whether the function's answer is waited for."""

    EVENT = "Event"
    REQUEST_RESPONSE = "RequestResponse"


class LambdaProps(Struct):
    """Options of a call."""

    function: IFunction
    invocation_type: LambdaInvocationType | None = None
    """Default: EVENT, nothing is waited for."""
    topic: ITopic | None = None
    """Is told. Default: none."""


class Lambda(IReceiptRuleAction):
    """Calls a function; it may stop the rules if its answer is waited for."""

    @takes(LambdaProps)
    def __init__(self, props: LambdaProps) -> None:
        self._props = props

    @checked
    def bind(self, rule: IReceiptRuleRef) -> ReceiptRuleActionConfig:
        """Let SES call the function, and return its ARN."""
        props, function = self._props, self._props.function
        if function.permissions_node.try_find_child(_PERMISSION) is None:
            function.add_permission(
                _PERMISSION,
                action="lambda:InvokeFunction",
                principal=ServicePrincipal("ses.amazonaws.com"),
                source_account=Aws.ACCOUNT_ID,
            )
        permission = function.permissions_node.try_find_child(_PERMISSION)
        if permission is not None:
            rule.node.add_dependency(permission)  # type: ignore[attr-defined]  # a rule is a construct; SES tries it at once
        else:
            Annotations.of(rule).add_warning_v2(
                "@aws-cdk/aws-ses-actions:lambdaAddInvokePermissions",
                "the function of this rule's action is imported, and its permissions cannot be changed from here: "
                "let SES invoke it",
            )
        kind = props.invocation_type
        return ReceiptRuleActionConfig(
            lambda_action=LambdaActionConfig(
                function_arn=function.function_arn,
                invocation_type=kind._value_ if kind is not None else None,
                topic_arn=props.topic.topic_arn if props.topic is not None else None,
            )
        )


__all__ = ["Lambda", "LambdaInvocationType", "LambdaProps"]
