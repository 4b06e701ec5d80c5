"""Property injectors: an app changes the options of constructs of some classes, wherever they are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aws_cdk.core import struct as options_of
from aws_cdk.core.arguments import checked
from aws_cdk.core.callbacks import call_with_struct
from aws_cdk.core.struct import Struct
from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs import Construct, IConstruct


class InjectionContext(Struct):
    """Where a construct is being made."""

    id: str
    """The construct's id."""
    scope: Any
    """The construct it is made in."""


class IPropertyInjector(Interface):
    """Changes the options of constructs of one class."""

    @property
    def construct_unique_id(self) -> str:
        """The class: its ``PROPERTY_INJECTION_ID``."""
        raise NotImplementedError

    def inject(self, original_props: Any, context: InjectionContext) -> Any:
        """Return the options to use in place of ``original_props``.

        Args:
            original_props: The options given, as a mapping with camelCase keys.
            context: Where the construct is being made; its fields come as keywords if the method names them so.

        A struct or a mapping may be returned; it replaces all that was given.
        """
        raise NotImplementedError


class PropertyInjectors:
    """The injectors of one scope; the innermost scope that has one for a class decides."""

    @checked
    def __init__(self, scope: IConstruct) -> None:
        self._scope = scope
        self._injectors: dict[str, IPropertyInjector] = {}

    @staticmethod
    def has_property_injectors(x: Any) -> bool:
        """Tell whether ``x`` has injectors of its own."""
        return "_property_injectors" in getattr(x, "__dict__", {})

    @staticmethod
    @checked
    def of(scope: IConstruct) -> PropertyInjectors:
        """Return the injectors of ``scope``."""
        attributes = scope.__dict__
        injectors: PropertyInjectors | None = attributes.get("_property_injectors")
        if injectors is None:
            injectors = attributes["_property_injectors"] = PropertyInjectors(scope)
        return injectors

    @property
    def scope(self) -> IConstruct:
        """The construct these belong to."""
        return self._scope

    @checked
    def add(self, *props_injectors: IPropertyInjector) -> None:
        """Add injectors for constructs that are made from now on; a later one for a class takes the place of an earlier."""
        for injector in props_injectors:
            self._injectors[injector.construct_unique_id] = injector
        options_of.injection = _inject  # until then constructors need not look

    @checked
    def for_(self, unique_id: str) -> IPropertyInjector | None:
        """Return the injector for a class, or ``None``."""
        return self._injectors.get(unique_id)

    def supported_classes(self) -> list[str]:
        """Return the ids of the classes that have an injector here."""
        return list(self._injectors)


def _inject(constructor: Any, construct: Any, scope: Any, id: str, props: Struct) -> Struct:
    """Return the options with which ``constructor`` goes on."""
    unique_id = _unique_id(constructor, type(construct))
    injector = None if unique_id is None else _injector_for(unique_id, scope)
    if injector is None:
        return props
    original = {props._fields[name].camel: value for name, value in props._given().items()}
    changed = call_with_struct(injector.inject, original, struct=InjectionContext(id=id, scope=scope))
    if isinstance(changed, Struct):
        changed = changed._given()
    return type(props).of(changed if isinstance(changed, Mapping) else {})


def _unique_id(constructor: Any, cls: type) -> str | None:
    """Return the id of the class whose constructor is running, which may be a base of the construct's class."""
    for base in cls.__mro__:
        if base.__dict__.get("__init__") is constructor:
            unique_id: str | None = base.__dict__.get("PROPERTY_INJECTION_ID")
            return unique_id
    return None


def _injector_for(unique_id: str, scope: Construct | None) -> IPropertyInjector | None:
    current: Any = scope
    while current is not None:
        injectors = getattr(current, "__dict__", {}).get("_property_injectors")
        injector: IPropertyInjector | None = None if injectors is None else injectors.for_(unique_id)
        if injector is not None:
            return injector
        current = current.node.scope
    return None
