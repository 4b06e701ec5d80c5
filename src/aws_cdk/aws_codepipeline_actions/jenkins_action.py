"""Builds and tests of Jenkins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import Action, common, configuration
from aws_cdk.aws_codepipeline_actions.jenkins_provider import JENKINS_BOUNDS
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_codepipeline_actions.jenkins_provider import IJenkinsProvider
    from constructs import Construct


class JenkinsActionType(NamedEnum):
    """What Jenkins does."""

    BUILD = 0
    TEST = 1


class JenkinsActionProps(CommonActionProps):
    """A job of Jenkins."""

    jenkins_provider: IJenkinsProvider
    """Which Jenkins."""
    project_name: str
    """Name of the job."""
    type: JenkinsActionType
    """What it does."""
    inputs: Sequence[Artifact] | None = None
    """Artifacts it needs, at most 5. Default: none."""
    outputs: Sequence[Artifact] | None = None
    """Artifacts it makes, at most 5. Default: none."""


class JenkinsAction(Action):
    """Runs a job of Jenkins."""

    @takes(JenkinsActionProps)
    def __init__(self, props: JenkinsActionProps) -> None:
        is_build = props.type is JenkinsActionType.BUILD
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.BUILD if is_build else ActionCategory.TEST,
                provider=props.jenkins_provider.provider_name,
                owner="Custom",
                artifact_bounds=JENKINS_BOUNDS,
                version=props.jenkins_provider.version,
                inputs=props.inputs,
                outputs=props.outputs,
            )
        )
        self._props = props

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, _options: ActionBindOptions) -> ActionConfig:
        props = self._props
        if props.type is JenkinsActionType.BUILD:
            props.jenkins_provider._register_build_provider()
        else:
            props.jenkins_provider._register_test_provider()
        return ActionConfig(configuration=configuration(ProjectName=props.project_name))


__all__ = ["JenkinsAction", "JenkinsActionProps", "JenkinsActionType"]
