"""Choices that a service adds to: constants for those known, and any other by its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import Self


class Choice:
    """One of a set that is not closed; equal to another of its kind with the same text.

    Attributes:
        value: The choice as the service spells it.
    """

    def __init__(self, value: str) -> None:
        self.value = value

    @classmethod
    def of(cls, value: str) -> Self:
        """Return a choice by its text, also one that is not named here."""
        return cls(value)

    def to_string(self) -> str:
        """Return the text."""
        return self.value

    def __str__(self) -> str:
        return self.value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Choice) and type(other) is type(self) and other.value == self.value

    def __hash__(self) -> int:
        return hash((type(self), self.value))


def name_choices(cls: type[Choice], **values: str) -> None:
    """Give a kind of choice its constants."""
    for name, value in values.items():
        setattr(cls, name, cls(value))
