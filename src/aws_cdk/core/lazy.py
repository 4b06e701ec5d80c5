"""Lazy values: produced when the app is synthesized."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import IResolvable, IResolveContext, list_of, number_of, string_of
from constructs._interface import Interface


class IStableStringProducer(Interface):
    """Gives a string, the same at each call."""

    def produce(self) -> str | None:
        """Return the value."""
        raise NotImplementedError


class IStableListProducer(Interface):
    """Gives a list of strings, the same at each call."""

    def produce(self) -> list[str] | None:
        """Return the value."""
        raise NotImplementedError


class IStableNumberProducer(Interface):
    """Gives a number, the same at each call."""

    def produce(self) -> float | None:
        """Return the value."""
        raise NotImplementedError


class IStableAnyProducer(Interface):
    """Gives any value, the same at each call."""

    def produce(self) -> Any:
        """Return the value."""
        raise NotImplementedError


class IStringProducer(Interface):
    """Gives a string that may depend on where it is used."""

    def produce(self, context: IResolveContext) -> str | None:
        """Return the value for ``context``."""
        raise NotImplementedError


class IListProducer(Interface):
    """Gives a list of strings that may depend on where it is used."""

    def produce(self, context: IResolveContext) -> list[str] | None:
        """Return the value for ``context``."""
        raise NotImplementedError


class INumberProducer(Interface):
    """Gives a number that may depend on where it is used."""

    def produce(self, context: IResolveContext) -> float | None:
        """Return the value for ``context``."""
        raise NotImplementedError


class IAnyProducer(Interface):
    """Gives any value, which may depend on where it is used."""

    def produce(self, context: IResolveContext) -> Any:
        """Return the value for ``context``."""
        raise NotImplementedError


class LazyStringValueOptions(Struct):
    """Options of a lazy string."""

    display_hint: str | None = None
    """Part of the token's text, for people to read. Default: none."""


class LazyListValueOptions(Struct):
    """Options of a lazy list."""

    display_hint: str | None = None
    """Part of the token's text, for people to read. Default: none."""
    omit_empty: bool | None = None
    """Leave the property out if the list is empty. Default: no."""


class LazyAnyValueOptions(Struct):
    """Options of any lazy value."""

    display_hint: str | None = None
    """Part of the token's text, for people to read. Default: none."""
    omit_empty_array: bool | None = None
    """Leave the property out if the value is an empty list. Default: no."""


_UNSET: Any = object()


class LazyValue(IResolvable):
    """A token that calls a function of the resolve context."""

    def __init__(
        self, produce: Callable[[IResolveContext], Any], *, cached: bool = False, omit_empty: bool = False
    ) -> None:
        self._produce = produce
        self._cached = cached
        self._omit_empty = omit_empty
        self._value: Any = _UNSET

    def resolve(self, context: IResolveContext) -> Any:
        """Call the function, once if the value is stable."""
        value = self._value
        if value is _UNSET:
            value = self._produce(context)
            if self._cached:
                self._value = value
        if self._omit_empty and isinstance(value, (list, tuple)) and not value:
            return None
        return value


def lazy_string(produce: Callable[[], str | None]) -> str:
    """Return a string token whose value ``produce`` gives at each resolution."""
    return string_of(LazyValue(lambda _: produce()))


def lazy_any(produce: Callable[[], Any], *, omit_empty: bool = False) -> IResolvable:
    """Return a token whose value ``produce`` gives at each resolution."""
    return LazyValue(lambda _: produce(), omit_empty=omit_empty)


def lazy_list(produce: Callable[[], list[str] | None], *, omit_empty: bool = False) -> list[str]:
    """Return a list token whose value ``produce`` gives at each resolution."""
    return list_of(LazyValue(lambda _: produce(), omit_empty=omit_empty))


def _stable(producer: Any, omit_empty: bool | None = None) -> LazyValue:
    return LazyValue(lambda _: producer.produce(), cached=True, omit_empty=bool(omit_empty))


def _uncached(producer: Any, omit_empty: bool | None = None) -> LazyValue:
    return LazyValue(producer.produce, omit_empty=bool(omit_empty))


class Lazy:
    """Makes values that are produced at synthesis, from objects with a ``produce`` method.

    The plain forms ask once and keep the answer; the ``uncached_`` forms ask at each resolution and say where it happens.
    """

    @staticmethod
    @takes(LazyStringValueOptions)
    def string(producer: IStableStringProducer, options: LazyStringValueOptions) -> str:
        """Return a string that is produced at synthesis."""
        return string_of(_stable(producer), options.display_hint)

    @staticmethod
    @takes(LazyStringValueOptions)
    def uncached_string(producer: IStringProducer, options: LazyStringValueOptions) -> str:
        """Return a string that is produced anew at each resolution."""
        return string_of(_uncached(producer), options.display_hint)

    @staticmethod
    @checked
    def number(producer: IStableNumberProducer) -> float:
        """Return a number that is produced at synthesis."""
        return number_of(_stable(producer))

    @staticmethod
    @checked
    def uncached_number(producer: INumberProducer) -> float:
        """Return a number that is produced anew at each resolution."""
        return number_of(_uncached(producer))

    @staticmethod
    @takes(LazyListValueOptions)
    def list(producer: IStableListProducer, options: LazyListValueOptions) -> list[str]:
        """Return a list of strings that is produced at synthesis."""
        return list_of(_stable(producer, options.omit_empty), options.display_hint)

    @staticmethod
    @takes(LazyListValueOptions)
    def uncached_list(producer: IListProducer, options: LazyListValueOptions) -> list[str]:  # type: ignore[valid-type]  # not the method above
        """Return a list of strings that is produced anew at each resolution."""
        return list_of(_uncached(producer, options.omit_empty), options.display_hint)

    @staticmethod
    @takes(LazyAnyValueOptions)
    def any(producer: IStableAnyProducer, options: LazyAnyValueOptions) -> IResolvable:
        """Return a value that is produced at synthesis."""
        return _stable(producer, options.omit_empty_array)

    @staticmethod
    @takes(LazyAnyValueOptions)
    def uncached_any(producer: IAnyProducer, options: LazyAnyValueOptions) -> IResolvable:
        """Return a value that is produced anew at each resolution."""
        return _uncached(producer, options.omit_empty_array)
