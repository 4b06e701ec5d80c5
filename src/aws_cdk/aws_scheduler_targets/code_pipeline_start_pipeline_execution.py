"""Pipelines of CodePipeline as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_codepipeline import IPipelineRef


class CodePipelineStartPipelineExecution(ScheduleTargetBase):
    """Starts a pipeline."""

    @takes(ScheduleTargetBaseProps)
    def __init__(self, pipeline: IPipelineRef, props: ScheduleTargetBaseProps) -> None:
        super().__init__(props, pipeline.pipeline_ref.pipeline_arn)

    def _add_target_action_to_role(self, role: IRole) -> None:
        role.add_to_principal_policy(
            PolicyStatement(actions=["codepipeline:StartPipelineExecution"], resources=[self.target_arn])
        )


__all__ = ["CodePipelineStartPipelineExecution"]
