"""Assertions about the messages attached to the constructs of a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.assertions._mismatch import TemplateMismatch
from aws_cdk.assertions._section import SectionMatch, listed, match_section
from aws_cdk.assertions.match import Match
from aws_cdk.assertions.matcher import Matcher
from aws_cdk.assertions.template import synthesized_root
from aws_cdk.core.arguments import checked
from aws_cdk.core.stack import Stack

if TYPE_CHECKING:
    from aws_cdk.cx_api.cloud_artifact import SynthesisMessage


class Annotations:
    """The messages of a stack, and assertions about them.

    A construct path starts with a slash; ``*`` means any construct. A message is text, or a matcher for it.
    """

    def __init__(self, messages: list[SynthesisMessage]) -> None:
        self._messages = messages

    @staticmethod
    @checked
    def from_stack(stack: Stack) -> Annotations:
        """Synthesize the app of ``stack`` and return the stack's messages."""
        top = stack
        while top.nested_stack_parent is not None:
            top = top.nested_stack_parent
        return Annotations(synthesized_root(stack).get_stack_artifact(top.artifact_id).messages)

    @checked
    def has_error(self, construct_path: str, message: Any) -> None:
        """Assert that there is such an error."""
        self._require(construct_path, "error", message)

    @checked
    def has_no_error(self, construct_path: str, message: Any) -> None:
        """Assert that there is no such error."""
        self._refuse(construct_path, "error", message)

    @checked
    def find_error(self, construct_path: str, message: Any) -> list[SynthesisMessage]:
        """Return such errors."""
        return self._found(construct_path, "error", message)

    @checked
    def has_warning(self, construct_path: str, message: Any) -> None:
        """Assert that there is such a warning."""
        self._require(construct_path, "warning", message)

    @checked
    def has_no_warning(self, construct_path: str, message: Any) -> None:
        """Assert that there is no such warning."""
        self._refuse(construct_path, "warning", message)

    @checked
    def find_warning(self, construct_path: str, message: Any) -> list[SynthesisMessage]:
        """Return such warnings."""
        return self._found(construct_path, "warning", message)

    @checked
    def has_info(self, construct_path: str, message: Any) -> None:
        """Assert that there is such an information."""
        self._require(construct_path, "info", message)

    @checked
    def has_no_info(self, construct_path: str, message: Any) -> None:
        """Assert that there is no such information."""
        self._refuse(construct_path, "info", message)

    @checked
    def find_info(self, construct_path: str, message: Any) -> list[SynthesisMessage]:
        """Return such infos."""
        return self._found(construct_path, "info", message)

    def _match(self, path: str, level: str, message: Any) -> SectionMatch:
        data = message if isinstance(message, Matcher) else Match.exact(message)
        entries = {
            str(index): {
                "level": item.level._value_,
                "entry": {"type": item.entry.type, "data": item.entry.data},
                "id": item.id,
            }
            for index, item in enumerate(self._messages)
            if path in ("*", item.id)
        }
        return match_section(entries, {"level": level, "entry": {"data": data}})

    def _require(self, path: str, level: str, message: Any) -> None:
        found = self._match(path, level, message)
        if not found.matches:
            raise TemplateMismatch(found.explained(f"Stack has {found.count} messages at path {path}"))

    def _refuse(self, path: str, level: str, message: Any) -> None:
        found = self._match(path, level, message)
        if found.matches:
            raise TemplateMismatch(
                f"Expected no matches, but stack has {len(found.matches)} messages as follows:\n{listed(found.matches)}"
            )

    def _found(self, path: str, level: str, message: Any) -> list[SynthesisMessage]:
        return [self._messages[int(index)] for index in self._match(path, level, message).matches]
