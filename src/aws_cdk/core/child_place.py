"""A place among a construct's children for one that most apps never ask for.

The peer makes some children at once, such as the bucket of an asset; they show in the tree but write nothing. Here their place is
kept, and the module that makes them is loaded only when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from constructs import Construct


class ChildPlace(Construct):
    """Keeps a child's place in the tree, under the name its class shows there."""

    def __init__(self, scope: Construct, id: str, *, shown_as: str) -> None:
        super().__init__(scope, id)
        self.shown_as = shown_as


def fill_place(scope: Construct, id: str, make: Callable[[], Any]) -> Any:
    """Replace the place called ``id`` by the construct that ``make`` makes under that id; return it."""
    made: list[Any] = []

    def replace() -> None:
        children = scope.node._children
        order = list(children)
        del children[id]
        made.append(make())
        for name in order[order.index(id) + 1 :]:
            children[name] = children.pop(name)

    scope.node._unlock_for(replace)
    return made[0]
