"""State machines as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.aws_stepfunctions.state_machine_base import IStateMachine
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class StepFunctionsStartExecution(ScheduleTargetBase):
    """Starts a state machine."""

    @takes(ScheduleTargetBaseProps)
    def __init__(self, state_machine: IStateMachine, props: ScheduleTargetBaseProps) -> None:
        super().__init__(props, state_machine.state_machine_arn)
        self._state_machine = state_machine

    def _add_target_action_to_role(self, role: IRole) -> None:
        self._state_machine.grant_start_execution(role)


__all__ = ["StepFunctionsStartExecution"]
