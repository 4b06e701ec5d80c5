"""The base of the enumerations that apps name.

What stands for a member in templates is its ``_value_``, and that is what the framework reads. Apps are shown what the
official library shows them, where the value of a member is its own name: ``RemovalPolicy.DESTROY.value == "DESTROY"``.
"""

from __future__ import annotations

from enum import Enum
from typing import Any


class NamedEnum(Enum):
    """An enumeration whose members go by their names, in public."""

    @property
    def value(self) -> str:
        """The member's name."""
        return self._name_

    @classmethod
    def _missing_(cls, value: object) -> Any:
        return cls.__members__.get(value) if isinstance(value, str) else None

    def __repr__(self) -> str:
        return f"<{type(self).__name__}.{self._name_}: {self._name_!r}>"
