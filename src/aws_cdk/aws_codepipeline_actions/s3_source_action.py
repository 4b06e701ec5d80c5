"""Sources in S3."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import SOURCE_BOUNDS, Action, common, configuration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct


class S3Trigger(NamedEnum):
    """What starts the pipeline."""

    NONE = "None"
    """Nothing."""
    POLL = "Poll"
    """CodePipeline, which asks for changes all the time."""
    EVENTS = "Events"
    """A rule for writes that CloudTrail records."""


class S3SourceVariables(Struct):
    """Variables of a source in S3."""

    e_tag: str
    version_id: str


class S3SourceActionProps(CommonAwsActionProps):
    """A source in S3."""

    bucket: IBucket
    """The bucket; it has to keep versions."""
    bucket_key: str
    """Key of the zip file."""
    output: Artifact
    """The files."""
    trigger: S3Trigger | None = None
    """What starts the pipeline. Default: POLL."""


class S3SourceAction(Action):
    """Takes the source from a bucket."""

    @takes(S3SourceActionProps)
    def __init__(self, props: S3SourceActionProps) -> None:
        """Take the source from a bucket.

        Raises:
            ValidationError: the key is an empty text.
        """
        if not props.bucket_key:
            raise ValidationError("Property bucketKey cannot be an empty string")
        self._set_properties(
            ActionProperties(
                **common(props),
                resource=props.bucket,
                category=ActionCategory.SOURCE,
                provider="S3",
                artifact_bounds=SOURCE_BOUNDS,
                outputs=[props.output],
            )
        )
        self._props = props

    @property
    def variables(self) -> S3SourceVariables:
        """The action's variables, for others to use."""
        return S3SourceVariables(
            version_id=self._variable_expression("VersionId"), e_tag=self._variable_expression("ETag")
        )

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        props = self._props
        if props.trigger is S3Trigger.EVENTS:
            from aws_cdk.aws_events_targets.code_pipeline import CodePipeline

            pipeline: Any = stage.pipeline  # a construct, though its interface does not say so
            props.bucket.on_cloud_trail_write_object(
                self._event_id(stage),
                target=CodePipeline(stage.pipeline),
                paths=[props.bucket_key],
                cross_stack_scope=pipeline,
            )
        props.bucket.grant_read(options.role, props.bucket_key)
        options.bucket.grant_write(options.role)
        return ActionConfig(
            configuration=configuration(
                S3Bucket=props.bucket.bucket_name,
                S3ObjectKey=props.bucket_key,
                PollForSourceChanges=props.trigger is S3Trigger.POLL if props.trigger is not None else None,
            )
        )

    def _event_id(self, stage: IStage) -> str:
        base = f"{Names.node_unique_id(stage.pipeline.node)}SourceEventRule"
        key, node = self._props.bucket_key, self._props.bucket.node
        if not is_unresolved(key):
            if node.try_find_child(base + key) is not None:
                raise ValidationError(
                    f"S3 source action with path '{key}' is already present in the pipeline for this source bucket",
                    scope=stage.pipeline,
                    fix="give each source action an object of its own, or trigger=S3Trigger.NONE",
                )
            return base + key
        id, number = base, 0
        while node.try_find_child(id) is not None:
            number += 1
            id = f"{base}{number}"
        return id


__all__ = ["S3SourceAction", "S3SourceActionProps", "S3SourceVariables", "S3Trigger"]
