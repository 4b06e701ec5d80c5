"""Checks that wait for synthesis, when everything is known of a construct."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from constructs import IValidation

if TYPE_CHECKING:
    from constructs import IConstruct


def check_before_synthesis(construct: IConstruct, messages: Callable[[], list[str]]) -> None:
    """Have ``messages`` called before synthesis; with any that it returns synthesis fails, naming the construct's path."""
    construct.node.add_validation(_Check(messages))


class _Check(IValidation):
    def __init__(self, messages: Callable[[], list[str]]) -> None:
        self._messages = messages

    def validate(self) -> list[str]:
        return self._messages()
