"""``purecdk assets`` on assemblies of real apps: what is in an asset, why a name changed, what may go."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.engine import FakeEngine

import aws_cdk as cdk
import jsii
from aws_cdk.aws_ecr_assets import DockerImageAsset, NetworkMode, Platform
from aws_cdk.aws_s3_assets import Asset
from cloud_assembly.content import record
from purecdk.toolkit import assets as toolkit_assets

from .conftest import Command


@jsii.implements(cdk.ILocalBundling)
class _Copies:
    """Bundles without a container, whatever it is told."""

    def try_bundle(self, output_dir: str, options: cdk.BundlingOptions) -> bool:
        Path(output_dir, "made").write_text("made\n")
        return True


class World:
    """An app with a folder, an image and two bundles; each synthesis has an assembly of its own."""

    def __init__(self, root: Path) -> None:
        self.source = root / "source"
        (self.source / "lib").mkdir(parents=True)
        for name, text in (("app.py", "app\n"), ("lib/util.py", "util\n"), ("notes.log", "log\n")):
            (self.source / name).write_text(text)
        (self.source / "link").symlink_to("app.py")
        self.image = root / "image"
        self.image.mkdir()
        (self.image / "Dockerfile").write_text("FROM scratch\n")
        self.engine = FakeEngine(root / "engine")
        self.engine.set_digest("sha256:" + "a" * 64)
        self.folder: dict[str, Any] = {"exclude": ["*.md"]}
        self.picture: dict[str, Any] = {"build_args": {"VERSION": "1"}, "platform": Platform.LINUX_AMD64}
        self.bundle: dict[str, Any] = {"command": ["make"], "environment": {"STAGE": "dev"}}
        self.container: dict[str, Any] = {}
        self.context: dict[str, Any] = {}

    def synth(self, out: str) -> None:
        cdk.AssetStaging.clear_asset_hash_cache()
        app = cdk.App(outdir=out, analytics_reporting=False, context=self.context)
        stack = cdk.Stack(app, "S")
        Asset(stack, "Folder", path=str(self.source), **self.folder)
        DockerImageAsset(stack, "Image", directory=str(self.image), **self.picture)
        tools = cdk.DockerImage.from_registry("tools")
        local: Any = _Copies()
        outside = cdk.BundlingOptions(image=tools, local=local, **self.bundle)
        Asset(stack, "Bundle", path=str(self.image), bundling=outside)
        inside = cdk.BundlingOptions(image=tools, **self.container)
        Asset(stack, "Made", path=str(self.image), bundling=inside, asset_hash_type=cdk.AssetHashType.OUTPUT)
        app.synth()


@pytest.fixture
def world(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    world = World(tmp_path)
    monkeypatch.setenv("CDK_DOCKER", str(world.engine.program))
    return world


def _file(change: Callable[[Path], object]) -> Callable[[World], object]:
    return lambda world: change(world.source)


def _relink(source: Path) -> None:
    (source / "link").unlink()
    (source / "link").symlink_to("lib")


def _new_image(world: World) -> None:
    world.engine.set_digest("sha256:" + "b" * 64)
    world.engine.on_run('echo otherwise > "$OUT/made.txt"')


CAUSES: list[tuple[Callable[[World], object], str, list[tuple[str, str]]]] = [
    (_file(lambda at: (at / "new.py").write_text("n")), "Folder", [("file-added", "new.py")]),
    (_file(lambda at: (at / "app.py").unlink()), "Folder", [("file-removed", "app.py")]),
    (_file(lambda at: (at / "lib/util.py").write_text("u")), "Folder", [("file-edited", "lib/util.py")]),
    (_file(lambda at: (at / "app.py").write_bytes(b"app\r\n")), "Folder", [("line-endings", "app.py")]),
    (_file(lambda at: (at / "app.py").chmod(0o755)), "Folder", [("file-mode", "app.py")]),
    (_file(lambda at: (at / "app.py").rename(at / "main.py")), "Folder", [("file-renamed", "main.py")]),
    (_file(_relink), "Folder", [("link-target", "link")]),
    (lambda world: world.folder.update(exclude=["*.md", "*.log"]), "Folder", [("exclude-rule", "*.log")]),
    (lambda world: world.folder.update(ignore_mode=cdk.IgnoreMode.GIT), "Folder", [("ignore-mode", "ignore-mode")]),
    (
        lambda world: world.folder.update(follow_symlinks=cdk.SymlinkFollowMode.NEVER),
        "Folder",
        [("follow-mode", "follow-mode")],
    ),
    (lambda world: world.folder.update(asset_hash="v1"), "Folder", [("option", "asset-hash"), ("option", "hash-type")]),
    (lambda world: world.picture.update(extra_hash="salt"), "Image", [("extra-hash", "extra-hash")]),
    (lambda world: world.picture.update(build_args={"VERSION": "2"}), "Image", [("build-argument", "build-argument:VERSION")]),
    (lambda world: world.picture.update(platform=Platform.LINUX_ARM64), "Image", [("platform", "platform")]),
    (lambda world: world.picture.update(target="t"), "Image", [("option", "target")]),
    (lambda world: world.picture.update(network_mode=NetworkMode.HOST), "Image", [("option", "networkMode")]),
    (lambda world: world.bundle.update(command=["all"]), "Bundle", [("bundling-command", "bundling-command")]),
    (lambda world: world.bundle.update(environment={"STAGE": "prod"}), "Bundle", [("environment", "environment:STAGE")]),
    (lambda world: world.bundle.update(user="1:1"), "Bundle", [("option", "bundling:user")]),
    (_new_image, "Made", [("file-edited", "made.txt"), ("image-digest", "image-digest")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mutate", "asset", "causes"), CAUSES, ids=["-".join(part for part, _ in row[2]) for row in CAUSES]
)
def test_why_names_exactly_the_cause(
    command: Command, world: World, mutate: Callable[[World], object], asset: str, causes: list[tuple[str, str]]
) -> None:
    world.synth("old")
    mutate(world)
    world.synth("new")

    assert command("assets", "why", "old", "new", "--json") == 0

    (change,) = json.loads(command.out)
    assert change["name"] == asset
    assert sorted((each["cause"], each["subject"]) for each in change["causes"]) == causes
    assert (change["before"] == change["after"]) is (causes[0][0] in ("line-endings", "file-mode"))
    assert command("assets", "why", "old", "new") == 0
    for cause, subject in causes:
        assert f"  {cause} {subject}" in command.out


def test_why_reads_the_records_of_an_assembly_once(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def synth(out: str, text: str) -> None:
        cdk.AssetStaging.clear_asset_hash_cache()
        app = cdk.App(outdir=out, analytics_reporting=False)
        stack = cdk.Stack(app, "S")
        for number in range(5):
            file = tmp_path / f"{number}.txt"
            file.write_text(f"{number} {text}\n")
            Asset(stack, f"A{number}", path=str(file))
        app.synth()

    read: list[str] = []

    def note(path: str | os.PathLike[str]) -> list[record.AssetRecord]:
        read.append(os.fspath(path))
        return record.read_records(path)

    synth("old", "one")
    synth("new", "two")
    monkeypatch.setattr(toolkit_assets, "read_records", note)

    assert command("assets", "why", "old", "new") == 0

    assert command.out.count("file-edited") == 5
    assert len(read) == len(set(read)) == 2


def test_why_knows_every_user_of_an_asset_that_was_shared(command: Command, tmp_path: Path) -> None:
    def synth(text: str) -> None:
        cdk.AssetStaging.clear_asset_hash_cache()
        app = cdk.App(outdir="cdk.out", analytics_reporting=False)
        for number, words in enumerate(("same", text)):
            file = tmp_path / f"{number}.txt"
            file.write_text(words)
            Asset(cdk.Stack(app, f"S{number}"), "A", path=str(file))
        app.synth()

    synth("same")
    synth("other")

    assert command("assets", "why", "--json") == 0

    (change,) = json.loads(command.out)
    assert (change["stack"], change["name"]) == ("S1", "A")
    assert [each["cause"] for each in change["causes"]] == ["file-edited"]

    synth("same")
    assert command("assets", "why", "--asset", "S1/A") == 0
    assert "file-edited" in command.out


def test_show_tells_what_is_in_and_what_is_not(command: Command, world: World) -> None:
    world.folder["exclude"] = ["*.log"]
    (world.source / "large.bin").write_bytes(bytes(2000))
    world.synth("out")

    assert command("assets", "show", "Folder", "-a", "out") == 0

    lines = [line.split() for line in command.out.splitlines()]
    assert lines[2:5] == [["2,000", "large.bin"], ["5", "lib/util.py"], ["4", "app.py"]]
    assert "  notes.log  (pattern '*.log')" in command.out
    assert "links, packed as what they lead to:\n  link -> app.py\n" in command.out


def test_links_that_are_kept_are_shown_and_why_names_the_option(command: Command, world: World) -> None:
    world.synth("old")
    world.context = {"purecdk:keep-links": True}
    world.synth("new")

    assert command("assets", "show", "Folder", "-a", "new") == 0
    assert "links, kept as links in the package:\n  link -> app.py\n" in command.out
    assert command("assets", "show", "Folder", "-a", "new", "--json") == 0
    assert json.loads(command.out)["links"] == [{"path": "link", "target": "app.py"}]

    assert command("assets", "why", "old", "new", "--json") == 0
    (change,) = json.loads(command.out)
    assert [(each["cause"], each["subject"], each["after"]) for each in change["causes"]] == [
        ("option", "keep-links", True)
    ]


def test_prune_removes_what_an_earlier_synthesis_left(command: Command, world: World) -> None:
    world.synth("out")
    earlier = {path.name for path in Path("out").glob("asset.*")}
    (world.source / "app.py").write_text("edited\n")
    world.synth("out")
    both = {path.name for path in Path("out").glob("asset.*")}

    assert command("assets", "prune", "out", "--dry-run") == 0
    assert {path.name for path in Path("out").glob("asset.*")} == both
    assert command("assets", "prune", "out") == 0

    left = {path.name for path in Path("out").glob("asset.*")}
    assert len(both - left) == 1 and both - left < earlier
    assert {Path(line).name for line in command.out.splitlines()} == both - left
