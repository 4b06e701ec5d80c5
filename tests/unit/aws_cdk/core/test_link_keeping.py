"""Links that stay links in packages, where an app asks for that."""

from __future__ import annotations

import json
import os
import shutil
import stat
import zipfile
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
import jsii
from aws_cdk.aws_s3_assets import Asset
from aws_cdk.aws_s3_deployment import BucketDeployment, Source
from cloud_assembly.content.record import read_records
from cloud_assembly.schema.records import RECORD_FILE

KEEP = {"purecdk:keep-links": True}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "folder"
    (root / "lib").mkdir(parents=True)
    (root / "lib" / "tool.1").write_text("tool\n")
    (root / "lib" / "tool.1").chmod(0o700)
    (root / "lib" / "tool").symlink_to("tool.1")
    (root / "lib64").symlink_to(root / "lib")
    return root


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    root = tmp_path / "plain"
    root.mkdir()
    (root / "a").write_text("a\n")
    return root


class App:
    """An app with one stack; assets are added by path."""

    def __init__(self, outdir: Path, context: dict[str, Any] | None = None) -> None:
        cdk.AssetStaging.clear_asset_hash_cache()
        self.outdir = outdir
        self.app = cdk.App(outdir=str(outdir), context=context or {}, analytics_reporting=False)
        self.stack = cdk.Stack(self.app, "S")

    def asset(self, path: Path, id: str = "A", **options: Any) -> Asset:
        return Asset(self.stack, id, path=str(path), **options)

    def entry(self, asset: Asset) -> dict[str, Any]:
        self.app.synth()
        manifest = json.loads((self.outdir / "S.assets.json").read_text())
        entry: dict[str, Any] = manifest["files"][asset.asset_hash]
        return entry


def packed(path: Path) -> dict[str, tuple[int, bytes]]:
    with zipfile.ZipFile(path) as archive:
        return {info.filename: (info.external_attr >> 16, archive.read(info)) for info in archive.infolist()}


def test_links_are_links_in_a_package_with_another_name_that_any_tool_uploads_as_it_is(
    tmp_path: Path, folder: Path
) -> None:
    followed = App(tmp_path / "followed").asset(folder)
    app = App(tmp_path / "out", KEEP)
    asset = app.asset(folder)

    entry = app.entry(asset)

    assert asset.asset_hash != followed.asset_hash
    name = f"asset.{asset.asset_hash}.zip"
    assert (asset.asset_path, asset.is_zip_archive, asset.is_file) == (name, True, False)
    assert entry["source"] == {"path": name, "packaging": "file"}
    (destination,) = entry["destinations"].values()
    assert destination["objectKey"] == f"{asset.asset_hash}.zip"
    assert packed(tmp_path / "out" / name) == {
        "lib/tool": (stat.S_IFLNK | 0o777, b"tool.1"),
        "lib/tool.1": (stat.S_IFREG | 0o755, b"tool\n"),
        "lib64": (stat.S_IFLNK | 0o777, b"lib"),
    }
    assert [path.name for path in (tmp_path / "out").glob("asset.*")] == [name]
    tree = json.loads((tmp_path / "out" / "tree.json").read_text())["tree"]
    stage = tree["children"]["S"]["children"]["A"]["children"]["Stage"]
    assert stage["constructInfo"]["fqn"] == "aws-cdk-lib.AssetStaging"


def test_assets_without_links_keep_their_names(tmp_path: Path, plain: Path) -> None:
    app = App(tmp_path / "out", KEEP)

    for source in (plain, plain / "a"):
        followed = App(tmp_path / "followed").asset(source)
        assert app.asset(source, source.name).asset_hash == followed.asset_hash
    assert (tmp_path / "out" / f"asset.{app.asset(plain, 'again').asset_hash}").is_dir()


