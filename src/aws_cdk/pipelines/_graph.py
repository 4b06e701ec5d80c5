"""Graphs of what pipelines do: nodes, groups of nodes, and what comes before what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from aws_cdk.core.errors import ValidationError


class Node:
    """Something to do."""

    def __init__(self, id: str, data: Any = None) -> None:
        self.id = id
        self.data = data
        self.parent: Graph | None = None
        self.dependencies: list[Node] = []

    def depend_on(self, *others: Node) -> None:
        """Do this after ``others``."""
        self.dependencies.extend(others)

    def leaves(self) -> Iterator[Node]:
        """Yield the nodes that are no groups."""
        yield self

    def path(self) -> list[Node]:
        """Return the groups around the node from the outermost (without the root), and itself."""
        if self.parent is None:
            return []
        return [*self.parent.path(), self]

    def ids_below(self, ancestor: Node) -> list[str]:
        """Return the ids on the path from ``ancestor`` to here."""
        path = self.path()
        return [node.id for node in (path[path.index(ancestor) + 1 :] if ancestor in path else path)]


class Graph(Node):
    """A group of nodes."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.nodes: list[Node] = []

    def add(self, *nodes: Node) -> None:
        """Put nodes into the group.

        Raises:
            ValidationError: the group has one with the id.
        """
        for node in nodes:
            if any(known.id == node.id for known in self.nodes):
                raise ValidationError(
                    f"Node with duplicate id: {node.id}", fix="give each step and stage a name of its own"
                )
            node.parent = self
            self.nodes.append(node)

    def leaves(self) -> Iterator[Node]:
        """Yield the nodes that are no groups."""
        for node in self.nodes:
            yield from node.leaves()


def leaf_dependencies(root: Graph) -> dict[Node, list[Node]]:
    """Return for each leaf the leaves that come before it, those before its groups included."""
    found: dict[Node, list[Node]] = {}
    for leaf in root.leaves():
        before: dict[Node, None] = {}
        own_path = leaf.path()
        for node in own_path:
            for other in node.dependencies:
                before.update((one, None) for one in other.leaves() if one is not leaf)
        found[leaf] = list(before)
    return found


def tranches(leaves: Iterable[Node], before: dict[Node, list[Node]]) -> list[list[Node]]:
    """Return leaves in groups that can be done at the same time, one group after the other.

    Raises:
        ValidationError: nodes wait for each other.
    """
    waiting = list(leaves)
    inside = set(waiting)
    done: set[Node] = set()
    groups: list[list[Node]] = []
    while waiting:
        ready = [node for node in waiting if all(other in done or other not in inside for other in before[node])]
        if not ready:
            names = ", ".join("/".join(one.id for one in node.path()) for node in waiting)
            raise ValidationError(f"Dependency cycle in graph: {names}", fix="remove one of the dependencies")
        groups.append(sorted(ready, key=lambda node: node.id))
        done.update(ready)
        waiting = [node for node in waiting if node not in done]
    return groups


def common_ancestor(nodes: Iterable[Node]) -> Node | None:
    """Return the innermost group around all ``nodes``."""
    paths = [node.path()[:-1] for node in nodes]
    ancestor = None
    for level in zip(*paths, strict=False):
        if any(node is not level[0] for node in level):
            break
        ancestor = level[0]
    return ancestor
