"""Dependencies between constructs: what it means to depend on something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from constructs._errors import ConstructsError
from constructs._interfaces import IConstruct, IDependable

if TYPE_CHECKING:
    from constructs._construct import Construct

_TRAIT = "_constructs_dependable"


class Dependable:
    """The trait of things that can be depended on: it names the constructs that must exist first.

    Implement it on an object with :meth:`implement`; read it with :meth:`of`.
    """

    @staticmethod
    def implement(instance: Any, trait: Dependable) -> None:
        """Make ``instance`` something that can be depended on, with the roots that ``trait`` names."""
        setattr(instance, _TRAIT, trait)

    @staticmethod
    def of(instance: Any) -> Dependable:
        """Return the trait of ``instance``.

        Raises:
            ConstructsError: nothing was implemented for ``instance`` and it is no construct.
        """
        trait = getattr(instance, _TRAIT, None)
        if isinstance(trait, Dependable):
            return trait
        if hasattr(instance, "node"):
            return _SelfDependable(instance)
        raise ConstructsError(
            f"{instance!r} does not implement Dependable; use Dependable.implement() to say what it stands for"
        )

    @staticmethod
    def get(instance: Any) -> Dependable:
        """Return the trait of ``instance``; the older name of :meth:`of`."""
        return Dependable.of(instance)

    @property
    def dependency_roots(self) -> list[IConstruct]:
        """The constructs whose whole trees are depended on."""
        raise NotImplementedError


class _SelfDependable(Dependable):
    """A construct stands for itself."""

    def __init__(self, construct: IConstruct) -> None:
        self._construct = construct

    @property
    def dependency_roots(self) -> list[IConstruct]:
        return [self._construct]


class DependencyGroup(IDependable):
    """A set of constructs, filled over time, that can be depended on as one."""

    def __init__(self, *deps: IDependable) -> None:
        self._members: list[IDependable] = []
        group = self

        class _GroupTrait(Dependable):
            @property
            def dependency_roots(self) -> list[IConstruct]:
                return [root for member in group._members for root in Dependable.of(member).dependency_roots]

        Dependable.implement(self, _GroupTrait())
        self.add(*deps)

    def add(self, *scopes: IDependable) -> None:
        """Add members to the group."""
        self._members.extend(scopes)


def roots_of(dependables: Sequence[IDependable]) -> list[Construct]:
    """Return the roots of all ``dependables`` in order; one that several of them name is there as often, as the peer has it."""
    roots: list[Any] = []
    for dependable in dependables:
        if getattr(dependable, _TRAIT, None) is None and hasattr(dependable, "node"):
            roots.append(dependable)
        else:
            roots.extend(Dependable.of(dependable).dependency_roots)
    return roots
