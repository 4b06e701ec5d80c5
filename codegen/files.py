"""Writes and reads the readable data files: one a service, one line a property."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Data = dict[str, Any]

ROOT_FILE = "core"
_WIDTH = 120


def file_name(module: str) -> str:
    """Return the data file of a module below ``aws_cdk``; the root's is ``core.json``."""
    return f"{module or ROOT_FILE}.json"


def readable(data: Any, indent: int = 0) -> str:
    """Return ``data`` as JSON, in which a list or a short object of plain values takes one line."""
    flat = json.dumps(data, ensure_ascii=False)
    if not isinstance(data, (dict, list)) or not data:
        return flat
    values = data.values() if isinstance(data, dict) else data
    simple = not any(isinstance(value, (dict, list)) for value in values)
    if simple and ((len(flat) + indent <= _WIDTH and len(data) <= 4) or isinstance(data, list)):
        return flat
    pad = " " * (indent + 1)
    if isinstance(data, dict):
        lines = [f"{pad}{json.dumps(key)}: {readable(value, indent + 1)}" for key, value in data.items()]
        return "{\n" + ",\n".join(lines) + "\n" + " " * indent + "}"
    return "[\n" + ",\n".join(pad + readable(value, indent + 1) for value in data) + "\n" + " " * indent + "]"


def write_services(folder: Path, services: dict[str, Data], versions: dict[str, str]) -> None:
    """Replace the data files in ``folder`` by those of ``services``."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = {"versions.json", *(file_name(module) for module in services)}
    for stale in folder.glob("*.json"):
        if stale.name not in kept:
            stale.unlink()
    for module, data in services.items():
        (folder / file_name(module)).write_text(readable(data) + "\n", encoding="utf-8")
    (folder / "versions.json").write_text(readable(versions) + "\n", encoding="utf-8")


def read_services(folder: Path) -> dict[str, Data]:
    """Read the data files, by module."""
    services: dict[str, Data] = {}
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if "classes" in data:
            services[data["module"]] = data
    return services
