"""Where a build's source comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_codebuild.filter_group import EventAction, FilterGroup
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_codebuild.project_base import IProject
    from aws_cdk.aws_codecommit.repository_base import IRepository
    from aws_cdk.aws_s3.bucket_base import IBucket
    from constructs import Construct

# What CodeBuild wants as the location if a webhook is for an organization. Source: observed on aws-cdk-lib 2.275.0.
_ORGANIZATION = "CODEBUILD_DEFAULT_WEBHOOK_SOURCE_LOCATION"


class SourceConfig(Struct):
    """How a project names its source."""

    source_property: Any
    """The property of the L1 project, as a struct or mapping."""
    build_triggers: Any = None
    """What starts builds, as the property of the L1 project. Default: nothing."""
    source_version: str | None = None
    """Branch, tag, commit or version. Default: the newest."""


class SourceProps(Struct):
    """What all kinds of sources have in common."""

    identifier: str | None = None
    """Name among several; secondary sources need one."""


class S3SourceProps(SourceProps):
    """A zip file in a bucket."""

    bucket: IBucket
    path: str
    """Key of the file."""
    version: str | None = None
    """Version of the object. Default: the newest."""


class _GitProps(SourceProps):
    branch_or_ref: str | None = None
    """Branch, tag or commit. Default: the default branch."""
    clone_depth: int | float | None = None
    """How many commits are fetched. Default: all."""
    fetch_submodules: bool | None = None
    """Whether submodules are fetched. Default: no."""


class CodeCommitSourceProps(_GitProps):
    """A repository of CodeCommit."""

    repository: IRepository


class _HostedProps(_GitProps):
    build_status_url: str | None = None
    """Where the status links to. Default: the build."""
    report_build_status: bool | None = None
    """Whether commits are told of the build's status. Default: yes."""
    webhook: bool | None = None
    """Whether changes start builds. Default: yes if filters are given."""
    webhook_filters: Sequence[FilterGroup] | None = None
    """Which changes. Default: all."""
    webhook_triggers_batch_build: bool | None = None
    """Whether they start batch builds. Default: no."""


class GitHubSourceProps(_HostedProps):
    """A repository of GitHub, or all of an organization."""

    owner: str
    """User or organization."""
    build_status_context: str | None = None
    """Name of the status. Default: made of the project's name."""
    repo: str | None = None
    """Name of the repository. Default: all of the organization's, by its webhook."""


class GitHubEnterpriseSourceProps(_HostedProps):
    """A repository of a GitHub Enterprise Server."""

    https_clone_url: str
    """URL of the repository."""
    build_status_context: str | None = None
    """Name of the status. Default: made of the project's name."""
    ignore_ssl_errors: bool | None = None
    """Whether the server's certificate goes unchecked. Default: no."""


class BitBucketSourceProps(_HostedProps):
    """A repository of Bitbucket."""

    owner: str
    """Workspace."""
    repo: str
    """Name of the repository."""
    build_status_name: str | None = None
    """Name of the status. Default: made of the project's name."""


