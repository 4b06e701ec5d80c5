"""Find what a module says only to type checkers: the classes it imports, and the members of its interfaces.

Option annotations name classes whose modules are not loaded at run time, to keep imports cheap. When an argument must be
checked against such a class (or a mapping made into it), the import is read from the module's source and done then.
"""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_found: dict[str, dict[str, tuple[str, str]]] = {}


def imported_for_typing(module: ModuleType, name: str) -> Any | None:
    """Return the class that ``module`` imports as ``name`` under ``TYPE_CHECKING``, or ``None``."""
    imports = _found.get(module.__name__)
    if imports is None:
        imports = _found[module.__name__] = _read_imports(module)
    source = imports.get(name)
    if source is None:
        return None
    return getattr(import_module(source[0]), source[1], None)


def _read_imports(module: ModuleType) -> dict[str, tuple[str, str]]:
    path = getattr(module, "__file__", None)
    if path is None:
        return {}
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    imports: dict[str, tuple[str, str]] = {}
    for statement in tree.body:
        if isinstance(statement, ast.If):
            for inner in statement.body:
                if isinstance(inner, ast.ImportFrom) and inner.module:
                    for alias in inner.names:
                        imports[alias.asname or alias.name] = (inner.module, alias.name)
    return imports


_members: dict[type, frozenset[str]] = {}


def interface_members(interface: Any) -> frozenset[str]:
    """Return the public members of an interface, those that it declares only to type checkers included.

    The members that every construct has are left out.
    """
    known = _members.get(interface)
    if known is None:
        structural = getattr(interface, "_structural", None)
        found = set(structural) if structural else set()
        if not structural:
            for base in interface.__mro__:
                if base.__module__.partition(".")[0] == "aws_cdk":
                    found |= _declared_members(base)
        known = _members[interface] = frozenset(found)
    return known


def _declared_members(cls: type) -> set[str]:
    path = getattr(sys.modules[cls.__module__], "__file__", None)
    if path is None:
        return set()
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read())
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef) and statement.name == cls.__name__:
            return {name for name in _function_names(statement.body) if not name.startswith("_")}
    return set()


def _function_names(body: list[ast.stmt]) -> list[str]:
    names = []
    for statement in body:
        if isinstance(statement, ast.FunctionDef):
            names.append(statement.name)
        elif isinstance(statement, ast.If):
            names += _function_names(statement.body)
    return names
