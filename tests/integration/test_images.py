"""Images with a real engine and a real registry that asks for a password."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import os
import platform
import shutil
import socket
import subprocess
import tarfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import bcrypt
import pytest
from tests.support.dockerd import running_docker

from cloud_assembly.schema.assets import ImageSource
from purecdk.toolkit.cloud import Cloud, RegistryPlace
from purecdk.toolkit.environments import Access
from purecdk.toolkit.errors import ImageError
from purecdk.toolkit.events import ignore
from purecdk.toolkit.execution import StopRequest
from purecdk.toolkit.images.engines import find_engine
from purecdk.toolkit.images.publisher import EngineImagePublisher
from purecdk.toolkit.images.registry import Registry, find_image, push_archive
from purecdk.toolkit.local.server import local_cloud
from purecdk.toolkit.plan import BuildImage, ImageLocation, PushImage

pytestmark = pytest.mark.real

ACCESS = Access(account="123456789012", region="us-east-1")
ACCEPT = "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json, application/vnd.oci.image.index.v1+json"
DOCKERFILE = """FROM scratch
ARG STAGE=dev
LABEL stage=$STAGE
COPY busybox /bin/sh
COPY hello.txt /hello.txt
ENTRYPOINT ["/bin/sh", "-c", "cat /hello.txt"]
"""


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    folder = tmp_path_factory.mktemp("registry")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    password = bcrypt.hashpw(b"a-password", bcrypt.gensalt(5)).decode()
    (folder / "htpasswd").write_text(f"AWS:{password}\n", encoding="utf-8")
    settings = {
        "version": 0.1,
        "log": {"level": "warn"},
        "storage": {"filesystem": {"rootdirectory": str(folder / "data")}},
        "http": {"addr": f"127.0.0.1:{port}"},
        "auth": {"htpasswd": {"realm": "test", "path": str(folder / "htpasswd")}},
    }
    (folder / "registry.yml").write_text(json.dumps(settings), encoding="utf-8")
    process = subprocess.Popen(["docker-registry", "serve", str(folder / "registry.yml")], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield Registry(host=f"127.0.0.1:{port}", user="AWS", password="a-password", plain_http=True)
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def context(tmp_path: Path) -> Path:
    folder = tmp_path / "context"
    folder.mkdir()
    shutil.copy(str(shutil.which("busybox")), folder / "busybox")
    (folder / "hello.txt").write_text("hello\n", encoding="utf-8")
    (folder / "Dockerfile").write_text(DOCKERFILE, encoding="utf-8")
    return folder


def _get(registry: Registry, path: str) -> tuple[bytes, str]:
    request = urllib.request.Request(f"http://{registry.host}/v2/{path}")
    login = base64.b64encode(f"{registry.user}:{registry.password}".encode()).decode()
    request.add_header("Authorization", f"Basic {login}")
    request.add_header("Accept", ACCEPT)
    with urllib.request.urlopen(request) as answer:
        return answer.read(), answer.headers.get("Docker-Content-Digest", "")


def _cloud(registry: Registry) -> Cloud:
    images = SimpleNamespace(
        registry=lambda access, repository: RegistryPlace(registry=registry, repository=repository),
        tags=lambda access, repository, tags: frozenset(),
    )
    return cast(Cloud, SimpleNamespace(images=images))


@pytest.fixture(scope="module")
def dockerd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    with running_docker(
        Path(os.environ["PURECDK_TEST_PEER"]).resolve() / "docker", tmp_path_factory.mktemp("d")
    ) as found:
        yield found


@pytest.fixture(params=["docker", "podman", "buildah"])
def engine(request: pytest.FixtureRequest) -> dict[str, str]:
    """An engine, as the variables that choose it."""
    name: str = request.param
    own = request.getfixturevalue("dockerd") if name == "docker" else {}
    return {"CDK_DOCKER": name, **own}


def _publisher(
    engine: Mapping[str, str], *, caller: Callable[[], Mapping[str, str]] = dict, **variables: str
) -> EngineImagePublisher:
    environment = {**os.environ, "BUILDAH_ISOLATION": "chroot", "STORAGE_DRIVER": "vfs", **engine, **variables}
    return EngineImagePublisher(lambda: find_engine(environment), environment=environment, caller=caller)


def test_built_image_arrives_with_what_the_dockerfile_says(
    engine: dict[str, str], registry: Registry, context: Path
) -> None:
    publisher = _publisher(engine)
    repository = f"with-{engine['CDK_DOCKER']}"
    source = ImageSource(directory=str(context), docker_build_args={"STAGE": "prod"}, cache_disabled=True)
    build = BuildImage(id="b", asset=f"{repository}1", name="Image", source=source, directory=context)
    push = PushImage(
        id="p",
        asset=build.asset,
        name="Image",
        location=ImageLocation(access=ACCESS, repository=repository, tag="v1"),
        made_by="b",
    )

    image = publisher.build(build, ignore, StopRequest())
    said: list[str] = []
    publisher.push(push, image, _cloud(registry), lambda event: said.append(event.text), StopRequest())

    manifest = json.loads(_get(registry, f"{repository}/manifests/v1")[0])
    config = json.loads(_get(registry, f"{repository}/blobs/{manifest['config']['digest']}")[0])
    assert config["config"]["Labels"]["stage"] == "prod"
    assert config["config"]["Entrypoint"] == ["/bin/sh", "-c", "cat /hello.txt"]
    assert config["os"] == "linux"
    assert config["architecture"] == {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
    files: dict[str, bytes] = {}
    for layer in manifest["layers"]:
        with tarfile.open(fileobj=io.BytesIO(_get(registry, f"{repository}/blobs/{layer['digest']}")[0])) as packed:
            files.update({each.name: packed.extractfile(each).read() for each in packed if each.isfile()})  # type: ignore[union-attr]  # they are files
    assert files["hello.txt"] == b"hello\n"
    assert sorted(files) == ["bin/sh", "hello.txt"]
    assert any(f"{len(manifest['layers'])} layer" in line and "sha256:" in line for line in said)
    publisher.close()


def test_base_image_behind_a_password_is_pulled_with_a_login_from_a_secret(
    engine: dict[str, str], registry: Registry, context: Path, tmp_path: Path
) -> None:
    push_archive(_saved(context, tmp_path / "base.tar", "oci-archive"), registry, "private/base", "v1")
    derived = tmp_path / "derived"
    derived.mkdir()
    (derived / "Dockerfile").write_text(f"FROM {registry.host}/private/base:v1\nLABEL derived=yes\n", encoding="utf-8")
    logins = tmp_path / "creds.json"
    login = {"secretsManagerSecretId": "login", "secretsPasswordField": "word"}
    logins.write_text(json.dumps({"version": "1.0", "domainCredentials": {registry.host: login}}), encoding="utf-8")
    insecure = tmp_path / "registries.conf"
    insecure.write_text(f'[[registry]]\nlocation = "{registry.host}"\ninsecure = true\n', encoding="utf-8")
    step = BuildImage(
        id="b",
        asset=f"private{engine['CDK_DOCKER']}",
        name="Image",
        source=ImageSource(directory=str(derived), cache_disabled=True),
        directory=derived,
    )

    with local_cloud() as local:
        secrets = local.cloud.client("secretsmanager", ACCESS)
        secrets.create_secret(
            Name="login", SecretString=json.dumps({"username": registry.user, "word": registry.password})
        )
        publisher = _publisher(
            engine,
            caller=local.cloud.caller_variables,
            CDK_DOCKER_CREDS_FILE=str(logins),
            CONTAINERS_REGISTRIES_CONF=str(insecure),
        )
        with closing(publisher):
            name = publisher.build(step, ignore, StopRequest())

    assert name == f"cdkasset-private{engine['CDK_DOCKER']}"


def test_wrong_password_is_refused_in_words(context: Path, registry: Registry) -> None:
    publisher = _publisher({"CDK_DOCKER": "podman"})
    wrong = Registry(host=registry.host, user="AWS", password="wrong", plain_http=True)
    push = PushImage(
        id="p", asset="a", name="Image", location=ImageLocation(access=ACCESS, repository="r", tag="t"), made_by="b"
    )

    with pytest.raises(ImageError, match="logging in to") as caught:
        publisher.push(push, "whatever", _cloud(wrong), ignore, StopRequest())

    assert "wrong" not in caught.value.what.split("status")[0]


def _saved(context: Path, target: Path, form: str) -> Path:
    environment = {**os.environ, "BUILDAH_ISOLATION": "chroot", "STORAGE_DRIVER": "vfs"}
    subprocess.run(["podman", "build", "-q", "-t", "saved-image", "."], cwd=context, env=environment, check=True)
    subprocess.run(
        ["podman", "save", "-q", "--format", form, "-o", str(target), "saved-image"], env=environment, check=True
    )
    return target


def test_oci_archive_keeps_its_digest_and_is_not_sent_twice(registry: Registry, context: Path, tmp_path: Path) -> None:
    archive = _saved(context, tmp_path / "image.tar", "oci-archive")

    first = push_archive(archive, registry, "from-archive", "v1")
    second = push_archive(archive, registry, "from-archive", "v2")

    assert first.sent_blobs > 0
    assert second.sent_blobs == 0
    assert _get(registry, "from-archive/manifests/v1")[1] == first.image.digest == second.image.digest


def test_docker_archive_becomes_an_image_that_can_be_pulled(registry: Registry, context: Path, tmp_path: Path) -> None:
    archive = _saved(context, tmp_path / "image.tar", "docker-archive")

    pushed = push_archive(archive, registry, "from-docker", "v1")

    body, digest = _get(registry, "from-docker/manifests/v1")
    manifest: dict[str, Any] = json.loads(body)
    config = json.loads(_get(registry, f"from-docker/blobs/{manifest['config']['digest']}")[0])
    assert digest == pushed.image.digest
    assert len(config["rootfs"]["diff_ids"]) == len(manifest["layers"]) == pushed.image.layers


def _layout_of_two(archive: Path, folder: Path) -> tuple[Path, bytes]:
    """An OCI layout whose index has the archive's image for two platforms; return it with the index."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    (image,) = json.loads((folder / "index.json").read_text(encoding="utf-8"))["manifests"]
    index_type = "application/vnd.oci.image.index.v1+json"
    entries = [
        {**image, "platform": {"os": "linux", "architecture": architecture}} for architecture in ("amd64", "arm64")
    ]
    index = json.dumps({"schemaVersion": 2, "mediaType": index_type, "manifests": entries}).encode()
    digest = hashlib.sha256(index).hexdigest()
    (folder / "blobs" / "sha256" / digest).write_bytes(index)
    entry = {"mediaType": index_type, "digest": f"sha256:{digest}", "size": len(index)}
    (folder / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [entry]}), encoding="utf-8")
    return folder, index


def test_index_is_pushed_with_its_manifests_but_not_for_lambda(
    registry: Registry, context: Path, tmp_path: Path
) -> None:
    layout, index = _layout_of_two(_saved(context, tmp_path / "image.tar", "oci-archive"), tmp_path / "layout")

    with pytest.raises(ImageError, match="one image for one platform"):
        push_archive(layout, registry, "from-index", "v1", single_platform=True)
    with pytest.raises(ImageError, match="404"):
        find_image(registry, "from-index", "v1")
    pushed = push_archive(layout, registry, "from-index", "v1")

    body, digest = _get(registry, "from-index/manifests/v1")
    assert body == index
    assert digest == pushed.image.digest
    assert pushed.image.platforms == 2
    assert find_image(registry, "from-index", "v1") == pushed.image


def test_registry_refuses_archives_without_login(registry: Registry, context: Path, tmp_path: Path) -> None:
    archive = _saved(context, tmp_path / "image.tar", "oci-archive")
    nobody = Registry(host=registry.host, plain_http=True)

    with pytest.raises(ImageError, match="refuses the login"):
        push_archive(archive, nobody, "from-archive", "v3")
