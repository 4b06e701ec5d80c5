"""What starts pipelines of type V2."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_codepipeline.action import IAction

# Source of the limits: the CodePipeline API reference.
_MAX_FILTERS = 3
_MAX_PATTERNS = 8
_PROVIDER = "CodeStarSourceConnection"


class ProviderType(NamedEnum):
    """Who tells of changes."""

    CODE_STAR_SOURCE_CONNECTION = "CodeStarSourceConnection"
    """A connection to a host of repositories."""


class GitPullRequestEvent(NamedEnum):
    """What happens to a pull request."""

    OPEN = "OPEN"
    UPDATED = "UPDATED"
    CLOSED = "CLOSED"


class GitPushFilter(Struct):
    """Which pushes count; patterns are globs, at most 8 of each kind. Tags or branches are needed."""

    branches_excludes: Sequence[str] | None = None
    branches_includes: Sequence[str] | None = None
    file_paths_excludes: Sequence[str] | None = None
    """Needs branches."""
    file_paths_includes: Sequence[str] | None = None
    """Needs branches."""
    tags_excludes: Sequence[str] | None = None
    tags_includes: Sequence[str] | None = None


class GitPullRequestFilter(Struct):
    """Which pull requests count; patterns are globs, at most 8 of each kind. Branches are needed."""

    branches_excludes: Sequence[str] | None = None
    branches_includes: Sequence[str] | None = None
    events: Sequence[GitPullRequestEvent] | None = None
    """What happens to them. Default: anything."""
    file_paths_excludes: Sequence[str] | None = None
    file_paths_includes: Sequence[str] | None = None


class GitConfiguration(Struct):
    """Changes in a repository."""

    source_action: IAction
    """The source action that they are for."""
    pull_request_filter: Nested[Sequence[GitPullRequestFilter] | None] = nested()
    """Which pull requests count, at most 3 filters."""
    push_filter: Nested[Sequence[GitPushFilter] | None] = nested()
    """Which pushes count, at most 3 filters."""


class TriggerProps(Struct):
    """What starts a pipeline."""

    provider_type: ProviderType
    """Who tells of changes."""
    git_configuration: Nested[GitConfiguration | None] = nested()
    """Which changes."""


class Trigger:
    """What starts a pipeline of type V2."""

    @takes(TriggerProps)
    def __init__(self, props: TriggerProps) -> None:
        """Describe what starts a pipeline.

        Raises:
            ValidationError: the source is no connection, or there are too many or too few conditions.
        """
        self._props = props
        self._git = props.git_configuration
        self.source_action = self._git.source_action if self._git is not None else None
        if self._git is not None:
            _check(self._git)

    def _render(self) -> dict[str, Any]:
        git = self._git
        rendered = None
        if git is not None:
            rendered = {
                "sourceActionName": git.source_action.action_properties.action_name,
                "push": [_push(entry) for entry in git.push_filter] if git.push_filter else None,
                "pullRequest": (
                    [_pull_request(entry) for entry in git.pull_request_filter] if git.pull_request_filter else None
                ),
            }
        return {"gitConfiguration": rendered, "providerType": _PROVIDER}


def _push(entry: GitPushFilter) -> dict[str, Any]:
    return {
        "branches": _patterns(entry.branches_includes, entry.branches_excludes),
        "filePaths": _patterns(entry.file_paths_includes, entry.file_paths_excludes),
        "tags": _patterns(entry.tags_includes, entry.tags_excludes),
    }


def _pull_request(entry: GitPullRequestFilter) -> dict[str, Any]:
    events = list(dict.fromkeys(entry.events or ())) or list(GitPullRequestEvent)
    return {
        "branches": _patterns(entry.branches_includes, entry.branches_excludes),
        "events": [event._value_ for event in events],
        "filePaths": _patterns(entry.file_paths_includes, entry.file_paths_excludes),
    }


def _patterns(includes: Sequence[str] | None, excludes: Sequence[str] | None) -> dict[str, Any] | None:
    if not includes and not excludes:
        return None
    return {"includes": includes or None, "excludes": excludes or None}


def _check(git: GitConfiguration) -> None:
    properties = git.source_action.action_properties
    named = f"sourceAction with name '{properties.action_name}'"
    if properties.provider != _PROVIDER:
        raise ValidationError(
            f"provider for actionProperties in {named} must be '{_PROVIDER}', got '{properties.provider}'",
            fix="use a CodeStarConnectionsSourceAction",
        )
    if not git.push_filter and not git.pull_request_filter:
        raise ValidationError(f"must specify either GitPushFilter or GitPullRequestFilter for the trigger with {named}")
    for kind, entries in (("GitPushFilter", git.push_filter), ("GitPullRequestFilter", git.pull_request_filter)):
        if entries is not None and len(entries) > _MAX_FILTERS:
            raise ValidationError(
                f"length of {kind} for {named} must be less than or equal to {_MAX_FILTERS}, got {len(entries)}"
            )
    for push in git.push_filter or ():
        _check_lengths(push, "GitPushFilter", named)
        branches = push.branches_includes or push.branches_excludes
        if not branches and not push.tags_includes and not push.tags_excludes:
            if push.file_paths_includes or push.file_paths_excludes:
                raise ValidationError(f"cannot specify filePaths without branches for {named}")
            raise ValidationError(
                f"must specify either tags or branches in GitpushFilter for {named}",
                fix="give tags or branches; file_paths narrows branches",
            )
        if not branches and (push.file_paths_includes or push.file_paths_excludes):
            raise ValidationError(f"cannot specify filePaths without branches for {named}")
    for pull_request in git.pull_request_filter or ():
        _check_lengths(pull_request, "GitPullRequestFilter", named)
        if not pull_request.branches_includes and not pull_request.branches_excludes:
            raise ValidationError(f"must specify branches in GitPullRequestFilter for {named}")


def _check_lengths(entry: Struct, kind: str, named: str) -> None:
    from aws_cdk.core.naming import camel_case

    for option, patterns in entry._given().items():
        if option != "events" and len(patterns) > _MAX_PATTERNS:
            raise ValidationError(
                f"maximum length of {camel_case(option)} in {kind} for {named} is {_MAX_PATTERNS}, got {len(patterns)}"
            )


__all__ = [
    "GitConfiguration",
    "GitPullRequestEvent",
    "GitPullRequestFilter",
    "GitPushFilter",
    "ProviderType",
    "Trigger",
    "TriggerProps",
]
