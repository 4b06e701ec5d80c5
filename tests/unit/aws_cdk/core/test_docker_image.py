"""Images: how the engine is called to build, run and copy."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.support.engine import FakeEngine

import aws_cdk as cdk
from cloud_assembly.content import fingerprint


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    engine = FakeEngine(tmp_path / "engine")
    monkeypatch.setenv("CDK_DOCKER", str(engine.program))
    (tmp_path / "img").mkdir()
    (tmp_path / "img" / "Dockerfile").write_text("FROM scratch\n")
    monkeypatch.chdir(tmp_path)
    return engine


def cache(type: str, **params: str) -> cdk.DockerCacheOption:
    return cdk.DockerCacheOption(type=type, params=params or None)


def test_build_has_its_arguments_in_the_order_of_the_peer(engine: FakeEngine) -> None:
    image = cdk.DockerImage.from_build(
        "img",
        build_args={"B": "2", "A": "1"},
        build_contexts={"ctx": "/p"},
        cache_disabled=True,
        cache_from=[cache("registry", ref="r", z="1"), cache("gha")],
        cache_to=cache("local", dest="d"),
        file="sub/../Other",
        network="host",
        platform="linux/arm64",
        target_stage="tgt",
    )

    assert engine.calls() == [
        [
            *["build", "-t", image.image, "-f", "img/Other", "--platform", "linux/arm64", "--network", "host"],
            *["--target", "tgt", "--cache-from", "type=registry,ref=r,z=1", "--cache-from", "type=gha"],
            *["--cache-to", "type=local,dest=d", "--no-cache", "--build-arg", "B=2", "--build-arg", "A=1"],
            *["--build-context", "ctx=/p", "img"],
        ]
    ]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({}, "{}"),
        ({"build_args": {}}, '{"buildArgs":{}}'),
        ({"platform": "p", "build_args": {"C": "1", "B": "é"}}, '{"buildArgs":{"C":"1","B":"é"},"platform":"p"}'),
        (
            {"cache_from": [{"type": "t"}], "cache_disabled": False},
            '{"cacheDisabled":false,"cacheFrom":[{"type":"t"}]}',
        ),
        (
            {"file": "Dockerfile", "network": "n", "target_stage": "s"},
            '{"file":"Dockerfile","network":"n","targetStage":"s"}',
        ),
    ],
)
def test_built_image_is_named_after_content_and_options(engine: FakeEngine, options: dict[str, Any], text: str) -> None:
    image = cdk.DockerImage.from_build("img", **options)

    assert image.to_json() == fingerprint("img", extra=text)
    assert image.image == f"cdk-{image.to_json()}"


def test_image_that_the_engine_has_is_not_built_again(engine: FakeEngine) -> None:
    engine.set_digest("sha256:" + "a" * 64)

    image = cdk.DockerImage.from_build("img")

    assert engine.calls() == [["image", "inspect", image.image]]


def test_failed_build_shows_its_output(engine: FakeEngine) -> None:
    engine.on_build("echo step 3; exit 2")

    with pytest.raises(RuntimeError, match=r"status 2[\s\S]*step 3"):
        cdk.DockerImage.from_build("img")


def test_absolute_dockerfile_is_refused(engine: FakeEngine, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="must be relative to the docker build directory"):
        cdk.DockerImage.from_build("img", file=str(tmp_path / "img" / "Dockerfile"))


def test_run_passes_only_what_is_given(engine: FakeEngine) -> None:
    engine.on_run("true")
    image = cdk.DockerImage.from_registry("busybox")

    image.run()
    image.run(command=["a"], entrypoint=["e", "f"], volumes=[{"hostPath": "/h", "containerPath": "/c"}], user="1:1")

    assert engine.calls() == [
        ["run", "--rm", "busybox"],
        ["run", "--rm", "-u", "1:1", "-v", "/h:/c:delegated", "--entrypoint", "e", "busybox", "f", "a"],
    ]


def test_copied_files_come_from_a_container_that_is_removed(engine: FakeEngine, tmp_path: Path) -> None:
    engine.on_cp('echo copied > "$3/file"')

    output = cdk.DockerImage.from_registry("busybox").cp("/x")

    assert os.listdir(output) == ["file"]
    container = "c0ffee00c0ffee00c0ffee00"
    assert engine.calls() == [["create", "busybox"], ["cp", f"{container}:/x", output], ["rm", "-v", container]]


def test_failed_copy_removes_the_container(engine: FakeEngine, tmp_path: Path) -> None:
    engine.on_cp("exit 1")

    with pytest.raises(RuntimeError, match="failed to copy files from c0ffee00c0ffee00c0ffee00:/x"):
        cdk.DockerImage.from_registry("busybox").cp("/x", str(tmp_path))

    assert engine.calls()[-1] == ["rm", "-v", "c0ffee00c0ffee00c0ffee00"]


def test_secret_in_a_file_is_named_by_its_source() -> None:
    assert cdk.DockerBuildSecret.from_src("/run/secret") == "src=/run/secret"
