"""Stacks of the Legacy synthesizer: where their assets go, and the parameters that tell the template."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.clouds import ACCOUNT, HERE, REGION, MemoryCloud

import aws_cdk as cdk
from aws_cdk import aws_ecr_assets as ecr_assets
from aws_cdk import aws_s3_assets as s3_assets
from cloud_assembly.schema import StackArtifact, read_assembly
from purecdk.toolkit.cloud import DeployedStack
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import NotBootstrapped
from purecdk.toolkit.legacy import LegacyPublishing, legacy_publishing

ACCESS = Access(account=ACCOUNT, region=REGION)


@pytest.fixture
def cloud() -> MemoryCloud:
    cloud = MemoryCloud()
    cloud.stacks.stacks["CDKToolkit"] = DeployedStack(
        stack_name="CDKToolkit", stack_id="id", status="CREATE_COMPLETE", tags={}, outputs={"BucketName": "toolkit"}
    )
    return cloud


def _published(stack: StackArtifact, cloud: MemoryCloud) -> LegacyPublishing:
    return legacy_publishing(stack, HERE, ACCESS, cloud, toolkit_stack_name="CDKToolkit")


def _synthesized(tmp_path: Path, *, resources: int = 1, file: bool = True, image: bool = False) -> StackArtifact:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "Dockerfile").write_text("FROM scratch\n")
    (tmp_path / "data.json").write_text("{}")
    app = cdk.App(outdir=str(tmp_path / "out"))
    stack = cdk.Stack(app, "S", synthesizer=cdk.LegacyStackSynthesizer())
    for number in range(resources):
        cdk.CfnResource(stack, f"R{number}", type="A::B::C", properties={"Text": "x" * 1000})
    if file:
        s3_assets.Asset(stack, "Data", path=str(tmp_path / "data.json"))
        s3_assets.Asset(stack, "Folder", path=str(tmp_path / "folder"))
    if image:
        ecr_assets.DockerImageAsset(stack, "Image", directory=str(tmp_path / "folder"), build_args={"A": "b"})
    app.synth()
    (artifact,) = read_assembly(tmp_path / "out").stacks
    return artifact


def test_files_go_to_the_toolkits_bucket_and_parameters_tell_where(tmp_path: Path, cloud: MemoryCloud) -> None:
    found = _published(_synthesized(tmp_path), cloud)

    locations = [target.location for target in found.targets.files]
    assert [location.bucket for location in locations] == ["toolkit", "toolkit"]
    data, folder = (location.key for location in locations)
    assert data.startswith("assets/") and data.endswith(".json") and folder.endswith(".zip")
    # A template splits the key at the bars: the folder, and the name in it.
    values = set(found.parameters.values())
    assert {"toolkit", data.replace("assets/", "assets/||"), folder.replace("assets/", "assets/||")} <= values
    assert len(found.parameters) == 6 and found.template is None


def test_an_image_needs_no_bucket(tmp_path: Path) -> None:
    found = _published(_synthesized(tmp_path, file=False, image=True), MemoryCloud())

    (image,) = found.targets.images
    assert image.location.repository == "aws-cdk/assets" and image.asset.source.docker_build_args == {"A": "b"}
    assert not found.parameters


def test_a_template_too_large_for_a_request_goes_to_the_bucket(tmp_path: Path, cloud: MemoryCloud) -> None:
    stack = _synthesized(tmp_path, resources=60, file=False)

    found = _published(stack, cloud)

    (template,) = found.targets.files
    assert found.template == ("toolkit", template.location.key)


def test_without_a_toolkit_stack_its_bootstrap_is_advised(tmp_path: Path) -> None:
    with pytest.raises(NotBootstrapped, match="no stack 'CDKToolkit'") as refused:
        _published(_synthesized(tmp_path), MemoryCloud())

    assert f"purecdk bootstrap {HERE}" in str(refused.value.fix)


def test_stacks_of_other_synthesizers_are_not_touched(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path / "out"))
    cdk.CfnResource(cdk.Stack(app, "S"), "R", type="A::B::C")
    app.synth()
    (stack,) = read_assembly(tmp_path / "out").stacks

    assert _published(stack, MemoryCloud()) == LegacyPublishing()
