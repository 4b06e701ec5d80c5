"""Things that stand for the constructs of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from constructs import Dependable

if TYPE_CHECKING:
    from constructs import IConstruct, IDependable


class RootsOf(Dependable):
    """The constructs that others stand for, asked for anew each time."""

    def __init__(self, dependables: Sequence[IDependable]) -> None:
        self._dependables = dependables

    @property
    def dependency_roots(self) -> list[IConstruct]:
        """All constructs that the others stand for."""
        return [root for dependable in self._dependables for root in Dependable.of(dependable).dependency_roots]
