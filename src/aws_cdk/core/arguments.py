"""Checks of positional arguments, from the annotations of the function: the counterpart of options in structs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, ParamSpec, TypeVar

from aws_cdk.core.annotation_checks import AnnotationNames, Check, check_for
from aws_cdk.core.errors import ArgumentError
from aws_cdk.core.mismatch import Mismatch, wrong_type
from constructs._ownership import initialize, of_app

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
    made: Arguments | None = None
    initializes = function.__name__ == "__init__"

    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        nonlocal made
        if made is None:
            made = Arguments(function)
        if initializes and of_app(type(args[0])):
            return initialize(  # type: ignore[no-any-return]  # what a constructor returns: nothing
                args[0], function, *made.positional(args)[1:], **made.named(kwargs)
            )
        return function(*made.positional(args), **(made.named(kwargs) if kwargs else kwargs))

    wrapper.__name__ = function.__name__
    wrapper.__qualname__ = function.__qualname__
    wrapper.__doc__ = function.__doc__
    wrapper.__module__ = function.__module__
    wrapper.__wrapped__ = function  # type: ignore[attr-defined]  # as functools.wraps does
    return wrapper


class Arguments:
    """The checks of one function's parameters.

    Only the first ``count`` positional parameters are looked at, if it is given: what follows is checked elsewhere.
    """

    __slots__ = ("_by_name", "_by_position", "_count", "_rest", "_what")

    def __init__(self, function: Callable[..., Any], count: int | None = None) -> None:
        code = function.__code__
        annotations: dict[str, str] = function.__annotations__
        count_of_all = code.co_argcount
        given = function.__defaults__ or ()
        defaults = dict(zip(code.co_varnames[count_of_all - len(given) : count_of_all], given, strict=True))
        defaults.update(function.__kwdefaults__ or {})

        names = AnnotationNames(function.__module__)

        def check(name: str) -> Check | None:
            annotation = annotations.get(name)
            if annotation is None:
                return None
            convert = check_for(annotation, names)
            if "None" not in annotation and name not in defaults:
                return convert
            default = defaults.get(name)  # which None stands for, as in options
            return lambda value: default if value is None else convert(value)

        self._what = function.__qualname__
        self._count = count_of_all if count is None else count
        named = code.co_varnames[: count_of_all + code.co_kwonlyargcount if count is None else count]
        found = [(index, name, check(name)) for index, name in enumerate(named)]
        self._by_position = [(index, name, each) for index, name, each in found[: self._count] if each is not None]
        self._by_name = {name: each for _, name, each in found if each is not None}
        rest = code.co_varnames[len(named)] if count is None and code.co_flags & _CO_VARARGS else ""
        rest_check = check(rest) if rest else None
        self._rest = None if rest_check is None else (rest, rest_check)

    def positional(self, args: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the positional arguments with mappings made structs."""
        given = len(args)
        changed: list[Any] | None = None
        for index, name, check in self._by_position:
            if index >= given:
                break
            value = args[index]
            try:
                result = check(value)
            except Mismatch as error:
                self._refuse(error, name, args)
            if result is not value:
                if changed is None:
                    changed = list(args)
                changed[index] = result
        if self._rest is not None and given > self._count:
            name, check = self._rest
            if changed is None:
                changed = list(args)
            for index in range(self._count, given):
                try:
                    changed[index] = check(args[index])
                except Mismatch as error:
                    self._refuse(error, name, args)
        return args if changed is None else tuple(changed)

    def named(self, kwargs: dict[str, Any]) -> dict[str, Any]:
        """Return the arguments given by keyword with mappings made structs."""
        for name, value in kwargs.items():
            check = self._by_name.get(name)
            if check is not None:
                try:
                    kwargs[name] = check(value)
                except Mismatch as error:
                    self._refuse(error, name, ())
        return kwargs

    def _refuse(self, error: Mismatch, name: str, args: tuple[Any, ...]) -> NoReturn:
        spot = f"{name}{error.path}"
        message = getattr(error, "message", None)
        what = f"argument {spot}: {message}" if message is not None else wrong_type(spot, error)
        raise ArgumentError(f"{self._what}(): {what}", scope=args[0] if args else None) from None
