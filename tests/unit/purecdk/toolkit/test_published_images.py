"""Images that are published already cost one question each, and no engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from tests.support.clouds import MemoryCloud

import aws_cdk as cdk
from aws_cdk import aws_ecr_assets
from cloud_assembly.schema import read_assembly
from purecdk.toolkit.aws.cloud import EcrImages
from purecdk.toolkit.aws.sessions import Sessions
from purecdk.toolkit.environments import Access
from purecdk.toolkit.events import ignore
from purecdk.toolkit.operations import RunOptions, publish

COUNT = 20


class FakeEcr:
    """Has every tag; counts what it is asked."""

    class exceptions:
        class ImageNotFoundException(Exception):
            pass

        class RepositoryNotFoundException(Exception):
            pass

    def __init__(self) -> None:
        self.asked: list[str] = []

    def client(self, service: str, access: Access) -> FakeEcr:
        return self

    def describe_images(self, *, repositoryName: str, imageIds: list[dict[str, str]]) -> Any:
        self.asked.append(imageIds[0]["imageTag"])
        return {"imageDetails": [{}]}


class NoEngine:
    """Fails as soon as it is needed."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"an engine was asked to {name}")

    def close(self) -> None:
        pass


def test_unchanged_images_are_asked_for_once_and_nothing_is_built(tmp_path: Path) -> None:
    app = cdk.App(outdir=str(tmp_path / "out"))
    stack = cdk.Stack(app, "S")
    for number in range(COUNT):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "Dockerfile").write_text(f"FROM scratch\nLABEL number={number}\n", encoding="utf-8")
        aws_ecr_assets.DockerImageAsset(stack, f"Image{number}", directory=str(folder))
    assembly = read_assembly(Path(app.synth().directory))
    ecr, cloud = FakeEcr(), MemoryCloud()
    cloud.images = EcrImages(cast(Sessions, ecr))  # type: ignore[assignment]  # the real reader over a counting client

    result = publish(
        assembly, assembly.stacks, cloud, ignore, options=RunOptions(), kinds=("image",), images=cast(Any, NoEngine())
    )

    assert result.report is not None
    result.report.raise_for_failures()
    assert len(ecr.asked) == len(set(ecr.asked)) == COUNT
    assert result.plan.changes == ()
