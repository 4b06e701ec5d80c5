"""Records what neither source says, by running the official library: ``python -m codegen.observe``.

Builds every L1 class under a Python that has the official ``aws-cdk-lib`` (see :mod:`codegen.probe`; some minutes), compares
what comes out with what the rules of :mod:`codegen.join` expect, and writes

- ``codegen/observed.json``: the classes where the rules are wrong or the specification is silent;
- ``tests/unit/aws_cdk/spec/recorded.json``: a digest of every result, which our own classes are tested against.

Run it after ``python -m codegen`` for new sources, then run that again.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from aws_cdk.spec.value_types import split_alternatives as _split
from codegen.api import plain
from codegen.files import read_services, readable

REPOSITORY = Path(__file__).resolve().parent.parent
DATA = REPOSITORY / "src" / "aws_cdk" / "spec" / "data"
OBSERVED = REPOSITORY / "codegen" / "observed.json"
RECORDED = REPOSITORY / "tests" / "unit" / "aws_cdk" / "spec" / "recorded.json"

Facts = dict[str, Any]


def digest(value: Any) -> str:
    """Return a short digest of a result; the order of keys counts."""
    return hashlib.sha256(json.dumps(value, separators=(",", ":")).encode()).hexdigest()[:12]


def digests(result: dict[str, Any]) -> dict[str, str]:
    """Return the digests of a class's results: as full and as bare as it can be made, and all else together.

    Of an error counts only that it was one.
    """
    plain = {
        key: "error" if isinstance(value, dict) and "error" in value else value for key, value in sorted(result.items())
    }
    others = {key: value for key, value in plain.items() if key not in ("full", "least")}
    return {"full": digest(plain.get("full")), "least": digest(plain.get("least")), "others": digest(others)}


def observed_facts(services: dict[str, Any], results: dict[str, Any]) -> dict[str, Facts]:
    """Return, by full class name, what differs from the data made by rule."""
    observed = {}
    for module, service in services.items():
        for name, data in service["classes"].items():
            result = results.get(f"{module or 'core'}.{name}")
            if result is None:
                continue
            facts: Facts = {}
            names = dict(_names(name, data, result))
            if names:
                facts["names"] = names
            refers = {field: _code(value) for field, value in result.get("refers", {}).items()}
            if refers and refers != data["refers"]:
                facts["refers"] = refers
            fields = dict(_fields(services, data, result))
            if fields:
                facts["fields"] = fields
            if "transform" in result and result["transform"] != data.get("transform"):
                facts["transform"] = result["transform"]
            arn = _arn_format(result)
            if arn and "arn" not in data:
                facts["arn"] = arn
            if facts:
                observed[".".join(part for part in ("aws-cdk-lib", module, name) if part)] = facts
    return observed


def _names(class_name: str, data: dict[str, Any], result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the properties whose CloudFormation name differs from the data's, as ``Struct.property``."""
    found: dict[str, str] = {}
    types = data.get("types", {})

    def visit(text: str, value: Any) -> None:
        parts = [part for part in _split(text) if part != "token"]
        if sum(part in types for part in parts) > 1:
            return  # which of them it is cannot be told
        for part in parts:
            if part[0] == "[" and isinstance(value, list) and value:
                visit(part[1:-1], value[0])
            elif part[0] == "{" and isinstance(value, dict) and "mapKey" in value:
                visit(part[1:-1], value["mapKey"])
            elif part in types and isinstance(value, dict):
                struct(part, types[part], value)

    def struct(short: str, entries: dict[str, str], value: dict[str, Any]) -> None:
        left = dict.fromkeys(value)
        unplaced = []
        for name, entry in entries.items():
            spelling, separator, text = entry.rpartition(": ")
            key = spelling if separator else name[:1].upper() + name[1:]
            if key in left:
                del left[key]
                visit(text.rstrip("!"), value[key])
            else:
                unplaced.append(name)
        for name in unplaced:
            same = [key for key in left if plain(key) == plain(name)]
            if same or (len(left) == len(unplaced) == 1):
                key = same[0] if same else next(iter(left))
                found[f"{short}.{name}"] = key

    for part in ("full", "choice1", "choice2"):
        resource = result.get(part)
        if isinstance(resource, dict) and "Type" in resource:
            struct(f"{class_name}Props", data["props"], resource.get("Properties", {}))
    yield from sorted(found.items())


