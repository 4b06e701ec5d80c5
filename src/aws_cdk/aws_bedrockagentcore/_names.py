"""Names that are made where an app gives none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.core.lazy import lazy_string
from aws_cdk.core.logical_id import Names

if TYPE_CHECKING:
    from constructs import Construct


def name_or_unique(construct: Construct, name: str | None, longest: int) -> str:
    """Return a name, by default one made from the construct's place once that is known, of ``longest`` characters at most."""
    if name is not None:
        return name
    return lazy_string(lambda: Names.unique_resource_name(construct, max_length=longest))
