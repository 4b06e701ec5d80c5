"""The node: a construct's place in the tree."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any

from constructs._dependency import Dependable, roots_of
from constructs._errors import ConstructsError
from constructs._interfaces import IConstruct, IDependable, IMixin, IValidation
from constructs._key_order import indexes_first
from constructs._metadata import MetadataEntry
from constructs._snapshot import snapshot
from constructs._source import user_stack_trace

if TYPE_CHECKING:
    from constructs._construct import Construct


def _without_nulls(value: Any) -> Any:
    """Return a copy of a context value as apps see it: members that are null are not there, in lists they stay."""
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in value]
    return value


class ConstructOrder(Enum):
    """The order in which :meth:`Node.find_all` visits a tree."""

    PREORDER = "PREORDER"
    POSTORDER = "POSTORDER"


class Node:
    """The tree side of a construct: its id, scope, children, context, metadata and dependencies."""

    PATH_SEP = "/"

    __slots__ = (
        "_addr",
        "_children",
        "_context",
        "_default_child",
        "_dependencies",
        "_host",
        "_locked",
        "_metadata",
        "_path",
        "_validations",
        "id",
        "scope",
    )

    def __init__(self, host: Construct, scope: IConstruct | None, id: str) -> None:
        self._host = host
        self.scope: Any = scope
        # The separator inside an id would make two different trees share one path.
        self.id: str = id.replace("/", "--") if "/" in id else id
        self._children: dict[str, Any] = {}
        self._locked = False
        self._path: str | None = None
        self._addr: str | None = None
        self._context: dict[str, Any] | None = None
        self._metadata: list[MetadataEntry] | None = None
        self._dependencies: list[IDependable] | None = None
        self._validations: list[IValidation] | None = None
        self._default_child: Any = None
        if scope is not None:
            if not self.id:
                raise ConstructsError("Only root constructs may have an empty ID")
            scope.node._add_child(host, self.id)

    def _add_child(self, child: Construct, name: str) -> None:
        if self.locked:
            where = f' to "{self.path}"' if self.path else ""
            raise ConstructsError(f"Cannot add children{where} during synthesis")
        children = self._children
        if name in children:
            type_name = type(self._host).__name__
            where = f" [{self.path}]" if self.path else ""
            raise ConstructsError(f"There is already a Construct with name '{name}' in {type_name}{where}")
        children[name] = child
        if name.isdigit():
            self._children = indexes_first(children)

    @staticmethod
    def of(construct: IConstruct) -> Node:
        """Return the node of ``construct``."""
        return construct.node

    # -- place in the tree ------------------------------------------------

    @property
    def path(self) -> str:
        """The ids from the root to this construct, joined with ``/``; ids that are empty are left out."""
        path = self._path
        if path is None:
            parent = self.scope.node.path if self.scope is not None else ""
            path = self._path = f"{parent}/{self.id}" if parent and self.id else parent or self.id
        return path

    @property
    def addr(self) -> str:
        """An address that is unique in the tree and stays when constructs are moved below a ``Default``: 42 characters.

        Source: observed on constructs 10: ``c8`` and the SHA-1 of the ids on the path, each followed by a newline.
        """
        if self._addr is None:
            digest = hashlib.sha1(usedforsecurity=False)
            for scope in self.scopes:
                if scope.node.id != "Default":
                    digest.update(scope.node.id.encode("utf-8", "surrogatepass") + b"\n")
            self._addr = "c8" + digest.hexdigest()
        return self._addr

    @property
    def scopes(self) -> list[Any]:
        """All constructs from the root down to this one."""
        found = []
        current: Any = self._host
        while current is not None:
            found.append(current)
            current = current.node.scope
        found.reverse()
        return found

    @property
    def root(self) -> Any:
        """The construct at the top of the tree."""
        current: Any = self._host
        while (scope := current.node.scope) is not None:
            current = scope
        return current

    @property
    def children(self) -> list[Any]:
        """The direct children, in the order they were made."""
        return list(self._children.values())

    def _iterate(self) -> Iterator[Any]:
        """Walk the tree in preorder without building lists of constructs."""
        stack = [self._host]
        while stack:
            construct = stack.pop()
            yield construct
            children = construct.node._children
            if children:
                stack.extend(reversed(children.values()))

    def find_all(self, order: ConstructOrder | None = None) -> list[Any]:
        """Return this construct and everything below it; parents come first unless ``order`` is POSTORDER."""
        if order is not ConstructOrder.POSTORDER:
            return list(self._iterate())
        found: list[Any] = []

        def visit(construct: Any) -> None:
            for child in construct.node._children.values():
                visit(child)
            found.append(construct)

        visit(self._host)
        return found

    def find_child(self, id: str) -> Any:
        """Return the direct child called ``id``.

        Raises:
            ConstructsError: there is no such child.
        """
        child = self.try_find_child(id)
        if child is None:
            raise ConstructsError(f"No child with id: '{id}'")
        return child

    def try_find_child(self, id: str) -> Any | None:
        """Return the direct child called ``id``, or ``None``."""
        return self._children.get(id.replace("/", "--"))

    def try_remove_child(self, child_name: str) -> bool:
        """Remove the direct child called ``child_name``; tell whether there was one."""
        return self._children.pop(child_name.replace("/", "--"), None) is not None

    @property
    def default_child(self) -> Any | None:
        """The child that this construct wraps: one called ``Resource`` or ``Default``, unless another was set.

        Raises:
            ConstructsError: there are children of both names.
        """
        if self._default_child is not None:
            return self._default_child
        resource, default = self._children.get("Resource"), self._children.get("Default")
        if resource is not None and default is not None:
            raise ConstructsError(
                f'Cannot determine default child for {self.path}. There is both a child with id "Resource" and id "Default"'
            )
        return default if default is not None else resource

    @default_child.setter
    def default_child(self, value: Any | None) -> None:
        self._default_child = value

    # -- locking ----------------------------------------------------------

    @property
    def locked(self) -> bool:
        """Whether children may no longer be added here, because this node or one above it is locked."""
        node: Node = self
        while True:
            if node._locked:
                return True
            if node.scope is None:
                return False
            node = node.scope.node

    def lock(self) -> None:
        """Refuse new children from now on, here and below."""
        self._locked = True

    def _unlock_for(self, action: Callable[[], None]) -> None:
        """Run ``action``, which may add children here although the tree is locked."""
        locked = [scope.node for scope in self.scopes if scope.node._locked]
        for node in locked:
            node._locked = False
        try:
            action()
        finally:
            for node in locked:
                node._locked = True

    # -- context ----------------------------------------------------------

    def set_context(self, key: str, value: Any) -> None:
        """Set a context value that this construct and its future children see.

        Raises:
            ConstructsError: there are children already; they might have read the value.
        """
        if self._children:
            names = ",".join(child.node.id for child in self._children.values())
            raise ConstructsError(f"Cannot set context after children have been added: {names}")
        if self._context is None:
            self._context = {}
        self._context[key] = snapshot(value)

    def try_get_context(self, key: str) -> Any:
        """Return the context value of ``key`` set here or on the nearest scope above, or ``None``."""
        if not isinstance(key, str):
            raise TypeError(f"type of argument key must be str; got {type(key).__name__} instead")
        node: Node = self
        while True:
            context = node._context
            if context is not None:
                value = context.get(key)
                if value is not None:
                    return _without_nulls(value) if isinstance(value, (dict, list)) else value
            if node.scope is None:
                return None
            node = node.scope.node

    def get_context(self, key: str) -> Any:
        """Return the context value of ``key``.

        Raises:
            ConstructsError: no scope has a value for it.
        """
        value = self.try_get_context(key)
        if value is None:
            raise ConstructsError(f"No context value present for {key} key")
        return value

    def get_all_context(self, defaults: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return all context values in force here, over those of ``defaults``."""
        context: dict[str, Any] = dict(defaults or {})
        for scope in self.scopes:
            context.update(scope.node._context or {})
        return {key: _without_nulls(value) for key, value in context.items() if value is not None}

    # -- metadata ---------------------------------------------------------

    @property
    def metadata(self) -> list[MetadataEntry]:
        """The entries added so far."""
        return list(self._metadata or ())

    def add_metadata(
        self,
        type: str,
        data: Any,
        *,
        stack_trace: bool | None = None,
        stack_trace_override: Sequence[str] | None = None,
        trace_from_function: Any = None,
    ) -> None:
        """Add a metadata entry; ``data`` of ``None`` adds nothing.

        Args:
            type: What the entry says; tools look for types they know.
            data: Any value that can be written as JSON.
            stack_trace: Record the lines of the app that led here.
            stack_trace_override: Lines to record instead.
            trace_from_function: Accepted for compatibility; frames of this package are never recorded anyway.
        """
        if data is None:
            return
        trace = (
            list(stack_trace_override)
            if stack_trace_override is not None
            else user_stack_trace()
            if stack_trace
            else None
        )
        if self._metadata is None:
            self._metadata = []
        self._metadata.append(MetadataEntry(data=snapshot(data), type=type, trace=trace))

    # -- validation, dependencies, mixins ---------------------------------

    def add_validation(self, validation: IValidation) -> None:
        """Add a check that runs before synthesis."""
        if self._validations is None:
            self._validations = []
        self._validations.append(validation)

    def validate(self) -> list[str]:
        """Run the checks of this construct and return their messages."""
        if not self._validations:
            return []
        return [message for validation in self._validations for message in validation.validate()]

    def add_dependency(self, *deps: IDependable) -> None:
        """Say that this construct needs ``deps`` to exist first; it holds for everything below both.

        Raises:
            ConstructsError: one of them is nothing that can be depended on.
        """
        for dependency in deps:
            if not hasattr(dependency, "node"):
                Dependable.of(dependency)  # raises
        if self._dependencies is None:
            self._dependencies = []
        known = {id(dependency) for dependency in self._dependencies}
        for dependency in deps:
            if id(dependency) not in known:
                known.add(id(dependency))
                self._dependencies.append(dependency)

    def remove_dependency(self, *deps: IDependable) -> None:
        """Take back what :meth:`add_dependency` said of ``deps``."""
        gone = {id(dependency) for dependency in deps}
        self._dependencies = [dependency for dependency in self._dependencies or () if id(dependency) not in gone]

    @property
    def dependencies(self) -> list[Any]:
        """The constructs this one depends on directly."""
        return roots_of(self._dependencies) if self._dependencies else []

    def with_(self, *mixins: IMixin) -> Any:
        """Apply each mixin to all constructs of this tree that it supports; return the construct."""
        constructs = self.find_all()
        for mixin in mixins:
            for construct in constructs:
                if mixin.supports(construct):
                    mixin.apply_to(construct)
        return self._host

    def __repr__(self) -> str:
        return f"<Node {self.path or '<root>'}>"
