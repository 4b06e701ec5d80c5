"""Runs programs with the library of the Python it runs under: ``python -m ...run_programs PROGRAMS RESULTS FIRST END ASSETS``.

Writes a line of JSON for each: what the statements refused, and what the app gave.
"""

from __future__ import annotations

import datetime
import enum
import importlib
import json
import re
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

import aws_cdk
import constructs

MESSAGES = ("aws:cdk:info", "aws:cdk:warning", "aws:cdk:error")


class Recorder:
    """Keeps what ``rec(value)`` was given, as plain data."""

    def __init__(self, stack: Any) -> None:
        self.values: list[Any] = []
        self._stack = stack

    def __call__(self, value: Any) -> None:
        self.values.append(self._plain(value, 0))

    def _plain(self, value: Any, depth: int) -> Any:
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, (str, int, float)):
            return self._stack.resolve(value)
        if isinstance(value, (list, tuple)):
            return [self._plain(item, depth + 1) for item in value]
        if isinstance(value, enum.Enum):
            return f"{type(value).__name__}.{value.name}"
        if isinstance(value, datetime.datetime):
            return str(value)
        if isinstance(value, constructs.Construct) or hasattr(type(value), "node"):
            return f"construct {value.node.path}"
        fields = value if isinstance(value, dict) else getattr(value, "_values", None)
        if isinstance(fields, dict) and depth < 8:
            return {key: self._plain(item, depth + 1) for key, item in fields.items() if item is not None}
        return self._stack.resolve(value) if hasattr(value, "resolve") else "object"


def run(program: dict[str, Any], assets: str) -> dict[str, Any]:
    """Run one program; return what it gave and what was refused, by the number of the statement."""
    text = " ".join(program["statements"])
    for module in sorted(set(re.findall(r"aws_cdk((?:\.[a-z][a-z0-9_]*)+)\.[A-Z]", text))):
        importlib.import_module(f"aws_cdk{module}")
    with tempfile.TemporaryDirectory(prefix="purecdk-random-") as folder:
        app = aws_cdk.App(outdir=folder, analytics_reporting=False)
        place = aws_cdk.Environment(account="123456789012", region="us-east-1") if program["with_environment"] else None
        stack = aws_cdk.Stack(app, "S", env=place)
        aws_cdk.CfnParameter(stack, "P")
        record = Recorder(stack)
        names: dict[str, Any] = {
            "aws_cdk": aws_cdk,
            "datetime": datetime,
            "assets": assets,
            "rec": record,
            "s": stack,
            "s2": aws_cdk.Stack(app, "S2", env=place) if "(s2" in text else None,
            "s3": aws_cdk.NestedStack(stack, "N") if "(s3" in text else None,
        }
        refused: dict[str, list[str]] = {}
        for number, statement in enumerate(program["statements"]):
            try:
                exec(statement, names)
            except Exception as error:
                refused[str(number)] = _told(error)
        try:
            app.synth()
        except Exception as error:
            refused["synth"] = _told(error)
        return {
            "refused": refused,
            "given": {} if "synth" in refused else _documents(Path(folder)),
            "values": record.values,
        }


def _told(error: Exception) -> list[str]:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return [type(error).__name__, str(error)[:400], f"{Path(last.filename).name}:{last.lineno}"]


def _documents(folder: Path) -> dict[str, Any]:
    documents = {path.name: json.loads(path.read_text()) for path in sorted(folder.rglob("*.template.json"))}
    said: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.metadata.json")):
        for construct, entries in json.loads(path.read_text()).items():
            kinds = [entry["type"] for entry in entries if entry["type"] in MESSAGES]
            if kinds:
                said[construct] = kinds
    documents["messages"] = said
    documents["missing"] = json.loads((folder / "manifest.json").read_text()).get("missing")
    return documents


def main() -> None:
    """Run the programs from the first up to the end."""
    programs, results, first, end, assets = sys.argv[1:]
    listed = json.loads(Path(programs).read_text())
    with open(results, "w") as file:
        for number in range(int(first), min(int(end), len(listed))):
            file.write(json.dumps({"number": number, **run(listed[number], assets)}) + "\n")
            file.flush()


if __name__ == "__main__":
    main()
