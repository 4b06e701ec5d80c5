"""Rules of the app's own that are written in Guard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_config._l1 import CfnConfigRule
from aws_cdk.aws_config.custom_rule import change_details
from aws_cdk.aws_config.rule_base import RuleProps, _NewRule
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct

_MOST_CHARACTERS = 10_000
_RUNTIME = "guard-2.x.x"


class CustomPolicyProps(RuleProps):
    """Options of a rule that is written in Guard. As the peer, ``maximum_execution_frequency`` does not count."""

    policy_text: str
    """The rule, 1 to 10,000 characters."""
    enable_debug_log: bool | None = None
    """Whether evaluations are logged in CloudWatch Logs. Default: no."""


class CustomPolicy(_NewRule):
    """A rule that is written in Guard, evaluated when resources change."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-config.CustomPolicy"

    @takes(CustomPolicyProps)
    def __init__(self, scope: Construct, id: str, props: CustomPolicyProps) -> None:
        """Make the rule.

        Raises:
            ValidationError: its text is empty or too long.
        """
        super().__init__(scope, id, physical_name=props.config_rule_name)
        if not props.policy_text:
            raise ValidationError("Policy Text cannot be empty.", scope=self, fix="give policy_text")
        length = len(props.policy_text.encode("utf-16-le", "surrogatepass")) // 2  # as JavaScript counts
        if length > _MOST_CHARACTERS:
            raise ValidationError(
                f"Policy Text is limited to {_MOST_CHARACTERS:,} characters or less, got {length:,}.",
                scope=self,
                fix="shorten policy_text, or make more rules",
            )
        self._made_as(
            CfnConfigRule(
                self,
                "Resource",
                **self._common(props),
                source={
                    "owner": "CUSTOM_POLICY",
                    "sourceDetails": change_details(),
                    "customPolicyDetails": {
                        "enableDebugLogDelivery": props.enable_debug_log,
                        "policyRuntime": _RUNTIME,
                        "policyText": props.policy_text,
                    },
                },
            )
        )
        self._is_custom_with_changes = True


__all__ = ["CustomPolicy", "CustomPolicyProps"]
