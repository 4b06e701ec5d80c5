"""The shapes that constructs, dependables, mixins and validations have in common.

They are ordinary base classes: an app may inherit from them or name them in ``@jsii.implements``; either way only the
members count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs._interface import Interface

if TYPE_CHECKING:
    from constructs._node import Node


class IDependable:
    """Something that a construct can depend on; ``Dependable`` tells which constructs that means."""

    __slots__ = ()


class IConstruct(IDependable):
    """A construct: it has a node in the tree."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def node(self) -> Node: ...

        def with_(self, *mixins: IMixin) -> IConstruct: ...


class IMixin(Interface):
    """A piece of behaviour that can be put on constructs it supports."""

    def supports(self, construct: IConstruct) -> bool:
        """Tell whether this mixin can be applied to ``construct``."""
        raise NotImplementedError

    def apply_to(self, construct: IConstruct) -> None:
        """Apply this mixin; called only for constructs it supports."""
        raise NotImplementedError


class IValidation(Interface):
    """A check that runs before synthesis."""

    def validate(self) -> list[str]:
        """Return one message for each thing that is wrong; an empty list if all is well."""
        raise NotImplementedError
