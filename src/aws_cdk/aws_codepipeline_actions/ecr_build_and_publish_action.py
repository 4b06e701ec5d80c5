"""Images that CodePipeline itself builds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions._logs import let_log
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from constructs import Construct

_PRIVATE_ACTIONS = (
    "ecr:DescribeRepositories",
    "ecr:InitiateLayerUpload",
    "ecr:UploadLayerPart",
    "ecr:CompleteLayerUpload",
    "ecr:PutImage",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchCheckLayerAvailability",
)
_PUBLIC_ACTIONS = (
    "ecr-public:DescribeRepositories",
    "ecr-public:InitiateLayerUpload",
    "ecr-public:UploadLayerPart",
    "ecr-public:CompleteLayerUpload",
    "ecr-public:PutImage",
    "ecr-public:BatchCheckLayerAvailability",
)


class RegistryType(NamedEnum):
    """Who may pull images of a repository."""

    PRIVATE = "private"
    PUBLIC = "public"


class EcrBuildAndPublishVariables(Struct):
    """Variables of the build of an image."""

    ecr_image_digest_id: str
    ecr_repository_name: str


class EcrBuildAndPublishActionProps(CommonAwsActionProps):
    """The build of an image."""

    input: Artifact
    """The source."""
    repository_name: str
    """Name of the repository; ``ALIAS/NAME`` of a public one."""
    dockerfile_directory_path: str | None = None
    """Folder of the Dockerfile. Default: the source's root."""
    image_tags: Sequence[str] | None = None
    """Tags. Default: ``latest``."""
    registry_type: RegistryType | None = None
    """Who may pull. Default: PRIVATE."""


class EcrBuildAndPublishAction(Action):
    """Builds an image and pushes it to a repository."""

    @takes(EcrBuildAndPublishActionProps)
    def __init__(self, props: EcrBuildAndPublishActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.BUILD,
                provider="ECRBuildAndPublish",
                artifact_bounds=bounds((1, 1), (0, 0)),
                inputs=[props.input],
            )
        )
        self._props = props

    @property
    def variables(self) -> EcrBuildAndPublishVariables:
        """The action's variables, for others to use."""
        return EcrBuildAndPublishVariables(
            ecr_image_digest_id=self._variable_expression("ECRImageDigestId"),
            ecr_repository_name=self._variable_expression("ECRRepositoryName"),
        )

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        props, stack = self._props, Stack.of(stage.pipeline)
        if props.registry_type is RegistryType.PUBLIC:
            # Public repositories are of no region.
            arn = stack.format_arn(
                service="ecr-public", region="", resource="repository", resource_name=props.repository_name
            )
            actions, login = list(_PUBLIC_ACTIONS), ["ecr-public:GetAuthorizationToken", "sts:GetServiceBearerToken"]
        else:
            arn = stack.format_arn(service="ecr", resource="repository", resource_name=props.repository_name)
            actions, login = list(_PRIVATE_ACTIONS), ["ecr:GetAuthorizationToken"]
        options.role.add_to_principal_policy(PolicyStatement(actions=actions, resources=[arn]))
        options.role.add_to_principal_policy(PolicyStatement(actions=login, resources=["*"]))
        let_log(options.role, stage)
        options.bucket.grant_read(options.role)
        return ActionConfig(
            configuration=configuration(
                ECRRepositoryName=props.repository_name,
                DockerFilePath=props.dockerfile_directory_path,
                ImageTags=",".join(props.image_tags) if props.image_tags is not None else None,
                RegistryType=props.registry_type._value_ if props.registry_type is not None else None,
            )
        )


__all__ = [
    "EcrBuildAndPublishAction",
    "EcrBuildAndPublishActionProps",
    "EcrBuildAndPublishVariables",
    "RegistryType",
]
