"""Checks made from annotations, for options and for positional arguments alike.

Annotations are texts here (``str | None``, ``Sequence[IBucket]``): reading them so costs nothing at import, and the classes in
them are looked up only when a name alone cannot decide.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from aws_cdk.core.mismatch import ZONED, Mismatch, UnknownKey, package_of
from aws_cdk.core.naming import snake_case
from constructs._key_order import indexes_first
from constructs._snapshot import key_text, snapshot

T = TypeVar("T")

Check = Callable[[Any], Any]
"""Returns a value as it is to be held, with mappings made structs; raises ``Mismatch`` if it does not fit."""


class Checked:
    """What checks know of structs: mappings may stand for them."""

    @classmethod
    def _from_mapping(cls: type[T], value: Mapping[str, Any]) -> T:
        """Make the struct from a mapping; raise ``Mismatch`` if it does not fit."""
        raise NotImplementedError


def _check_str(value: Any) -> Any:
    if isinstance(value, str):
        return value
    raise Mismatch("str", value)


def _check_number(value: Any) -> Any:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise Mismatch("int or float", value)


def _check_bool(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    raise Mismatch("bool", value)


def _check_datetime(value: Any) -> Any:
    from datetime import datetime

    if not isinstance(value, datetime):
        raise Mismatch("datetime", value)
    if value.tzinfo is None:  # which moment that is depends on the machine
        raise Mismatch(ZONED, value)
    return value


def _let_through(value: Any) -> Any:
    return value


_PRIMITIVES: dict[str, Check] = {
    "str": _check_str,
    "int": _check_number,
    "float": _check_number,
    "bool": _check_bool,
    "datetime": _check_datetime,
    "Any": snapshot,
    "object": snapshot,
}


def _sequence_check(item: Check) -> Check:
    def check(value: Any) -> Any:
        if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Sequence):
            raise Mismatch("list", value)
        try:
            result = []
            for element in value:
                result.append(item(element))
            return result
        except Mismatch as error:
            error.path = f"[{len(result)}]{error.path}"
            raise

    return check


def _mapping_check(item: Check) -> Check:
    def check(value: Any) -> Any:
        if not isinstance(value, Mapping):
            raise Mismatch("dict", value)
        result = {}
        for key, element in value.items():
            if type(key) is not str and not isinstance(key := key_text(key), str):
                raise Mismatch("str as key", key)
            try:
                result[key] = item(element)
            except Mismatch as error:
                error.path = f".{key}{error.path}"
                raise
        return indexes_first(result)

    return check


def _class_check(name: str, names: AnnotationNames) -> Check:
    """Check for a class or struct by name; it is looked up only when a name alone cannot decide."""
    looked_up: list[Any] = []
    fitting: set[type] = set()  # what needs no second look

    def check(value: Any) -> Any:
        value_type = type(value)
        if value_type in fitting:
            return value
        for base in value_type.__mro__:
            if base.__name__ == name:
                if _may_be_of_another_service(value_type, names.package):
                    target = names.find(name)
                    if isinstance(target, type) and not isinstance(value, target):
                        raise Mismatch(f"{package_of(target.__module__)}.{name}", value)
                fitting.add(value_type)
                return value
        if isinstance(value, Mapping):
            if not looked_up:
                looked_up.append(names.find(name))
            target = looked_up[0]
            if isinstance(target, type) and issubclass(target, Checked):
                return target._from_mapping(value)
            raise Mismatch(name, value)
        if value is None or isinstance(value, (str, int, float, bool, list, tuple, Checked)):
            if not looked_up:
                looked_up.append(names.find(name))
            target = looked_up[0]
            if isinstance(target, type) and not isinstance(value, target):  # no name that stands for several types
                raise Mismatch(name, value)
            return value
        if getattr(value_type, "__jsii_ifaces__", None) is not None:
            return value
        # A class of the app that has the members of an interface without declaring it is welcome.
        if value_type.__module__.partition(".")[0] == "aws_cdk" and not name.startswith("IResolvable"):
            if name.endswith("Ref") and hasattr(value_type, snake_case(name[1:])):
                fitting.add(value_type)
                return value
            if not looked_up:
                looked_up.append(names.find(name))
            target = looked_up[0]
            if isinstance(target, type) and not (isinstance(value, target) or _has_members_of(value, target, name)):
                raise Mismatch(name, value)
        return value

    return check


def _may_be_of_another_service(cls: type, package: str) -> bool:
    """Tell whether a struct or enumeration is of another service than ``package``: many have the same names there."""
    own = package_of(cls.__module__)
    return own not in (package, "aws_cdk.core") and issubclass(cls, (Checked, Enum))


def _has_members_of(value: Any, interface: Any, name: str) -> bool:
    """Tell whether an object has all members of an interface; what is no interface is met by its subclasses alone."""
    is_interface = (
        len(name) > 2 and name[0] == "I" and name[1].isupper() and (name[2].islower() or name.endswith("Ref"))
    )
    if not is_interface:
        return False
    from aws_cdk.core.typing_imports import interface_members

    # The class is asked first: properties may refuse to tell their value, which nobody wants to know here.
    return all(hasattr(type(value), member) or hasattr(value, member) for member in interface_members(interface))


def _union_check(checks: list[Check]) -> Check:
    def check(value: Any) -> Any:
        failures = []
        for alternative in checks:
            try:
                return alternative(value)
            except Mismatch as error:
                failures.append(error)
        deepest = max(failures, key=lambda error: len(error.path))
        if deepest.path or isinstance(deepest, UnknownKey):
            raise deepest
        raise Mismatch(" or ".join(error.expected for error in failures), value)

    return check


def _split_top(text: str, separator: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for index, char in enumerate(text):
        if char == "[":
            depth += 1
        elif char == "]":
            depth -= 1
        elif char == separator and depth == 0:
            parts.append(text[start:index])
            start = index + 1
    parts.append(text[start:])
    return [part.strip() for part in parts]


def check_for(annotation: str, names: AnnotationNames) -> Check:
    """Make the check of one annotation, given as text; ``names`` finds the classes in it."""
    annotation = annotation.strip()
    alternatives = [part for part in _split_top(annotation, "|") if part != "None"]
    if len(alternatives) > 1:
        if set(alternatives) <= {"int", "float"}:
            return _check_number
        return _union_check([check_for(part, names) for part in alternatives])
    annotation = alternatives[0] if alternatives else "Any"
    head, bracket, rest = annotation.partition("[")
    head = head.strip()
    if bracket:
        inner = rest[:-1]
        if head == "Nested":
            return check_for(inner, names)
        if head in ("Sequence", "list", "Iterable", "List", "tuple"):
            return _sequence_check(check_for(inner, names))
        if head in ("Mapping", "dict", "Dict"):
            return _mapping_check(check_for(_split_top(inner, ",")[1], names))
        if head in ("Optional", "Final"):
            return check_for(inner, names)
        return _let_through
    simple = _PRIMITIVES.get(head)
    return simple if simple is not None else _class_check(head.rpartition(".")[2], names)


class AnnotationNames:
    """The classes that annotations of a module name: in it, or among what it imports for typing."""

    __slots__ = ("_module", "package")

    def __init__(self, module: str) -> None:
        self._module = module
        self.package = package_of(module)

    def find(self, name: str) -> Any:
        """Return the class, or what else the name stands for; ``None`` if it is not known."""
        module = sys.modules[self._module]
        found = getattr(module, name, None)
        if found is not None:
            return found
        from aws_cdk.core.typing_imports import imported_for_typing

        return imported_for_typing(module, name)
