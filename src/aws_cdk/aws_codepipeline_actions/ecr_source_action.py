"""Sources in ECR."""

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
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.interfaces.aws_ecr import IRepositoryRef
    from constructs import Construct


class EcrSourceVariables(Struct):
    """Variables of a source in ECR."""

    image_digest: str
    image_tag: str
    image_uri: str
    registry_id: str
    repository_name: str


class EcrSourceActionProps(CommonAwsActionProps):
    """A source in ECR."""

    output: Artifact
    """A file ``imageDetail.json`` that names the image."""
    repository: IRepositoryRef
    """The repository."""
    image_tag: str | None = None
    """Tag whose pushes start the pipeline; an empty text for all. Default: ``latest``."""


class EcrSourceAction(Action):
    """Takes an image of a repository for the source."""

    @takes(EcrSourceActionProps)
    def __init__(self, props: EcrSourceActionProps) -> None:
        # as the peer: the action is no resource's, so it stays in the pipeline's account and region
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.SOURCE,
                provider="ECR",
                artifact_bounds=SOURCE_BOUNDS,
                outputs=[props.output],
            )
        )
        self._props = props

    @property
    def variables(self) -> EcrSourceVariables:
        """The action's variables, for others to use."""
        return EcrSourceVariables(
            registry_id=self._variable_expression("RegistryId"),
            repository_name=self._variable_expression("RepositoryName"),
            image_tag=self._variable_expression("ImageTag"),
            image_digest=self._variable_expression("ImageDigest"),
            image_uri=self._variable_expression("ImageURI"),
        )

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_events.rule import Rule
        from aws_cdk.aws_events_targets.code_pipeline import CodePipeline
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        reference: Any = self._props.repository.repository_ref
        tag = self._props.image_tag
        options.role.add_to_principal_policy(
            PolicyStatement(actions=["ecr:DescribeImages"], resources=[reference.repository_arn])
        )
        rule = Rule(
            scope,
            f"{Names.node_unique_id(stage.pipeline.node)}SourceEventRule",
            targets=[CodePipeline(stage.pipeline)],
        )
        rule._merge_pattern(
            {
                "detailType": ["ECR Image Action"],
                "source": ["aws.ecr"],
                "detail": {
                    "result": ["SUCCESS"],
                    "repository-name": [reference.repository_name],
                    "image-tag": [] if tag == "" else [tag if tag is not None else "latest"],
                    "action-type": ["PUSH"],
                },
            }
        )
        options.bucket.grant_write(options.role)
        return ActionConfig(configuration=configuration(RepositoryName=reference.repository_name, ImageTag=tag or None))


__all__ = ["EcrSourceAction", "EcrSourceActionProps", "EcrSourceVariables"]
