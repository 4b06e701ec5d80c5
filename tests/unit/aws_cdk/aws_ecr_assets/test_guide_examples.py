"""Examples of the developer guide that the peer breaks: they must work here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ecr_assets, aws_ecs, aws_lambda

KNOWN = cdk.Environment(account="123456789012", region="eu-west-1")
BOOTSTRAPPED = "cdk-hnb659fds-container-assets"


@pytest.fixture
def image_folder(tmp_path: Path) -> str:
    (tmp_path / "Dockerfile").write_text("FROM scratch\n", encoding="utf-8")
    return str(tmp_path)


def _resolved_images(stack: cdk.Stack) -> list[Any]:
    template: dict[str, Any] = cdk.assertions.Template.from_stack(stack).to_json()
    tasks = [item for item in template["Resources"].values() if item["Type"] == "AWS::ECS::TaskDefinition"]
    return [container["Image"] for task in tasks for container in task["Properties"]["ContainerDefinitions"]]


def test_tag_cut_off_the_uri_makes_an_image_of_the_repository(image_folder: str) -> None:
    stack = cdk.Stack(cdk.App(), "Images", env=KNOWN)
    asset = aws_ecr_assets.DockerImageAsset(stack, "Image", directory=image_folder)

    tag = asset.image_uri.rpartition(":")[-1]
    task = aws_ecs.FargateTaskDefinition(stack, "Task")
    task.add_container("web", image=aws_ecs.ContainerImage.from_ecr_repository(asset.repository, tag))

    (image,) = _resolved_images(stack)
    assert tag == asset.asset_hash
    assert image["Fn::Join"][1][-1] == f"/{BOOTSTRAPPED}-123456789012-eu-west-1:{asset.asset_hash}"


def test_tag_cut_off_the_uri_works_where_the_account_is_not_known(image_folder: str) -> None:
    stack = cdk.Stack(cdk.App(), "Images")
    asset = aws_ecr_assets.DockerImageAsset(stack, "Image", directory=image_folder)

    tag = asset.image_uri.rpartition(":")[-1]
    task = aws_ecs.FargateTaskDefinition(stack, "Task")
    task.add_container("web", image=aws_ecs.ContainerImage.from_ecr_repository(asset.repository, tag))

    (image,) = _resolved_images(stack)
    assert tag == asset.asset_hash
    assert str(image).endswith(f":{asset.asset_hash}']]}}")


@pytest.mark.parametrize("env", [None, KNOWN])
def test_whole_uri_stays_one_substitution(image_folder: str, env: cdk.Environment | None) -> None:
    stack = cdk.Stack(cdk.App(), "Images", env=env)
    asset = aws_ecr_assets.DockerImageAsset(stack, "Image", directory=image_folder)

    where = "123456789012-eu-west-1" if env else "${AWS::AccountId}-${AWS::Region}"
    host = "123456789012.dkr.ecr.eu-west-1" if env else "${AWS::AccountId}.dkr.ecr.${AWS::Region}"
    assert stack.resolve(asset.image_uri) == {
        "Fn::Sub": f"{host}.${{AWS::URLSuffix}}/{BOOTSTRAPPED}-{where}:{asset.asset_hash}"
    }


def test_code_asset_is_the_old_name_of_from_asset(image_folder: str) -> None:
    with pytest.warns(DeprecationWarning, match="from_asset") as caught:
        code = aws_lambda.Code.asset(image_folder, exclude=["*.md"])

    assert isinstance(code, aws_lambda.AssetCode)
    assert caught[0].filename == __file__
