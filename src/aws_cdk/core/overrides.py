"""Raw overrides of a resource: values set by path, merged over what was rendered."""

from __future__ import annotations

from typing import Any

# A mapping with one of these as its only key is an intrinsic; merging into it would make nonsense.
_INTRINSICS = frozenset(
    {"Ref", "Condition"}
    | {
        f"Fn::{name}"
        for name in [
            "And",
            "Base64",
            "Cidr",
            "Equals",
            "FindInMap",
            "GetAtt",
            "GetAZs",
            "GetStackOutput",
            "If",
            "ImportValue",
            "Join",
            "Length",
            "Not",
            "Or",
            "Select",
            "Split",
            "Sub",
            "ToJsonString",
            "Transform",
        ]
    }
)


class _Deleted:
    def resolve(self, context: Any) -> None:
        """Hold no references: whoever looks for them in overrides finds nothing here."""

    def __repr__(self) -> str:
        return "<deleted>"


DELETED = _Deleted()


def split_path(path: str) -> list[str]:
    r"""Split an override's path at dots; ``\.`` is a dot in a key."""
    parts, current, index = [], "", 0
    while index < len(path):
        char = path[index]
        if char == "\\" and index + 1 < len(path):
            current += path[index + 1]
            index += 2
            continue
        if char == ".":
            parts.append(current)
            current = ""
        else:
            current += char
        index += 1
    return [*parts, current]


def set_override(overrides: dict[str, Any], path: str, value: Any) -> None:
    """Record ``value`` under a dotted path; ``None`` inside of it means nothing, unlike ``None`` itself."""
    *parents, last = split_path(path)
    current = overrides
    for part in parents:
        below = current.get(part)
        if not isinstance(below, dict):  # as the peer: what an earlier override put here goes, even a list
            below = current[part] = {}
        current = below
    current[last] = _without_none(value)


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(item) for key, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_without_none(item) for item in value if item is not None]
    return value


def _is_intrinsic(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)) in _INTRINSICS


def deep_merge(target: dict[str, Any], source: dict[str, Any]) -> dict[str, Any]:
    """Merge ``source`` into ``target`` in place and return it; deleted values take keys away."""
    for key, value in source.items():
        if isinstance(value, dict):
            below = target.get(key)
            if not isinstance(below, (dict, list)) or _is_intrinsic(below) or _is_intrinsic(value):
                below = target[key] = {}
            # An empty result means that only deletions met it: nothing concrete is left to write.
            if not (_merge_into_list(below, value) if isinstance(below, list) else deep_merge(below, value)):
                del target[key]
        elif value is DELETED or value is None:
            target.pop(key, None)
        else:
            target[key] = value
    return target


def _merge_into_list(target: list[Any], source: dict[str, Any]) -> bool:
    """Merge values by index; elements that are taken away, or left out before one that is set, close up.

    Keys that are no index have no effect but to keep an empty list, as with the peer. Return whether to keep the list.
    """
    elements = {str(index): item for index, item in enumerate(target)}
    by_index = {key: value for key, value in source.items() if _is_index(key)}
    deep_merge(elements, by_index)
    target[:] = [elements[key] for key in sorted(elements, key=int)]
    others = [value for key, value in source.items() if key not in by_index]
    return bool(target) or any(value is not DELETED and value is not None for value in others)


def _is_index(key: str) -> bool:
    return key.isdecimal() and str(int(key)) == key
