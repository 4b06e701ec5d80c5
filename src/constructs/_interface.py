"""The base of interfaces that apps implement.

An app says ``@jsii.implements(IAspect)`` and inherits from nothing. So for type checkers these interfaces are protocols:
the members count, not the ancestry. At run time they are plain classes, since making a protocol costs an import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol as Interface
    from typing import runtime_checkable as checkable
else:

    class Interface:
        """A class of which the members count."""

        __slots__ = ()

    def checkable(cls: type) -> type:
        """Say that ``isinstance`` may be asked of an interface."""
        return cls


__all__ = ["Interface", "checkable"]
