"""What existing apps import from ``jsii``: decorators that say how a Python class meets the framework.

No Node runs behind them. A class that implements an interface is an ordinary class here; the decorators record what was
declared, so that argument checks accept it, and otherwise leave it alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from types import TracebackType
from typing import Any, TypeVar

__all__ = ["JSIIMeta", "Number", "implements", "interface", "member", "python"]

Number = int | float
_T = TypeVar("_T")
_IMPLEMENTS = "__jsii_ifaces__"


class JSIIMeta(type):
    """The metaclass that apps name when they write bindings by hand; an ordinary one here."""


def implements(*interfaces: type) -> Callable[[type[_T]], type[_T]]:
    """Declare that a class implements ``interfaces``; returns the class itself.

    Optional properties of theirs that the class does not have are ``None`` from now on.
    """

    def declare(cls: type[_T]) -> type[_T]:
        setattr(cls, _IMPLEMENTS, [*getattr(cls, _IMPLEMENTS, []), *interfaces])
        for interface in interfaces:
            for base in interface.__mro__:
                for name in vars(base).get("_optional", ()):
                    if not hasattr(cls, name) and name not in vars(cls).get("__annotations__", ()):
                        setattr(cls, name, None)
        return cls

    return declare


def interface(*, jsii_type: str) -> Callable[[type[_T]], type[_T]]:
    """Declare a class to be an interface."""

    def declare(cls: type[_T]) -> type[_T]:
        cls.__jsii_type__ = jsii_type  # type: ignore[attr-defined]  # the mark is the point
        return cls

    return declare


def member(*, jsii_name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare the name under which other languages know a member; Python calls it by its own."""

    def declare(function: Callable[..., Any]) -> Callable[..., Any]:
        function.__jsii_name__ = jsii_name  # type: ignore[attr-defined]  # the mark is the point
        return function

    return declare


class python:
    """Namespace kept for apps that write ``jsii.python.classproperty``."""

    class classproperty:
        """A read-only property of a class."""

        def __init__(self, fget: Callable[[Any], Any]) -> None:
            self._fget = fget

        def __get__(self, instance: Any, owner: type) -> Any:
            return self._fget(owner)


class _JavaScriptNeeded(AttributeError):
    """A library asks for the bridge to JavaScript that is not here."""


def __getattr__(name: str) -> Any:
    if not name.startswith("__"):
        _report_briefly()
    raise _JavaScriptNeeded(
        f"jsii.{name} is part of the JavaScript bridge, which purecdk replaces: a library that needs it carries JavaScript "
        f"and cannot be used here. Use a construct library in plain Python, or the L1 class of the resource instead."
    )


def _report_briefly() -> None:
    """Let a program that such a library ends print the message alone, and the library's line; ``PURECDK_VERBOSE`` shows all."""
    previous = sys.excepthook

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, _JavaScriptNeeded) or os.environ.get("PURECDK_VERBOSE"):
            previous(kind, error, trace)
            return
        place = ""
        while trace is not None:
            if trace.tb_frame.f_code.co_filename != __file__:
                place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
            trace = trace.tb_next
        print(f"error: {error}\n  where: {place}", file=sys.stderr)

    sys.excepthook = hook
