"""Projects of CodeBuild as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.input import RuleTargetInput
from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options, let_rule_fail_to
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class CodeBuildProjectProps(TargetBaseProps):
    """Options of a project as target."""

    event: RuleTargetInput | None = None
    """What is told to CodeBuild: the request to start a build. Default: the event."""
    event_role: IRole | None = None
    """Role that starts builds. Default: a new one."""


class CodeBuildProject(IRuleTarget):
    """Starts a build."""

    @takes(CodeBuildProjectProps)
    def __init__(self, project: Any, props: CodeBuildProjectProps) -> None:
        self._project = project
        self._props = props

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` start builds."""
        from aws_cdk.aws_events.rule import singleton_event_role
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        props = self._props
        arn = self._project.project_ref.project_arn
        let_rule_fail_to(rule, props.dead_letter_queue)
        role = props.event_role if props.event_role is not None else singleton_event_role(self._project)
        role.add_to_principal_policy(PolicyStatement(actions=["codebuild:StartBuild"], resources=[arn]))
        return RuleTargetConfig(
            arn=arn,
            role=role,
            input=props.event,
            target_resource=self._project,
            **delivery_options(props),
        )
