"""How strongly a stack holds on to what it uses of another.

A strong reference is an export and an import: the producer cannot drop the value while it is imported. A weak one reads the
other stack's output when it is deployed.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any

from aws_cdk.core.token import IResolvable, Token, Tokenization

if TYPE_CHECKING:
    from aws_cdk.core.reference import CfnReference
    from aws_cdk.core.stack import Stack

_DEFAULT_STRENGTH = "@aws-cdk/core:defaultCrossStackReferences"


class ReferenceStrength(Enum):
    """How a reference crosses stacks."""

    STRONG = "STRONG"
    WEAK = "WEAK"
    BOTH = "BOTH"


_TOLD = "_told_of_reference_strength"


def import_reference(consumer: Stack, producer: Stack, reference: CfnReference) -> IResolvable:
    """Return what stands for ``reference`` in ``consumer``."""
    from aws_cdk.core.annotations import Annotations
    from aws_cdk.core.cross_stack import strong_import

    app = consumer.node.root.__dict__
    if not app.get(_TOLD) and consumer.node.try_get_context(_DEFAULT_STRENGTH) is None:
        app[_TOLD] = True  # once in an app is enough
        Annotations.of(consumer).add_warning_v2(
            "@aws-cdk/core:crossStackReferencesDefaultStrong",
            "references to other stacks are strong by default: the producing stack cannot change what is used of it while "
            f"it is used. Set the context key {_DEFAULT_STRENGTH} to say which strength is meant",
        )
    return strong_import(consumer, producer, reference)


def consume_reference(value: str, strength: ReferenceStrength | None) -> str:
    """Return ``value`` marked with the strength it is consumed with."""
    token = Tokenization.reverse(value)
    return value if token is None else Token.as_string(_with_strength(token, strength))


def consume_list_reference(value: list[str], strength: ReferenceStrength | None) -> list[str]:
    """Return a list ``value`` marked with the strength it is consumed with."""
    token = Tokenization.reverse(value)
    return value if token is None else Token.as_list(_with_strength(token, strength))


def _with_strength(token: Any, strength: ReferenceStrength | None) -> Any:
    return token
