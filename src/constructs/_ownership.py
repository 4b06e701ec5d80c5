"""Whose a name is, in classes of apps that derive from the library's.

In the official library what a construct keeps for itself lies out of Python's sight, so a class of an app may call an
attribute or method of its own ``_name``, ``_resource`` or ``_transform``. Here it shares one object, and one namespace, with
the library's class. So that neither sees the other's, a private name that both use is kept twice, and the module of the code
that asks decides which is meant. Names that only one of them uses are looked up as ever.

What apps may override (``_allocate_logical_id``) is shared: the library lists these names in :data:`overridable`.

While a constructor of the library runs, the object is of the library's class: as in the official library, what the app's class
overrides is called only after, when the app's own constructor may have made what it needs. Source: observed there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, ClassVar

_LIBRARY = frozenset({"aws_cdk", "cloud_assembly", "constructs", "purecdk"})
_UNSET = object()

#: Private names that are meant for subclasses, by the name of the library's class.
overridable: dict[str, frozenset[str]] = {}


def of_app(cls: type) -> bool:
    """Tell whether a class that derives from the library's is an app's."""
    return hasattr(cls, "_names_of_app")


def initialize(instance: Any, constructor: Callable[..., Any], *args: Any, **options: Any) -> Any:
    """Call a constructor of the library on an object of an app's class."""
    cls = type(instance)
    if _asked_by_library(3):  # on behalf of another constructor of the library, which has gone through here
        return constructor(instance, *args, **options)
    before = dict(instance.__dict__)
    try:
        instance.__class__ = next(base for base in cls.__mro__ if _is_library(base.__module__))
    except TypeError:  # the app's class has slots
        return constructor(instance, *args, **options)
    instance.__dict__.clear()
    try:
        return constructor(instance, *args, **options)
    finally:
        instance.__class__ = cls
        shared = cls._names_of_app.intersection(instance.__dict__)
        if _static(cls, "__setattr__") is not _set:  # a class that sets attributes in its own way: any name may come
            shared = {name for name in instance.__dict__ if _is_private(name) and name not in cls._overridable}
        for name in shared:
            _two_names(cls, name)
        for name, value in before.items():
            if name not in instance.__dict__:
                instance.__dict__[name] = value
            elif _is_private(name):
                _two_names(cls, name).keep(instance, value, by_library=False)


class Subclassed:
    """Base of classes of the library that apps derive from."""

    _names_of_app: ClassVar[set[str]]
    _overridable: ClassVar[frozenset[str]]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not _is_library(cls.__module__):
            if cls.__setattr__ is object.__setattr__:
                cls.__setattr__ = _set  # type: ignore[method-assign]  # that classes of the library do without
            cls._overridable = frozenset[str]().union(
                *(overridable.get(base.__name__, ()) for base in cls.__mro__ if _is_library(base.__module__))
            )
            own = {name for name in cls.__dict__ if _is_private(name) and name not in cls._overridable}
            cls._names_of_app = own | getattr(cls, "_names_of_app", set())
            for name in own:
                if _of_library(cls, name) is not _UNSET:
                    _two_names(cls, name)
            library = next((base for base in cls.__mro__ if _is_library(base.__module__)), None)
            for name, value in list(cls.__dict__.items()):
                # An app's property may ask for what it overrides, by super(), though the library keeps that in the object.
                if isinstance(value, property) and library is not None:
                    default = _of_library(cls, name)
                    if not hasattr(type(default), "__get__"):
                        setattr(library, name, _Kept(name, default))


class _Kept:
    """An attribute of the library's objects, as a class has it: what an object keeps itself goes before."""

    __slots__ = ("_default", "_name")

    def __init__(self, name: str, default: Any) -> None:
        self._name = name
        self._default = default

    def __get__(self, instance: Any, owner: type) -> Any:
        kept = self._default if instance is None else instance.__dict__.get(self._name, self._default)
        if kept is _UNSET:
            raise AttributeError(f"{owner.__name__!r} object has no attribute {self._name!r}")
        return kept


