"""Apps: where context comes from, and what synthesis writes and refuses."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk


def manifest(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "manifest.json").read_text()))


def test_context_of_the_command_line_wins_over_the_apps_and_loses_to_the_final(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    overflow = tmp_path / "context.json"
    overflow.write_text(json.dumps({"long": "file", "both": "file"}))
    monkeypatch.setenv("CDK_CONTEXT_JSON", json.dumps({"short": "variable", "both": "variable", "mine": None}))
    monkeypatch.setenv("CONTEXT_OVERFLOW_LOCATION_ENV", str(overflow))
    app = cdk.App(
        context={"mine": 1, "short": "app", "last": "app"}, post_cli_context={"last": "final", "long": "final"}
    )
    names = ("mine", "short", "both", "long", "last")
    assert [app.node.try_get_context(name) for name in names] == [1, "variable", "file", "final", "final"]


@pytest.mark.parametrize(("text", "message"), [("{", "is not JSON"), ("[1]", "must be an object, not list")])
def test_context_of_the_command_line_that_cannot_be_read(
    monkeypatch: pytest.MonkeyPatch, text: str, message: str
) -> None:
    monkeypatch.setenv("CDK_CONTEXT_JSON", text)
    with pytest.raises(RuntimeError, match=f"CDK_CONTEXT_JSON {message}"):
        cdk.App()


def test_the_folder_of_the_command_line_is_for_apps_that_name_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CDK_OUTDIR", str(tmp_path / "given"))
    assert cdk.App().outdir == str(tmp_path / "given")
    assert cdk.App(outdir=str(tmp_path / "own")).outdir == str(tmp_path / "own")


def test_an_empty_app_makes_an_assembly_with_a_tree(tmp_path: Path) -> None:
    assembly = cdk.App(outdir=str(tmp_path)).synth()
    assert assembly.directory == str(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cdk.out", "manifest.json", "tree.json"]
    assert list(manifest(tmp_path)["artifacts"]) == ["Tree"]


def test_the_tree_can_be_left_out(tmp_path: Path) -> None:
    cdk.App(outdir=str(tmp_path), tree_metadata=False).synth()
    assert manifest(tmp_path)["artifacts"] == {}
    assert not (tmp_path / "tree.json").exists()


def test_synthesis_happens_once(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    cdk.Stack(app, "First")
    assert app.synth() is app.synth()
    cdk.Stack(app, "Second")
    with pytest.raises(RuntimeError, match=r"(?s)called multiple times.*Added: Second.*before app.synth"):
        app.synth()
    assert "Second" not in manifest(tmp_path)["artifacts"]
    app.synth(error_on_duplicate_synth=False, force=True)
    assert "Second" in manifest(tmp_path)["artifacts"]


def test_all_failed_validations_are_told_together_and_can_be_skipped(tmp_path: Path) -> None:
    class Picky:
        def __init__(self, *messages: str) -> None:
            self.messages = messages

        def validate(self) -> list[str]:
            return list(self.messages)

    app = cdk.App(outdir=str(tmp_path))
    for name in ("A", "B"):
        cdk.Stack(app, name).node.add_validation(Picky(f"{name} one", f"{name} two"))
    with pytest.raises(RuntimeError, match=r"(?s)\[A\] A one.*\[A\] A two.*\[B\] B one.*\[B\] B two"):
        app.synth()
    app.synth(skip_validation=True)
    assert (tmp_path / "B.template.json").exists()


def test_two_default_children_are_one_too_many(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path))
    stack = cdk.Stack(app, "S")
    chosen = cdk.CfnResource(stack, "Resource", type="A::B::C")
    cdk.CfnOutput(stack, "Default", value="v").override_logical_id("Out")
    chosen.override_logical_id("R")
    with pytest.raises(RuntimeError, match="Cannot determine default child for S"):
        app.synth()
    stack.node.default_child = chosen
    app.synth()


def test_constructs_may_come_while_others_are_written(tmp_path: Path) -> None:
    """As the peer: stacks that are written later have them, and those that are written already do not."""
    app = cdk.App(outdir=str(tmp_path))
    first, second, third = (cdk.Stack(app, name) for name in ("First", "Second", "Third"))
    late: list[str] = []

    def produce() -> str:
        late.append(f"Late{len(late)}")
        for stack in (first, third):
            cdk.CfnResource(stack, late[-1], type="A::B::C")
        return "v"

    cdk.CfnResource(second, "R", type="A::B::C", properties={"P": cdk.Lazy.uncached_string(Produce(produce))})

    app.synth()

    def made(stack: str) -> list[str]:
        return list(json.loads((tmp_path / f"{stack}.template.json").read_text())["Resources"])

    assert len(late) > 1
    assert made("First") == late[:-1]
    assert made("Third") == late


class Produce(cdk.IStringProducer):
    def __init__(self, function: Any) -> None:
        self.function = function

    def produce(self, context: Any) -> Any:
        return self.function()
