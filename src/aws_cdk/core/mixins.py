"""Mixins: pieces of behaviour that are put on constructs that are there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.construct_selector import ConstructSelector
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct
from constructs import IMixin

if TYPE_CHECKING:
    from aws_cdk.core.construct_selector import IConstructSelector
    from constructs import IConstruct


class Mixin(IMixin):
    """A base for mixins; unless :meth:`supports` is overridden it supports any construct."""

    @staticmethod
    def is_mixin(x: Any) -> bool:
        """Tell whether ``x`` derives from this class."""
        return isinstance(x, Mixin)

    def supports(self, construct: IConstruct) -> bool:
        """Tell whether the mixin can be applied to ``construct``."""
        return True


class MixinApplication(Struct):
    """A mixin that was applied, and where."""

    construct: Any
    mixin: Any


class MixinApplicator:
    """Applies mixins to the constructs of a selection."""

    @checked
    def __init__(self, scope: IConstruct, selector: IConstructSelector | None = None) -> None:
        """Make an applicator.

        Args:
            scope: Where to look for constructs.
            selector: Which ones to take. Default: all.
        """
        self._scope = scope
        self._selector = selector if selector is not None else ConstructSelector.all()
        self._report: list[MixinApplication] = []
        self._requires_all = False
        self._requires_any = False

    @property
    def selected_constructs(self) -> list[Any]:
        """The constructs of the selection."""
        return self._selector.select(self._scope)

    @property
    def report(self) -> list[MixinApplication]:
        """What was applied so far."""
        return list(self._report)

    def require_all(self) -> MixinApplicator:
        """Refuse constructs that a mixin does not support, from now on; return this applicator."""
        self._requires_all = True
        return self

    def require_any(self) -> MixinApplicator:
        """Refuse to apply mixins of which none is supported anywhere, from now on; return this applicator."""
        self._requires_any = True
        return self

    @checked
    def apply(self, *mixins: IMixin) -> MixinApplicator:
        """Apply each mixin to the constructs that it supports; return this applicator.

        Raises:
            ValidationError: a requirement is not met.
        """
        applied_before = len(self._report)
        constructs = self.selected_constructs
        for mixin in mixins:
            for construct in constructs:
                if mixin.supports(construct):
                    mixin.apply_to(construct)
                    self._report.append(MixinApplication(construct=construct, mixin=mixin))
                elif self._requires_all:
                    raise ValidationError(
                        f"Mixin {type(mixin).__name__} could not be applied to {type(construct).__name__} but was required to.",
                        scope=construct,
                        fix="narrow the selection, or leave require_all() out",
                    )
        if self._requires_any and len(self._report) == applied_before:
            raise ValidationError(
                "At least one mixin application was required, but none of the provided mixins could be applied to any "
                "selected construct.",
                scope=self._scope,
                fix="apply it to a scope that holds what the mixin supports, or leave require_any() out",
            )
        return self


class Mixins:
    """The start of applying mixins to a part of an app."""

    @staticmethod
    @checked
    def of(scope: IConstruct, selector: IConstructSelector | None = None) -> MixinApplicator:
        """Return what applies mixins to the constructs of ``scope``."""
        return MixinApplicator(scope, selector)
