"""Mixins as aspects, and aspects as mixins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.aspect import IAspect
from aws_cdk.core.mixins import Mixin
from constructs import IMixin

if TYPE_CHECKING:
    from constructs import IConstruct


class Shims:
    """Makes one of mixin and aspect of the other: mixins work at once, aspects when the app is synthesized."""

    @staticmethod
    @checked
    def as_aspect(mixin: IMixin) -> IAspect:
        """Return the aspect that applies ``mixin`` to each construct it supports."""
        return _MixinAspect(mixin)

    @staticmethod
    @checked
    def as_mixin(aspect: IAspect) -> IMixin:
        """Return the mixin that lets ``aspect`` visit a construct; it supports all."""
        return _AspectMixin(aspect)


class _MixinAspect(IAspect):
    def __init__(self, mixin: IMixin) -> None:
        self._mixin = mixin

    def visit(self, node: IConstruct) -> None:
        if self._mixin.supports(node):
            self._mixin.apply_to(node)


class _AspectMixin(Mixin):
    def __init__(self, aspect: IAspect) -> None:
        self._aspect = aspect

    def apply_to(self, construct: IConstruct) -> None:
        self._aspect.visit(construct)
