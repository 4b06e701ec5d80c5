"""The assembly as apps and tests read it after ``app.synth()``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import cx_api


def write_assembly(folder: Path, artifacts: dict[str, Any], version: str = "36.0.0") -> Path:
    (folder / "manifest.json").write_text(json.dumps({"version": version, "artifacts": artifacts}))
    return folder


def stack(**changes: Any) -> dict[str, Any]:
    properties = {"templateFile": "t.json", **changes.pop("properties", {})}
    return {"type": "aws:cloudformation:stack", "environment": "aws://1/r", "properties": properties, **changes}


def app_with_stage(outdir: Path) -> tuple[cdk.App, cdk.Stack]:
    app = cdk.App(outdir=str(outdir))
    first = cdk.Stack(app, "A", env=cdk.Environment(account="111111111111", region="eu-west-1"), tags={"x": "y"})
    second = cdk.Stack(app, "B", stack_name="bee", termination_protection=True)
    cdk.Stack(app, "W")
    second.add_dependency(first)
    cdk.Annotations.of(first).add_warning_v2("my:id", "careful")
    inner = cdk.Stack(cdk.Stage(app, "Prod"), "C")
    for each in (first, second, inner):
        cdk.CfnResource(each, "R", type="AWS::S3::Bucket")
    return app, inner


def test_reads_what_the_app_wrote(tmp_path: Path) -> None:
    app, inner = app_with_stage(tmp_path)
    assembly = app.synth()
    assert assembly.directory == str(tmp_path)
    assert [(each.id, each.display_name) for each in assembly.stacks] == [("A", "A"), ("W", "W"), ("B", "B (bee)")]
    a = assembly.get_stack_by_name("A")
    assert a.template["Resources"] == {"R": {"Type": "AWS::S3::Bucket"}}
    assert a.environment.name == "aws://111111111111/eu-west-1"
    assert a.tags == {"x": "y"}
    assert [(each.level, each.id, each.entry.data) for each in a.messages] == [
        (cx_api.SynthesisMessageLevel.WARNING, "/A", "careful [ack: my:id]")
    ]
    b = assembly.get_stack_artifact("B")
    assert b.termination_protection is True
    assert [each.id for each in b.dependencies] == ["A", "B.assets"]
    assert assembly.get_stack_artifact(inner.artifact_id).hierarchical_id == "Prod/C"
    assert [each.hierarchical_id for each in assembly.stacks_recursively] == ["A", "W", "B", "Prod/C"]
    assert assembly.get_nested_assembly("assembly-Prod").stacks[0].stack_name == "Prod-C"
    tree = assembly.tree()
    assert tree is not None and tree.file == "tree.json"
    assets = assembly.try_get_artifact("A.assets")
    assert isinstance(assets, cx_api.AssetManifestArtifact)
    assert next(iter((assets.contents.files or {}).values())).display_name == "A Template"


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    app, _ = app_with_stage(tmp_path)
    assembly = app.synth()
    (tmp_path / "manifest.json").write_text("{")
    assert assembly.directory == str(tmp_path)
    with pytest.raises(RuntimeError, match="not JSON"):
        _ = assembly.stacks


@pytest.mark.parametrize(
    ("artifacts", "message"),
    [
        ({"A": stack(dependencies=["Q"])}, "A depends on non-existing artifact Q"),
        (
            {"A": stack(dependencies=["B"]), "B": stack(dependencies=["A"])},
            "Could not determine ordering between: A, B",
        ),
        ({"A": {"type": "aws:cloudformation:stack", "properties": {"templateFile": "t"}}}, "Missing environment"),
        ({"A": {"type": "aws:cloudformation:stack", "environment": "aws://1/r"}}, 'Missing "templateFile"'),
        ({"A": {"type": "cdk:tree", "properties": {}}}, r"'file' .*manifest.json:1:\d+ at /artifacts/A/properties"),
    ],
)
def test_refuses_an_assembly_that_is_not_valid(tmp_path: Path, artifacts: dict[str, Any], message: str) -> None:
    with pytest.raises(RuntimeError, match=message):
        cx_api.CloudAssembly(str(write_assembly(tmp_path, artifacts)))


def test_refuses_a_later_schema_unless_told_otherwise(tmp_path: Path) -> None:
    folder = str(write_assembly(tmp_path, {}, version="99.0.0"))
    with pytest.raises(RuntimeError, match=r"schema version mismatch.*99\.0\.0"):
        cx_api.CloudAssembly(folder)
    assert cx_api.CloudAssembly(folder, skip_version_check=True).version == "99.0.0"


def test_passes_over_what_later_versions_may_add(tmp_path: Path) -> None:
    artifacts = {"A": stack(newMember=1, properties={"alsoNew": 2}), "B": {"type": "brand:new"}}
    assembly = cx_api.CloudAssembly(str(write_assembly(tmp_path, artifacts)))
    assert [each.id for each in assembly.artifacts] == ["A"]


def test_says_which_stacks_there_are(tmp_path: Path) -> None:
    assembly = cx_api.CloudAssembly(
        str(write_assembly(tmp_path, {name: stack(properties={"stackName": "same"}) for name in "AB"}))
    )
    with pytest.raises(RuntimeError, match=r"multiple stacks with the stack name \"same\" \(A,B\)"):
        assembly.get_stack_by_name("same")
    with pytest.raises(RuntimeError, match="stacks here: A, B"):
        assembly.get_stack_artifact("nope")


def test_old_libraries_kept_tags_in_metadata(tmp_path: Path) -> None:
    entries = [{"type": "aws:cdk:stack-tags", "data": [{"Key": "k", "Value": "v"}, {"key": "l", "value": "w"}]}]
    assembly = cx_api.CloudAssembly(str(write_assembly(tmp_path, {"A": stack(metadata={"/A": entries})})))
    assert assembly.stacks[0].tags == {"k": "v", "l": "w"}


def test_environments_as_text() -> None:
    parsed = cx_api.EnvironmentUtils.parse("aws://1/eu-west-1")
    assert (parsed.account, parsed.region) == ("1", "eu-west-1")
    assert cx_api.EnvironmentUtils.make("1", "r").name == "aws://1/r"
    for text in ("aws://1", "aws://1/", "x://1/r", "aws://1 2/r"):
        with pytest.raises(RuntimeError, match="Expected format: aws://account/region"):
            cx_api.EnvironmentUtils.parse(text)


def test_placeholders_are_replaced_in_values_alone() -> None:
    replaced = cx_api.EnvironmentPlaceholders.replace(
        {"${AWS::Region}": ["x-${AWS::Region}-${AWS::AccountId}-${AWS::Partition}", 1, None]},
        account_id="1",
        partition="p",
        region="r",
    )
    assert replaced == {"${AWS::Region}": ["x-r-1-p", 1, None]}


def test_an_assembly_made_by_hand(tmp_path: Path) -> None:
    from aws_cdk import cloud_assembly_schema as schema

    builder = cx_api.CloudAssemblyBuilder(str(tmp_path / "out"))
    builder.add_artifact(
        "X",
        type=schema.ArtifactType.AWS_CLOUDFORMATION_STACK,
        environment="aws://1/r",
        properties=schema.AwsCloudFormationStackProperties(template_file="t.json", parameters={"a": "b"}),
    )
    inner = builder.create_nested_assembly("nn", "Nested N")
    assert inner.asset_outdir == builder.outdir
    inner.add_missing(
        key="k",
        provider=schema.ContextProvider.SSM_PARAMETER_PROVIDER,
        props=schema.SSMParameterContextQuery(account="1", region="r", parameter_name="p"),
    )
    inner.build_assembly()
    assembly = builder.build_assembly()
    missing = assembly.manifest.missing
    assert missing is not None and missing[0].provider is schema.ContextProvider.SSM_PARAMETER_PROVIDER
    assert assembly.stacks[0].parameters == {"a": "b"}
    assert assembly.nested_assemblies[0].display_name == "Nested N"
    builder.delete()
    assert not (tmp_path / "out").exists()
