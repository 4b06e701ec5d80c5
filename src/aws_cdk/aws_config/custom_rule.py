"""Rules of the app's own that a function evaluates."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_config._l1 import CfnConfigRule
from aws_cdk.aws_config.rule_base import MaximumExecutionFrequency, RuleProps, _NewRule
from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction
    from constructs import Construct

_SOURCE = "aws.config"
# Source: the AWS Config API reference, "SourceDetail".
_CHANGES = ("ConfigurationItemChangeNotification", "OversizedConfigurationItemChangeNotification")
_PERIODIC = "ScheduledNotification"


class CustomRuleProps(RuleProps):
    """Options of a rule that a function evaluates; it is told of changes, periodically, or both."""

    lambda_function: IFunction
    """The function. It may report to AWS Config from now on."""
    configuration_changes: bool | None = None
    """Whether it is called when resources change. Default: no."""
    periodic: bool | None = None
    """Whether it is called every ``maximum_execution_frequency``. Default: no."""


class CustomRule(_NewRule):
    """A rule that a function evaluates."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-config.CustomRule"

    @takes(CustomRuleProps)
    def __init__(self, scope: Construct, id: str, props: CustomRuleProps) -> None:
        """Make the rule.

        Raises:
            ValidationError: nothing says when the function is called.
        """
        super().__init__(scope, id, physical_name=props.config_rule_name)
        if not props.configuration_changes and not props.periodic:
            raise ValidationError(
                "At least one of `configurationChanges` or `periodic` must be set to true.",
                scope=self,
                fix="give configuration_changes=True or periodic=True",
            )
        function, frequency = props.lambda_function, props.maximum_execution_frequency
        details = change_details() if props.configuration_changes else []
        if props.periodic:
            details.append(_periodic(frequency))
        self._let_invoke(function)
        self.node.add_dependency(function)  # AWS Config tries it out at once
        self._made_as(
            CfnConfigRule(
                self,
                "Resource",
                **self._common(props),
                maximum_execution_frequency=frequency._value_ if frequency is not None else None,
                source={
                    "owner": "CUSTOM_LAMBDA",
                    "sourceDetails": details,
                    "sourceIdentifier": function.function_arn,
                },
            )
        )
        if props.configuration_changes:
            self._is_custom_with_changes = True

    def _let_invoke(self, function: IFunction) -> None:
        """Let AWS Config of this account call the function, once for all rules, and let the function report."""
        id = f"CustomRulePermission{self._environment_hash()}"
        if function.permissions_node.try_find_child(id) is None:
            function.add_permission(
                id, principal=ServicePrincipal("config.amazonaws.com"), source_account=self.env.account
            )
        if function.role is not None:
            policy = ManagedPolicy.from_aws_managed_policy_name("service-role/AWSConfigRulesExecutionRole")
            function.role.add_managed_policy(policy)

    def _environment_hash(self) -> str:
        """Return a hash of account and region, in Base64; it is part of logical ids that are deployed already."""
        from cloud_assembly.schema.json_text import json_text

        known = {"accountId": self.stack.resolve(self.env.account), "region": self.stack.resolve(self.env.region)}
        return base64.b64encode(hashlib.sha256(json_text(known).encode()).digest()).decode()


def change_details() -> list[dict[str, Any]]:
    """Return that a rule is evaluated when resources change."""
    return [{"eventSource": _SOURCE, "messageType": kind} for kind in _CHANGES]


def _periodic(frequency: MaximumExecutionFrequency | None) -> dict[str, Any]:
    return {
        "eventSource": _SOURCE,
        "maximumExecutionFrequency": frequency._value_ if frequency is not None else None,
        "messageType": _PERIODIC,
    }


__all__ = ["CustomRule", "CustomRuleProps"]
