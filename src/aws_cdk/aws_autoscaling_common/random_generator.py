"""Where chance comes from, in tests of scaling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from constructs._interface import Interface


class IRandomGenerator(Interface):
    """A source of chance."""

    if TYPE_CHECKING:

        def next_boolean(self) -> bool: ...
        def next_int(self, min: int | float, max: int | float) -> int | float: ...
