"""The order of keys that dicts get on their way into the official library."""

from __future__ import annotations

from typing import Any, TypeVar

T = TypeVar("T")

_LARGEST_INDEX = 2**32 - 2  # the last key that JavaScript takes for an array index


def indexes_first(mapping: dict[Any, T]) -> dict[Any, T]:
    """Return ``mapping`` with keys that are plain whole numbers first, ascending, as objects of JavaScript have them.

    It shows where dicts become lists, and in the order in which children are visited. Keys that are no text yet stay where they
    are: what becomes of them is decided where they are written. (``cloud_assembly`` orders the objects of its documents itself:
    neither package knows the other.)
    """
    for key in mapping:
        if isinstance(key, str) and "0" <= key[:1] <= "9":
            break
    else:
        return mapping
    indexes = sorted((key for key in mapping if _is_index(key)), key=int)
    return {**{key: mapping[key] for key in indexes}, **mapping} if indexes else mapping


def _is_index(key: object) -> bool:
    return (
        isinstance(key, str)
        and key.isascii()
        and key.isdigit()
        and (key == "0" or key[0] != "0")
        and int(key) <= _LARGEST_INDEX
    )
