"""Print what differs between templates: resources, properties, permissions."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from purecdk.cli.terminal import Terminal
from purecdk.toolkit.comparing import StackComparison
from purecdk.toolkit.differences import Change, ResourceDifference, SectionDifference, ValueChange
from purecdk.toolkit.security import SecurityChange

_REPLACEMENTS = {"True": " (requires replacement)", "Conditional": " (may cause replacement)"}
_STYLES = {Change.ADDED: "good", Change.REMOVED: "error", Change.CHANGED: "warning"}


def difference_lines(terminal: Terminal, comparison: StackComparison, *, context_lines: int = 3) -> Iterator[str]:
    """Yield the lines that tell of one stack's differences."""
    difference = comparison.difference
    yield from security_lines(terminal, comparison.security)
    sections = {each.section: None for each in difference.sections}
    for section in sections:
        yield section
        for entry in difference.sections:
            if entry.section == section:
                yield from _section_lines(terminal, entry, context_lines)
        yield ""
    if difference.resources:
        yield "Resources"
        for resource in difference.resources:
            yield from _resource_lines(terminal, resource, context_lines)
        yield ""
    if difference.expected:
        yield f"(not counted, expected to differ: {', '.join(difference.expected)})"


def security_lines(terminal: Terminal, changes: Sequence[SecurityChange]) -> Iterator[str]:
    """Yield the lines that tell which permissions come and go."""
    for kind, title in (
        ("statement", "IAM statement changes"),
        ("managed policy", "IAM policy changes"),
        ("network rule", "security group changes"),
    ):
        some = [change for change in changes if change.kind == kind]
        if not some:
            continue
        yield title
        rows = [("+" if change.added else "-", change.resource, change.text) for change in some]
        for line, change in zip(terminal.columns(rows, indent="  "), some, strict=True):
            yield terminal.styled(line, "error" if change.broadens else "good")
        yield ""


def as_data(comparison: StackComparison) -> dict[str, Any]:
    """A comparison as plain data, for ``--json``."""
    return {
        "stack": comparison.name,
        "exists": comparison.exists,
        "resources": [
            {
                "logicalId": each.logical_id,
                "type": each.resource_type,
                "change": each.change.name.lower(),
                "replacement": each.replacement,
                "path": each.construct_path,
                "values": [
                    {
                        "path": list(value.path),
                        "before": value.before,
                        "after": value.after,
                        "replacement": value.replacement,
                        "because": value.because,
                    }
                    for value in each.values
                ],
            }
            for each in comparison.difference.resources
        ],
        "sections": [
            {"section": each.section, "name": each.name, "before": each.before, "after": each.after}
            for each in comparison.difference.sections
        ],
        "security": [
            {
                "kind": each.kind,
                "added": each.added,
                "broadens": each.broadens,
                "resource": each.resource,
                "text": each.text,
            }
            for each in comparison.security
        ],
        "expected": list(comparison.difference.expected),
    }


def _mark(terminal: Terminal, change: Change) -> str:
    return terminal.styled(f"[{change.value}]", _STYLES[change])


def _section_lines(terminal: Terminal, entry: SectionDifference, context_lines: int) -> Iterator[str]:
    yield f"{_mark(terminal, entry.change)} {entry.section} {entry.name}".rstrip()
    yield from _value_lines(terminal, entry.before, entry.after, "    ", context_lines)


def _resource_lines(terminal: Terminal, resource: ResourceDifference, context_lines: int) -> Iterator[str]:
    words = ""
    if resource.replacement == "True":
        words = terminal.styled(" replace", "error")
    elif resource.replacement == "Conditional":
        words = terminal.styled(" may be replaced", "error")
    elif resource.change is Change.REMOVED:
        words = terminal.styled(" orphan" if resource.kept else " destroy", "error")
    path = (resource.construct_path or "").removesuffix("/Resource")
    yield f"{_mark(terminal, resource.change)} {resource.resource_type} {path} {resource.logical_id}{words}".replace(
        "  ", " "
    )
    for index, value in enumerate(resource.values):
        branch = "└─" if index == len(resource.values) - 1 else "├─"
        why = _REPLACEMENTS.get(value.replacement or "", "") if resource.replacement != "False" else ""
        yield f" {branch} {_mark(terminal, value.change)} {_path(value)}{terminal.styled(why, 'error') if why else ''}"
        if value.because is not None:
            yield f"     refers to {value.because}, which is replaced"
            continue
        yield from _value_lines(terminal, value.before, value.after, "     ", context_lines)


def _path(value: ValueChange) -> str:
    steps = value.path[1:] if value.path[:1] == ("Properties",) else value.path
    return ".".join(steps)


def _value_lines(terminal: Terminal, before: Any, after: Any, indent: str, context_lines: int) -> Iterator[str]:
    old, new = _json_lines(before), _json_lines(after)
    if len(old) <= 1 and len(new) <= 1:
        if old:
            yield terminal.styled(f"{indent}[-] {old[0]}", "error")
        if new:
            yield terminal.styled(f"{indent}[+] {new[0]}", "good")
        return
    for line in list(difflib.unified_diff(old, new, n=context_lines, lineterm=""))[2:]:
        style = {"+": "good", "-": "error", "@": "dim"}.get(line[:1])
        yield indent + terminal.styled(line, style)


def _json_lines(value: Any) -> list[str]:
    return [] if value is None else json.dumps(value, indent=1, ensure_ascii=False).splitlines()
