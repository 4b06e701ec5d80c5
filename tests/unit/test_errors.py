"""A rule of the house: an error that a construct raises names the construct."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import aws_cdk
from constructs import Construct

PACKAGE = Path(aws_cdk.__file__).parent
ERRORS = ("ValidationError", "AssumptionError")
# Refused because there is no construct.
KNOWN = {"aws_codebuild/build_spec.py: to_build_spec"}


def _without_scope(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and isinstance(node.exc.func, ast.Name)
        and node.exc.func.id in ERRORS
        and "scope" not in {keyword.arg for keyword in node.exc.keywords}
        for node in ast.walk(function)
    )


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Yield the functions of a module that have a construct at hand: its own methods, and those with a scope."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    module = ".".join(("aws_cdk", *path.relative_to(PACKAGE).with_suffix("").parts))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            arguments = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
            if arguments & {"scope", "construct", "owner"} and _without_scope(node):
                yield node
    for top in tree.body:
        if not isinstance(top, ast.ClassDef):
            continue
        methods = [node for node in top.body if isinstance(node, ast.FunctionDef) and _without_scope(node)]
        own = [method for method in methods if method.args.args and method.args.args[0].arg == "self"]
        if own and issubclass(getattr(importlib.import_module(module), top.name), Construct):
            yield from own


def test_an_error_of_a_construct_names_it() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if "handlers" not in path.parts and path.name != "__init__.py"]
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}: {function.name}" for path in modules for function in _functions(path)
    }

    assert found == KNOWN
