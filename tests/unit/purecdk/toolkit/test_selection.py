"""Which stacks a command is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.assemblies import AssemblyWriter

from cloud_assembly.schema import CloudAssembly, read_assembly
from purecdk.toolkit.errors import NoSuchStack, StackChoiceNeeded
from purecdk.toolkit.selection import Extend, select_stacks


@pytest.fixture
def assembly(tmp_path: Path) -> CloudAssembly:
    writer = AssemblyWriter(tmp_path)
    writer.stack("Base")
    writer.stack("Api", depends_on=["Base"])
    writer.stack("Web", depends_on=["Api"])
    for name in ("Base", "Api"):
        writer.artifacts[name]["displayName"] = f"Prod/{name}"
    return read_assembly(writer.write())


def names(assembly: CloudAssembly, *patterns: str, extend: Extend = Extend.NONE) -> list[str]:
    return [stack.id for stack in select_stacks(assembly, patterns, extend=extend)]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("Web", ["Web"]),
        ("Prod/Api", ["Api"]),
        ("Api", ["Api"]),
        ("Prod/*", ["Base", "Api"]),
        ("*", ["Base", "Api", "Web"]),
        ("**", ["Base", "Api", "Web"]),
        ("[WA]*", ["Api", "Web"]),
        ("?eb", ["Web"]),
    ],
)
def test_patterns_match_display_ids_and_names(assembly: CloudAssembly, pattern: str, expected: list[str]) -> None:
    assert names(assembly, pattern) == expected


def test_dependencies_and_dependents_come_along(assembly: CloudAssembly) -> None:
    assert names(assembly, "Web", extend=Extend.DEPENDENCIES) == ["Base", "Api", "Web"]
    assert names(assembly, "Api", extend=Extend.DEPENDENTS) == ["Api", "Web"]


def test_several_stacks_ask_for_a_choice(assembly: CloudAssembly) -> None:
    with pytest.raises(StackChoiceNeeded, match="3 stacks"):
        select_stacks(assembly, ())
    assert len(select_stacks(assembly, (), all_stacks=True)) == 3


def test_every_pattern_without_a_match_is_named(assembly: CloudAssembly) -> None:
    with pytest.raises(NoSuchStack, match="'Nope', 'Prod/Nope'"):
        select_stacks(assembly, ("Web", "Nope", "Prod/Nope"))
