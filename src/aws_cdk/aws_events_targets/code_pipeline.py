"""Pipelines as targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_events.rule_target import IRuleTarget, RuleTargetConfig
from aws_cdk.aws_events_targets._delivery import delivery_options
from aws_cdk.aws_events_targets.target_base_props import TargetBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole


class CodePipelineTargetOptions(TargetBaseProps):
    """Options of a pipeline as target."""

    event_role: IRole | None = None
    """Role that starts it. Default: a new one."""


class CodePipeline(IRuleTarget):
    """Starts a pipeline."""

    @takes(CodePipelineTargetOptions)
    def __init__(self, pipeline: Any, options: CodePipelineTargetOptions) -> None:
        self._pipeline = pipeline
        self._options = options

    @checked
    def bind(self, rule: Any, id: str | None = None) -> RuleTargetConfig:
        """Let ``rule`` start the pipeline."""
        from aws_cdk.aws_events.rule import singleton_event_role
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        options = self._options
        arn = self._pipeline.pipeline_ref.pipeline_arn
        role = options.event_role if options.event_role is not None else singleton_event_role(self._pipeline)
        role.add_to_principal_policy(PolicyStatement(resources=[arn], actions=["codepipeline:StartPipelineExecution"]))
        return RuleTargetConfig(arn=arn, role=role, target_resource=self._pipeline, **delivery_options(options))
