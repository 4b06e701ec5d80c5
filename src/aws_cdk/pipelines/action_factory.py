"""How steps become actions of CodePipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.pipelines.code_build_options import CodeBuildOptions
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.pipelines.artifact_map import ArtifactMap
    from aws_cdk.pipelines.code_pipeline import CodePipeline
    from aws_cdk.pipelines.stack_output import StackOutputsMap
    from constructs import Construct


class ProduceActionOptions(Struct):
    """What an action is made of."""

    action_name: str
    """Name of the action."""
    artifacts: ArtifactMap
    """Finds artifacts of files."""
    pipeline: CodePipeline
    """The pipeline."""
    run_order: int | float
    """When it is done in its stage."""
    scope: Construct
    """Where constructs of the action go."""
    stack_outputs_map: StackOutputsMap
    """Finds outputs of stacks."""
    before_self_mutation: bool | None = None
    """Whether it is done before the pipeline updates itself. Default: no."""
    code_build_defaults: Nested[CodeBuildOptions | None] = nested()
    """How builds are done. Default: as builds are."""
    fallback_artifact: Artifact | None = None
    """An artifact for builds that take no files. Default: none."""
    variables_namespace: str | None = None
    """Namespace of the action's variables, if they are used. Default: none."""


class CodePipelineActionFactoryResult(Struct):
    """What was made."""

    run_orders_consumed: int | float
    """How many run orders the actions have."""
    project: IProject | None = None
    """The project, if there is one. Default: none."""


class ICodePipelineActionFactory(Interface):
    """Something that makes actions."""

    @takes(ProduceActionOptions)
    def produce_action(self, stage: IStage, options: ProduceActionOptions) -> CodePipelineActionFactoryResult:
        """Add actions to ``stage``."""
        raise NotImplementedError


__all__ = ["CodePipelineActionFactoryResult", "ICodePipelineActionFactory", "ProduceActionOptions"]
