"""Looking at assets: what they are, why a name changed, what is left over."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.support.assemblies import AssemblyWriter
from tests.support.clouds import MemoryCloud

from cloud_assembly.content.explain import Cause
from cloud_assembly.content.record import record_tree
from cloud_assembly.content.walk import Tree
from cloud_assembly.schema import AssemblyNotFound, read_assembly
from cloud_assembly.schema.records import write_assembly_records
from purecdk.toolkit.assets import (
    NoSuchAsset,
    asset_status,
    find_asset,
    leftovers,
    list_assets,
    prune,
    record_of,
    show_entries,
    why_between,
    why_since_last,
)
from purecdk.toolkit.errors import ToolkitError


def app(directory: Path, **files: str) -> Path:
    writer = AssemblyWriter(directory)
    asset = writer.folder("App", "Code", {name.replace("_", "."): text for name, text in files.items()})
    entry = writer._files["App"].pop(asset)
    # As in real assemblies the id follows from the content, so that different content has another id.
    content = "".join(f"{name}{text}" for name, text in sorted(files.items())).encode().hex()[-64:].rjust(64, "0")
    shutil.move(directory / f"asset.{asset}", directory / f"asset.{content}")
    entry["source"]["path"] = f"asset.{content}"
    writer._files["App"][content] = entry
    writer.stack("App")
    return writer.write()


def test_assets_are_listed_without_the_stacks_own_templates(tmp_path: Path) -> None:
    assembly = read_assembly(app(tmp_path, index_py="x"))

    (view,) = list_assets(assembly.stacks)

    assert (view.name, view.stack, view.kind) == ("Code", "App", "zip")
    assert len(list(list_assets(assembly.stacks, templates=True))) == 2


def test_an_asset_is_found_by_name_path_or_start_of_its_id(tmp_path: Path) -> None:
    stacks = read_assembly(app(tmp_path, index_py="x")).stacks
    (view,) = list_assets(stacks)

    assert {find_asset(stacks, wanted).id for wanted in ("Code", "App/Code", view.id, view.id[:40])} == {view.id}
    with pytest.raises(NoSuchAsset, match="no asset is called 'Nope'"):
        find_asset(stacks, "Nope")


def test_files_of_an_asset_are_shown_largest_first(tmp_path: Path) -> None:
    assembly = read_assembly(app(tmp_path, small_py="x", large_py="x" * 100))
    (view,) = list_assets(assembly.stacks)

    assert show_entries(record_of(assembly, view)) == [("large.py", 100), ("small.py", 1)]


def test_why_names_what_differs_between_two_assemblies(tmp_path: Path) -> None:
    old = app(tmp_path / "old", index_py="one", gone_py="bye")
    new = app(tmp_path / "new", index_py="two", more_py="hello")

    (change,) = why_between(old, new)

    assert (change.stack, change.name) == ("App", "Code")
    assert {(each.cause, each.subject) for each in change.changes} == {
        (Cause.FILE_EDITED, "index.py"),
        (Cause.FILE_REMOVED, "gone.py"),
        (Cause.FILE_ADDED, "more.py"),
    }
    assert why_between(old, old) == []
    assert why_between(old, new, asset="Code") == [change]
    with pytest.raises(NoSuchAsset):
        why_between(old, new, asset="Nope")


def test_why_tells_assets_that_are_new_or_gone(tmp_path: Path) -> None:
    old = app(tmp_path / "old", index_py="one")
    empty = AssemblyWriter(tmp_path / "new")
    empty.stack("App")

    (change,) = why_between(old, empty.write())

    assert change.after is None and change.before is not None and change.changes == ()


def test_why_compares_the_last_two_synths_by_their_records(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    out = tmp_path / "out"
    out.mkdir()

    def synth(text: str, name: str) -> None:
        (source / "index.py").write_text(text)
        labels = {"stack": "App", "name": "Code"}
        write_assembly_records(str(out), [record_tree(Tree(source), name, labels=labels)])

    synth("one", "1" * 64)
    with pytest.raises(ToolkitError, match="nothing is recorded of two synths"):
        why_since_last(out)
    synth("two", "2" * 64)
    synth("two", "2" * 64)  # an unchanged synth does not push the last change out

    (change,) = why_since_last(out)

    assert [(each.cause, each.subject) for each in change.changes] == [(Cause.FILE_EDITED, "index.py")]


def test_only_staged_assets_that_no_manifest_names_are_left_over(tmp_path: Path) -> None:
    directory = app(tmp_path / "out", index_py="x")
    old = directory / f"asset.{'a' * 64}"
    (old / "deep").mkdir(parents=True)
    (old / "deep" / "file").write_bytes(b"12345")
    single = directory / f"asset.{'b' * 64}.txt"
    single.write_bytes(b"123")
    without_ending = directory / f"asset.{'c' * 64}_noext"
    without_ending.write_bytes(b"")
    (directory / "notes.txt").write_text("mine")
    (directory / "asset.notes").write_text("mine")

    found = leftovers(directory)

    assert found == [old, single, without_ending]
    assert prune(directory, found) == 8
    assert leftovers(directory) == []
    assert len(list(list_assets(read_assembly(directory).stacks))) == 1


def test_nothing_is_called_left_over_where_there_is_no_assembly(tmp_path: Path) -> None:
    (tmp_path / f"asset.{'a' * 64}").mkdir()

    with pytest.raises(AssemblyNotFound):
        leftovers(tmp_path)


def test_assets_of_nested_assemblies_are_not_left_over(tmp_path: Path) -> None:
    inner = AssemblyWriter(tmp_path / "assembly-Prod")
    shared = f"asset.{'c' * 64}.txt"
    (tmp_path / shared).write_text("x")
    inner.entry("Api", "c" * 64, f"../{shared}", "file", "c.txt", "File")
    inner.stack("Api")
    inner.write()
    writer = AssemblyWriter(tmp_path)
    writer.artifacts["assembly-Prod"] = {"type": "cdk:cloud-assembly", "properties": {"directoryName": "assembly-Prod"}}
    writer.write()

    assert leftovers(tmp_path) == []


def test_status_tells_what_is_published(tmp_path: Path) -> None:
    assembly = read_assembly(app(tmp_path, index_py="x"))
    cloud = MemoryCloud()
    (manifest,) = assembly.stacks[0].read_asset_manifests()
    key = (
        next(asset for asset in manifest.files.values() if asset.display_name == "Code").destinations["here"].object_key
    )
    cloud.objects.stored["cdk-hnb659fds-assets-123456789012-us-east-1", key] = b"x"

    found = {place.asset.name: place.there for place in asset_status(assembly.stacks, cloud)}

    assert found == {"Code": True, "App Template": False}
