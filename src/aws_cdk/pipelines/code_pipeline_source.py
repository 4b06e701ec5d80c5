"""Where the source of a pipeline comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from aws_cdk.pipelines._step_output import output_of
from aws_cdk.pipelines.action_factory import (
    CodePipelineActionFactoryResult,
    ICodePipelineActionFactory,
    ProduceActionOptions,
)
from aws_cdk.pipelines.file_set import FileSet
from aws_cdk.pipelines.step import Step

if TYPE_CHECKING:
    from aws_cdk.aws_codecommit.repository_base import IRepository
    from aws_cdk.aws_codepipeline.action import IStage
    from aws_cdk.aws_codepipeline.artifact import Artifact
    from aws_cdk.aws_codepipeline_actions.action import Action
    from aws_cdk.aws_codepipeline_actions.code_commit_source_action import CodeCommitTrigger
    from aws_cdk.aws_codepipeline_actions.git_hub_source_action import GitHubTrigger
    from aws_cdk.aws_codepipeline_actions.s3_source_action import S3Trigger
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_s3.bucket_base import IBucket
    from aws_cdk.core.secret_value import SecretValue
    from aws_cdk.interfaces.aws_ecr import IRepositoryRef


class CodeCommitSourceOptions(Struct):
    """Options of a source in CodeCommit."""

    action_name: str | None = None
    """Name of the action. Default: the repository's."""
    code_build_clone_output: bool | None = None
    """Whether builds clone the repository themselves, with its history. Default: no."""
    event_role: IRole | None = None
    """Role of the rule that starts the pipeline. Default: a new one."""
    trigger: CodeCommitTrigger | None = None
    """What starts the pipeline. Default: EVENTS."""


class ConnectionSourceOptions(Struct):
    """Options of a source behind a connection."""

    connection_arn: str
    """ARN of the connection."""
    action_name: str | None = None
    """Name of the action. Default: the repository's."""
    code_build_clone_output: bool | None = None
    """Whether builds clone the repository themselves, with its history. Default: no."""
    trigger_on_push: bool | None = None
    """Whether pushes start the pipeline. Default: yes."""


class ECRSourceOptions(Struct):
    """Options of a source in ECR."""

    action_name: str | None = None
    """Name of the action. Default: the repository's."""
    image_tag: str | None = None
    """Tag whose pushes start the pipeline. Default: ``latest``."""


class GitHubSourceOptions(Struct):
    """Options of a source at GitHub."""

    action_name: str | None = None
    """Name of the action. Default: the repository's."""
    authentication: SecretValue | None = None
    """Token. Default: the secret ``github-token``."""
    trigger: GitHubTrigger | None = None
    """What starts the pipeline. Default: WEBHOOK."""


class S3SourceOptions(Struct):
    """Options of a source in S3."""

    action_name: str | None = None
    """Name of the action. Default: the bucket's."""
    role: IRole | None = None
    """Role of the action. Default: a new one."""
    trigger: S3Trigger | None = None
    """What starts the pipeline. Default: POLL."""


class CodePipelineSource(Step, ICodePipelineActionFactory):
    """Takes the source from somewhere."""

    @staticmethod
    @takes(GitHubSourceOptions)
    def git_hub(repo_string: str, branch: str, props: GitHubSourceOptions) -> CodePipelineSource:
        """Take it from GitHub, by a token; ``repo_string`` is ``OWNER/REPO``."""
        return _GitHubSource(repo_string, branch, props)

    @staticmethod
    @takes(S3SourceOptions)
    def s3(bucket: IBucket, object_key: str, props: S3SourceOptions) -> CodePipelineSource:
        """Take it from a zip file in a bucket that keeps versions."""
        return _S3Source(bucket, object_key, props)

    @staticmethod
    @takes(ECRSourceOptions)
    def ecr(repository: IRepositoryRef, props: ECRSourceOptions) -> CodePipelineSource:
        """Take an image of a repository."""
        return _EcrSource(repository, props)

    @staticmethod
    @takes(ConnectionSourceOptions)
    def connection(repo_string: str, branch: str, props: ConnectionSourceOptions) -> CodePipelineSource:
        """Take it from behind a connection: GitHub, Bitbucket, GitLab; ``repo_string`` is ``OWNER/REPO``."""
        return _ConnectionSource(repo_string, branch, props)

    @staticmethod
    @takes(CodeCommitSourceOptions)
    def code_commit(repository: IRepository, branch: str, props: CodeCommitSourceOptions) -> CodePipelineSource:
        """Take it from CodeCommit."""
        return _CodeCommitSource(repository, branch, props)

    @property
    def is_source(self) -> bool:
        """Whether it is a source."""
        return True

    @checked
    def source_attribute(self, name: str) -> str:
        """Return a variable of the source, such as ``CommitId``, for steps to use."""
        self._namespace_used = True
        return output_of(self, name)

    @takes(ProduceActionOptions)
    def produce_action(self, stage: IStage, options: ProduceActionOptions) -> CodePipelineActionFactoryResult:
        """Add the action to ``stage``."""
        files = self.primary_output
        assert files is not None
        output = options.artifacts.to_code_pipeline(files)
        action = self._get_action(output, options.action_name, options.run_order, options.variables_namespace)
        stage.add_action(action)
        return CodePipelineActionFactoryResult(run_orders_consumed=1)

    def _get_action(
        self, output: Artifact, action_name: str, run_order: float, variables_namespace: str | None = None
    ) -> Action:
        """Return the action that puts the files into ``output``."""
        raise NotImplementedError


