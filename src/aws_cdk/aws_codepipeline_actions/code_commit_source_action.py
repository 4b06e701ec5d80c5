"""Sources in CodeCommit."""

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
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import Token, TokenComparison, is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_codecommit.repository_base import IRepository
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_events.event_pattern import EventPattern
    from aws_cdk.aws_events.rule_target import IRuleTarget
    from aws_cdk.aws_iam.role_base import IRole
    from constructs import Construct

_MAIN_BY_DEFAULT = "@aws-cdk/aws-codepipeline-actions:useNewDefaultBranchForCodeCommitSource"
# A note on the artifact: who builds it has to clone this repository.
CLONED_REPOSITORY = "CodeCommitCloneRepositoryArn"


class CodeCommitTrigger(NamedEnum):
    """What starts the pipeline."""

    NONE = "None"
    """Nothing."""
    POLL = "Poll"
    """CodePipeline, which asks for changes all the time."""
    EVENTS = "Events"
    """A rule for commits."""


class ICustomEventRule(Interface):
    """A rule of one's own that starts the pipeline."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def event_pattern(self) -> EventPattern: ...
        @property
        def target(self) -> IRuleTarget: ...
        @property
        def description(self) -> str | None: ...
        @property
        def rule_name(self) -> str | None: ...


class CodeCommitSourceVariables(Struct):
    """Variables of a source in CodeCommit."""

    author_date: str
    branch_name: str
    commit_id: str
    commit_message: str
    committer_date: str
    repository_name: str


class CodeCommitSourceActionProps(CommonAwsActionProps):
    """A source in CodeCommit."""

    output: Artifact
    """The files."""
    repository: IRepository
    """The repository."""
    branch: str | None = None
    """Branch. Default: ``master``, or ``main`` by flag."""
    code_build_clone_output: bool | None = None
    """Whether builds clone the repository themselves, with its history. Default: no."""
    custom_event_rule: ICustomEventRule | None = None
    """The rule that starts the pipeline. Default: one for commits to the branch."""
    event_role: IRole | None = None
    """Role of the rule. Default: a new one."""
    trigger: CodeCommitTrigger | None = None
    """What starts the pipeline. Default: EVENTS."""


class CodeCommitSourceAction(Action):
    """Takes the source from CodeCommit."""

    @takes(CodeCommitSourceActionProps)
    def __init__(self, props: CodeCommitSourceActionProps) -> None:
        """Take the source from CodeCommit.

        Raises:
            ValidationError: the branch is an empty text.
        """
        if props.branch == "":
            raise ValidationError("'branch' parameter cannot be an empty string")
        if props.code_build_clone_output:
            props.output.set_metadata(CLONED_REPOSITORY, props.repository.repository_arn)
        self._set_properties(
            ActionProperties(
                **common(props),
                resource=props.repository,
                category=ActionCategory.SOURCE,
                provider="CodeCommit",
                artifact_bounds=SOURCE_BOUNDS,
                outputs=[props.output],
            )
        )
        self._props = props

    @property
    def variables(self) -> CodeCommitSourceVariables:
        """The action's variables, for others to use."""
        return CodeCommitSourceVariables(
            repository_name=self._variable_expression("RepositoryName"),
            branch_name=self._variable_expression("BranchName"),
            author_date=self._variable_expression("AuthorDate"),
            committer_date=self._variable_expression("CommitterDate"),
            commit_id=self._variable_expression("CommitId"),
            commit_message=self._variable_expression("CommitMessage"),
        )

    @takes(ActionBindOptions)
    def _bound(self, scope: Construct, stage: IStage, options: ActionBindOptions) -> ActionConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement
        from aws_cdk.core.stack import Stack

        props = self._props
        default = "main" if flag_enabled(scope.node, _MAIN_BY_DEFAULT) else "master"
        branch = props.branch if props.branch is not None else default
        if props.trigger in (None, CodeCommitTrigger.EVENTS):
            self._start_by_events(stage, branch)
        options.bucket.grant_read_write(options.role)
        theirs, own = props.repository.env.account, Stack.of(stage.pipeline).account
        if Token.compare_strings(theirs, own) is TokenComparison.DIFFERENT:
            # Objects that another account writes belong to it, unless it gives them away.
            options.bucket.grant_put_acl(options.role)
        options.role.add_to_principal_policy(
            PolicyStatement(
                resources=[props.repository.repository_arn],
                actions=[
                    "codecommit:GetBranch",
                    "codecommit:GetCommit",
                    "codecommit:UploadArchive",
                    "codecommit:GetUploadArchiveStatus",
                    "codecommit:CancelUploadArchive",
                    *(["codecommit:GetRepository"] if props.code_build_clone_output else ()),
                ],
            )
        )
        return ActionConfig(
            configuration=configuration(
                RepositoryName=props.repository.repository_name,
                BranchName=branch,
                PollForSourceChanges=props.trigger is CodeCommitTrigger.POLL,
                OutputArtifactFormat="CODEBUILD_CLONE_REF" if props.code_build_clone_output else None,
            )
        )

    def _start_by_events(self, stage: IStage, branch: str) -> None:
        from aws_cdk.aws_events_targets.code_pipeline import CodePipeline

        props = self._props
        id = self._event_id(stage)
        pipeline: Any = stage.pipeline  # a construct, though its interface does not say so
        custom = props.custom_event_rule
        if custom is not None:
            props.repository.on_event(
                id,
                target=custom.target,
                event_pattern=custom.event_pattern,
                description=getattr(custom, "description", None),
                rule_name=getattr(custom, "rule_name", None),
                cross_stack_scope=pipeline,
            )
            return
        given: dict[str, Any] = {"event_role": props.event_role} if props.event_role is not None else {}
        props.repository.on_commit(
            id, target=CodePipeline(stage.pipeline, **given), branches=[branch], cross_stack_scope=pipeline
        )

    def _event_id(self, stage: IStage) -> str:
        base = Names.node_unique_id(stage.pipeline.node)
        branch = self._props.branch if self._props.branch is not None else "master"
        if not is_unresolved(branch):
            # The first default branch leaves no trace in the id, as the peer.
            return f"{base}EventRule" if branch == "master" else f"{base}-{branch}-EventRule"
        number = 0
        while self._props.repository.node.try_find_child(f"{base}{number}EventRule") is not None:
            number += 1
        return f"{base}{number}EventRule"


__all__ = [
    "CodeCommitSourceAction",
    "CodeCommitSourceActionProps",
    "CodeCommitSourceVariables",
    "CodeCommitTrigger",
    "ICustomEventRule",
]
