"""Writes which properties CloudFormation cannot change without making the resource anew, for the toolkit's comparisons."""

from __future__ import annotations

from pathlib import Path

from codegen.specification import Specification

FILE = Path(__file__).resolve().parent.parent / "src" / "purecdk" / "toolkit" / "replacements.txt"


def write_replacements(specification: Specification, versions: str, path: Path = FILE) -> None:
    """Write one line a resource type: its name, the properties that replace it, and behind ``|`` those that may."""
    lines = [f"# from {versions}: python -m codegen\n"]
    for kind, resource in sorted(specification.resources.items()):
        certain, possible = (
            sorted(name for name, each in resource["properties"].items() if each.get("causesReplacement") == word)
            for word in ("yes", "maybe")
        )
        if certain or possible:
            lines.append(" ".join((kind, *certain, *(("|", *possible) if possible else ()))) + "\n")
    path.write_text("".join(lines), encoding="utf-8")
