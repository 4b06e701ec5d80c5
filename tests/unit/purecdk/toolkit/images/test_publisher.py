"""Building and pushing with an engine that writes down what it is told."""

from __future__ import annotations

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from cloud_assembly.schema.assets import ImageSource
from purecdk.toolkit.cloud import Cloud, RegistryPlace
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import ImageError, Interrupted
from purecdk.toolkit.events import ignore
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.images.engines import Engine, EngineKind
from purecdk.toolkit.images.publisher import EngineImagePublisher
from purecdk.toolkit.images.registry import Registry
from purecdk.toolkit.plan import BuildImage, ImageLocation, PushImage

ACCESS = Access(account="123456789012", region="eu-west-1")
LOCATION = ImageLocation(access=ACCESS, repository="repo", tag="abc")


class FakeImages:
    """A repository that may have the tag already."""

    def __init__(self, tags: Iterable[str] = ()) -> None:
        self._tags = frozenset(tags)

    def registry(self, access: Access, repository: str) -> RegistryPlace:
        return RegistryPlace(
            registry=Registry(host="registry.example", user="AWS", password="s3cret"), repository=repository
        )

    def tags(self, access: Access, repository: str, tags: Iterable[str]) -> frozenset[str]:
        return self._tags & frozenset(tags)


def _engine(folder: Path, body: str) -> tuple[EngineImagePublisher, Path]:
    log = folder / "log"
    program = folder / "engine"
    program.write_text(f'#!/bin/sh\necho "$@" >> {log}\n{body}\n', encoding="utf-8")
    program.chmod(0o755)
    return EngineImagePublisher(lambda: Engine(program=str(program), kind=EngineKind.DOCKER)), log


def _build(folder: Path, **source: Any) -> BuildImage:
    return BuildImage(
        id="b", asset="ABC", name="Image", source=ImageSource(directory="ctx", **source), directory=folder
    )


def _cloud(tags: Iterable[str] = ()) -> Cloud:
    return cast(Cloud, SimpleNamespace(images=FakeImages(tags)))


PUSH = PushImage(id="p", asset="ABC", name="Image", location=LOCATION, made_by="b")


def test_image_that_the_engine_has_is_not_built_again(tmp_path: Path) -> None:
    publisher, log = _engine(tmp_path, "exit 0")

    name = publisher.build(_build(tmp_path), ignore, StopRequest())

    assert name == "cdkasset-abc"
    assert log.read_text(encoding="utf-8").splitlines() == ["inspect cdkasset-abc"]


def test_failed_build_shows_its_last_lines_and_how_to_repeat_it(tmp_path: Path) -> None:
    publisher, _ = _engine(tmp_path, 'echo "step 3 went wrong"; exit 7')

    with pytest.raises(ImageError) as caught:
        publisher.build(_build(tmp_path), ignore, StopRequest())

    assert "status 7" in caught.value.what
    assert "step 3 went wrong" in caught.value.what
    assert f"cd {tmp_path} && " in str(caught.value.fix)


def test_engine_that_does_not_run_is_named_so(tmp_path: Path) -> None:
    publisher, _ = _engine(tmp_path, 'echo "Cannot connect to the Docker daemon at unix:///x"; exit 1')

    with pytest.raises(ImageError, match="installed, but it is not running"):
        publisher.build(_build(tmp_path), ignore, StopRequest())


def test_missing_source_of_a_secret_is_found_before_the_build(tmp_path: Path) -> None:
    publisher, log = _engine(tmp_path, "exit 1")

    with pytest.raises(ImageError, match=r"secret 'token'.*missing\.txt"):
        publisher.build(_build(tmp_path, docker_build_secrets={"token": "src=missing.txt"}), ignore, StopRequest())

    assert not log.exists()


def test_password_goes_in_by_standard_input_once_a_registry(tmp_path: Path) -> None:
    publisher, log = _engine(tmp_path, f'[ "$1" = login ] && cat > {tmp_path}/typed; exit 0')

    publisher.push(PUSH, "cdkasset-abc", _cloud(), ignore, StopRequest())
    publisher.push(PUSH, "cdkasset-abc", _cloud(), ignore, StopRequest())

    said = log.read_text(encoding="utf-8")
    assert (tmp_path / "typed").read_text(encoding="utf-8") == "s3cret"
    assert "s3cret" not in said
    assert said.count("login --username AWS --password-stdin registry.example") == 1
    assert said.count("push registry.example/repo:abc") == 2


def test_tag_that_somebody_else_pushed_meanwhile_is_fine(tmp_path: Path) -> None:
    publisher, _ = _engine(tmp_path, '[ "$1" = push ] && { echo "tag is immutable"; exit 1; }; exit 0')

    publisher.push(PUSH, "cdkasset-abc", _cloud(["abc"]), ignore, StopRequest())

    with pytest.raises(ImageError, match="tag is immutable"):
        publisher.push(PUSH, "cdkasset-abc", _cloud(), ignore, StopRequest())


def test_index_of_an_engine_is_refused_for_a_function_before_it_is_sent(tmp_path: Path) -> None:
    described = '[{"Descriptor": {"mediaType": "application/vnd.oci.image.index.v1+json"}}]'
    publisher, log = _engine(tmp_path, f"test $1 = inspect && echo '{described}'; exit 0")

    with pytest.raises(ImageError, match="Lambda takes one manifest for one platform"):
        publisher.push(replace(PUSH, runs_in_lambda=True), "image", _cloud(), ignore, StopRequest())
    assert log.read_text(encoding="utf-8").splitlines() == ["inspect image"]

    publisher.push(PUSH, "image", _cloud(), ignore, StopRequest())
    assert log.read_text(encoding="utf-8").splitlines()[-1].startswith("push ")


def test_a_stop_ends_the_engine_and_what_it_started(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    helper = f"(echo started; sleep 5; touch {tmp_path}/late) > {tmp_path}/pipe &"
    publisher, _ = _engine(tmp_path, f"[ $1 = inspect ] && exit 1\n{helper}\nwait")
    (tmp_path / "asset").mkdir()
    (tmp_path / "asset" / "Dockerfile").write_text("FROM scratch\n")
    stop = StopRequest()
    step = BuildImage(id="b", asset="1", name="Img", source=ImageSource(directory="asset"), directory=tmp_path)

    with ThreadPoolExecutor(1) as pool:
        build = pool.submit(publisher.build, step, ignore, stop)
        with open(tmp_path / "pipe", encoding="utf-8") as pipe:
            pipe.readline()
            stop.stop()
            pipe.read()  # until the helper has gone, too

    assert isinstance(build.exception(), Interrupted)
    assert not (tmp_path / "late").exists()