class ISource(Interface):
    """Where a build's source comes from."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def type(self) -> str: ...
        @property
        def identifier(self) -> str | None: ...
        @property
        def badge_supported(self) -> bool: ...

    else:
        _optional = ("identifier",)

    def bind(self, scope: Construct, project: IProject) -> SourceConfig:
        """Let the project read the source, and return how it names it."""
        raise NotImplementedError


class Source(ISource):
    """Base of sources."""

    @takes(SourceProps)
    def __init__(self, props: SourceProps) -> None:
        self._identifier = props.identifier

    @staticmethod
    @takes(S3SourceProps)
    def s3(props: S3SourceProps) -> ISource:
        """Take a zip file in a bucket."""
        return _S3Source(props)

    @staticmethod
    @takes(CodeCommitSourceProps)
    def code_commit(props: CodeCommitSourceProps) -> ISource:
        """Take a repository of CodeCommit."""
        return _CodeCommitSource(props)

    @staticmethod
    @takes(GitHubSourceProps)
    def git_hub(props: GitHubSourceProps) -> ISource:
        """Take a repository of GitHub.

        Raises:
            ValidationError: filters or batch builds without a webhook.
        """
        return _GitHubSource(props)

    @staticmethod
    @takes(GitHubEnterpriseSourceProps)
    def git_hub_enterprise(props: GitHubEnterpriseSourceProps) -> ISource:
        """Take a repository of a GitHub Enterprise Server.

        Raises:
            ValidationError: filters or batch builds without a webhook.
        """
        return _GitHubEnterpriseSource(props)

    @staticmethod
    @takes(BitBucketSourceProps)
    def bit_bucket(props: BitBucketSourceProps) -> ISource:
        """Take a repository of Bitbucket.

        Raises:
            ValidationError: filters or batch builds without a webhook, or an event that Bitbucket does not have.
        """
        return _BitBucketSource(props)

    @property
    def identifier(self) -> str | None:
        """Name among several."""
        return self._identifier

    @property
    def type(self) -> str:
        """Kind of source, such as ``GITHUB``."""
        raise NotImplementedError

    @property
    def badge_supported(self) -> bool:
        """Whether there can be a badge with the build's status."""
        return False

    @checked
    def bind(self, _scope: Construct, _project: IProject) -> SourceConfig:
        """Let the project read the source, and return how it names it."""
        return SourceConfig(source_property={"sourceIdentifier": self.identifier, "type": self.type})


class _NoSource(Source):
    @property
    def type(self) -> str:
        return "NO_SOURCE"


class _CodePipelineSource(Source):
    """The pipeline says what is built."""

    @property
    def type(self) -> str:
        return "CODEPIPELINE"


class _S3Source(Source):
    def __init__(self, props: S3SourceProps) -> None:
        super().__init__(identifier=props.identifier)
        self._props = props

    @property
    def type(self) -> str:
        return "S3"

    @checked
    def bind(self, _scope: Construct, project: IProject) -> SourceConfig:
        props = self._props
        props.bucket.grant_read(project, props.path)
        return SourceConfig(
            source_property={
                **super().bind(_scope, project).source_property,
                "location": f"{props.bucket.bucket_name}/{props.path}",
            },
            source_version=props.version,
        )


class _GitSource(Source):
    """A source that is a repository of Git."""

    def __init__(self, props: _GitProps) -> None:
        super().__init__(identifier=props.identifier)
        self._git = props

    @property
    def badge_supported(self) -> bool:
        return True

    @checked
    def bind(self, _scope: Construct, _project: IProject) -> SourceConfig:
        git = self._git
        return SourceConfig(
            source_version=git.branch_or_ref,
            source_property={
                **super().bind(_scope, _project).source_property,
                "gitCloneDepth": git.clone_depth,
                "gitSubmodulesConfig": {"fetchSubmodules": True} if git.fetch_submodules else None,
            },
        )


class _CodeCommitSource(_GitSource):
    def __init__(self, props: CodeCommitSourceProps) -> None:
        super().__init__(props)
        self._repository = props.repository

    @property
    def type(self) -> str:
        return "CODECOMMIT"

    @checked
    def bind(self, _scope: Construct, project: IProject) -> SourceConfig:
        from aws_cdk.aws_iam.policy_statement import PolicyStatement

        project.add_to_role_policy(
            PolicyStatement(actions=["codecommit:GitPull"], resources=[self._repository.repository_arn])
        )
        config = super().bind(_scope, project)
        return config._with(
            source_property={**config.source_property, "location": self._repository.repository_clone_url_http}
        )


