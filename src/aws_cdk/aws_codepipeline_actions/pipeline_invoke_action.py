"""Other pipelines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.interfaces.aws_codepipeline import IPipelineRef
    from constructs import Construct


class RevisionType(NamedEnum):
    """How a version of a source is named."""

    COMMIT_ID = "COMMIT_ID"
    IMAGE_DIGEST = "IMAGE_DIGEST"
    S3_OBJECT_VERSION_ID = "S3_OBJECT_VERSION_ID"
    S3_OBJECT_KEY = "S3_OBJECT_KEY"


class SourceRevision(Struct):
    """The version of a source that the other pipeline takes."""

    action_name: str
    """Name of its source action."""
    revision_type: RevisionType
    """How the version is named."""
    revision_value: str
    """The version."""


class Variable(Struct):
    """A variable that the other pipeline is given."""

    name: str
    value: str


class PipelineInvokeActionProps(CommonAwsActionProps):
    """Another pipeline."""

    target_pipeline: IPipelineRef
    """The pipeline."""
    source_revisions: Nested[Sequence[SourceRevision] | None] = nested()
    """The versions of sources it takes. Default: the newest."""
    variables: Nested[Sequence[Variable] | None] = nested()
    """The variables it is given. Default: none."""


class PipelineInvokeAction(Action):
    """Starts another pipeline."""

    @takes(PipelineInvokeActionProps)
    def __init__(self, props: PipelineInvokeActionProps) -> None:
        # as the peer: the action is no resource's, so it stays in the pipeline's account and region
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.INVOKE,
                provider="CodePipeline",
                artifact_bounds=bounds((0, 0), (0, 0)),
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.core.stack import Stack

        props = self._props
        reference: Any = props.target_pipeline.pipeline_ref
        options.role.add_to_principal_policy(
            PolicyStatement(actions=["codepipeline:StartPipelineExecution"], resources=[reference.pipeline_arn])
        )
        stack = Stack.of(scope)
        revisions = [
            {
                "actionName": entry.action_name,
                "revisionType": entry.revision_type._value_,
                "revisionValue": entry.revision_value,
            }
            for entry in props.source_revisions or ()
        ]
        variables = [{"name": entry.name, "value": entry.value} for entry in props.variables or ()]
        return ActionConfig(
            configuration=configuration(
                PipelineName=reference.pipeline_name,
                SourceRevisions=stack.to_json_string(revisions) if props.source_revisions is not None else None,
                Variables=stack.to_json_string(variables) if props.variables is not None else None,
            )
        )


__all__ = ["PipelineInvokeAction", "PipelineInvokeActionProps", "RevisionType", "SourceRevision", "Variable"]