def test_links_that_are_followed_when_staged_are_no_links(tmp_path: Path, folder: Path) -> None:
    always = cdk.SymlinkFollowMode.ALWAYS

    kept = App(tmp_path / "out", KEEP).asset(folder, follow_symlinks=always)

    assert kept.asset_hash == App(tmp_path / "followed").asset(folder, follow_symlinks=always).asset_hash


def test_it_can_be_asked_for_below_one_construct_and_does_not_spread_over_equal_assets(
    tmp_path: Path, folder: Path
) -> None:
    app = App(tmp_path / "out")
    part = cdk.Stack(app.app, "Part")
    part.node.set_context("purecdk:keep-links", True)

    kept = Asset(part, "A", path=str(folder))
    followed = app.asset(folder)

    assert kept.asset_path.endswith(".zip")
    assert not followed.asset_path.endswith(".zip")


def test_a_name_that_the_app_gives_changes_too(tmp_path: Path, folder: Path) -> None:
    kept = App(tmp_path / "out", KEEP).asset(folder, asset_hash="v1")

    assert kept.asset_hash != App(tmp_path / "followed").asset(folder, asset_hash="v1").asset_hash


@pytest.mark.parametrize("hash_type", [cdk.AssetHashType.SOURCE, cdk.AssetHashType.OUTPUT])
def test_links_that_bundling_makes_are_kept_and_nothing_is_bundled_again(
    tmp_path: Path, folder: Path, plain: Path, hash_type: cdk.AssetHashType
) -> None:
    bundler = _Copies(folder)
    local: Any = bundler
    bundling = cdk.BundlingOptions(image=cdk.DockerImage.from_registry("none"), local=local)

    first = App(tmp_path / "out", KEEP).asset(plain, bundling=bundling, asset_hash_type=hash_type)
    again = App(tmp_path / "out", KEEP).asset(plain, bundling=bundling, asset_hash_type=hash_type)

    assert first.asset_hash == again.asset_hash
    assert packed(tmp_path / "out" / first.asset_path)["lib/tool"] == (stat.S_IFLNK | 0o777, b"tool.1")
    if hash_type is cdk.AssetHashType.SOURCE:
        assert bundler.runs == 1


@jsii.implements(cdk.ILocalBundling)
class _Copies:
    def __init__(self, folder: Path) -> None:
        self.runs = 0
        self._folder = folder

    def try_bundle(self, output_dir: str, *, image: cdk.DockerImage, **_: Any) -> bool:
        self.runs += 1
        shutil.copytree(self._folder, output_dir, symlinks=True, dirs_exist_ok=True)
        (Path(output_dir) / "lib64").unlink()
        return True


def test_the_package_is_made_once_and_recorded(tmp_path: Path, folder: Path) -> None:
    for _ in range(2):
        app = App(tmp_path / "out", KEEP)
        asset = app.asset(folder)
        app.entry(asset)
        (package,) = (tmp_path / "out").glob("asset.*.zip")
        os.utime(package, ns=(7, 7))
    (record,) = read_records(tmp_path / "out" / RECORD_FILE)

    assert package.stat().st_mtime_ns == 7
    assert record.asset == asset.asset_hash
    assert record.options["keep-links"] is True
    assert record.packed.keys() == {"size", "sha256", "entryDigest", "deflate"}
    assert [(entry.path, entry.target) for entry in record.entries if entry.target] == [
        ("lib/tool", "tool.1"),
        ("lib64", "lib"),
    ]


def test_what_is_unpacked_to_objects_has_its_links_followed(tmp_path: Path, folder: Path) -> None:
    app = App(tmp_path / "out", KEEP)
    bucket = cdk.aws_s3.Bucket(app.stack, "Bucket")
    BucketDeployment(app.stack, "D", sources=[Source.asset(str(folder))], destination_bucket=bucket)
    followed = App(tmp_path / "followed").asset(folder)

    app.app.synth()

    assert followed.asset_hash in json.loads((tmp_path / "out" / "S.assets.json").read_text())["files"]
