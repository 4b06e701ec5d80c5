"""Assessments of Inspector as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_scheduler_targets.target_base import ScheduleTargetBase, ScheduleTargetBaseProps
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.interfaces.aws_inspector import IAssessmentTemplateRef


class InspectorStartAssessmentRun(ScheduleTargetBase):
    """Starts an assessment of Inspector."""

    @takes(ScheduleTargetBaseProps)
    def __init__(self, template: IAssessmentTemplateRef, props: ScheduleTargetBaseProps) -> None:
        super().__init__(props, template.assessment_template_ref.assessment_template_arn)

    def _add_target_action_to_role(self, role: IRole) -> None:
        # Inspector does not tell assessments apart in permissions.
        role.add_to_principal_policy(PolicyStatement(actions=["inspector:StartAssessmentRun"], resources=["*"]))


__all__ = ["InspectorStartAssessmentRun"]
