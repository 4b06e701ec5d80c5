"""Rules that AWS offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_config._l1 import CfnConfigRule
from aws_cdk.aws_config.rule_base import RuleProps, _NewRule
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class ManagedRuleProps(RuleProps):
    """Options of a rule that AWS offers."""

    identifier: str
    """Which one: a constant of ``ManagedRuleIdentifiers``, or the text that AWS calls it by."""


class ManagedRule(_NewRule):
    """A rule that AWS offers."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-config.ManagedRule"

    @takes(ManagedRuleProps)
    def __init__(self, scope: Construct, id: str, props: ManagedRuleProps) -> None:
        super().__init__(scope, id, physical_name=props.config_rule_name)
        frequency = props.maximum_execution_frequency
        self._made_as(
            CfnConfigRule(
                self,
                "Resource",
                **self._common(props),
                maximum_execution_frequency=frequency._value_ if frequency is not None else None,
                source={"owner": "AWS", "sourceIdentifier": props.identifier},
            )
        )
        self._is_managed = True


__all__ = ["ManagedRule", "ManagedRuleProps"]
