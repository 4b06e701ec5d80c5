"""Records what members of enumerations stand for in templates, by running the official library.

::

    PEER_PYTHON -m codegen.record_enums API

Puts every member of every enumeration of the API description (``API``: the ``.jsii.gz`` of the official package) among the
properties of plain resources, synthesizes these, and writes what came out to ``tests/unit/aws_cdk/recorded_enums.json``,
which our enumerations are tested against.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import aws_cdk as cdk
from codegen.api import python_module, python_path
from codegen.probe import python_class

RECORDED = Path(__file__).resolve().parent.parent / "tests" / "unit" / "aws_cdk" / "recorded_enums.json"
STACK_SIZE = 400


def recorded(types: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """Return, by the full name of each enumeration, the values of its members."""
    app = cdk.App(analytics_reporting=False)
    names: dict[str, str] = {}
    for name, type_ in types.items():
        if type_["kind"] != "enum":
            continue
        if len(names) % STACK_SIZE == 0:
            stack = cdk.Stack(app, f"Stack{len(names)}")
        enumeration = python_class(python_module(name), python_path(name))
        logical_id = f"R{len(names)}"
        names[logical_id] = name
        cdk.CfnResource(
            stack,
            logical_id,
            type="Recorded::Enum::Values",
            properties={member["name"]: getattr(enumeration, member["name"]) for member in type_["members"]},  # type: ignore[attr-defined]  # JSON
        )
    values = {}
    for stack_artifact in app.synth().stacks:
        for logical_id, resource in stack_artifact.template["Resources"].items():
            if logical_id in names:
                values[names[logical_id]] = resource["Properties"]
    return values


def main() -> None:
    """Record and write."""
    with gzip.open(sys.argv[1]) as file:
        values = recorded(json.load(file)["types"])
    lines = [
        f"{json.dumps(name)}: {json.dumps(members, ensure_ascii=False)}" for name, members in sorted(values.items())
    ]
    RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(values)} enumerations, {sum(map(len, values.values()))} members")


if __name__ == "__main__":
    main()
