"""Functions as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to, let_rule_invoke
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.function_base import IFunction


class LambdaFunctionProps(TargetBaseProps):
    """Options of a function as target."""

    event: RuleTargetInput | None = None
    """What the function gets. Default: the whole event."""


class LambdaFunction(IRuleTarget):
    """Calls a function."""

    @takes(LambdaFunctionProps)
    def __init__(self, handler: IFunction, props: LambdaFunctionProps) -> None:
        self._handler = handler
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` call the function."""
        let_rule_invoke(rule, self._handler)
        let_rule_fail_to(rule, self._props.dead_letter_queue)
        return RuleTargetConfig(
            arn=self._handler.function_arn,
            input=self._props.event,
            target_resource=self._handler,
            **delivery_options(self._props),
        )