class _HostedGitSource(_GitSource):
    """A repository at a host that can tell of changes, and be told of builds."""

    def __init__(self, props: _HostedProps) -> None:
        super().__init__(props)
        self._hosted = props
        self._filters = list(props.webhook_filters or ())
        self._check_webhook()

    def _check_webhook(self) -> None:
        webhook = self._hosted.webhook
        if webhook is False and self._filters:
            raise ValidationError(
                "`webhookFilters` cannot be used when `webhook` is `false`",
                fix="leave out webhook=False, or the filters",
            )
        if not webhook and webhook is not None and self._hosted.webhook_triggers_batch_build:
            raise _batch_without_webhook()
        if webhook is None and not self._filters and self._hosted.webhook_triggers_batch_build:
            raise _batch_without_webhook()

    def _status(self) -> dict[str, Any]:
        return {}

    @checked
    def bind(self, _scope: Construct, project: IProject) -> SourceConfig:
        hosted = self._hosted
        config = super().bind(_scope, project)
        webhook = hosted.webhook if hosted.webhook is not None else (True if self._filters else None)
        if hosted.webhook_triggers_batch_build:
            project.enable_batch_builds()
        triggers = None
        if webhook is not None:
            triggers = {
                "webhook": webhook,
                "buildType": "BUILD_BATCH" if hosted.webhook_triggers_batch_build else None,
                "filterGroups": [group._to_json() for group in self._filters] or None,
                **self._scope_of_webhook(),
            }
        return SourceConfig(
            source_property={
                **config.source_property,
                "reportBuildStatus": hosted.report_build_status is not False,
                **self._status(),
            },
            source_version=config.source_version,
            build_triggers=triggers,
        )

    def _scope_of_webhook(self) -> dict[str, Any]:
        return {}


def _batch_without_webhook() -> ValidationError:
    return ValidationError(
        "`webhookTriggersBatchBuild` cannot be used when `webhook` is `false`", fix="set webhook=True, or give filters"
    )


def _status_config(name: str | None, url: str | None) -> dict[str, Any] | None:
    return {"context": name, "targetUrl": url} if name is not None or url is not None else None


class _GitHubSource(_HostedGitSource):
    def __init__(self, props: GitHubSourceProps) -> None:
        self._organization = props.owner if props.repo is None else None
        self._location = f"https://github.com/{props.owner}/{props.repo}.git" if props.repo else _ORGANIZATION
        self._context = props.build_status_context
        if self._organization is not None and not props.webhook_filters:
            # Of an organization only the jobs that want a runner can start builds.
            props = props._with(webhook_filters=[FilterGroup.in_event_of(EventAction.WORKFLOW_JOB_QUEUED)])
        super().__init__(props)

    @property
    def type(self) -> str:
        return "GITHUB"

    def _status(self) -> dict[str, Any]:
        return {
            "location": self._location,
            "buildStatusConfig": _status_config(self._context, self._hosted.build_status_url),
        }

    def _scope_of_webhook(self) -> dict[str, Any]:
        return {"scopeConfiguration": {"name": self._organization}} if self._organization is not None else {}


class _GitHubEnterpriseSource(_HostedGitSource):
    def __init__(self, props: GitHubEnterpriseSourceProps) -> None:
        super().__init__(props)
        self._enterprise = props

    @property
    def type(self) -> str:
        return "GITHUB_ENTERPRISE"

    def _status(self) -> dict[str, Any]:
        props = self._enterprise
        return {
            "location": props.https_clone_url,
            "insecureSsl": props.ignore_ssl_errors,
            "buildStatusConfig": _status_config(props.build_status_context, props.build_status_url),
        }


class _BitBucketSource(_HostedGitSource):
    def __init__(self, props: BitBucketSourceProps) -> None:
        super().__init__(props)
        self._bit_bucket = props
        for group in self._filters:
            if EventAction.PULL_REQUEST_REOPENED in group._actions:
                raise ValidationError(
                    "BitBucket sources do not support the PULL_REQUEST_REOPENED webhook event action",
                    fix="leave it out of the filter group",
                )

    @property
    def type(self) -> str:
        return "BITBUCKET"

    def _status(self) -> dict[str, Any]:
        props = self._bit_bucket
        return {
            "location": f"https://bitbucket.org/{props.owner}/{props.repo}.git",
            "buildStatusConfig": _status_config(props.build_status_name, props.build_status_url),
        }


__all__ = [
    "BitBucketSourceProps",
    "CodeCommitSourceProps",
    "GitHubEnterpriseSourceProps",
    "GitHubSourceProps",
    "ISource",
    "S3SourceProps",
    "Source",
    "SourceConfig",
    "SourceProps",
]
