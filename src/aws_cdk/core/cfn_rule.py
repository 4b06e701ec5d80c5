"""A rule of a template: parameters are checked before anything is deployed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.cfn_element import CfnRefElement
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.core.fn import ICfnConditionExpression
    from aws_cdk.core.resolve import Resolver
    from constructs import Construct


class CfnRuleAssertion(Struct):
    """One assertion of a rule."""

    assert_: Any
    """What must hold."""
    assert_description: str
    """What is said if it does not."""


class CfnRuleProps(Struct):
    """Options of a rule."""

    assertions: Nested[Sequence[CfnRuleAssertion] | None] = nested()
    """What must hold of the parameters."""
    rule_condition: Any = None
    """When the rule counts. Default: always."""


class CfnRule(CfnRefElement):
    """Assertions about parameters, perhaps under a condition."""

    @takes(CfnRuleProps)
    def __init__(self, scope: Construct, id: str, props: CfnRuleProps) -> None:
        super().__init__(scope, id)
        self._condition = props.rule_condition
        self._assertions: list[dict[str, Any]] | None = None
        if props.assertions is not None:
            self._take_assertions(
                [{"Assert": item.assert_, "AssertDescription": item.assert_description} for item in props.assertions]
            )

    def add_assertion(self, condition: ICfnConditionExpression, description: str) -> None:
        """Add an assertion."""
        if self._assertions is None:
            self._assertions = []
        self._assertions.append({"Assert": condition, "AssertDescription": description})

    def _take_assertions(self, rendered: list[dict[str, Any]]) -> None:
        self._assertions = rendered

    def _values_with_references(self) -> list[Any]:
        return [self._condition, self._assertions]

    def _fragment(self, resolver: Resolver) -> dict[str, Any]:
        rule = resolver.resolve({"RuleCondition": self._condition, "Assertions": self._assertions})
        return {"Rules": {self._resolved_logical_id(): rule}}
