"""Reading assemblies: what is in them, and where an error points."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.assemblies import TOPIC, AssemblyWriter

from cloud_assembly.schema import AssemblyError, AssemblyNotFound, in_deployment_order, read_assembly
from cloud_assembly.schema.errors import AssemblyFormatError, AssemblyLimitError


def write(directory: Path, document: Any) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    (directory / "manifest.json").write_text(json.dumps(document, indent=2), encoding="utf-8")
    return directory


def stack(**properties: Any) -> dict[str, Any]:
    return {
        "type": "aws:cloudformation:stack",
        "environment": "aws://unknown-account/us-east-1",
        "properties": {"templateFile": "a.json", **properties},
    }


def test_a_stack_is_read_with_its_environment_roles_and_assets(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.folder("App", "Code", {"index.py": "x"})
    writer.stack("App", {"Topic": TOPIC}, environment="aws://123456789012/eu-west-1", tags={"a": "b"})

    assembly = read_assembly(writer.write())

    (found,) = assembly.stacks
    assert (found.environment.account, found.environment.region) == ("123456789012", "eu-west-1")
    assert found.tags == {"a": "b"}
    assert found.assume_role is not None and "deploy-role" in found.assume_role.arn
    assert found.requires_bootstrap_version == 6
    (manifest,) = found.read_asset_manifests()
    assert [asset.display_name for asset in manifest.assets] == ["Code", "App Template"]
    assert found.read_template() == {"Resources": {"Topic": TOPIC}}


@pytest.mark.parametrize(
    ("properties", "topics"),
    [({}, None), ({"notificationArns": []}, ()), ({"notificationArns": ["arn:a", "arn:b"]}, ("arn:a", "arn:b"))],
)
def test_no_word_of_topics_is_told_apart_from_none(
    tmp_path: Path, properties: dict[str, Any], topics: tuple[str, ...] | None
) -> None:
    """Without a word the deployed stack keeps those that it has."""
    assembly = read_assembly(write(tmp_path, {"version": "48.0.0", "artifacts": {"App": stack(**properties)}}))

    (found,) = assembly.stacks
    assert found.notification_arns == topics


def test_nested_assemblies_are_listed_level_by_level(tmp_path: Path) -> None:
    inner = AssemblyWriter(tmp_path / "assembly-Prod")
    inner.stack("ProdApi")
    inner.write()
    writer = AssemblyWriter(tmp_path)
    writer.artifacts["assembly-Prod"] = {
        "type": "cdk:cloud-assembly",
        "properties": {"directoryName": "assembly-Prod", "displayName": "Prod"},
    }
    writer.stack("Top")

    assembly = read_assembly(writer.write())

    assert [each.id for each in assembly.stacks] == ["Top", "ProdApi"]
    assert assembly.stacks[1].directory == tmp_path / "assembly-Prod"


def test_deployment_order_puts_dependencies_first(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.stack("Z", depends_on=["M"])
    writer.stack("Y", depends_on=["Z"])
    writer.stack("M")

    assembly = read_assembly(writer.write())

    assert [each.id for each in assembly.stacks] == ["Z", "Y", "M"]
    assert [each.id for each in in_deployment_order(assembly.stacks)] == ["M", "Z", "Y"]


def test_a_circle_of_stacks_is_named(tmp_path: Path) -> None:
    writer = AssemblyWriter(tmp_path)
    writer.stack("A", depends_on=["B"])
    writer.stack("B", depends_on=["A"])
    assembly = read_assembly(writer.write())

    with pytest.raises(AssemblyFormatError, match="A -> B -> A"):
        in_deployment_order(assembly.stacks)


@pytest.mark.parametrize("name", ["../a.json", "/etc/passwd", "", "x/../../a.json", "a\0b"])
def test_files_outside_of_the_assembly_are_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, {"version": "1.0.0", "artifacts": {"A": stack(templateFile=name)}})

    with pytest.raises(AssemblyFormatError, match="not a file inside the assembly"):
        read_assembly(tmp_path)


def test_a_link_that_leads_out_of_the_assembly_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("{}")
    assembly = write(tmp_path / "out", {"version": "1.0.0", "artifacts": {"A": stack(templateFile="link.json")}})
    (assembly / "link.json").symlink_to(tmp_path / "secret")

    with pytest.raises(AssemblyFormatError, match="not a file inside the assembly"):
        read_assembly(assembly)


def test_an_error_points_at_line_and_column(tmp_path: Path) -> None:
    write(tmp_path, {"version": "1.0.0", "artifacts": {"A": stack(templateFile=["x"])}})

    with pytest.raises(AssemblyFormatError) as caught:
        read_assembly(tmp_path)

    line = (tmp_path / "manifest.json").read_text().splitlines().index('        "templateFile": [') + 1
    assert caught.value.where == f"{tmp_path}/manifest.json:{line}:25 at /artifacts/A/properties/templateFile"
    assert "must be a string" in caught.value.what


def test_a_missing_member_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"version": "1.0.0", "artifacts": {"A": {**stack(), "properties": {}}}})

    with pytest.raises(AssemblyFormatError, match="'templateFile' is missing"):
        read_assembly(tmp_path)


def test_newer_versions_are_read_and_unknown_features_are_named(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "version": "999.1.0",
            "artifacts": {"A": stack(hologram=True), "B": {"type": "aws:new:thing"}},
            "novelty": {"x": 1},
        },
    )

    assembly = read_assembly(tmp_path)

    assert [each.id for each in assembly.stacks] == ["A"]
    assert [feature.split(" (")[0] for feature in assembly.unknown_features] == [
        "the manifest has an unknown property 'novelty'",
        "stack 'A' has an unknown property 'hologram'",
        "artifact 'B' has the unknown type 'aws:new:thing'",
    ]


def test_no_directory_and_no_manifest_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(AssemblyNotFound, match="no directory"):
        read_assembly(tmp_path / "nothing")
    with pytest.raises(AssemblyNotFound, match="is not a cloud assembly"):
        read_assembly(tmp_path)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{", AssemblyFormatError),
        ("[" * 100_000, AssemblyLimitError),
        ('{"a":' * 300 + "1" + "}" * 300, AssemblyLimitError),
        ('{"version": NaN}', AssemblyFormatError),
        ("\udcff", AssemblyFormatError),
        ('{"version": ' + "9" * 10_000 + "}", AssemblyFormatError),
        ("[]", AssemblyFormatError),
    ],
)
def test_what_is_not_a_manifest_is_refused(tmp_path: Path, text: str, error: type[AssemblyError]) -> None:
    (tmp_path / "manifest.json").write_bytes(text.encode("utf-8", "surrogateescape"))

    with pytest.raises(error):
        read_assembly(tmp_path)


def test_legacy_assets_come_from_metadata(tmp_path: Path) -> None:
    data = {
        "path": "asset.1",
        "id": "1",
        "packaging": "zip",
        "sourceHash": "1",
        "s3BucketParameter": "B",
        "s3KeyParameter": "K",
        "artifactHashParameter": "H",
    }
    image = {"path": "asset.2", "id": "2", "packaging": "container-image", "sourceHash": "2", "imageTag": "t"}
    entries = [{"type": "aws:cdk:asset", "data": data}, {"type": "aws:cdk:asset", "data": image}]
    write(tmp_path, {"version": "1.0.0", "artifacts": {"A": {**stack(), "metadata": {"/A": entries}}}})

    file, container = read_assembly(tmp_path).stacks[0].read_legacy_assets()

    assert (file.id, file.path, getattr(file, "bucket_parameter", "")) == ("1", "asset.1", "B")
    assert getattr(container, "repository_name", "") == "aws-cdk/assets"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=20,
)
KEYS = st.sampled_from(
    ["version", "artifacts", "type", "properties", "templateFile", "environment", "dependencies", "metadata", "missing"]
)
HOSTILE = st.recursive(
    JSON
    | st.sampled_from(["aws:cloudformation:stack", "cdk:asset-manifest", "cdk:cloud-assembly", "..", ".", "aws://1/2"]),
    lambda inner: st.dictionaries(KEYS, inner, max_size=6) | st.lists(inner, max_size=3),
    max_leaves=30,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOSTILE)
def test_hostile_manifests_end_in_one_of_our_errors_or_are_read(tmp_path: Path, document: Any) -> None:
    write(tmp_path, document)

    try:
        assembly = read_assembly(tmp_path)
    except AssemblyError as error:
        assert error.what and error.where
    else:
        for each in assembly.stacks:
            assert each.template_path.resolve().is_relative_to(tmp_path.resolve())
