"""Records what the constants of classes are, by running the official library.

::

    PEER_PYTHON -m codegen.record_constants API

Reads every constant of every class of the API description (``API``: the ``.jsii.gz`` of the official package), such as
``Runtime.PYTHON_3_13``, calls every static method without parameters, such as ``AccessLogField.context_path()``, and writes
their public properties to ``tests/unit/aws_cdk/recorded_constants.json``, which ours are tested against.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import aws_cdk as cdk
from codegen.api import python_module, python_path
from codegen.probe import python_class, snake_case

RECORDED = Path(__file__).resolve().parent.parent / "tests" / "unit" / "aws_cdk" / "recorded_constants.json"
DEPTH = 2
# Where a line of the app is told, and what is about every region.
NOT_RECORDED = frozenset({"creation_stack", "defined_facts()"})
STACK = cdk.Stack(cdk.App(analytics_reporting=False), "Stack")


def plain(value: Any) -> Any:
    """Return a value as JSON has it: tokens resolved, members of enumerations by name; ``None`` for what has properties."""
    if isinstance(value, Enum):
        return f"member {value.name}"
    if isinstance(value, (str, dict, list, tuple)):
        # A null that is meant stays an object until it is written.
        return json.loads(json.dumps(STACK.resolve(value), default=lambda _: None))
    return value if isinstance(value, (bool, int, float)) else None


class Reader:
    """Reads constants as plain data: texts, numbers, names of enumeration members, and the properties of objects."""

    def __init__(self, types: dict[str, Any]) -> None:
        self._types = types

    def constants(self, name: str) -> dict[str, Any]:
        """Return the constants of a class by their Python names; what fails or says nothing is left out."""
        made = python_class(python_module(name), python_path(name))
        # Python's names have more underscores, as in LINEAR_10_PERCENT.
        spelled = {each.replace("_", ""): each for each in dir(made)}
        found = {}
        for described, type_ in self._members(self._types[name]):
            plain_name = described.removesuffix("()")
            member = spelled.get(plain_name.replace("_", ""), plain_name) + described[len(plain_name) :]
            is_of_all_made = member == "ALL" and "collection" in type_  # each that is made later joins it
            if member in NOT_RECORDED or is_of_all_made:
                continue
            try:
                value = getattr(made, member.removesuffix("()"))
                told = self._told(value() if member.endswith("()") else value, type_, DEPTH)
            except Exception:  # some need a construct, or a place in an app
                continue
            if told not in (None, {}, []):
                found[member] = told
        return found

    def _members(self, described: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        for property_ in described.get("properties", ()):
            if property_.get("static"):
                name = property_["name"]
                yield name if property_.get("const") else snake_case(name), property_["type"]
        for method in described.get("methods", ()):
            if method.get("static") and not method.get("parameters") and "returns" in method:
                yield f"{snake_case(method['name'])}()", method["returns"]["type"]

    def _told(self, value: Any, type_: dict[str, Any], depth: int) -> Any:
        if isinstance(value, list) and "fqn" in type_.get("collection", {}).get("elementtype", {}):
            return [self._told(item, type_["collection"]["elementtype"], depth) for item in value]
        if value is None or plain(value) is not None:
            return plain(value)
        described = self._types.get(type_.get("fqn", ""))
        if described is None or depth == 0:
            return None
        told = {}
        for property_ in self._properties(described):
            name = snake_case(property_["name"])
            if name in NOT_RECORDED:
                continue
            try:
                told[name] = self._told(getattr(value, name), property_["type"], depth - 1)
            except Exception:  # not known of this one
                continue
        return {name: item for name, item in told.items() if item not in (None, {}, [])}

    def _properties(self, described: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for above in (described.get("base"), *described.get("interfaces", ())):
            if above in self._types:
                yield from self._properties(self._types[above])
        for property_ in described.get("properties", ()):
            if not property_.get("static") and not property_.get("protected"):
                yield property_


def main() -> None:
    """Record and write."""
    with gzip.open(sys.argv[1]) as file:
        types = json.load(file)["types"]
    reader = Reader(types)
    lines = []
    for name, described in sorted(types.items()):
        if described["kind"] == "class" and not described["name"].startswith("Cfn"):
            found = reader.constants(name)
            if found:
                lines.append(f"{json.dumps(name)}: {json.dumps(found, ensure_ascii=False, sort_keys=True)}")
    RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
