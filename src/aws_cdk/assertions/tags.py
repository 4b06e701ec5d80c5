"""Assertions about the tags of a stack."""

from __future__ import annotations

from typing import Any

from aws_cdk.assertions._mismatch import TemplateMismatch
from aws_cdk.assertions.match import Match
from aws_cdk.assertions.matcher import Matcher
from aws_cdk.assertions.template import synthesized_root
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack


class Tags:
    """The tags of a stack, and assertions about them."""

    def __init__(self, tags: dict[str, str]) -> None:
        self._tags = tags

    @staticmethod
    @checked
    def from_stack(stack: Stack) -> Tags:
        """Synthesize the app of ``stack`` and return the stack's tags."""
        return Tags(synthesized_root(stack).get_stack_artifact(stack.artifact_id).tags)

    def all(self) -> dict[str, str]:
        """Return the tags."""
        return self._tags

    @checked
    def has_values(self, tags: Any) -> None:
        """Assert that the tags match; a plain mapping may leave tags out.

        Raises:
            TemplateMismatch: they do not, or the pattern can never match.
        """
        if isinstance(tags, Matcher) and tags.name == "absent":
            raise TemplateMismatch(
                'Match.absent() will never match Tags because "{}" is the default value. Use Tags.hasNone() instead.'
            )
        self._require(tags if isinstance(tags, Matcher) else Match.object_like(tags))

    def has_none(self) -> None:
        """Assert that there are no tags."""
        self._require(Match.exact({}))

    def _require(self, matcher: Matcher) -> None:
        result = matcher.test(self._tags).finished()
        if result.has_failed():
            raise TemplateMismatch(f"Stack tags did not match as expected:\n{result.render_mismatch()}")
