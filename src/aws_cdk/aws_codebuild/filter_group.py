"""Which events of a webhook start a build."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum


class EventAction(NamedEnum):
    """Something that happens in a repository."""

    PUSH = "PUSH"
    PULL_REQUEST_CREATED = "PULL_REQUEST_CREATED"
    PULL_REQUEST_UPDATED = "PULL_REQUEST_UPDATED"
    PULL_REQUEST_CLOSED = "PULL_REQUEST_CLOSED"
    PULL_REQUEST_MERGED = "PULL_REQUEST_MERGED"
    PULL_REQUEST_REOPENED = "PULL_REQUEST_REOPENED"
    """Not at Bitbucket."""
    RELEASED = "RELEASED"
    """At GitHub only."""
    PRERELEASED = "PRERELEASED"
    """At GitHub only."""
    WORKFLOW_JOB_QUEUED = "WORKFLOW_JOB_QUEUED"
    """At GitHub only: a job that wants a runner."""


class FilterGroup:
    """Events that start a build if they meet all conditions; several groups are alternatives."""

    @checked
    def __init__(self, actions: tuple[EventAction, ...], filters: tuple[dict[str, Any], ...] = ()) -> None:
        if not actions:
            raise ValidationError(
                "A filter group must contain at least one event action",
                fix="name one, such as FilterGroup.in_event_of(EventAction.PUSH)",
            )
        # Named twice, an action is written once.
        self._actions = tuple(dict.fromkeys(actions))
        self._filters = filters

    @staticmethod
    @checked
    def in_event_of(*actions: EventAction) -> FilterGroup:
        """Return a group for events of any of these kinds.

        Raises:
            ValidationError: there are none.
        """
        return FilterGroup(actions)

    @checked
    def and_branch_is(self, branch_name: str) -> FilterGroup:
        """Also ask that the branch is this one; a regular expression."""
        return self._and("HEAD_REF", f"refs/heads/{branch_name}")

    @checked
    def and_branch_is_not(self, branch_name: str) -> FilterGroup:
        """Also ask that the branch is not this one; a regular expression."""
        return self._and("HEAD_REF", f"refs/heads/{branch_name}", excluded=True)

    @checked
    def and_commit_message_is(self, commit_message: str) -> FilterGroup:
        """Also ask that the message of the head commit matches a regular expression."""
        return self._and("COMMIT_MESSAGE", commit_message)

    @checked
    def and_commit_message_is_not(self, commit_message: str) -> FilterGroup:
        """Also ask that the message of the head commit does not match a regular expression."""
        return self._and("COMMIT_MESSAGE", commit_message, excluded=True)

    @checked
    def and_tag_is(self, tag_name: str) -> FilterGroup:
        """Also ask that the tag is this one; a regular expression."""
        return self._and("HEAD_REF", f"refs/tags/{tag_name}")

    @checked
    def and_tag_is_not(self, tag_name: str) -> FilterGroup:
        """Also ask that the tag is not this one; a regular expression."""
        return self._and("HEAD_REF", f"refs/tags/{tag_name}", excluded=True)

    @checked
    def and_head_ref_is(self, pattern: str) -> FilterGroup:
        """Also ask that the head reference (``refs/heads/x``, ``refs/tags/x``) matches a regular expression."""
        return self._and("HEAD_REF", pattern)

    @checked
    def and_head_ref_is_not(self, pattern: str) -> FilterGroup:
        """Also ask that the head reference does not match a regular expression."""
        return self._and("HEAD_REF", pattern, excluded=True)

    @checked
    def and_actor_account_is(self, pattern: str) -> FilterGroup:
        """Also ask that the id of who caused the event matches a regular expression."""
        return self._and("ACTOR_ACCOUNT_ID", pattern)

    @checked
    def and_actor_account_is_not(self, pattern: str) -> FilterGroup:
        """Also ask that the id of who caused the event does not match a regular expression."""
        return self._and("ACTOR_ACCOUNT_ID", pattern, excluded=True)

    @checked
    def and_base_branch_is(self, branch_name: str) -> FilterGroup:
        """Also ask that the pull request goes to this branch; a regular expression. Not for pushes."""
        return self._and_base(f"refs/heads/{branch_name}")

    @checked
    def and_base_branch_is_not(self, branch_name: str) -> FilterGroup:
        """Also ask that the pull request does not go to this branch; a regular expression. Not for pushes."""
        return self._and_base(f"refs/heads/{branch_name}", excluded=True)

    @checked
    def and_base_ref_is(self, pattern: str) -> FilterGroup:
        """Also ask that the pull request's target matches a regular expression. Not for pushes."""
        return self._and_base(pattern)

    @checked
    def and_base_ref_is_not(self, pattern: str) -> FilterGroup:
        """Also ask that the pull request's target does not match a regular expression. Not for pushes."""
        return self._and_base(pattern, excluded=True)

    @checked
    def and_file_path_is(self, pattern: str) -> FilterGroup:
        """Also ask that the path of a changed file matches a regular expression."""
        return self._and("FILE_PATH", pattern)

    @checked
    def and_file_path_is_not(self, pattern: str) -> FilterGroup:
        """Also ask that the path of no changed file matches a regular expression."""
        return self._and("FILE_PATH", pattern, excluded=True)

    @checked
    def and_repository_name_is(self, pattern: str) -> FilterGroup:
        """Also ask that the repository's name matches a regular expression."""
        return self._and("REPOSITORY_NAME", pattern)

    @checked
    def and_repository_name_is_not(self, pattern: str) -> FilterGroup:
        """Also ask that the repository's name does not match a regular expression."""
        return self._and("REPOSITORY_NAME", pattern, excluded=True)

    def _and(self, kind: str, pattern: str, *, excluded: bool = False) -> FilterGroup:
        added: dict[str, Any] = {"type": kind, "pattern": pattern}
        if excluded:
            added["excludeMatchedPattern"] = True
        return FilterGroup(self._actions, (*self._filters, added))

    def _and_base(self, pattern: str, *, excluded: bool = False) -> FilterGroup:
        if EventAction.PUSH in self._actions:
            raise ValidationError(
                "A base reference condition cannot be added if a Group contains a PUSH event action",
                fix="make one group for pushes and one for pull requests",
            )
        return self._and("BASE_REF", pattern, excluded=excluded)

    def _to_json(self) -> list[dict[str, Any]]:
        """Return the property of the L1 project."""
        actions = ", ".join(action._value_ for action in self._actions)
        return [{"type": "EVENT", "pattern": actions}, *self._filters]


__all__ = ["EventAction", "FilterGroup"]
