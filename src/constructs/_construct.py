"""The construct: the building block of every tree."""

from __future__ import annotations

from typing import Any

from constructs._interfaces import IConstruct, IMixin
from constructs._node import Node
from constructs._ownership import Subclassed


class Construct(IConstruct, Subclassed):
    """A part of an app, made inside another construct (its scope) and known there by its id."""

    node: Node

    def __init__(self, scope: Construct, id: str) -> None:
        """Make a construct.

        Args:
            scope: The construct this one is part of.
            id: The name in ``scope``; unique there. ``/`` is written as ``--`` in paths.

        Raises:
            TypeError: ``scope`` is no construct or ``id`` is no text.
            ConstructsError: the id is taken or empty, or the scope is locked.
        """
        if type(id) is not str and not isinstance(id, str):
            raise TypeError(f"type of argument id must be str; got {type(id).__name__} instead")
        if not isinstance(scope, IConstruct) and not hasattr(scope, "node"):
            raise TypeError(f"type of argument scope must be constructs.Construct; got {type(scope).__name__} instead")
        self.node = Node(self, scope, id)

    @staticmethod
    def is_construct(x: Any) -> bool:
        """Tell whether ``x`` is a construct."""
        return isinstance(x, Construct)

    def to_string(self) -> str:
        """Return the construct's path."""
        return self.node.path or "<root>"

    def with_(self, *mixins: IMixin) -> Any:
        """Apply mixins to this construct and those below that they support; return this construct."""
        return self.node.with_(*mixins)


class RootConstruct(Construct):
    """A construct that has no scope."""

    def __init__(self, id: str | None = None) -> None:
        self.node = Node(self, None, id or "")
