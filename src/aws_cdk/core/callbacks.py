"""Calls from the framework into methods of an app that take a struct."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aws_cdk.core.struct import Struct


def call_with_struct(method: Callable[..., Any], *args: Any, struct: Struct) -> Any:
    """Call ``method`` with ``args`` and then the options of ``struct``.

    As the peer hands structs to Python: the options come as keywords, those that the method names, if it has keyword-only
    parameters, else as one struct.
    """
    names = keyword_only_names(method)
    if names:
        given = struct._given()
        return method(*args, **{name: given.get(name) for name in names})
    return method(*args, struct)


def keyword_only_names(method: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of the keyword-only parameters of ``method``."""
    code = getattr(getattr(method, "__func__", method), "__code__", None)
    if code is None or hasattr(method, "__wrapped__"):
        import inspect

        parameters = inspect.signature(method).parameters.values()
        return tuple(parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY)
    first = code.co_argcount
    names: tuple[str, ...] = code.co_varnames[first : first + code.co_kwonlyargcount]
    return names
