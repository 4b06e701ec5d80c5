"""Values that an app hands over, as they are at that moment."""

from __future__ import annotations

from typing import Any


def snapshot(value: Any) -> Any:
    """Return ``value`` with its lists and dicts copied, at every depth; all else is the same object.

    In the official library values cross into another process when they are given, so that apps reuse and change their own
    dicts afterwards: in loops, mostly.
    """
    if isinstance(value, dict):
        return {key: snapshot(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [snapshot(item) for item in value]
    return value
