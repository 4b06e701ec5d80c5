"""``tree.json``: the construct tree, for naming constructs in messages and for tools that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cloud_assembly.schema.nodes import JsonNode, read_json

# Two levels of JSON a level of constructs, and the properties of a resource below the deepest.
_MAX_DEPTH = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class TreeNode:
    """One construct: ``path`` is without a leading slash, and empty for the app."""

    id: str
    path: str
    fqn: str | None = None
    library_version: str | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)
    children: Mapping[str, TreeNode] = field(default_factory=dict)

    def walk(self) -> Iterator[TreeNode]:
        """Yield this construct and all below it, parents first."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(tuple(node.children.values())))


@dataclass(frozen=True, kw_only=True, slots=True)
class ConstructTree:
    """The whole of ``tree.json``."""

    version: str
    root: TreeNode


def read_tree(path: Path) -> ConstructTree:
    """Read a ``tree.json``.

    Raises:
        AssemblyError: the file is missing, not JSON, or not a construct tree.
    """
    root = read_json(path, max_depth=_MAX_DEPTH).root
    return ConstructTree(version=root["version"].string(), root=_node(root["tree"]))


def _node(node: JsonNode) -> TreeNode:
    info = node["constructInfo"]
    return TreeNode(
        id=node["id"].string(),
        path=node["path"].string(),
        fqn=None if info.absent else info["fqn"].optional_string(),
        library_version=None if info.absent else info["version"].optional_string(),
        attributes=node["attributes"].any_map(),
        children={name: _node(child) for name, child in node["children"].items()},
    )
