"""An explicit null."""

from __future__ import annotations

from typing import Any

from aws_cdk.core.token import IResolvable, IResolveContext


class JsonNull(IResolvable):
    """Writes ``null`` into a template, where ``None`` means that a value was not given.

    Use the one object :attr:`INSTANCE`.
    """

    INSTANCE: JsonNull

    def resolve(self, context: IResolveContext) -> Any:
        """Return the object itself, which is written as ``null``."""
        return self

    def to_json(self) -> Any:
        """Return ``None``, JSON's null."""
        return None

    def to_string(self) -> str:
        """Return the text ``null``."""
        return "null"


JsonNull.INSTANCE = JsonNull()