def _code(value: Any) -> str:
    """Return what a field of a reference is, in the notation of the data files."""
    if isinstance(value, str):
        return f"={value}"
    if "Ref" in value:
        return "ref"
    if "Fn::GetAtt" in value:
        return f"@{value['Fn::GetAtt'][1]}"
    return f"ref|{value['Fn::Select'][0]}"


def _fields(services: dict[str, Any], data: dict[str, Any], result: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Give the fields that references take in properties, where they differ from the data's."""
    for property_, entry in data["props"].items():
        for interface, expected in re.findall(r"&(\w+\.\w+)\.(\w+)", entry):
            resource = result.get(f"{property_}.{interface}")
            if not isinstance(resource, dict) or "Type" not in resource:
                continue
            code = next((_code(value) for value in _intrinsics(resource["Properties"])), None)
            refers = next(
                class_data["refers"]
                for service in services.values()
                for class_data in service["classes"].values()
                if class_data["ref"] == interface
            )
            if code is not None and refers.get(expected) != code:
                field = next((field for field, known in refers.items() if known == code), None)
                if field:
                    yield f"{property_}.{interface}", field


def _intrinsics(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        if len(value) == 1 and next(iter(value)) in ("Ref", "Fn::GetAtt", "Fn::Select"):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _intrinsics(item)


def _arn_format(result: dict[str, Any]) -> str | None:
    for key, value in result.items():
        if key.startswith("from") and isinstance(value, dict):
            match = re.search(r"does not match template (\S+)", value.get("error", ""))
            if match:
                return match.group(1)
    for key, value in result.items():
        if key.startswith("from") and isinstance(value, dict) and not key[:-1].endswith("Arn"):
            identifier = next((name for name, item in value.items() if item == "some-value"), "")
            for item in value.values():
                if isinstance(item, dict) and "Fn::Join" in item and identifier:
                    return "".join(_format_part(part, identifier) for part in item["Fn::Join"][1])
    return None


def _format_part(part: Any, identifier: str) -> str:
    if isinstance(part, str):
        return part.replace("some-value", f"${{{identifier[:1].upper()}{identifier[1:]}}}")
    return {"AWS::Partition": "${Partition}", "AWS::Region": "${Region}", "AWS::AccountId": "${Account}"}[part["Ref"]]


def main() -> None:
    """Probe, compare, write."""
    parser = argparse.ArgumentParser(prog="python -m codegen.observe")
    parser.add_argument("--python", help="a Python that has the official aws-cdk-lib")
    parser.add_argument("--results", type=Path, default=Path("probe-results.json"), help="where the raw results go")
    parser.add_argument("--keep-results", action="store_true", help="use raw results that are there already")
    options = parser.parse_args()
    if not options.keep_results:
        command = [
            options.python or sys.executable,
            str(REPOSITORY / "codegen" / "probe.py"),
            str(DATA),
            str(options.results),
        ]
        subprocess.run(command, check=True)
    results = json.loads(options.results.read_text(encoding="utf-8"))
    observed = json.loads(OBSERVED.read_text(encoding="utf-8")) if OBSERVED.exists() else {}
    for name, facts in observed_facts(read_services(DATA), results).items():
        known = observed.setdefault(name, {})
        for kind, value in facts.items():
            known[kind] = {**known.get(kind, {}), **value} if isinstance(value, dict) else value
    OBSERVED.write_text(readable(dict(sorted(observed.items()))) + "\n", encoding="utf-8")
    recorded = {name: digests(result) for name, result in results.items()}
    RECORDED.parent.mkdir(parents=True, exist_ok=True)
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in recorded.items()]
    RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{len(observed)} classes with observed facts, {len(recorded)} recorded")


if __name__ == "__main__":
    main()
