"""How strongly a stack holds on to what it uses of another.

A strong reference is an export and an import (across regions: a parameter that is written there): the producer cannot drop
the value while it is used. A weak one reads the producer's output when the consumer is deployed. "Both" is the step from the
one to the other: the export stays, but nothing imports it any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.cfn_resource import CfnResource
from aws_cdk.core.environment import same_account
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.reference import CfnReference, Reference
from aws_cdk.core.token import IResolvable, IResolveContext, Token, is_unresolved
from aws_cdk.core.tokenization import Tokenization

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack

_CONTEXT = "@aws-cdk/core:defaultCrossStackReferences"


class ReferenceStrength(NamedEnum):
    """How a reference crosses stacks; the values are those of the context key that sets the default."""

    STRONG = "strong"
    """By an export and an import."""
    WEAK = "weak"
    """By reading the other stack's output."""
    BOTH = "both"
    """By reading the output, with the export still in place."""


class CrossStackReferences:
    """Sets the strength of references for a part of an app."""

    __slots__ = ("_scope",)

    def __init__(self, scope: Any) -> None:
        self._scope = scope

    @staticmethod
    def of(scope: Any) -> CrossStackReferences:
        """Return the settings of ``scope``."""
        if not hasattr(scope, "node"):
            raise TypeError(f"type of argument scope must be constructs.IConstruct; got {type(scope).__name__} instead")
        return CrossStackReferences(scope)

    @checked
    def consume(self, strength: ReferenceStrength) -> None:
        """Say how stacks in this scope use others; set it on a stack, stage or app before anything is in it.

        Raises:
            ConstructsError: the scope has children already.
        """
        self._scope.node.set_context(_CONTEXT, ReferenceStrength(strength)._value_)

    @checked
    def produce(self, strength: ReferenceStrength) -> None:
        """Say how other stacks use the attributes of this resource; this counts more than what they say.

        Raises:
            ValidationError: the scope stands for no resource.
        """
        resource = self._scope if isinstance(self._scope, CfnResource) else self._scope.node.default_child
        if not isinstance(resource, CfnResource):
            raise ValidationError(
                "Cannot apply cross-stack reference strength: scope has no default child CfnResource and is not a "
                "CfnResource itself.",
                scope=self._scope,
                fix="name the L1 resource, or a construct with one as node.default_child",
            )
        resource.__dict__["_reference_strength"] = ReferenceStrength(strength)


# -- references with a strength of their own ------------------------------


class ConsumedReference(CfnReference):
    """A reference that is used with a given strength, whatever its resource or the using stack say."""

    def __init__(self, original: CfnReference, strength: ReferenceStrength) -> None:
        super().__init__(None, original.display_name, original.target, original.type_hint)
        self._original = original
        self.strength = strength

    def resolve(self, context: IResolveContext) -> Any:
        """Return the attribute, or what replaces it in the stack of ``context``."""
        if self._replacements:
            from aws_cdk.core.stack import Stack

            replacement = self._replacements.get(id(Stack.of(context.scope)))
            if replacement is not None:
                return replacement.resolve(context)
        return self._original.resolve(context)


def consume_reference(value: str, strength: ReferenceStrength | None) -> str:
    """Return ``value`` as used with a strength; both, if none is given.

    Raises:
        ValidationError: it is no attribute of a resource.
    """
    return Token.as_string(_consumed(value, strength))


def consume_list_reference(value: list[str], strength: ReferenceStrength | None) -> list[str]:
    """Return a list ``value`` as used with a strength; both, if none is given.

    Raises:
        ValidationError: it is no attribute of a resource.
    """
    return Token.as_list(_consumed(value, strength))


def _consumed(value: Any, strength: ReferenceStrength | None) -> ConsumedReference:
    token = Tokenization.reverse(value) if is_unresolved(value) else None
    if isinstance(token, Reference) and not isinstance(token, CfnReference):
        token = getattr(token, "original", None)  # an attribute of an L2, which may turn into a name elsewhere
    if not isinstance(token, CfnReference) or not isinstance(token.target, _element_class()):
        raise ValidationError(
            "consumeReference: the value must be a resource attribute reference (like 'bucket.bucketArn')",
            fix="pass the attribute itself, and build texts from what is returned",
        )
    return ConsumedReference(token, strength or ReferenceStrength.BOTH)


