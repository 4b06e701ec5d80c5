"""The availability zones a stack uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.errors import ValidationError
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.core.stack import Stack

_PROVIDER = "availability-zones"
_FALLBACK = "aws:cdk:availability-zones:fallback"
_DUMMIES = ["dummy1a", "dummy1b", "dummy1c"]
_KEPT = "_zones_at_deployment"
_ACKNOWLEDGED = "aws:cdk:acknowledged-rules"
# The rule that warns of zones written out in a template, and the note by which the peer's report accepts them here.
_RULE = "CloudFormation-Validate::W3010"
_NOTE = "Literal AZs in template are the result of accessing stack.availabilityZones, this is expected and safe"


def availability_zones_of(stack: Stack) -> list[str]:
    """Return the zones to use.

    Where account or region are not known these are two that are selected at deployment, unless the context names some for
    this case; otherwise what the context says, or three dummies until the command line has looked them up.

    Raises:
        ValidationError: the context has something else than a list.
    """
    acknowledge_literal_zones(stack)
    if is_unresolved(stack.account) or is_unresolved(stack.region):
        given = stack.node.try_get_context(_FALLBACK)
        if given is not None:
            return _zones(given, f"context value {_FALLBACK}", stack, "give a list of names of zones")
        from aws_cdk.core.fn import Fn

        # The same tokens each time: zones of two networks of a stack are found to be equal.
        known: list[str] | None = vars(stack).get(_KEPT)
        if known is None:
            zones = Fn.get_azs()
            known = vars(stack)[_KEPT] = [Fn.select(0, zones), Fn.select(1, zones)]
        return list(known)
    from aws_cdk.core.context_provider import ContextProvider

    value = ContextProvider.get_value(stack, provider=_PROVIDER, dummy_value=list(_DUMMIES)).value
    return _zones(
        value, f"Provider {_PROVIDER}", stack, "delete the value from cdk.context.json; it is looked up again"
    )


def _zones(value: object, origin: str, stack: Stack, fix: str) -> list[str]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(zone, str) for zone in value):
        raise ValidationError(
            f"{origin} expects a list of texts, but the context has {type(value).__name__}", scope=stack, fix=fix
        )
    return list(value)


def acknowledge_literal_zones(stack: Stack) -> None:
    """Note that zones are written out in the templates of ``stack`` on purpose."""
    known = stack.node._metadata or ()
    if not any(entry.type == _ACKNOWLEDGED for entry in known):
        stack.node.add_metadata(_ACKNOWLEDGED, {_RULE: _NOTE})
