"""Which stacks a command is about."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.assemblies import AssemblyWriter

from cloud_assembly.schema import CloudAssembly, read_assembly
from purecdk.toolkit.errors import NoSuchStack, StackChoiceNeeded
from purecdk.toolkit.selection import Extend, matching_stacks, select_stacks, stacks_in_stages


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
        ("{Web,Prod/B*}", ["Base", "Web"]),
        ("!Prod/*", ["Web"]),
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


def in_stages(tmp_path: Path, *, pipeline: bool) -> CloudAssembly:
    writer = AssemblyWriter(tmp_path)
    stage = AssemblyWriter(tmp_path / "assembly-Prod")
    stage.stack("ProdApi")
    stage.artifacts["ProdApi"]["displayName"] = "Prod/Api"
    stage.write()
    writer.artifacts["assembly-Prod"] = {
        "type": "cdk:cloud-assembly",
        "properties": {"directoryName": "assembly-Prod", "displayName": "Prod"},
    }
    if pipeline:
        writer.stack("Pipeline")
    return read_assembly(writer.write())


def test_all_means_the_top_level_where_there_is_one(tmp_path: Path) -> None:
    beside = in_stages(tmp_path / "beside", pipeline=True)
    chosen = select_stacks(beside, (), all_stacks=True)
    assert [stack.id for stack in chosen] == ["Pipeline"]
    assert [stack.display_id for stack in stacks_in_stages(beside, chosen)] == ["Prod/Api"]
    only = in_stages(tmp_path / "only", pipeline=False)
    assert [stack.id for stack in select_stacks(only, (), all_stacks=True)] == ["ProdApi"]


def test_matching_takes_what_matches(assembly: CloudAssembly) -> None:
    assert [stack.id for stack in matching_stacks(assembly, ("Web", "Nope"))] == ["Web"]


def test_every_pattern_without_a_match_is_named(assembly: CloudAssembly) -> None:
    with pytest.raises(NoSuchStack, match="'Nope', 'Prod/Nope'"):
        select_stacks(assembly, ("Web", "Nope", "Prod/Nope"))
