"""Find classes that a module imports only for type checkers.

Option annotations name classes whose modules are not loaded at run time, to keep imports cheap. When an argument must be
checked against such a class (or a mapping made into it), the import is read from the module's source and done then.
"""

from __future__ import annotations

import ast
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
