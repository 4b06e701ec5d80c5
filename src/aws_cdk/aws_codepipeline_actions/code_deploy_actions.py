"""Deployments by CodeDeploy."""

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
from aws_cdk.aws_codepipeline.artifact import Artifact
from aws_cdk.aws_codepipeline_actions.action import DEPLOY_BOUNDS, Action, bounds, common
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codedeploy.ecs_deployment_group import IEcsDeploymentGroup
    from aws_cdk.aws_codedeploy.server_deployment_group import IServerDeploymentGroup
    from aws_cdk.aws_codepipeline.artifact import ArtifactPath
    from constructs import Construct

_MOST_IMAGES = 4


class CodeDeployServerDeployActionProps(CommonAwsActionProps):
    """A deployment to machines."""

    deployment_group: IServerDeploymentGroup
    """Where it is deployed."""
    input: Artifact
    """What is deployed."""


class CodeDeployServerDeployAction(Action):
    """Deploys to machines."""

    @takes(CodeDeployServerDeployActionProps)
    def __init__(self, props: CodeDeployServerDeployActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                resource=props.deployment_group,
                category=ActionCategory.DEPLOY,
                provider="CodeDeploy",
                artifact_bounds=DEPLOY_BOUNDS,
                inputs=[props.input],
            )
        )
        self._deployment_group = props.deployment_group

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        group = self._deployment_group
        _allow_deployment(options.role, group, ["codedeploy:GetApplicationRevision"])
        options.bucket.grant_read(options.role)
        # The agent of a machine fetches what is deployed with the machine's role.
        for machines in group.auto_scaling_groups or ():
            options.bucket.grant_read(machines)
        return ActionConfig(
            configuration={
                "ApplicationName": group.application.application_name,
                "DeploymentGroupName": group.deployment_group_name,
            }
        )


class CodeDeployEcsContainerImageInput(Struct):
    """An image whose address is put into the task definition."""

    input: Artifact
    """Files with ``imageDetail.json``."""
    task_definition_placeholder: str | None = None
    """What stands in its place, without ``<`` and ``>``. Default: ``IMAGE``."""


class CodeDeployEcsDeployActionProps(CommonAwsActionProps):
    """A deployment of a service of ECS."""

    deployment_group: IEcsDeploymentGroup
    """Where it is deployed."""
    app_spec_template_file: ArtifactPath | None = None
    """File that says what is done. Default: ``appspec.yaml`` of ``app_spec_template_input``."""
    app_spec_template_input: Artifact | None = None
    """Files with ``appspec.yaml``; this or ``app_spec_template_file``."""
    container_image_inputs: Nested[Sequence[CodeDeployEcsContainerImageInput] | None] = nested()
    """Images that are put into the task definition, up to 4. Default: none."""
    task_definition_template_file: ArtifactPath | None = None
    """File with the task definition. Default: ``taskdef.json`` of ``task_definition_template_input``."""
    task_definition_template_input: Artifact | None = None
    """Files with ``taskdef.json``; this or ``task_definition_template_file``."""


class CodeDeployEcsDeployAction(Action):
    """Deploys a service of ECS with CodeDeploy."""

    @takes(CodeDeployEcsDeployActionProps)
    def __init__(self, props: CodeDeployEcsDeployActionProps) -> None:
        """Deploy a service.

        Raises:
            ValidationError: not just one way to find a file is given, or there are too many images.
        """
        tasks = _file(props, "task_definition_template", "taskDefinitionTemplate", "taskdef.json")
        spec = _file(props, "app_spec_template", "appSpecTemplate", "appspec.yaml")
        images = list(props.container_image_inputs or ())
        if len(images) > _MOST_IMAGES:
            raise ValidationError(
                f"Action cannot have more than {_MOST_IMAGES} container image inputs, got: {len(images)}"
            )
        inputs: list[Artifact] = []
        for artifact in (tasks[0], spec[0], *(image.input for image in images)):
            if artifact not in inputs:
                inputs.append(artifact)
        self._set_properties(
            ActionProperties(
                **common(props),
                resource=props.deployment_group,
                category=ActionCategory.DEPLOY,
                provider="CodeDeployToECS",
                artifact_bounds=bounds((1, 5), (0, 0)),
                inputs=inputs,
            )
        )
        self._deployment_group = props.deployment_group
        self._tasks, self._spec, self._images = tasks, spec, images

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        group = self._deployment_group
        _allow_deployment(options.role, group, ["codedeploy:GetApplication", "codedeploy:GetApplicationRevision"])
        # Task definitions have no ARN before they are registered, and their roles stand in the files.
        options.role.add_to_principal_policy(PolicyStatement(resources=["*"], actions=["ecs:RegisterTaskDefinition"]))
        options.role.add_to_principal_policy(
            PolicyStatement(
                actions=["iam:PassRole"],
                resources=["*"],
                conditions={"StringEqualsIfExists": {"iam:PassedToService": ["ecs-tasks.amazonaws.com"]}},
            )
        )
        options.bucket.grant_read(options.role)
        settings: dict[str, Any] = {
            "ApplicationName": group.application.application_name,
            "DeploymentGroupName": group.deployment_group_name,
            "TaskDefinitionTemplateArtifact": _name(self._tasks[0]),
            "TaskDefinitionTemplatePath": self._tasks[1],
            "AppSpecTemplateArtifact": _name(self._spec[0]),
            "AppSpecTemplatePath": self._spec[1],
        }
        for number, image in enumerate(self._images, 1):
            settings[f"Image{number}ArtifactName"] = _name(image.input)
            settings[f"Image{number}ContainerName"] = image.task_definition_placeholder or "IMAGE"
        return ActionConfig(configuration=settings)


def _allow_deployment(role: Any, group: Any, revision_actions: list[str]) -> None:
    from aws_cdk.aws_iam.policy_statement import PolicyStatement

    for resource, actions in (
        (group.application.application_arn, [*revision_actions, "codedeploy:RegisterApplicationRevision"]),
        (group.deployment_group_arn, ["codedeploy:CreateDeployment", "codedeploy:GetDeployment"]),
        (group.deployment_config.deployment_config_arn, ["codedeploy:GetDeploymentConfig"]),
    ):
        role.add_to_policy(PolicyStatement(resources=[resource], actions=actions))


def _name(artifact: Artifact) -> Any:
    from aws_cdk.core.lazy import lazy_string

    # An artifact without a name gets one when the action is put into a stage.
    return lazy_string(lambda: artifact.artifact_name)


def _file(props: Any, option: str, peer_option: str, default: str) -> tuple[Artifact, str]:
    files, file = getattr(props, f"{option}_input"), getattr(props, f"{option}_file")
    what = f"'{peer_option}Input' or '{peer_option}File'"
    if files is not None and file is not None:
        raise ValidationError(f"Exactly one of {what} can be provided in the ECS CodeDeploy Action")
    if file is not None:
        return file.artifact, file.file_name
    if files is None:
        raise ValidationError(f"Specifying one of {what} is required for the ECS CodeDeploy Action")
    return files, default


__all__ = [
    "CodeDeployEcsContainerImageInput",
    "CodeDeployEcsDeployAction",
    "CodeDeployEcsDeployActionProps",
    "CodeDeployServerDeployAction",
    "CodeDeployServerDeployActionProps",
]
