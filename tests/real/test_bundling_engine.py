"""Bundling in real containers: podman with runc, on an image made of Debian's static busybox; no network."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.support.podman import Podman

import aws_cdk as cdk
from aws_cdk import aws_lambda as lambda_

pytestmark = pytest.mark.real

_DOCKERFILE = """
FROM scratch
COPY busybox /bin/busybox
RUN ["/bin/busybox", "--install", "-s", "/bin"]
CMD ["sh"]
"""
_HELPER_OF_VOLUME_COPY = "public.ecr.aws/docker/library/alpine"


@pytest.fixture(scope="module")
def image_context(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Directory with the Dockerfile of a small image."""
    busybox = shutil.which("busybox")
    assert busybox is not None
    context = tmp_path_factory.mktemp("image")
    shutil.copy(busybox, context / "busybox")
    (context / "Dockerfile").write_text(_DOCKERFILE)
    return context


@pytest.fixture(scope="module")
def podman(tmp_path_factory: pytest.TempPathFactory, image_context: Path) -> Podman:
    engine = Podman(tmp_path_factory.mktemp("podman"))
    engine("build", "-q", "-t", "tools", str(image_context))
    engine("tag", "tools", _HELPER_OF_VOLUME_COPY)
    return engine


@pytest.fixture
def project(podman: Podman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in podman.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(tmp_path / "cache"))
    cdk.AssetStaging.clear_asset_hash_cache()
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "in.txt").write_text("in\n")
    return tmp_path


def bundle(project: Path, script: str, **options: Any) -> Path:
    """Bundle with a shell script; return the output."""
    cdk.AssetStaging.clear_asset_hash_cache()
    app = cdk.App(outdir=str(project / "out"))
    staging = cdk.AssetStaging(
        cdk.Stack(app, "S"),
        "A",
        source_path=str(project / "src"),
        asset_hash_type=cdk.AssetHashType.OUTPUT,
        bundling=cdk.BundlingOptions(
            **{"image": cdk.DockerImage.from_registry("tools"), "command": ["sh", "-c", script], **options}
        ),
    )
    app.synth()
    return Path(staging.absolute_staged_path)


def test_mounted_source_is_bundled_as_the_user_of_the_app(podman: Podman, project: Path) -> None:
    output = bundle(
        project,
        'cp in.txt /asset-output/ && echo "$MODE $(id -u)" > /asset-output/mode && chmod 755 /asset-output/mode',
        environment={"MODE": "fast"},
    )

    assert (output / "in.txt").read_text() == "in\n"
    assert (output / "mode").read_text() == f"fast {os.getuid()}\n"
    assert (output / "mode").stat().st_mode & 0o777 == 0o755
    assert (output / "mode").stat().st_uid == os.getuid()
    assert podman("ps", "-aq") == ""


def test_volumes_are_copied_in_and_out_and_removed(podman: Podman, project: Path) -> None:
    output = bundle(
        project,
        "cp in.txt /asset-output/ && mkdir /asset-output/empty && ln -s in.txt /asset-output/link",
        bundling_file_access=cdk.BundlingFileAccess.VOLUME_COPY,
    )

    assert sorted(os.listdir(output)) == ["empty", "in.txt", "link"]
    assert os.readlink(output / "link") == "in.txt"
    assert podman("ps", "-aq") == ""
    assert podman("volume", "ls", "-q") == ""


@pytest.mark.parametrize("access", list(cdk.BundlingFileAccess))
def test_failed_command_leaves_no_container_volume_or_file(
    podman: Podman, project: Path, access: cdk.BundlingFileAccess
) -> None:
    with pytest.raises(RuntimeError, match=r"exited with status 3[\s\S]*no compiler"):
        bundle(project, "echo half > /asset-output/half; echo no compiler >&2; exit 3", bundling_file_access=access)

    assert podman("ps", "-aq") == ""
    assert podman("volume", "ls", "-q") == ""
    assert not list((project / "out").rglob("*"))


def test_unknown_image_is_an_error_of_the_engine(podman: Podman, project: Path) -> None:
    with pytest.raises(RuntimeError, match=r"exited with status 125[\s\S]*localhost/unknown"):
        bundle(project, "true", image=cdk.DockerImage.from_registry("localhost/unknown"))


def test_second_run_uses_the_first_output_until_the_image_changes(
    podman: Podman, image_context: Path, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    script = "cat /proc/sys/kernel/random/uuid > /asset-output/random"
    first = bundle(project, script).joinpath("random").read_text()

    assert bundle(project, script).joinpath("random").read_text() == first
    assert "earlier output" in capfd.readouterr().err
    podman("build", "-q", "-t", "tools", "--label", f"changed={first.strip()}", str(image_context))
    assert bundle(project, script).joinpath("random").read_text() != first


def test_built_image_is_copied_from_and_run(
    podman: Podman, image_context: Path, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    image = cdk.DockerImage.from_build(str(image_context))

    copied = image.cp("/bin/busybox", str(project / "busybox"))
    image.run(command=["echo", "from the container"], environment={"A": "1"})

    assert Path(copied).read_bytes() == (image_context / "busybox").read_bytes()
    assert "from the container" in capfd.readouterr().err
    assert podman("ps", "-aq") == ""
    assert podman("image", "inspect", "--format", "{{.Id}}", image.image) != ""


def test_code_of_a_function_is_taken_from_a_built_image(podman: Podman, project: Path) -> None:
    (project / "src" / "My.Dockerfile").write_text(
        "FROM localhost/tools AS code\n"
        "ARG GREETING\n"
        "COPY in.txt /code/lib/in.txt\n"
        'RUN ["sh", "-c", "echo $GREETING > /code/index.py"]\n'
        "FROM scratch\n"
    )
    code = lambda_.Code.from_docker_build(
        str(project / "src"),
        file="My.Dockerfile",
        build_args={"GREETING": "hello"},
        target_stage="code",
        image_path="/code",
        output_path=str(project / "copied"),
    )
    stack = cdk.Stack(cdk.App(outdir=str(project / "out")), "S")
    lambda_.Function(stack, "F", code=code, handler="index.h", runtime=lambda_.Runtime.PYTHON_3_12)
    assembly = cdk.App.of(stack).synth()

    (staged,) = (path for path in Path(assembly.directory).glob("asset.*") if path.is_dir())
    assert (staged / "index.py").read_text() == "hello\n"
    assert (staged / "lib" / "in.txt").read_text() == "in\n"
    assert (project / "copied" / "index.py").is_file()
    assert podman("ps", "-aq") == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
@pytest.mark.parametrize("access", list(cdk.BundlingFileAccess), ids=lambda access: access.name)
def test_interrupted_app_removes_its_container(
    podman: Podman, project: Path, access: cdk.BundlingFileAccess, number: signal.Signals
) -> None:
    program = (
        "import aws_cdk as cdk\n"
        "stack = cdk.Stack(cdk.App(outdir='out'), 'S')\n"
        "image = cdk.DockerImage.from_registry('tools')\n"
        "command = ['sh', '-c', 'trap true TERM INT; echo started; while true; do sleep 1; done']\n"
        f"options = cdk.BundlingOptions(image=image, command=command, bundling_file_access=cdk.BundlingFileAccess.{access.name})\n"
        "cdk.AssetStaging(stack, 'A', source_path='src', bundling=options)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program], cwd=project, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "started" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(number)
        process.stderr.read()

    assert process.returncode != 0
    assert podman("ps", "-aq") == ""
    assert podman("volume", "ls", "-q") == ""
    assert os.listdir(project / "out") == []
