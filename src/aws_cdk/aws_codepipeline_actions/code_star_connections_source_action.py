"""Sources at hosts of repositories, by a connection."""

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
from aws_cdk.aws_codepipeline_actions.action import SOURCE_BOUNDS, Action, common, configuration
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from constructs import Construct

# A note on the artifact: who builds it has to clone the repository by this connection.
CLONED_BY_CONNECTION = "CodeStarConnectionArn"


class CodeStarSourceVariables(Struct):
    """Variables of a source by a connection."""

    author_date: str
    branch_name: str
    commit_id: str
    commit_message: str
    connection_arn: str
    full_repository_name: str


class CodeStarConnectionsSourceActionProps(CommonAwsActionProps):
    """A source at a host of repositories."""

    connection_arn: str
    """ARN of the connection."""
    output: Artifact
    """The files."""
    owner: str
    """User or organization."""
    repo: str
    """Name of the repository."""
    branch: str | None = None
    """Branch. Default: ``master``."""
    code_build_clone_output: bool | None = None
    """Whether builds clone the repository themselves, with its history. Default: no."""
    trigger_on_push: bool | None = None
    """Whether pushes start the pipeline. Default: yes."""


class CodeStarConnectionsSourceAction(Action):
    """Takes the source from GitHub, GitLab, Bitbucket and the like, by a connection."""

    @takes(CodeStarConnectionsSourceActionProps)
    def __init__(self, props: CodeStarConnectionsSourceActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.SOURCE,
                owner="AWS",
                provider="CodeStarSourceConnection",
                artifact_bounds=SOURCE_BOUNDS,
                outputs=[props.output],
            )
        )
        self._props = props

    @property
    def variables(self) -> CodeStarSourceVariables:
        """The action's variables, for others to use."""
        return CodeStarSourceVariables(
            full_repository_name=self._variable_expression("FullRepositoryName"),
            branch_name=self._variable_expression("BranchName"),
            author_date=self._variable_expression("AuthorDate"),
            commit_id=self._variable_expression("CommitId"),
            commit_message=self._variable_expression("CommitMessage"),
            connection_arn=self._variable_expression("ConnectionArn"),
        )

    @takes(ActionBindOptions)
    def _bound(self, _scope: Construct, _stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        props = self._props
        options.role.add_to_principal_policy(
            PolicyStatement(actions=["codestar-connections:UseConnection"], resources=[props.connection_arn])
        )
        options.bucket.grant_read_write(options.role)
        options.bucket.grant_put_acl(options.role)
        if props.code_build_clone_output:
            props.output.set_metadata(CLONED_BY_CONNECTION, props.connection_arn)
        return ActionConfig(
            configuration=configuration(
                ConnectionArn=props.connection_arn,
                FullRepositoryId=f"{props.owner}/{props.repo}",
                BranchName=props.branch or "master",
                OutputArtifactFormat="CODEBUILD_CLONE_REF" if props.code_build_clone_output else None,
                DetectChanges=props.trigger_on_push,
            )
        )


__all__ = ["CodeStarConnectionsSourceAction", "CodeStarConnectionsSourceActionProps", "CodeStarSourceVariables"]
