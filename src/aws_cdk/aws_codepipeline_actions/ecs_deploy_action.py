"""Deployments of ECS services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import DEPLOY_BOUNDS, Action, common, configuration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact, ArtifactPath
    from aws_cdk.aws_ecs.service_base import IBaseService
    from aws_cdk.core.duration import Duration
    from constructs import Construct

# In minutes. Source: the CodePipeline guide, "Amazon ECS deploy action reference".
_LEAST_MINUTES, _MOST_MINUTES = 1, 60
_ACTIONS = (
    "ecs:DescribeServices",
    "ecs:DescribeTaskDefinition",
    "ecs:DescribeTasks",
    "ecs:ListTasks",
    "ecs:RegisterTaskDefinition",
    "ecs:TagResource",
    "ecs:UpdateService",
)


class EcsDeployActionProps(CommonAwsActionProps):
    """A deployment of a service."""

    service: IBaseService
    """The service."""
    deployment_timeout: Duration | None = None
    """How long it may take, 1 to 60 minutes. Default: 60 minutes."""
    image_file: ArtifactPath | None = None
    """File with the images of the containers. Default: ``imagedefinitions.json`` of ``input``."""
    input: Artifact | None = None
    """Files with ``imagedefinitions.json``; this or ``image_file``."""


class EcsDeployAction(Action):
    """Deploys a service of ECS with other images."""

    @takes(EcsDeployActionProps)
    def __init__(self, props: EcsDeployActionProps) -> None:
        """Deploy a service.

        Raises:
            ValidationError: not just one of ``input`` and ``image_file`` is given, or the timeout is out of bounds.
        """
        if props.input is not None and props.image_file is not None:
            raise ValidationError("Exactly one of 'input' or 'imageFile' can be provided in the ECS deploy Action")
        files = props.image_file.artifact if props.image_file is not None else props.input
        if files is None:
            raise ValidationError("Specifying one of 'input' or 'imageFile' is required for the ECS deploy Action")
        self._timeout: float | None = None
        if props.deployment_timeout is not None:
            self._timeout = minutes = props.deployment_timeout.to_minutes(integral=True)
            if not _LEAST_MINUTES <= minutes <= _MOST_MINUTES:
                raise ValidationError(
                    f"Deployment timeout must be between {_LEAST_MINUTES} and {_MOST_MINUTES} minutes, got: {minutes:g}"
                )
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.DEPLOY,
                provider="ECS",
                artifact_bounds=DEPLOY_BOUNDS,
                inputs=[files],
                resource=props.service,
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        # Task definitions have no ARN before they are registered, and services of their names none at all.
        options.role.add_to_principal_policy(PolicyStatement(actions=list(_ACTIONS), resources=["*"]))
        options.role.add_to_principal_policy(
            PolicyStatement(
                actions=["iam:PassRole"],
                resources=["*"],
                conditions={
                    "StringEqualsIfExists": {"iam:PassedToService": ["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]}
                },
            )
        )
        options.bucket.grant_read(options.role)
        props = self._props
        return ActionConfig(
            configuration=configuration(
                ClusterName=props.service.cluster.cluster_name,
                ServiceName=props.service.service_name,
                FileName=props.image_file.file_name if props.image_file is not None else None,
                DeploymentTimeout=self._timeout,
            )
        )


__all__ = ["EcsDeployAction", "EcsDeployActionProps"]
