"""Planning to publish: whole plans, from what the assembly says and what is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.support.assemblies import AssemblyWriter

from cloud_assembly.schema import FilePackaging, read_assembly
from purecdk.toolkit.cloud import ObjectFacts
from purecdk.toolkit.environments import Access, ResolvedEnvironment
from purecdk.toolkit.errors import ToolkitError, UntrustedSource
from purecdk.toolkit.plan import KeepObject, ObjectLocation, PackDirectory, Plan, RunSource, UploadObject
from purecdk.toolkit.publishing import (
    PublishedFacts,
    PublishTargets,
    Trust,
    content_type,
    plan_publish,
    publish_targets,
)

HERE = ResolvedEnvironment(account="123456789012", region="eu-west-1")
ROLE = "arn:aws:iam::123456789012:role/cdk-hnb659fds-file-publishing-role-123456789012-eu-west-1"
ACCESS = Access(account="123456789012", region="eu-west-1", role_arn=ROLE)
NO_TRUST = Trust()
BUCKET = "cdk-hnb659fds-assets-123456789012-eu-west-1"


def targets_of(directory: Path, environment: ResolvedEnvironment = HERE) -> PublishTargets:
    assembly = read_assembly(directory)
    return publish_targets(
        (stack, manifest, environment) for stack in assembly.stacks for manifest in stack.read_asset_manifests()
    )


def plan(
    directory: Path,
    there: Mapping[str, ObjectFacts] | None = None,
    *,
    trust: Trust = NO_TRUST,
    digests: Mapping[str, str] | None = None,
    packages: Mapping[str, str] | None = None,
    force: bool = False,
) -> Plan:
    objects = {ObjectLocation(access=ACCESS, bucket=BUCKET, key=key): facts for key, facts in (there or {}).items()}
    facts = PublishedFacts(objects=objects, digests=digests or {}, packages=packages or {})
    return plan_publish(targets_of(directory), facts, assembly=directory, trust=trust, force=force)


def test_a_folder_is_packed_once_and_uploaded_as_the_role_says(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    asset = writer.folder("App", "Code", {"index.py": "x"})
    writer.stack("App")
    writer.write()

    steps = plan(tmp_path).steps

    location = ObjectLocation(access=ACCESS, bucket=BUCKET, key=f"{asset}.zip")
    pack_id = f"pack:{asset}:{tmp_path}"
    assert steps[:2] == (
        PackDirectory(id=pack_id, asset=asset, name="Code", source=tmp_path / f"asset.{asset}"),
        UploadObject(
            id=f"object:{asset}:{location}:eu-west-1",
            needs=(pack_id,),
            asset=asset,
            name="Code",
            location=location,
            content_type="application/zip",
            made_by=pack_id,
        ),
    )
    assert isinstance(steps[2], UploadObject) and steps[2].source == tmp_path / "App.template.json"


def test_a_package_is_made_once_for_several_destinations(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    asset = writer.folder("App", "Code", {"index.py": "x"})
    destinations = writer._files["App"][asset]["destinations"]
    destinations["there"] = {**destinations["here"], "region": "us-west-2", "bucketName": "other-${AWS::Region}"}
    writer.stack("App")
    writer.write()

    steps = [step for step in plan(tmp_path).steps if getattr(step, "asset", None) == asset]

    assert [type(step).__name__ for step in steps] == ["PackDirectory", "UploadObject", "UploadObject"]
    second = steps[2]
    assert isinstance(second, UploadObject)
    assert (second.location.bucket, second.location.access.region) == ("other-us-west-2", "us-west-2")


def test_what_is_there_is_kept_and_nothing_is_packed_for_it(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    asset = writer.folder("App", "Code", {"index.py": "x"})
    writer.stack("App")
    writer.write()

    steps = plan(tmp_path, {f"{asset}.zip": ObjectFacts(size_bytes=100)}).steps

    assert [type(step).__name__ for step in steps] == ["KeepObject", "UploadObject"]
    assert plan(tmp_path, {f"{asset}.zip": ObjectFacts(size_bytes=100)}, force=True).steps == plan(tmp_path).steps


@pytest.mark.parametrize(
    ("facts", "kept"),
    [
        (ObjectFacts(size_bytes=3, sha256="ours"), True),
        (ObjectFacts(size_bytes=3, sha256="another"), False),
        (ObjectFacts(size_bytes=3), True),  # another tool's: never replaced for its bytes
        (ObjectFacts(size_bytes=0, flaw="it is empty"), False),
    ],
)
def test_an_object_is_replaced_only_if_it_contradicts_itself(tmp_path: Path, facts: ObjectFacts, kept: bool) -> None:
    writer = AssemblyWriter(tmp_path)
    asset = writer.file("App", "a.txt", "abc")
    writer.stack("App")
    writer.write()

    first = plan(tmp_path, {f"{asset}.txt": facts}, digests={asset: "ours"}).steps[0]

    assert isinstance(first, KeepObject) is kept
    if isinstance(first, UploadObject):
        assert first.replaces


@pytest.mark.parametrize(
    ("there", "recorded", "kept"),
    [
        ("ours", "ours", True),
        ("earlier", "ours", False),
        (None, "ours", True),  # uploaded by another tool, or before entry digests were noted
        ("earlier", None, True),  # no record beside the assembly
    ],
)
def test_a_package_of_ours_is_replaced_if_the_record_tells_of_other_entries(
    tmp_path: Path, there: str | None, recorded: str | None, kept: bool
) -> None:
    writer = AssemblyWriter(tmp_path)
    asset = writer.folder("App", "Code", {"index.py": "x"})
    writer.stack("App")
    writer.write()
    facts = ObjectFacts(size_bytes=100, sha256="bytes", entry_digest=there)

    steps = plan(tmp_path, {f"{asset}.zip": facts}, packages={} if recorded is None else {asset: recorded}).steps

    expected = ["KeepObject"] if kept else ["PackDirectory", "UploadObject"]
    assert [type(step).__name__ for step in steps if getattr(step, "asset", "") == asset] == expected
    if not kept:
        upload = steps[1]
        assert isinstance(upload, UploadObject)
        assert "App/Code" in str(upload.replaces) and "modes or line ends" in str(upload.replaces)


def test_entry_digests_tell_more_than_bytes(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    asset = writer.file("App", "a.zip", "abc")
    writer.stack("App")
    writer.write()
    there = {f"{asset}.zip": ObjectFacts(size_bytes=3, sha256="deflated elsewhere", entry_digest="same")}

    step = plan(tmp_path, there, digests={asset: "deflated here"}, packages={asset: "same"}).steps[0]
    sent = plan(tmp_path, digests={asset: "deflated here"}, packages={asset: "same"}).steps[0]

    assert isinstance(step, KeepObject)
    assert isinstance(sent, UploadObject) and sent.entry_digest == "same"


def test_sources_outside_of_the_assembly_need_consent_and_are_named(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    writer = AssemblyWriter(tmp_path / "out")
    writer.entry("App", "1", "../secret.txt", "file", "1.txt", "Sneaky")
    writer.stack("App")
    writer.write()

    with pytest.raises(UntrustedSource, match="outside of the assembly") as caught:
        plan(tmp_path / "out")
    allowed = plan(tmp_path / "out", trust=Trust(external_sources=True))

    assert "--allow-external-sources" in str(caught.value.fix)
    assert "secret.txt" in allowed.notes[0]
    assert plan(tmp_path / "out", trust=Trust(made_here=True)).steps == allowed.steps


def test_a_link_that_leads_out_of_the_assembly_counts_as_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    writer = AssemblyWriter(tmp_path / "out")
    (tmp_path / "out" / "link.txt").symlink_to(tmp_path / "secret.txt")
    writer.entry("App", "1", "link.txt", "file", "1.txt", "Sneaky")
    writer.stack("App")
    writer.write()

    with pytest.raises(UntrustedSource):
        plan(tmp_path / "out")


def test_programs_need_consent(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.entry("App", "1", "x", "zip", "1.zip", "Made")
    writer._files["App"]["1"]["source"] = {"executable": ["make", "it"], "packaging": "zip"}
    writer.stack("App")
    writer.write()

    with pytest.raises(UntrustedSource, match="make it"):
        plan(tmp_path)
    first = plan(tmp_path, trust=Trust(executables=True)).steps[0]

    assert isinstance(first, RunSource) and (first.command, first.pack) == (("make", "it"), True)


def test_placeholders_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.entry("App", "1", "a", "file", "${AWS::StackName}/1", "File")
    writer.stack("App")
    writer.write()

    with pytest.raises(ToolkitError, match="AWS::StackName"):
        plan(tmp_path)


@pytest.mark.parametrize("region", ["evil.example/", "eu-west-1.evil.example", "-", "", "a" * 64, "eu-west-1\n"])
def test_only_names_of_regions_become_part_of_a_host(tmp_path: Path, region: str) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.entry("App", "1", "a.txt", "file", "a.txt", "a.txt", region=region)
    writer.stack("App")

    with pytest.raises(ToolkitError, match="not the name of a region"):
        targets_of(writer.write())


def test_partitions_follow_the_region(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.file("App", "a.txt", "abc")
    writer.stack("App")
    writer.write()

    target = targets_of(tmp_path, ResolvedEnvironment(account="1", region="cn-north-1")).files[0]

    assert str(target.location.access.role_arn).startswith("arn:aws-cn:iam::1:")


def test_assets_can_be_chosen_by_id_start_of_id_or_name(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    asset = writer.file("App", "a.txt", "abc")
    writer.stack("App")
    stack = read_assembly(writer.write()).stacks[0]
    triples: Any = [(stack, manifest, HERE) for manifest in stack.read_asset_manifests()]

    for wanted in (asset, asset[:8], "a.txt"):
        assert [target.asset.id for target in publish_targets(triples, assets=[wanted]).files] == [asset]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("a/b.JSON", "application/json; charset=utf-8"),
        ("a.b/c", "application/octet-stream"),
        ("x.unknown", "application/octet-stream"),
        ("x.tar.gz", "application/gzip"),
    ],
)
def test_content_types_come_from_a_table_that_is_the_same_everywhere(key: str, expected: str) -> None:
    assert content_type(key, FilePackaging.FILE) == expected
    assert content_type(key, FilePackaging.ZIP_DIRECTORY) == "application/zip"
