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
    """Record ``value`` under a dotted path."""
    *parents, last = split_path(path)
    current = overrides
    for part in parents:
        below = current.get(part)
        if not isinstance(below, (dict, list)):
            below = current[part] = {}
        if isinstance(below, list):
            # An earlier override gave the whole list: a later one reaches into a copy of it.
            below = current[part] = {str(index): item for index, item in enumerate(below)}
        current = below
    current[last] = value


def _is_intrinsic(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)) in _INTRINSICS


def deep_merge(target: Any, source: dict[str, Any]) -> Any:
    """Merge ``source`` into ``target`` in place and return it; deleted values take keys away."""
    for key, value in source.items():
        if isinstance(target, list):
            _merge_into_list(target, key, value)
        elif isinstance(value, dict):
            below = target.get(key)
            if not isinstance(below, (dict, list)) or _is_intrinsic(below) or _is_intrinsic(value):
                below = target[key] = {}
            deep_merge(below, value)
            # An empty result means that only deletions met it: nothing concrete is left to write.
            if not target[key]:
                del target[key]
        elif value is DELETED or value is None:
            target.pop(key, None)
        else:
            target[key] = value
    return target


def _merge_into_list(target: list[Any], key: str, value: Any) -> None:
    if not key.isdigit():
        return
    index = int(key)
    while len(target) <= index:
        target.append(None)
    if isinstance(value, dict):
        below = target[index]
        if not isinstance(below, (dict, list)) or _is_intrinsic(below):
            below = target[index] = {}
        deep_merge(below, value)
    elif value is DELETED or value is None:
        target[index] = None
    else:
        target[index] = value
