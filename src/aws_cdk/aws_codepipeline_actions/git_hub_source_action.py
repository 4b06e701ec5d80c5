"""Sources at GitHub, by its first generation of access: a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_codepipeline.action import (
    ActionBindOptions,
    ActionCategory,
    ActionConfig,
    ActionProperties,
    CommonActionProps,
    IStage,
)
from aws_cdk.aws_codepipeline_actions.action import SOURCE_BOUNDS, Action, common, configuration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


class GitHubTrigger(NamedEnum):
    """What starts the pipeline."""

    NONE = "None"
    """Nothing."""
    POLL = "Poll"
    """CodePipeline, which asks for changes all the time."""
    WEBHOOK = "WebHook"
    """GitHub, which tells of changes."""


class GitHubSourceVariables(Struct):
    """Variables of a source at GitHub."""

    author_date: str
    branch_name: str
    commit_id: str
    commit_message: str
    committer_date: str
    commit_url: str
    repository_name: str


class GitHubSourceActionProps(CommonActionProps):
    """A source at GitHub."""

    oauth_token: SecretValue
    """Token with the scopes ``repo``, and ``admin:repo_hook`` for webhooks."""
    output: Artifact
    """The files."""
    owner: str
    """User or organization."""
    repo: str
    """Name of the repository."""
    branch: str | None = None
    """Branch. Default: ``master``."""
    trigger: GitHubTrigger | None = None
    """What starts the pipeline. Default: WEBHOOK."""


class GitHubSourceAction(Action):
    """Takes the source from GitHub."""

    @takes(GitHubSourceActionProps)
    def __init__(self, props: GitHubSourceActionProps) -> None:
        self._set_properties(
            ActionProperties(
                **common(props),
                category=ActionCategory.SOURCE,
                owner="ThirdParty",
                provider="GitHub",
                artifact_bounds=SOURCE_BOUNDS,
                outputs=[props.output],
            )
        )
        self._props = props

    @property
    def variables(self) -> GitHubSourceVariables:
        """The action's variables, for others to use."""
        return GitHubSourceVariables(
            repository_name=self._variable_expression("RepositoryName"),
            branch_name=self._variable_expression("BranchName"),
            author_date=self._variable_expression("AuthorDate"),
            committer_date=self._variable_expression("CommitterDate"),
            commit_id=self._variable_expression("CommitId"),
            commit_message=self._variable_expression("CommitMessage"),
            commit_url=self._variable_expression("CommitUrl"),
        )

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, _options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_codepipeline._l1 import CfnWebhook

        props = self._props
        token = props.oauth_token.unsafe_unwrap()
        if props.trigger in (None, GitHubTrigger.WEBHOOK):
            CfnWebhook(
                scope,
                "WebhookResource",
                authentication="GITHUB_HMAC",
                authentication_configuration={"secretToken": token},
                filters=[{"jsonPath": "$.ref", "matchEquals": "refs/heads/{Branch}"}],
                target_action=props.action_name,
                target_pipeline=stage.pipeline.pipeline_name,
                target_pipeline_version=1,
                register_with_third_party=True,
            )
        return ActionConfig(
            configuration=configuration(
                Owner=props.owner,
                Repo=props.repo,
                Branch=props.branch or "master",
                OAuthToken=token,
                PollForSourceChanges=props.trigger is GitHubTrigger.POLL,
            )
        )


__all__ = ["GitHubSourceAction", "GitHubSourceActionProps", "GitHubSourceVariables", "GitHubTrigger"]
