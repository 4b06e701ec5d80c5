"""The error of the construct tree."""

from __future__ import annotations


class ConstructsError(RuntimeError):
    """A misuse of the construct tree: two constructs of one name, an absent child, a locked scope.

    It is a ``RuntimeError`` because apps written for the official library catch that.
    """
