"""Records beside the assembly: what stands behind a name, and when one name stands for other bytes."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
import jsii
from aws_cdk import aws_s3_assets as s3_assets
from cloud_assembly.content import pack_directory
from cloud_assembly.content.record import AssetRecord, read_records
from cloud_assembly.schema.records import PREVIOUS_RECORD_FILE, RECORD_FILE, note_packages, recorded_names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "folder"
    (root / "sub").mkdir(parents=True)
    (root / "a.txt").write_bytes(b"a\n")
    (root / "sub" / "b.log").write_bytes(b"b\n")
    return root


def synth(tmp_path: Path, folder: Path, **options: Any) -> list[str]:
    """Synthesize an app with one asset; return the warnings."""
    cdk.AssetStaging.clear_asset_hash_cache()
    app = cdk.App(outdir=str(tmp_path / "out"))
    cdk.AssetStaging(cdk.Stack(app, "S"), "Asset", source_path=str(folder), **options)
    app.synth()
    metadata = json.loads((tmp_path / "out" / "S.metadata.json").read_text())
    return [entry["data"] for entry in metadata.get("/S/Asset", []) if entry["type"] == "aws:cdk:warning"]


def records(tmp_path: Path, name: str = RECORD_FILE) -> list[AssetRecord]:
    return read_records(tmp_path / "out" / name)


def test_record_tells_entries_rules_and_what_was_left_out(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder, exclude=["*.log"], extra_hash="e")

    (record,) = records(tmp_path)
    assert [entry.path for entry in record.entries] == ["a.txt", "sub"]
    assert record.entries[0].mode == 0o644
    assert [(left_out.relative, left_out.pattern) for left_out in record.omissions] == [("sub/b.log", "*.log")]
    assert record.options["exclude"] == ["*.log", ".is_custom_resource"]
    assert record.options["extra-hash"] == "e"
    assert (record.labels["stack"], record.labels["name"]) == ("S", "Asset")
    assert record.labels["constructs"] == ["S/Asset"]


def test_unchanged_synthesis_leaves_the_file_alone(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder)
    before = os.stat(tmp_path / "out" / RECORD_FILE)

    synth(tmp_path, folder)

    assert os.stat(tmp_path / "out" / RECORD_FILE).st_ino == before.st_ino
    assert not (tmp_path / "out" / PREVIOUS_RECORD_FILE).exists()


def test_package_that_was_recorded_stays_with_an_unchanged_asset(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder)
    note_packages(tmp_path / "out", {records(tmp_path)[0].asset: {"sha256": "1", "deflate": "zlib"}})

    synth(tmp_path, folder)
    assert records(tmp_path)[0].packed == {"sha256": "1", "deflate": "zlib"}

    (folder / "a.txt").write_bytes(b"b\n")
    synth(tmp_path, folder)
    assert records(tmp_path)[0].packed.keys() == {"entryDigest"}
    assert records(tmp_path, PREVIOUS_RECORD_FILE)[0].packed == {"sha256": "1", "deflate": "zlib"}


def test_package_that_was_recorded_stays_if_only_what_is_left_out_changes(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder, exclude=["*.log"])
    (before,) = records(tmp_path)
    (folder / "c.log").write_bytes(b"c\n")

    synth(tmp_path, folder, exclude=["*.log"])

    (now,) = records(tmp_path)
    assert len(now.omissions) == 2
    assert (now.asset, now.packed) == (before.asset, before.packed)
    assert now.packed


def test_entry_digest_of_the_package_is_known_before_it_is_made(tmp_path: Path, folder: Path) -> None:
    (folder / "a.txt").chmod(0o750)
    (folder / "link").symlink_to("sub")

    synth(tmp_path, folder)

    (record,) = records(tmp_path)
    packed = pack_directory(tmp_path / "out" / f"asset.{record.asset}", tmp_path / "package.zip")
    assert record.packed == {"entryDigest": packed.entry_digest}
    assert recorded_names(tmp_path / "out", [record.asset, "0" * 64]).keys() == {record.asset}
    name = recorded_names(tmp_path / "out", [record.asset])[record.asset]
    assert (name.is_of_content, name.entry_digest) == (True, packed.entry_digest)


@pytest.mark.parametrize(
    ("options", "is_of_content"),
    [
        ({}, True),
        ({"asset_hash": "v1"}, False),
        ({"bundling": True}, False),
        ({"bundling": True, "asset_hash_type": cdk.AssetHashType.OUTPUT}, True),
    ],
)
def test_name_that_may_stand_for_any_content_is_told_apart(
    tmp_path: Path, folder: Path, options: dict[str, Any], is_of_content: bool
) -> None:
    if options.pop("bundling", False):
        local: Any = _Copy(folder)
        options["bundling"] = cdk.BundlingOptions(image=cdk.DockerImage.from_registry("none"), local=local)

    synth(tmp_path, folder, **options)

    (record,) = records(tmp_path)
    name = recorded_names(tmp_path / "out", [record.asset])[record.asset]
    assert name.is_of_content is is_of_content
    assert (name.entry_digest is not None) is is_of_content


@jsii.implements(cdk.ILocalBundling)
class _Copy:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def try_bundle(self, output_dir: str, *, image: cdk.DockerImage, **_: Any) -> bool:
        shutil.copytree(self._folder, output_dir, dirs_exist_ok=True)
        return True


def test_changed_synthesis_keeps_the_records_before_it(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder)
    (old,) = records(tmp_path)
    (folder / "a.txt").write_bytes(b"edited\n")

    warnings = synth(tmp_path, folder)

    (new,) = records(tmp_path)
    assert warnings == []
    assert new.asset != old.asset
    assert records(tmp_path, PREVIOUS_RECORD_FILE) == [old]


@pytest.mark.parametrize("change", ["mode", "line ends"])
def test_same_name_with_other_bytes_or_modes_is_warned_about_until_it_is_settled(
    tmp_path: Path, folder: Path, change: str
) -> None:
    synth(tmp_path, folder)
    if change == "mode":
        (folder / "a.txt").chmod(0o755)
    else:
        (folder / "a.txt").write_bytes(b"a\r\n")

    first, second = synth(tmp_path, folder), synth(tmp_path, folder)

    assert len(first) == 1
    assert "a.txt" in first[0]
    assert "b.log" not in first[0]
    assert second == first
    (folder / "a.txt").write_bytes(b"a\n")
    (folder / "a.txt").chmod(0o644)
    assert synth(tmp_path, folder) == []


def test_same_name_that_is_staged_anew_with_other_modes_is_warned_about_once_and_recorded(
    tmp_path: Path, folder: Path
) -> None:
    synth(tmp_path, folder)
    (before,) = records(tmp_path)
    shutil.rmtree(tmp_path / "out" / f"asset.{before.asset}")
    (folder / "a.txt").chmod(0o755)

    first, second = synth(tmp_path, folder), synth(tmp_path, folder)

    (now,) = records(tmp_path)
    assert ("a.txt" in first[0], second) == (True, [])
    assert now.entries[0].mode == 0o755
    assert now.packed["entryDigest"] != before.packed["entryDigest"]


def test_damaged_records_are_written_anew(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder)
    whole = (tmp_path / "out" / RECORD_FILE).read_bytes()
    (folder / "a.txt").chmod(0o755)
    synth(tmp_path, folder)
    (folder / "a.txt").chmod(0o644)

    for damage in (
        b"\xff\xfe",
        whole[: len(whole) // 2],
        b'{"asset":"' + whole,
        whole.replace(b'"format":1', b'"format":9'),
    ):
        (tmp_path / "out" / RECORD_FILE).write_bytes(damage)
        assert synth(tmp_path, folder) == []
        assert records(tmp_path)[-1].entries[0].path == "a.txt"


def test_asset_that_the_app_named_is_not_looked_at_again(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder, asset_hash="v1")
    (folder / "a.txt").write_bytes(b"edited\n")

    assert synth(tmp_path, folder, asset_hash="v1") == []
    assert records(tmp_path)[0].entries[0].hashed.startswith("2:")


def test_options_of_images_are_recorded_one_by_one(tmp_path: Path, folder: Path) -> None:
    synth(tmp_path, folder, extra_hash=json.dumps({"buildArgs": {"VERSION": "1"}, "target": "t"}))

    (record,) = records(tmp_path)
    assert record.options["build-argument"] == {"VERSION": "1"}
    assert record.options["target"] == "t"


def test_shared_asset_tells_who_uses_it_and_is_called_after_the_first(tmp_path: Path, folder: Path) -> None:
    app = cdk.App(outdir=str(tmp_path / "out"))
    for stage in (app, cdk.Stage(app, "Inner")):
        stack = cdk.Stack(stage, "S")
        for id, name in (("A", None), ("B", "Shown")):
            s3_assets.Asset(stack, id, path=str(folder), display_name=name)
    s3_assets.Asset(stack, "C", path=str(folder / "a.txt"), display_name="Shown")
    app.synth()

    shared, named = records(tmp_path)
    assert (shared.labels["stack"], shared.labels["name"]) == ("S", "A")
    assert shared.labels["constructs"] == ["S/A/Stage", "S/B/Stage", "Inner/S/A/Stage", "Inner/S/B/Stage"]
    assert (named.labels["stack"], named.labels["name"]) == ("Inner/S", "Shown")


def test_staging_of_no_stack_is_called_after_its_path(tmp_path: Path, folder: Path) -> None:
    app = cdk.App(outdir=str(tmp_path / "out"))
    cdk.AssetStaging(cdk.Stage(app, "Inner"), "Files", source_path=str(folder))
    app.synth()

    (record,) = records(tmp_path)
    assert (record.labels["stack"], record.labels["name"]) == ("", "Inner/Files")


def test_app_without_assets_has_no_records(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path / "out"))
    cdk.Stack(app, "S")
    app.synth()

    assert not (tmp_path / "out" / RECORD_FILE).exists()