class _Source(CodePipelineSource):
    """A source of this library."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._configure_primary_output(FileSet("Source", self))

    def _common(self, output: Artifact, name: str, run_order: float, namespace: str | None) -> dict[str, Any]:
        return {"output": output, "action_name": name, "run_order": run_order, "variables_namespace": namespace}


class _GitHubSource(_Source):
    def __init__(self, repo_string: str, branch: str, props: GitHubSourceOptions) -> None:
        from aws_cdk.core.secret_value import SecretValue

        super().__init__(repo_string)
        self._owner, self._repo = _parts(repo_string, "GitHub", exact=True)
        self._branch = branch
        self._props = props
        self._token = props.authentication or SecretValue.secrets_manager("github-token")

    def _get_action(
        self, output: Artifact, action_name: str, run_order: float, variables_namespace: str | None = None
    ) -> Action:
        from aws_cdk.aws_codepipeline_actions.git_hub_source_action import GitHubSourceAction

        return GitHubSourceAction(
            **self._common(output, self._props.action_name or action_name, run_order, variables_namespace),
            oauth_token=self._token,
            owner=self._owner,
            repo=self._repo,
            branch=self._branch,
            trigger=self._props.trigger,
        )


class _ConnectionSource(_Source):
    def __init__(self, repo_string: str, branch: str, props: ConnectionSourceOptions) -> None:
        super().__init__(repo_string)
        self._owner, self._repo = _parts(repo_string, "CodeStar", exact=False)
        self._branch = branch
        self._props = props

    def _get_action(
        self, output: Artifact, action_name: str, run_order: float, variables_namespace: str | None = None
    ) -> Action:
        from aws_cdk.aws_codepipeline_actions.code_star_connections_source_action import CodeStarConnectionsSourceAction

        props = self._props
        return CodeStarConnectionsSourceAction(
            **self._common(output, props.action_name or action_name, run_order, variables_namespace),
            owner=self._owner,
            repo=self._repo,
            connection_arn=props.connection_arn,
            branch=self._branch,
            code_build_clone_output=props.code_build_clone_output,
            trigger_on_push=props.trigger_on_push,
        )


class _S3Source(_Source):
    def __init__(self, bucket: IBucket, object_key: str, props: S3SourceOptions) -> None:
        super().__init__(bucket.node.addr)
        self._bucket = bucket
        self._key = object_key
        self._props = props

    def _get_action(
        self, output: Artifact, action_name: str, run_order: float, variables_namespace: str | None = None
    ) -> Action:
        from aws_cdk.aws_codepipeline_actions.s3_source_action import S3SourceAction

        return S3SourceAction(
            **self._common(output, self._props.action_name or self._bucket.bucket_name, run_order, variables_namespace),
            bucket_key=self._key,
            bucket=self._bucket,
            trigger=self._props.trigger,
            role=self._props.role,
        )


class _EcrSource(_Source):
    def __init__(self, repository: Any, props: ECRSourceOptions) -> None:
        super().__init__(repository.node.addr)
        self._repository = repository
        self._props = props

    def _get_action(
        self, output: Artifact, action_name: str, run_order: float, variables_namespace: str | None = None
    ) -> Action:
        from aws_cdk.aws_codepipeline_actions.ecr_source_action import EcrSourceAction
        from aws_cdk.core.fn import Fn
        from aws_cdk.core.lazy import lazy_string

        # A name such as ``namespace/repository`` is none for an action.
        name: str = self._repository.repository_name
        readable = lazy_string(lambda: Fn.join("_", Fn.split("/", name)))
        return EcrSourceAction(
            **self._common(output, self._props.action_name or readable, run_order, variables_namespace),
            repository=self._repository,
            image_tag=self._props.image_tag,
        )


class _CodeCommitSource(_Source):
    def __init__(self, repository: IRepository, branch: str, props: CodeCommitSourceOptions) -> None:
        super().__init__(
            repository.repository_name if not is_unresolved(repository.repository_name) else repository.node.addr
        )
        self._repository = repository
        self._branch = branch
        self._props = props

    def _get_action(
        self, output: Artifact, action_name: str, run_order: float, variables_namespace: str | None = None
    ) -> Action:
        from aws_cdk.aws_codepipeline_actions.code_commit_source_action import CodeCommitSourceAction

        props = self._props
        return CodeCommitSourceAction(
            **self._common(
                output, props.action_name or self._repository.repository_name, run_order, variables_namespace
            ),
            branch=self._branch,
            trigger=props.trigger,
            repository=self._repository,
            event_role=props.event_role,
            code_build_clone_output=props.code_build_clone_output,
        )


def _parts(repo_string: str, what: str, *, exact: bool) -> tuple[str, str]:
    if is_unresolved(repo_string):
        raise ValidationError(
            f"Step id cannot be unresolved, got '{repo_string}'", fix="write the repository as plain text"
        )
    parts = repo_string.split("/")
    if len(parts) < 2 or (exact and len(parts) != 2):
        groups = "" if exact else " or '<owner>/<group1>/<group2>/.../<repo>'"
        raise ValidationError(
            f"{what} repository name should be a resolved string like '<owner>/<repo>'{groups}, got '{repo_string}'"
        )
    return "/".join(parts[:-1]), parts[-1]


__all__ = [
    "CodeCommitSourceOptions",
    "CodePipelineSource",
    "ConnectionSourceOptions",
    "ECRSourceOptions",
    "GitHubSourceOptions",
    "S3SourceOptions",
]