class _TwoNames:
    """A private name that the library and an app's class both use."""

    __slots__ = ("_key", "_name", "_value")

    def __init__(self, name: str, value: Any = _UNSET) -> None:
        self._name = name
        self._key = f"{name} of the app"
        self._value = value

    def __get__(self, instance: Any, owner: type) -> Any:
        if not _asked_by_library(2):
            if instance is not None and self._key in instance.__dict__:
                return instance.__dict__[self._key]
            if self._value is not _UNSET:
                return _bound(self._value, instance, owner)
        of_library = _of_library(owner, self._name)
        if instance is not None and not hasattr(type(of_library), "__set__") and self._name in instance.__dict__:
            return instance.__dict__[self._name]
        if of_library is _UNSET:
            raise AttributeError(f"{owner.__name__!r} object has no attribute {self._name!r}")
        return _bound(of_library, instance, owner)

    def __set__(self, instance: Any, value: Any) -> None:
        """Set the value of who asks; comes here from classes that have a ``__setattr__`` of their own."""
        self.keep(instance, value, by_library=_asked_by_library(2))

    def __delete__(self, instance: Any) -> None:
        instance.__dict__.pop(self._name if _asked_by_library(2) else self._key)

    def keep(self, instance: Any, value: Any, *, by_library: bool) -> None:
        """Set the value of one of the owners."""
        of_library = _of_library(type(instance), self._name)
        if by_library and hasattr(type(of_library), "__set__"):
            of_library.__set__(instance, value)
        else:
            instance.__dict__[self._name if by_library else self._key] = value


def _set(self: Any, name: str, value: Any) -> None:
    """Set an attribute of an app's object: from its second owner on, a private name is kept twice."""
    cls = type(self)
    if not _is_private(name) or name in cls._overridable:
        try:
            object.__setattr__(self, name, value)
        except AttributeError:
            if not (_asked_by_library(2) and isinstance(_static(cls, name), property)):
                raise
            self.__dict__[name] = value  # the app's property is an override: nobody reads the attribute
        return
    by_library = _asked_by_library(2)
    found = _static(cls, name)
    if not isinstance(found, _TwoNames):
        of_app = cls._names_of_app
        if by_library:
            if name not in of_app:
                object.__setattr__(self, name, value)
                return
            before = self.__dict__.pop(name, _UNSET)
            found = _two_names(cls, name)
            if before is not _UNSET:
                found.keep(self, before, by_library=False)
        elif name in of_app or (name not in self.__dict__ and _of_library(cls, name) is _UNSET):
            of_app.add(name)
            object.__setattr__(self, name, value)
            return
        else:
            found = _two_names(cls, name)
    found.keep(self, value, by_library=by_library)


def _two_names(cls: type, name: str) -> _TwoNames:
    """Let the library and the app's class have a private name each."""
    found = _static(cls, name)
    if not isinstance(found, _TwoNames):
        found = _TwoNames(name, _UNSET if found is _of_library(cls, name) else found)
        setattr(cls, name, found)
    return found


def _is_private(name: str) -> bool:
    return name[0] == "_" and name[:2] != "__"


def _is_library(module: str) -> bool:
    return module.partition(".")[0] in _LIBRARY


def _asked_by_library(depth: int) -> bool:
    """Tell whether the code ``depth`` calls up is the library's."""
    return _is_library(sys._getframe(depth).f_globals.get("__name__", ""))


def _static(cls: type, name: str) -> Any:
    """Return what the class has under a name, as it stands there."""
    for base in cls.__mro__:
        if name in base.__dict__:
            return base.__dict__[name]
    return _UNSET


def _of_library(cls: type, name: str) -> Any:
    """Return what the library's classes among the bases have under a name."""
    for base in cls.__mro__:
        if name in base.__dict__ and _is_library(base.__module__):
            return base.__dict__[name]
    return _UNSET


def _bound(value: Any, instance: Any, owner: type) -> Any:
    return value.__get__(instance, owner) if hasattr(type(value), "__get__") else value
