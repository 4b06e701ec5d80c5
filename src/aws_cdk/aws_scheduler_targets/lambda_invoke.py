"""Functions as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda.function_base import IFunction
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class LambdaInvoke(ScheduleTargetBase):
    """Invokes a function."""

    @takes(ScheduleTargetBaseProps)
    def __init__(self, func: IFunction, props: ScheduleTargetBaseProps) -> None:
        super().__init__(props, func.function_arn)
        self._function = func

    def _add_target_action_to_role(self, role: IRole) -> None:
        self._function.grant_invoke(role)


__all__ = ["LambdaInvoke"]
