"""Builds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_codebuild.build_environment import BuildEnvironmentVariable
from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonAwsActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import Action, bounds, common, configuration
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from constructs import Construct

_MAX_ARTIFACTS = 5


class CodeBuildActionType(NamedEnum):
    """What a build is shown as."""

    BUILD = 0
    TEST = 1


class CodeBuildActionProps(CommonAwsActionProps):
    """A build."""

    input: Artifact
    """The source."""
    project: IProject
    """What builds it."""
    check_secrets_in_plain_text_env_variables: bool | None = None
    """Whether secret values in plain variables are refused. Default: yes."""
    combine_batch_build_artifacts: bool | None = None
    """Whether the results of a batch are put together. Default: no."""
    environment_variables: Nested[Mapping[str, BuildEnvironmentVariable] | None] = nested()
    """Environment variables, beside those of the project. Default: none."""
    execute_batch_build: bool | None = None
    """Whether it is a batch. Default: no."""
    extra_inputs: Sequence[Artifact] | None = None
    """Further sources: in the variables ``CODEBUILD_SRC_DIR_NAME``. Default: none."""
    outputs: Sequence[Artifact] | None = None
    """The results. Default: none."""
    type: CodeBuildActionType | None = None
    """What it is shown as. Default: BUILD."""


class CodeBuildAction(Action):
    """Builds."""

    @takes(CodeBuildActionProps)
    def __init__(self, props: CodeBuildActionProps) -> None:
        is_test = props.type is CodeBuildActionType.TEST
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.TEST if is_test else ActionCategory.BUILD,
                provider="CodeBuild",
                artifact_bounds=bounds((1, _MAX_ARTIFACTS), (0, _MAX_ARTIFACTS)),
                inputs=[props.input, *(props.extra_inputs or ())],
                outputs=props.outputs,
                resource=props.project,
            )
        )
        self._props = props

    @checked
    def variable(self, variable_name: str) -> str:
        """Return a variable that the build exports (``exported-variables``), for others to use."""
        return self._variable_expression(variable_name)

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        """Let the build be started.

        Raises:
            ValidationError: the project is of another account, and the build has results.
        """
        from aws_cdk.aws_codebuild.project import Project
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        props, project = self._props, self._props.project
        outputs = list(props.outputs or ())
        self._check_outputs(scope, project, outputs)
        batch = "Batch" if props.execute_batch_build else ""
        read = "BatchGetBuildBatches" if batch else "BatchGetBuilds"
        options.role.add_to_principal_policy(
            PolicyStatement(
                resources=[project.project_arn],
                actions=[f"codebuild:{read}", f"codebuild:StartBuild{batch}", f"codebuild:StopBuild{batch}"],
            )
        )
        if project.role is None:
            pass  # imported: what its role may do is said elsewhere
        elif outputs:
            options.bucket.grant_read_write(project)
        else:
            options.bucket.grant_read(project)
        if isinstance(project, Project):
            project.bind_to_code_pipeline(scope, artifact_bucket=options.bucket)
        self._let_clone(project)
        variables = self._rendered_variables(scope)
        if batch:
            project.enable_batch_builds()
        return ActionConfig(
            configuration=configuration(
                ProjectName=project.project_name,
                EnvironmentVariables=variables,
                PrimarySource=self._primary_source(),
                BatchEnabled="true" if batch else None,
                CombineArtifacts="true" if batch and props.combine_batch_build_artifacts else None,
            )
        )

    def _check_outputs(self, scope: Construct, project: IProject, outputs: Sequence[Artifact]) -> None:
        if outputs and Stack.of(scope).account != Stack.of(project).account:
            raise ValidationError(
                "A cross-account CodeBuild action cannot have outputs. This is a known CodeBuild limitation. See "
                "https://github.com/aws/aws-cdk/issues/4169 for details",
                scope=scope,
                fix="leave outputs out, or build in the pipeline's account",
            )

    def _let_clone(self, project: IProject) -> None:
        """Let the project clone what comes as a reference to a repository."""
        from aws_cdk.aws_codepipeline_actions.code_commit_source_action import CLONED_REPOSITORY
        from aws_cdk.aws_codepipeline_actions.code_star_connections_source_action import CLONED_BY_CONNECTION
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        for item in self.provided_action_properties.inputs or ():
            for note, action in (
                (CLONED_BY_CONNECTION, "codestar-connections:UseConnection"),
                (CLONED_REPOSITORY, "codecommit:GitPull"),
            ):
                arn = item.get_metadata(note)
                if arn:
                    project.add_to_role_policy(PolicyStatement(actions=[action], resources=[arn]))

    def _rendered_variables(self, scope: Construct) -> str | None:
        from aws_cdk.aws_codebuild._environment_variables import serialized_variables

        props = self._props
        if not props.environment_variables:
            return None
        rendered = serialized_variables(
            props.environment_variables,
            check_secrets=props.check_secrets_in_plain_text_env_variables is not False,
            principal=props.project,
        )
        return Stack.of(scope).to_json_string(rendered)

    def _primary_source(self) -> str | None:
        """The name of the source among several; known once the artifact has one."""
        from aws_cdk.core.lazy import lazy_string

        if not self._props.extra_inputs:
            return None
        return lazy_string(lambda: self._props.input.artifact_name)


__all__ = ["CodeBuildAction", "CodeBuildActionProps", "CodeBuildActionType"]
