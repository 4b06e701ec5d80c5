"""Calls from the framework into methods of an app that take a struct."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aws_cdk.core.struct import Struct
from constructs._source import is_own_file

# The flags of code objects, as ``inspect`` names them: CO_VARARGS and CO_VARKEYWORDS.
_TAKES_ANY_PLACES = 4
_TAKES_ANY_KEYWORDS = 8


def call_with_options(method: Callable[..., Any], *args: Any, of: type[Struct], **options: Any) -> Any:
    """Call ``method``, maybe an app's, with ``args`` and then ``options``, those of the struct ``of``.

    Methods of the library get keywords; an app's may take the struct itself, see ``call_with_struct``.
    """
    code = _code_of(method)
    if code is not None and is_own_file(code.co_filename) and code.co_filename[0] != "<":
        return method(*args, **options)
    return call_with_struct(method, *args, struct=of(**options))


def call_with_struct(method: Callable[..., Any], *args: Any, struct: Struct) -> Any:
    """Call ``method`` with ``args`` and then the options of ``struct``.

    As the peer hands structs to Python: if the method has keyword-only parameters and no place for one argument more, the
    options that it names come as keywords; else they come as one struct. Where the peer could not call the method, since
    it has no place but takes any keywords, they come as keywords too.
    """
    names, places, takes_any = _parameters_of(method)
    if len(args) >= places:
        if names:
            return method(*args, **{name: getattr(struct, name) for name in names if hasattr(struct, name)})
        if takes_any:
            return method(*args, **struct._given())
    return method(*args, struct)


def _code_of(method: Callable[..., Any]) -> Any:
    return getattr(getattr(method, "__func__", method), "__code__", None)


def _parameters_of(method: Callable[..., Any]) -> tuple[tuple[str, ...], int, bool]:
    """Return the keyword-only parameters of ``method``, how many positional ones it has, and if it takes any keywords."""
    code = _code_of(method)
    if code is None or hasattr(method, "__wrapped__"):
        import inspect

        parameters = inspect.signature(method).parameters.values()
        kinds = [parameter.kind for parameter in parameters]
        named = tuple(parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY)
        places = sum(
            kind in (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD) for kind in kinds
        )
        any_place = inspect.Parameter.VAR_POSITIONAL in kinds
        return named, places, inspect.Parameter.VAR_KEYWORD in kinds and not any_place
    first = code.co_argcount
    names: tuple[str, ...] = code.co_varnames[first : first + code.co_kwonlyargcount]
    any_keyword = code.co_flags & (_TAKES_ANY_PLACES | _TAKES_ANY_KEYWORDS) == _TAKES_ANY_KEYWORDS
    return names, first - hasattr(method, "__func__"), any_keyword
