"""Looking into templates that anybody may have written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def part(of: Any, name: str) -> Mapping[str, Any]:
    """Return a member of a template, a resource or another object if it is an object itself, else an empty one."""
    found = of.get(name) if isinstance(of, Mapping) else None
    return found if isinstance(found, Mapping) else {}
