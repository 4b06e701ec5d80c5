"""State machines as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule import singleton_event_role
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_stepfunctions.state_machine_base import IStateMachine


class SfnStateMachineProps(TargetBaseProps):
    """Options of a state machine as target."""

    input: RuleTargetInput | None = None
    """What it is given. Default: the whole event."""
    role: IRole | None = None
    """The role to start it with. Default: one of the state machine."""


class SfnStateMachine(IRuleTarget):
    """Starts a state machine.

    Attributes:
        machine: The state machine.
    """

    @takes(SfnStateMachineProps)
    def __init__(self, machine: IStateMachine, props: SfnStateMachineProps) -> None:
        self.machine = machine
        self._props = props
        self._role = props.role or singleton_event_role(machine)
        machine.grant_start_execution(self._role)

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Return how the state machine is started."""
        let_rule_fail_to(rule, self._props.dead_letter_queue)
        return RuleTargetConfig(
            arn=self.machine.state_machine_arn,
            role=self._role,
            input=self._props.input,
            target_resource=self.machine,
            **delivery_options(self._props),
        )
