"""What constructs say of themselves in ``tree.json``."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.arguments import checked
from constructs._interface import Interface


class TreeInspector:
    """Collects attributes of a construct for ``tree.json``."""

    def __init__(self) -> None:
        self._attributes: dict[str, Any] = {}

    @property
    def attributes(self) -> dict[str, Any]:
        """The attributes so far."""
        return self._attributes

    @checked
    def add_attribute(self, key: str, value: Any) -> None:
        """Set an attribute; keys of constructs of an app are best prefixed with its name."""
        self._attributes[key] = value


class IInspectable(Interface):
    """A construct that has attributes for ``tree.json``."""

    def inspect(self, inspector: TreeInspector) -> None:
        """Add them."""
        raise NotImplementedError
