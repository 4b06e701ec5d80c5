"""Values that an app hands over, as they are at that moment."""

from __future__ import annotations

from typing import Any

from constructs._errors import ConstructsError
from constructs._key_order import indexes_first


def snapshot(value: Any) -> Any:
    """Return ``value`` with its lists and dicts copied, at every depth; all else is the same object.

    Keys become what they are in JSON, see ``key_text``.

    In the official library values cross into another process when they are given, so that apps reuse and change their own
    dicts afterwards: in loops, mostly.

    Raises:
        ConstructsError: one of them contains itself.
    """
    if not isinstance(value, (dict, list, tuple)):
        return value
    try:
        return _copied(value)
    except RecursionError:
        raise ConstructsError("a list or dict that was given contains itself, which no template can hold") from None


def key_text(key: Any) -> Any:
    """Return the key of a dict as JSON has it, if it is a number, a truth value or ``None``; all else is the same object."""
    kind = type(key)
    if kind is bool:
        return "true" if key else "false"
    if kind is int or kind is float:
        return repr(key)
    return "null" if key is None else key


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return indexes_first(
            {(key if type(key) is str else key_text(key)): _copied(item) for key, item in value.items()}
        )
    if isinstance(value, (list, tuple)):
        return [_copied(item) for item in value]
    return value
