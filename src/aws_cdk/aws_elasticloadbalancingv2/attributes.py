"""Attributes of load balancers, listeners and target groups, and checks of their names."""

from __future__ import annotations

import re
from typing import Any

from aws_cdk.core.token import is_unresolved

_MAX_NAME_LENGTH = 32
_NAME = re.compile(r"[0-9A-Za-z-]+\Z")
_RESERVED_PREFIX = "internal-"


class Attributes:
    """Attributes in the order in which they were first set; ``None`` takes one away but keeps its place."""

    __slots__ = ("values",)

    def __init__(self) -> None:
        self.values: dict[str, str | None] = {}

    def set(self, key: str, value: str | None) -> None:
        """Set an attribute."""
        self.values[key] = value

    def set_given(self, key: str, value: Any) -> None:
        """Set an attribute unless ``value`` is ``None``; truth values are written ``true`` and ``false``."""
        if value is not None:
            self.values[key] = ("true" if value else "false") if isinstance(value, bool) else str(value)

    def rendered(self, without: str | None = None) -> list[dict[str, str]]:
        """Return the attributes as resources list them."""
        return [
            {"key": key, "value": value} for key, value in self.values.items() if value is not None and key != without
        ]


def name_problems(what: str, name: str | None) -> list[str]:
    """Return what is wrong with the name of a load balancer or target group. Source: the API reference of ELB."""
    if name is None or is_unresolved(name):
        return []
    problems = []
    if len(name) > _MAX_NAME_LENGTH:
        problems.append(f'{what} name: "{name}" can have a maximum of {_MAX_NAME_LENGTH} characters.')
    if name.startswith(_RESERVED_PREFIX) and what == "Load balancer":
        problems.append(f'{what} name: "{name}" must not begin with "{_RESERVED_PREFIX}".')
    if name.startswith("-") or name.endswith("-"):
        problems.append(f'{what} name: "{name}" must not begin or end with a hyphen.')
    if not _NAME.match(name):
        problems.append(f'{what} name: "{name}" must contain only alphanumeric characters or hyphens.')
    return problems
