"""What ``inspect.signature`` tells of functions that take options: apps and libraries ask which keywords there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inspect import Parameter, Signature


class WithOptions:
    """The function under a wrapper that takes a struct's options as keywords, with the signature of the wrapper.

    ``inspect`` comes by here on its way from the wrapper to the function. The signature is made when somebody asks.
    """

    __slots__ = ("__wrapped__", "_struct")

    def __init__(self, function: Callable[..., Any], struct: Any) -> None:
        self.__wrapped__ = function
        self._struct = struct

    def __call__(self, *args: Any, **options: Any) -> Any:
        return self.__wrapped__(*args, **options)

    @property
    def __signature__(self) -> Signature:
        from inspect import signature

        plain = signature(self.__wrapped__)
        struct = self._struct.load() if hasattr(self._struct, "load") else self._struct
        return plain.replace(parameters=[*list(plain.parameters.values())[:-1], *_options(struct)])


class SignatureOfStruct:
    """The signature of a struct's class: its options as keywords."""

    def __get__(self, instance: object, owner: Any) -> Signature:
        from inspect import Signature

        return Signature(_options(owner))


def _options(struct: Any) -> list[Parameter]:
    from inspect import Parameter

    return [
        Parameter(
            field.name,
            Parameter.KEYWORD_ONLY,
            default=Parameter.empty if field.required else None,
            annotation=field.annotation.removeprefix("Nested[")[:-1]
            if field.annotation.startswith("Nested[")
            else field.annotation,
        )
        for field in struct._fields.values()
    ]
