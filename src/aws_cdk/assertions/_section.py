"""Matching the entries of a section: resources, outputs, messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aws_cdk.assertions.match import Match
from aws_cdk.assertions.match_result import MatchResult
from aws_cdk.assertions.matcher import Matcher
from cloud_assembly.schema.json_text import json_text

_MAX_SHOWN = 3


@dataclass(frozen=True)
class SectionMatch:
    """What came of matching the entries of a section."""

    matches: dict[str, Any]
    failures: dict[str, MatchResult]

    @property
    def count(self) -> int:
        """How many entries were tried."""
        return len(self.matches) + len(self.failures)

    def closest(self) -> str:
        """Return text that shows the entries that came closest to a match."""
        if not self.failures:
            return "No matches found"
        ranked = sorted(self.failures.items(), key=lambda entry: entry[1].fail_cost)[:_MAX_SHOWN]
        shown = [f"{name} :: {result.render_mismatch()}" for name, result in ranked]
        return "\n".join([f"The {len(ranked)} closest matches:", *shown])

    def explained(self, what: str) -> str:
        """Return the text of an error: how many ``what`` there are, and those that come closest."""
        lead = f"{what}, but none match as expected." if self.count else f"{what}."
        return f"{lead}\n{self.closest()}"


def match_section(entries: Mapping[str, Any], pattern: Any) -> SectionMatch:
    """Match each entry; plain patterns match as ``Match.object_like`` does. Captures keep the values of entries that match."""
    matcher = pattern if isinstance(pattern, Matcher) else Match.object_like(pattern)
    matches, failures = {}, {}
    for name, entry in entries.items():
        result = matcher.test(entry).finished()
        if result.has_failed():
            failures[name] = result
        else:
            matches[name] = entry
    return SectionMatch(matches, failures)


def named(entries: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the entry called ``name``, or all for ``*``."""
    return dict(entries) if name == "*" else {name: entries[name]} if name in entries else {}


def listed(entries: Mapping[str, Any]) -> str:
    """Return entries as indented JSON."""
    return "\n".join(f"  {line}" for line in json_text(entries, indent=2).splitlines())
