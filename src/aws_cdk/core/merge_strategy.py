"""How properties are put over those that an L1 has already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from typing import Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface


class IArrayMergeStrategy(Interface):
    """Makes one list of two."""

    def merge(self, target: Sequence[Any], source: Sequence[Any]) -> list[Any]:
        """Return a new list of what is in ``target``, which is there already, and in ``source``."""
        raise NotImplementedError


class ArrayMergeStrategy:
    """The ways to make one list of two; their elements are never merged with each other."""

    @staticmethod
    def append() -> IArrayMergeStrategy:
        """Return the strategy that puts the new elements behind the others."""
        return _Merge(lambda target, source: [*target, *source])

    @staticmethod
    def prepend() -> IArrayMergeStrategy:
        """Return the strategy that puts the new elements before the others."""
        return _Merge(lambda target, source: [*source, *target])

    @staticmethod
    def replace() -> IArrayMergeStrategy:
        """Return the strategy that keeps the new elements only."""
        return _Merge(lambda target, source: list(source))

    @staticmethod
    def replace_by_index() -> IArrayMergeStrategy:
        """Return the strategy by which each new element takes the place of the one at the same position."""
        return _Merge(lambda target, source: [*source, *target[len(source) :]])

    @staticmethod
    @checked
    def replace_by_key(key: str) -> IArrayMergeStrategy:
        """Return the strategy by which a new element takes the place of the one with the same value of ``key``.

        New elements that are like no other in this come last; those that are no mappings or lists are left out.
        """
        return _Merge(lambda target, source: _replaced_by_key(target, source, key))


class _Merge(IArrayMergeStrategy):
    def __init__(self, merge: Callable[[Sequence[Any], Sequence[Any]], list[Any]]) -> None:
        self._merge = merge

    def merge(self, target: Sequence[Any], source: Sequence[Any]) -> list[Any]:
        return self._merge(target, source)


def _replaced_by_key(target: Sequence[Any], source: Sequence[Any], key: str) -> list[Any]:
    merged = list(target)
    places: dict[Any, int] = {}
    for at, element in enumerate(merged):
        if _has_keys(element):
            places.setdefault(_identity(element, key), at)
    for element in source:
        if not _has_keys(element):
            continue
        at = places.setdefault(_identity(element, key), len(merged))
        merged[at : at + 1] = [element]
    return merged


def _has_keys(element: Any) -> bool:
    return isinstance(element, (Mapping, list, tuple))


def _identity(element: Any, key: str) -> tuple[bool, Any]:
    """What makes two elements the same one: the value of ``key``, which is nothing for lists; never 1 and true."""
    value = element.get(key) if isinstance(element, Mapping) else None
    return isinstance(value, bool), id(value) if isinstance(value, (Mapping, list, tuple)) else value


class IMergeStrategy(Interface):
    """Puts properties over others."""

    def apply(self, target: MutableMapping[str, Any], source: Mapping[str, Any], allowed_keys: Sequence[str]) -> None:
        """Change ``target``: give it the properties of ``source`` among ``allowed_keys``."""
        raise NotImplementedError


class CombineStrategyOptions(Struct):
    """Options of :meth:`PropertyMergeStrategy.combine`."""

    arrays: IArrayMergeStrategy | None = None
    """What becomes of lists that both have. Default: the new one stays, ``ArrayMergeStrategy.replace()``."""


class PropertyMergeStrategy:
    """The ways to put properties over others."""

    @staticmethod
    def override() -> IMergeStrategy:
        """Return the strategy by which each new value takes the place of the old one as a whole."""
        return _Override()

    @staticmethod
    @takes(CombineStrategyOptions)
    def combine(options: CombineStrategyOptions) -> IMergeStrategy:
        """Return the strategy that goes down into mappings, and replaces what is no mapping."""
        return _Combine(options.arrays or ArrayMergeStrategy.replace())


class _Override(IMergeStrategy):
    def apply(self, target: MutableMapping[str, Any], source: Mapping[str, Any], allowed_keys: Sequence[str]) -> None:
        for key in allowed_keys:
            if source.get(key) is not None:
                target[key] = source[key]


class _Combine(IMergeStrategy):
    def __init__(self, arrays: IArrayMergeStrategy) -> None:
        self._arrays = arrays

    def apply(self, target: MutableMapping[str, Any], source: Mapping[str, Any], allowed_keys: Sequence[str]) -> None:
        for key in allowed_keys:
            if source.get(key) is not None:
                target[key] = self._combined(target.get(key), source[key])

    def _combined(self, old: Any, new: Any) -> Any:
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            merged = dict(old)
            for key, value in new.items():
                merged[key] = self._combined(old.get(key), value)
            return merged
        if isinstance(old, (list, tuple)) and isinstance(new, (list, tuple)):
            return self._arrays.merge(old, new)
        return new
