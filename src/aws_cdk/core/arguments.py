"""Checks of positional arguments, from the annotations of the function: the counterpart of options in structs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from aws_cdk.core.errors import ArgumentError
from aws_cdk.core.struct import Check, _Mismatch, _type_name, check_for
from aws_cdk.core.typing_imports import imported_for_typing

P = ParamSpec("P")
R = TypeVar("R")

_CO_VARARGS = 0x04


def checked(function: Callable[P, R]) -> Callable[P, R]:
    """Have a function check its arguments, by type, before it runs.

    Annotations are read when the function is first called. Mappings given for structs become structs. A parameter named
    ``self`` and parameters without an annotation are let through.

    Raises (from the function made):
        TypeError: an argument has another type; also a ``RuntimeError``, as all errors of construct time.
    """
    made: list[_Arguments] = []

    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        if not made:
            made.append(_Arguments(function))
        arguments = made[0]
        return function(*arguments.positional(args), **arguments.named(kwargs))

    wrapper.__name__ = function.__name__
    wrapper.__qualname__ = function.__qualname__
    wrapper.__doc__ = function.__doc__
    wrapper.__module__ = function.__module__
    wrapper.__wrapped__ = function  # type: ignore[attr-defined]  # as functools.wraps does
    return wrapper


class _Arguments:
    """The checks of one function's parameters."""

    __slots__ = ("_by_name", "_by_position", "_names", "_rest", "_rest_name")

    def __init__(self, function: Callable[..., Any]) -> None:
        code = function.__code__
        annotations: dict[str, str] = function.__annotations__

        def resolve(name: str) -> Any:
            module = sys.modules[function.__module__]
            found = getattr(module, name, None)
            return found if found is not None else imported_for_typing(module, name)

        def check(name: str) -> Check | None:
            annotation = annotations.get(name)
            if annotation is None or annotation == "Any":
                return None
            convert = check_for(annotation, resolve)
            if "None" not in annotation:
                return convert
            return lambda value: None if value is None else convert(value)

        count = code.co_argcount
        self._names = code.co_varnames[: count + code.co_kwonlyargcount]
        self._by_position = [check(name) for name in self._names[:count]]
        self._by_name = {name: check(name) for name in self._names}
        self._rest_name = code.co_varnames[count + code.co_kwonlyargcount] if code.co_flags & _CO_VARARGS else ""
        self._rest = check(self._rest_name) if self._rest_name else None

    def positional(self, args: tuple[Any, ...]) -> list[Any]:
        checks = self._by_position
        known = len(checks)
        result = []
        for index, value in enumerate(args):
            if index < known:
                check, name = checks[index], self._names[index]
            else:
                check, name = self._rest, self._rest_name
            result.append(value if check is None else _run(check, value, name))
        return result

    def named(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        for name, value in kwargs.items():
            check = self._by_name.get(name)
            if check is not None:
                kwargs[name] = _run(check, value, name)
        return kwargs


def _run(check: Check, value: Any, name: str) -> Any:
    try:
        return check(value)
    except _Mismatch as error:
        spot = f"{name}{error.path}"
        message = getattr(error, "message", None)
        if message is not None:
            raise ArgumentError(f"argument {spot}: {message}") from None
        raise ArgumentError(
            f"type of argument {spot} must be {error.expected}; got {_type_name(error.value)} instead"
        ) from None
