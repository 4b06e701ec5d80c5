"""Special values for a function's handler."""

from __future__ import annotations


class Handler:
    """Special values for a function's handler."""

    FROM_IMAGE = "FROM_IMAGE"
    """The handler is said by the container image."""
