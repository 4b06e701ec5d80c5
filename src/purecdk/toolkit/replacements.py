"""Which changes of a resource make CloudFormation put a new one in its place, as far as a template tells.

Source: ``replacements.txt``, made by ``python -m codegen`` from the service specification (npm ``@aws-cdk/aws-service-spec``).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Literal, TypeAlias

Replacement: TypeAlias = Literal["True", "Conditional"]
"""In CloudFormation's own words: certain, or depending on more than the template says."""

_FILE: Final = Path(__file__).with_name("replacements.txt")


def replacement_by(resource_type: str, property_name: str) -> Replacement | None:
    """Return whether a change of one property replaces the resource; ``None`` if not, or if nothing is known of it."""
    certain, possible = _properties(resource_type)
    return "True" if property_name in certain else "Conditional" if property_name in possible else None


@cache
def _properties(resource_type: str) -> tuple[frozenset[str], frozenset[str]]:
    text = _text()
    start = text.find(f"\n{resource_type} ")
    if not resource_type or start < 0:
        return frozenset(), frozenset()
    line = text[start + 1 : text.index("\n", start + 1)]
    certain, _, possible = line.partition("|")
    return frozenset(certain.split()[1:]), frozenset(possible.split())


@cache
def _text() -> str:
    return _FILE.read_text(encoding="utf-8")
