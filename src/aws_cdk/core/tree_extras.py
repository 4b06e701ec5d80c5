"""What the tree file shows of a resource beside its properties.

In some places the peer hands its own options on to the L1 class together with the properties made of them. The template drops
what CloudFormation does not know; ``tree.json`` shows it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration

# The letters of ISO 8601, and milliseconds.
_UNITS = {
    "millis": ("", 1),
    "seconds": ("S", 1000),
    "minutes": ("M", 60_000),
    "hours": ("H", 3_600_000),
    "days": ("D", 86_400_000),
}


def show_in_tree(resource: Any, path: Sequence[str], extras: Mapping[str, Any]) -> None:
    """Let the tree file show ``extras`` in the property of ``resource`` that ``path`` leads to, by camelCase names."""
    attributes = resource._tree_attributes

    def shown() -> Any:
        found = attributes()
        place = found["aws:cdk:cloudformation:props"]
        for name in path:
            place = place[name]
        place.update(resource.stack.resolve(extras))
        return found

    resource._tree_attributes = shown


def shown_duration(duration: Duration) -> dict[str, Any]:
    """Return a duration as the tree file has it, in the unit that it was given in."""
    letter, milliseconds = _UNITS[duration._unit]
    return {
        "amount": duration._amount,
        "unit": {"label": duration._unit, "isoLabel": letter, "inMillis": milliseconds},
    }


__all__: list[str] = []