def _element_class() -> type:
    from aws_cdk.core.cfn_element import CfnElement

    return CfnElement


# -- what stands for a reference in another stack -------------------------


def carry_across(consumer: Stack, producer: Stack, reference: CfnReference) -> IResolvable:
    """Return what stands for ``reference`` to a top-level stack in another one.

    Raises:
        ValidationError: the two are in different environments and a region is not known, or no role can read the other
            account.
    """
    from aws_cdk.core.cross_region import cross_region_value, write_for_region
    from aws_cdk.core.cross_stack import export_reference, strong_import
    from aws_cdk.core.weak_reference import reading_role, weak_value

    strength = _strength_of(reference, consumer)
    if producer.environment == consumer.environment:
        if strength is ReferenceStrength.STRONG:
            return strong_import(consumer, producer, reference)
        if strength is ReferenceStrength.BOTH:
            export_reference(producer, reference)
        return weak_value(consumer, producer, reference)
    in_other_account = not same_account(producer.environment, consumer.environment)
    if in_other_account:
        reading_role(consumer, producer, reference)  # without one, knowing the regions would not help
    if is_unresolved(producer.region) or is_unresolved(consumer.region):
        raise ValidationError(
            f'Stack "{consumer.node.path}" cannot reference {{{reference.target.node.path}[{reference.display_name}]}} in '
            f'stack "{producer.node.path}". Cross stack/region references are only supported for stacks with an explicit '
            "region defined.",
            scope=consumer,
            fix="give both stacks an env with a region, or give the resource a physical name",
        )
    if in_other_account:
        if strength is ReferenceStrength.STRONG:
            Annotations.of(consumer).add_warning_v2(
                "@aws-cdk/core:crossAccountRefsAreAlwaysWeak",
                "a strong reference was asked for, but references to stacks in another account can only be weak. Acknowledge "
                f'this, or set the context key {_CONTEXT} to "weak"',
            )
        return weak_value(consumer, producer, reference)
    if strength is ReferenceStrength.STRONG:
        return cross_region_value(consumer, producer, reference)
    if strength is ReferenceStrength.BOTH:
        write_for_region(consumer, producer, reference)
    return weak_value(consumer, producer, reference)


def _strength_of(reference: CfnReference, consumer: Stack) -> ReferenceStrength:
    # The default is looked at even where it does not count: the app is told once that it has none.
    default = _default_strength(consumer)
    if isinstance(reference, ConsumedReference):
        return reference.strength
    produced: ReferenceStrength | None = reference.target.__dict__.get("_reference_strength")
    return produced or default


def _default_strength(consumer: Stack) -> ReferenceStrength:
    value = consumer.node.try_get_context(_CONTEXT)
    if value is None:
        _tell_once(
            consumer,
            "@aws-cdk/core:crossStackReferencesDefaultStrong",
            "references to other stacks are strong by default: the producing stack cannot change what is used of it while it "
            f'is used. Set the context key {_CONTEXT} to "strong" to keep that, or to "both", deploy everywhere, and then to '
            '"weak"',
        )
        return ReferenceStrength.STRONG
    try:
        strength = ReferenceStrength(value)
    except ValueError:
        from cloud_assembly.schema.json_text import json_text

        shown = json_text(value).strip('"')
        raise ValidationError(
            f'Invalid value for {_CONTEXT}: "{shown}". Must be "strong", "weak", or "both".', scope=consumer
        ) from None
    if strength is ReferenceStrength.BOTH:
        _tell_once(
            consumer,
            "@aws-cdk/core:crossStackReferencesBothTransitional",
            f'the context key {_CONTEXT} is "both", which is a step on the way: once the app is deployed everywhere, set it '
            'to "weak"',
        )
    return strength


def _tell_once(consumer: Stack, id: str, message: str) -> None:
    """Warn of the default strength once in an app, at the first stack that it matters for."""
    root = consumer.node.root
    if not root.__dict__.get("_told_of_reference_strength"):
        root.__dict__["_told_of_reference_strength"] = True
        Annotations.of(consumer).add_warning_v2(id, message)


__all__ = ["CrossStackReferences", "ReferenceStrength"]
