"""Engines: which is found, what it is told, what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from cloud_assembly.schema.assets import DockerCacheOption, ImageSource
from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.images.engines import Engine, EngineKind, find_engine

EVERYTHING = ImageSource(
    directory="ctx",
    docker_file="Other.Dockerfile",
    docker_build_target="second",
    docker_build_args={"B": "2", "A": "1"},
    docker_build_contexts={"n": "docker-image://x"},
    docker_build_secrets={"token": "src=token.txt"},
    docker_build_ssh="default",
    docker_outputs=("type=local,dest=out",),
    network_mode="host",
    platform="linux/arm64",
    cache_from=(DockerCacheOption(type="registry", params={"ref": "r"}),),
    cache_to=DockerCacheOption(type="inline", params={}),
    cache_disabled=True,
)


def _program(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_every_option_reaches_the_build_command() -> None:
    engine = Engine(program="docker", kind=EngineKind.DOCKER)

    command = engine.build_command(EVERYTHING, "cdkasset-abc")

    expected = (
        "docker build --build-arg B=2 --build-arg A=1 --build-context n=docker-image://x --secret id=token,src=token.txt "
        "--ssh default --tag cdkasset-abc --target second --file Other.Dockerfile --network host --platform linux/arm64 "
        "--output=type=local,dest=out --cache-from type=registry,ref=r --cache-to type=inline --no-cache ."
    )
    assert " ".join(command) == expected


@pytest.mark.parametrize("kind", [EngineKind.PODMAN, EngineKind.BUILDAH])
def test_what_an_engine_cannot_do_is_known_before_the_build(kind: EngineKind) -> None:
    refused = Engine(program=kind.value, kind=kind).refusals(EVERYTHING)

    assert refused == ["a cache_from of type=registry", "a cache_to of type=inline"]


def test_named_engine_wins_over_installed_ones(tmp_path: Path) -> None:
    _program(tmp_path, "docker")
    named = _program(tmp_path, "my-podman")

    engine = find_engine({"PATH": str(tmp_path), "CDK_DOCKER": str(named)})

    assert (engine.program, engine.kind) == (str(named), EngineKind.PODMAN)


def test_first_installed_engine_is_found(tmp_path: Path) -> None:
    _program(tmp_path, "buildah")
    _program(tmp_path, "nerdctl")

    assert find_engine({"PATH": str(tmp_path)}).kind is EngineKind.NERDCTL


def test_without_an_engine_the_message_says_which_were_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="docker, podman, finch, nerdctl, buildah"):
        find_engine({"PATH": str(tmp_path)})


def test_logins_stay_out_of_the_users_settings(tmp_path: Path) -> None:
    own, folder = tmp_path / "own", tmp_path / "login"
    (own / "contexts").mkdir(parents=True)
    (own / "config.json").write_text('{"credsStore": "desktop", "currentContext": "colima"}', encoding="utf-8")
    folder.mkdir()

    variables = Engine(program="docker", kind=EngineKind.DOCKER).login_environment(folder, {"DOCKER_CONFIG": str(own)})

    assert variables == {"DOCKER_CONFIG": str(folder)}
    assert (folder / "config.json").read_text(encoding="utf-8") == '{"currentContext": "colima"}'
    assert (folder / "contexts").resolve() == own / "contexts"
