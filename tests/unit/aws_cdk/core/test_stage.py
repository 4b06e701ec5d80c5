"""Stages: assemblies inside an assembly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from constructs import Construct


def document(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text()))


def test_each_stage_has_an_assembly_in_that_of_the_outer_one(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    outer = cdk.Stage(Construct(app, "Group"), "Outer")
    inner = cdk.Stage(outer, "Inner")
    cdk.Stack(inner, "S")
    assert [stage.artifact_id for stage in (app, outer, inner)] == [
        "",
        "assembly-Group-Outer",
        "assembly-Group-Outer-Inner",
    ]
    assert inner.stage_name == "Outer-Inner"
    assert inner.parent_stage is outer
    assert inner.asset_outdir == app.outdir
    app.synth()
    folder = tmp_path / "assembly-Group-Outer"
    assert document(tmp_path / "manifest.json")["artifacts"]["assembly-Group-Outer"] == {
        "type": "cdk:cloud-assembly",
        "properties": {"directoryName": "assembly-Group-Outer", "displayName": "Group/Outer"},
    }
    artifacts = document(folder / "assembly-Group-Outer-Inner" / "manifest.json")["artifacts"].values()
    stack = next(artifact for artifact in artifacts if artifact["type"] == "aws:cloudformation:stack")
    assert stack["displayName"] == "Group/Outer/Inner/S"
    assert stack["properties"]["stackName"] == "Outer-Inner-S"


@pytest.mark.parametrize("id", ["1st", "a b", "ü", "-a"])
def test_names_of_stages_are_checked(id: str) -> None:
    with pytest.raises(RuntimeError, match=f'invalid stage name "{id}"'):
        cdk.Stage(cdk.App(), id)


def test_a_stage_in_a_stage_has_no_folder_of_its_own() -> None:
    with pytest.raises(RuntimeError, match='"outdir" cannot be specified for nested stages'):
        cdk.Stage(cdk.App(), "S", outdir="x")


def test_a_stage_can_be_written_alone(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stage = cdk.Stage(app, "One")
    cdk.Stack(stage, "S")
    cdk.Stage(app, "Two")
    assembly = stage.synth()
    assert [artifact.stack_name for artifact in assembly.stacks] == ["One-S"]
    assert [path.name for path in tmp_path.iterdir()] == ["assembly-One"]


def test_a_stack_refers_to_no_stack_of_another_stage() -> None:
    app = cdk.App()
    there = cdk.CfnResource(cdk.Stack(cdk.Stage(app, "One"), "S"), "R", type="A::B::C")
    here = cdk.Stack(cdk.Stage(app, "Two"), "S")
    cdk.CfnResource(here, "R", type="A::B::C", properties={"P": there.ref})
    with pytest.raises(RuntimeError, match="dependency cannot cross stage boundaries"):
        app.synth()


def test_the_app_hears_what_context_a_stage_misses(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stage = cdk.Stage(app, "Stage", env=cdk.Environment(account="111111111111", region="eu-west-1"))
    assert cdk.Stack(stage, "S").availability_zones == ["dummy1a", "dummy1b", "dummy1c"]
    app.synth()
    key = "availability-zones:account=111111111111:region=eu-west-1"
    for folder in (tmp_path, tmp_path / "assembly-Stage"):
        assert [missing["key"] for missing in document(folder / "manifest.json")["missing"]] == [key]


def test_aspects_stop_at_stages(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stage = cdk.Stage(app, "Stage")
    cdk.Stack(stage, "S")
    cdk.Tags.of(app).add("outer", "1")
    cdk.Tags.of(stage).add("inner", "2")
    assembly = app.synth()
    artifact = assembly.get_nested_assembly("assembly-Stage").get_stack_by_name("Stage-S")
    assert artifact.tags == {"inner": "2"}
