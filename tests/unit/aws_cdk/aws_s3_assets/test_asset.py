"""The S3 asset: its attributes, its entry in the manifest, its bucket, metadata on resources."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from aws_cdk import aws_s3_assets as s3_assets


@pytest.fixture
def stack(tmp_path: Path) -> cdk.Stack:
    cdk.AssetStaging.clear_asset_hash_cache()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.txt").write_text("a\n")
    (tmp_path / "file.txt").write_text("f\n")
    environment = cdk.Environment(account="111111111111", region="eu-west-1")
    return cdk.Stack(cdk.App(outdir=str(tmp_path / "out")), "S", env=environment)


def asset(stack: cdk.Stack, name: str, id: str = "A", **options: Any) -> s3_assets.Asset:
    return s3_assets.Asset(stack, id, path=str(Path(cdk.Stage.of(stack).outdir).parent / name), **options)


def entry(stack: cdk.Stack, asset: s3_assets.Asset) -> dict[str, Any]:
    root = stack.node.root
    assert isinstance(root, cdk.App)
    root.synth()
    manifest = json.loads((Path(root.outdir) / f"{stack.artifact_id}.assets.json").read_text())
    found: dict[str, Any] = manifest["files"][asset.asset_hash]
    return found


def test_directory_and_file_say_what_they_are(stack: cdk.Stack) -> None:
    folder, file = asset(stack, "folder"), asset(stack, "file.txt", "F")

    assert (folder.is_file, folder.is_zip_archive) == (False, True)
    assert (file.is_file, file.is_zip_archive) == (True, False)
    assert folder.asset_path == f"asset.{folder.asset_hash}"
    assert file.s3_object_key == f"{file.asset_hash}.txt"
    bucket = "cdk-hnb659fds-assets-111111111111-eu-west-1"
    assert file.s3_object_url == f"s3://{bucket}/{file.s3_object_key}"
    assert stack.resolve(file.http_url) == {
        "Fn::Sub": f"https://s3.eu-west-1.${{AWS::URLSuffix}}/{bucket}/{file.s3_object_key}"
    }


def test_manifest_shows_name_and_deploy_time(stack: cdk.Stack) -> None:
    first, same = asset(stack, "folder"), asset(stack, "folder", "Same", display_name="not shown")
    named = asset(stack, "file.txt", "F", display_name="Shown", deploy_time=True)

    assert first.asset_hash == same.asset_hash
    assert entry(stack, same)["displayName"] == "A"  # the first asset with a hash makes the entry
    found = entry(stack, named)
    assert found["displayName"] == "Shown"
    assert found["source"] == {"path": named.asset_path, "packaging": "file"}
    assert [place["objectKey"] for place in found["destinations"].values()] == [named.s3_object_key]


def test_default_display_name_is_the_path_below_the_stack(stack: cdk.Stack) -> None:
    scope = cdk.CfnOutput(stack, "Scope", value="x")
    path = str(Path(cdk.Stage.of(stack).outdir).parent / "file.txt")

    assert entry(stack, s3_assets.Asset(scope, "Deep", path=path))["displayName"] == "Scope/Deep"


def test_bucket_takes_its_place_in_the_tree_when_it_is_asked_for(stack: cdk.Stack) -> None:
    made = asset(stack, "folder")
    cdk.CfnOutput(made, "Later", value="x")
    before = [child.node.id for child in made.node.children]

    bucket = made.bucket

    assert [child.node.id for child in made.node.children] == before == ["Stage", "AssetBucket", "Later"]
    assert bucket is made.bucket is made.node.find_child("AssetBucket")
    assert isinstance(bucket, s3.BucketBase)
    assert bucket.bucket_name == made.s3_bucket_name


def test_bucket_shows_in_the_tree_alike_whether_it_was_asked_for_or_not(stack: cdk.Stack) -> None:
    asset(stack, "folder")
    assert asset(stack, "file.txt", "F").bucket is not None
    root = stack.node.root
    assert isinstance(root, cdk.App)
    root.synth()

    tree = json.loads((Path(root.outdir) / "tree.json").read_text())["tree"]["children"]["S"]["children"]
    kinds = [tree[id]["children"]["AssetBucket"]["constructInfo"]["fqn"] for id in ("A", "F")]
    assert kinds == ["aws-cdk-lib.aws_s3.BucketBase"] * 2


def test_readers_are_granted_all_objects_of_the_bucket(stack: cdk.Stack) -> None:
    role = iam.Role(stack, "Role", assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"))
    asset(stack, "folder", readers=[role])
    root = stack.node.root
    assert isinstance(root, cdk.App)
    template = root.synth().get_stack_by_name("S").template

    (policy,) = [item for item in template["Resources"].values() if item["Type"] == "AWS::IAM::Policy"]
    (statement,) = policy["Properties"]["PolicyDocument"]["Statement"]
    assert statement["Action"] == ["s3:GetObject*", "s3:GetBucket*", "s3:List*"]
    assert [resource["Fn::Join"][1][-1] for resource in statement["Resource"]] == [
        ":s3:::cdk-hnb659fds-assets-111111111111-eu-west-1",
        ":s3:::cdk-hnb659fds-assets-111111111111-eu-west-1/*",
    ]


def test_metadata_is_left_on_resources_only_under_the_context_of_the_command_line(stack: cdk.Stack) -> None:
    made = asset(stack, "folder")
    resource = cdk.CfnResource(stack, "R", type="A::B::C")
    made.add_resource_metadata(resource, "Code")
    assert resource.get_metadata("aws:asset:path") is None

    other = cdk.Stack(stack.node.root, "Other")
    other.node.set_context("aws:cdk:enable-asset-metadata", True)
    told = s3_assets.Asset(other, "A", path=made.node.find_child("Stage").source_path)
    told.add_resource_metadata(resource, "Code")

    names = ("aws:asset:path", "aws:asset:is-bundled", "aws:asset:property")
    assert [resource.get_metadata(name) for name in names] == [told.asset_path, False, "Code"]


def test_wrong_arguments_are_type_errors(stack: cdk.Stack) -> None:
    wrong: list[dict[str, Any]] = [{"path": 1}, {"path": "x", "excludes": []}, {"path": "x", "readers": ["me"]}, {}]
    for id, options in enumerate(wrong):
        with pytest.raises(TypeError):
            s3_assets.Asset(stack, f"A{id}", **options)


def test_asset_that_needs_no_bucket_loads_neither_s3_nor_iam(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("f")
    program = (
        "import sys, aws_cdk as cdk\n"
        "from aws_cdk.aws_s3_assets import Asset\n"
        "app = cdk.App(outdir='out')\n"
        "Asset(cdk.Stack(app, 'S'), 'A', path='file.txt')\n"
        "app.synth()\n"
        "print(*sorted(name for name in sys.modules if name.startswith(('aws_cdk.aws_s3.', 'aws_cdk.aws_iam', 'subprocess', "
        "'tempfile', 'shutil'))))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert done.stdout == "\n"
