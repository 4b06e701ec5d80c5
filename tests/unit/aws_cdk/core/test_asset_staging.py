"""Staging: names, endings, sharing, nested stages, what cannot be staged."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
import jsii


@pytest.fixture
def app(tmp_path: Path) -> cdk.App:
    cdk.AssetStaging.clear_asset_hash_cache()
    return cdk.App(outdir=str(tmp_path / "out"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "folder"
    root.mkdir()
    (root / "a.txt").write_text("a\n")
    return root


def staged(scope: Any, path: Path | str, id: str = "Asset", **options: Any) -> cdk.AssetStaging:
    return cdk.AssetStaging(scope, id, source_path=str(path), **options)


@pytest.mark.parametrize(
    ("name", "ending", "is_archive"),
    [
        ("code.zip", ".zip", True),
        ("UPPER.ZIP", ".zip", True),
        ("pack.tar.gz", ".tar.gz", True),
        ("x.Tar.Gz", ".tar.gz", True),
        ("lib.jar", ".jar", True),
        ("pack.tar.bz2", ".bz2", False),
        ("a.b.json", ".json", False),
        ("Keep.TXT", ".TXT", False),
        ("noext", "", False),
        (".hidden", "", False),
        (".hidden.cfg", ".cfg", False),
        ("trailing.", ".", False),
        (".zip", ".zip", True),
    ],
)
def test_staged_file_keeps_the_ending_that_the_peer_keeps(
    app: cdk.App, tmp_path: Path, name: str, ending: str, is_archive: bool
) -> None:
    (tmp_path / name).write_text("x")

    staging = staged(cdk.Stack(app, "S"), tmp_path / name)

    assert os.path.basename(staging.absolute_staged_path) == f"asset.{staging.asset_hash}{ending}"
    assert staging.is_archive is is_archive
    assert staging.packaging is cdk.FileAssetPackaging.FILE
    assert Path(staging.absolute_staged_path).read_text() == "x"


def test_directory_counts_as_archive_and_keeps_an_ending_too(app: cdk.App, tmp_path: Path) -> None:
    (tmp_path / "dir.txt").mkdir()

    staging = staged(cdk.Stack(app, "S"), tmp_path / "dir.txt")

    assert staging.absolute_staged_path.endswith(f"asset.{staging.asset_hash}.txt")
    assert (staging.is_archive, staging.packaging) == (True, cdk.FileAssetPackaging.ZIP_DIRECTORY)


def test_equal_stagings_share_one_copy_whatever_their_follow_mode(app: cdk.App, folder: Path) -> None:
    (folder / "link").symlink_to("a.txt")
    one, two = cdk.Stack(app, "One"), cdk.Stack(app, "Two")

    first = staged(one, folder, follow=cdk.SymlinkFollowMode.ALWAYS)
    second = staged(two, folder, follow=cdk.SymlinkFollowMode.NEVER)

    assert first.absolute_staged_path == second.absolute_staged_path
    assert (
        staged(two, folder, "Other", follow=cdk.SymlinkFollowMode.NEVER, exclude=["x"]).asset_hash != first.asset_hash
    )


def test_cleared_cache_sees_an_edit(app: cdk.App, folder: Path) -> None:
    stack = cdk.Stack(app, "S")
    before = staged(stack, folder, "Before")
    (folder / "a.txt").write_text("edited\n")

    unseen = staged(stack, folder, "Unseen")
    cdk.AssetStaging.clear_asset_hash_cache()
    seen = staged(stack, folder, "Seen")

    assert unseen.asset_hash == before.asset_hash != seen.asset_hash


def test_copy_that_was_removed_is_made_again(app: cdk.App, tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    stack = cdk.Stack(app, "S")
    os.unlink(staged(stack, tmp_path / "f", "One").absolute_staged_path)

    assert os.path.exists(staged(stack, tmp_path / "f", "Two").absolute_staged_path)


def test_nested_stages_share_the_outermost_assembly(app: cdk.App, folder: Path) -> None:
    inner = cdk.Stage(cdk.Stage(app, "Outer"), "Inner")
    stack = cdk.Stack(inner, "S")

    staging = staged(stack, folder)

    name = f"asset.{staging.asset_hash}"
    assert staging.relative_staged_path(stack) == f"../../{name}"
    assert staging.relative_staged_path(cdk.Stack(app, "Top")) == name
    assert (Path(app.outdir) / name / "a.txt").exists()


def test_disabled_staging_names_the_source_itself(app: cdk.App, folder: Path) -> None:
    stack = cdk.Stack(app, "S")
    stack.node.set_context("aws:cdk:disable-asset-staging", True)

    staging = staged(stack, folder)

    assert staging.absolute_staged_path == staging.relative_staged_path(stack) == str(folder)
    assert not os.path.exists(app.outdir)


def test_salt_is_added_to_the_extra_hash_but_not_to_a_custom_one(app: cdk.App, folder: Path) -> None:
    plain, salted = cdk.Stack(app, "Plain"), cdk.Stack(app, "Salted")
    salted.node.set_context("@aws-cdk/core:assetHashSalt", "grain")

    assert staged(salted, folder, exclude=["x"]).asset_hash == cdk.FileSystem.fingerprint(
        str(folder), extra_hash="grain"
    )
    assert staged(salted, folder, "Extra", extra_hash="e").asset_hash == cdk.FileSystem.fingerprint(
        str(folder), extra_hash="egrain"
    )
    assert staged(salted, folder, "C", asset_hash="v").asset_hash == staged(plain, folder, asset_hash="v").asset_hash


@pytest.mark.parametrize("edits", [1, 2])
def test_file_that_changes_between_hashing_and_copying_is_hashed_once_more(
    app: cdk.App, folder: Path, monkeypatch: pytest.MonkeyPatch, edits: int
) -> None:
    from cloud_assembly.content import copy, fingerprint

    copy_entries = copy._copy_entries
    done = 0

    def edit_then_copy(tree: Any, target: str) -> None:
        nonlocal done
        if done < edits:
            done += 1
            (folder / "a.txt").write_text("edited" * done)
        copy_entries(tree, target)

    monkeypatch.setattr(copy, "_copy_entries", edit_then_copy)

    if edits == 1:
        staging = staged(app, folder)
        assert Path(staging.absolute_staged_path, "a.txt").read_text() == "edited"
        assert staging.asset_hash == fingerprint(folder)
    else:
        with pytest.raises(RuntimeError, match=r"a\.txt' changed twice while it was read"):
            staged(app, folder)
        assert not list((Path(app.outdir)).rglob("asset.*"))


def test_mark_of_custom_resource_handlers_does_not_count(app: cdk.App, folder: Path) -> None:
    before = cdk.FileSystem.fingerprint(str(folder))
    (folder / ".is_custom_resource").write_text("")

    staging = staged(cdk.Stack(app, "S"), folder)

    assert staging.asset_hash == before
    assert os.listdir(staging.absolute_staged_path) == ["a.txt"]


H = cdk.AssetHashType


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"asset_hash": "x", "asset_hash_type": H.SOURCE}, ["assetHash", "source"]),
        ({"asset_hash": "x", "asset_hash_type": H.OUTPUT}, ["assetHash", "output"]),
        ({"asset_hash_type": H.CUSTOM}, ["assetHash", "must be specified"]),
        ({"asset_hash_type": H.CUSTOM, "asset_hash": ""}, ["assetHash", "must be specified"]),
        ({"asset_hash_type": H.OUTPUT}, ["output", "bundling"]),
    ],
)
def test_hash_options_that_do_not_fit_are_refused(
    app: cdk.App, folder: Path, options: dict[str, Any], words: list[str]
) -> None:
    with pytest.raises(RuntimeError) as caught:
        staged(cdk.Stack(app, "S"), folder, **options)

    assert all(word in str(caught.value) for word in words)
    assert "S/Asset" in str(caught.value)


def test_what_is_no_content_is_refused(app: cdk.App, tmp_path: Path) -> None:
    stack = cdk.Stack(app, "S")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")

    for path, words in (
        ("", "path cannot be empty"),
        (tmp_path / "nowhere", "cannot find asset at .*nowhere"),
        (tmp_path / "loop", "cannot find asset at .*loop"),
        (tmp_path / "pipe", "either a directory or a regular file"),
        (Path(os.devnull), "either a directory or a regular file"),
    ):
        with pytest.raises(RuntimeError, match=words):
            staged(stack, path, f"A{words[:5]}{os.path.basename(path)}")


def test_unreadable_file_is_named_with_the_construct(
    app: cdk.App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "secret").write_text("s")
    really_open = os.open

    def open_(path: Any, *arguments: Any, **options: Any) -> int:
        if str(path).endswith("folder/secret"):  # modes would not keep root out
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_open(path, *arguments, **options)

    monkeypatch.setattr(os, "open", open_)

    with pytest.raises(RuntimeError, match=r"folder/secret' cannot be read: permission denied[\s\S]*S/Code"):
        staged(cdk.Stack(app, "S"), folder, "Code")

    assert not list(Path(app.outdir).glob("asset.*"))


def test_forbidden_link_is_named_with_the_construct(app: cdk.App, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("o")
    (folder / "out").symlink_to("../outside")

    with pytest.raises(RuntimeError, match=r"external[\s\S]*S/Asset") as caught:
        staged(cdk.Stack(app, "S"), folder, follow=cdk.SymlinkFollowMode.BLOCK_EXTERNAL)

    assert "symbolic link" in str(caught.value)
    assert [path for path in Path(app.outdir).rglob("*") if path.name != ".staging"] == []


@pytest.mark.parametrize("options", [{"bundling": True}, {"context": {"aws:cdk:disable-asset-staging": True}}])
def test_forbidden_link_is_refused_also_where_nothing_is_copied(
    folder: Path, tmp_path: Path, options: dict[str, Any]
) -> None:
    (tmp_path / "outside").write_text("o")
    (folder / "out").symlink_to("../outside")
    app = cdk.App(outdir=str(tmp_path / "out"), context=options.pop("context", {}))
    if options:
        local: Any = _Touches()
        options["bundling"] = cdk.BundlingOptions(image=cdk.DockerImage.from_registry("none"), local=local)
    mode = cdk.SymlinkFollowMode.BLOCK_EXTERNAL

    with pytest.raises(RuntimeError, match="external"):
        staged(cdk.Stack(app, "S"), folder, follow=mode, **options)

    staged(cdk.Stack(app, "T"), folder, follow=mode, exclude=["out"], **options)


@jsii.implements(cdk.ILocalBundling)
class _Touches:
    def try_bundle(self, output_dir: str, *, image: cdk.DockerImage, **_: Any) -> bool:
        Path(output_dir, "made").touch()
        return True


def test_assembly_inside_the_source_is_left_out_with_a_warning(folder: Path) -> None:
    hashes = []
    for _ in range(2):
        cdk.AssetStaging.clear_asset_hash_cache()
        app = cdk.App(outdir=str(folder / "cdk.out"))
        (folder / "cdk.out").mkdir(exist_ok=True)
        staging = staged(cdk.Stack(app, "S"), folder)
        hashes.append(staging.asset_hash)
        app.synth()

    assert hashes[0] == hashes[1]
    assert os.listdir(staging.absolute_staged_path) == ["a.txt"]
    entries = json.loads((folder / "cdk.out" / "S.metadata.json").read_text())["/S/Asset"]
    assert [entry["type"] for entry in entries] == ["aws:cdk:warning"]
    assert "cdk.out" in entries[0]["data"]
