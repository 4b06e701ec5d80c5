"""Functions of Python whose packages have no wheel are bundled in a real container, by the tools that its image gets."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.support.podman import Podman
from tests.support.python_image import write_python_image
from tests.unit.aws_cdk.aws_lambda_python_alpha.wheels import make_wheel

from aws_cdk import App, Stack
from aws_cdk.aws_lambda import Architecture, Runtime
from aws_cdk.aws_lambda_python_alpha import BundlingOptions, PythonFunction

pytestmark = pytest.mark.real

# What our Dockerfile installs, and what builds a package from its source.
_TOOLS = ["pipenv", "poetry", "poetry-plugin-export", "uv", "setuptools"]
_RUNTIME = Runtime.PYTHON_3_12
_UV_LOCK = """version = 1
revision = 3
requires-python = ">=3.8"

[[package]]
name = "app"
version = "0"
source = { virtual = "." }
dependencies = [{ name = "pure" }]

[package.metadata]
requires-dist = [{ name = "pure" }]

[[package]]
name = "pure"
version = "1.0"
source = { registry = "/wheels" }
wheels = [{ path = "pure-1.0-py3-none-any.whl" }]
"""
_PROJECT = """[project]
name = "app"
version = "0"
requires-python = ">=3.8"
dependencies = ["pure"]
"""
# Of what poetry reads in the project: it refuses a lock file of another one.
_POETRY_DIGEST = "8c44920dbc6297fec318abc8955730ba434c97ada7b1baca9dbad3c932a56d54"
_POETRY_LOCK = f"""[[package]]
name = "pure"
version = "1.0"
description = ""
optional = false
python-versions = "*"
groups = ["main"]
files = []

[metadata]
lock-version = "2.1"
python-versions = ">=3.8"
content-hash = "{_POETRY_DIGEST}"
"""
_POETRY_PROJECT = f"{_PROJECT}\n[tool.poetry]\npackage-mode = false\n"


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The only index: the tools, and a package that must be built and one that need not."""
    folder = tmp_path_factory.mktemp("wheels")
    download = [sys.executable, "-m", "pip", "download", "-q", "--only-binary", ":all:", "-d", str(folder)]
    subprocess.run([*download, *_TOOLS], check=True)
    make_wheel(folder, "pure", "1.0")
    source = tmp_path_factory.mktemp("source")
    (source / "setup.py").write_text(
        "from setuptools import setup\nsetup(name='built', version='2.0', packages=['built'], install_requires=['pure'])\n"
    )
    (source / "built").mkdir()
    (source / "built" / "__init__.py").write_text("where = 'container'\n")
    subprocess.run(
        ["tar", "-czf", folder / "built-2.0.tar.gz", "--transform", "s,^[.],built-2.0,", "."], check=True, cwd=source
    )
    return folder


@pytest.fixture(scope="module")
def podman(tmp_path_factory: pytest.TempPathFactory, wheels: Path) -> Podman:
    engine = Podman(tmp_path_factory.mktemp("podman"))
    context = tmp_path_factory.mktemp("image")
    write_python_image(context, wheels)
    engine("build", "-q", "-t", _RUNTIME.bundling_image.image, str(context))
    return engine


@pytest.fixture
def project(podman: Podman, wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in podman.variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_FIND_LINKS", str(wheels))
    return tmp_path


def bundle(
    project: Path, files: Mapping[str, str], *, context: Mapping[str, Any] | None = None, **options: Any
) -> Path:
    """Synthesize a function whose entry has ``files``; return the directory of its code."""
    entry = project / "entry"
    for name, text in {"index.py": "handler = print\n", **files}.items():
        (entry / name).parent.mkdir(parents=True, exist_ok=True)
        (entry / name).write_text(text)
    app = App(outdir=str(project / "out"), context=context)
    machine = Architecture.ARM_64 if os.uname().machine == "aarch64" else Architecture.X86_64
    PythonFunction(
        Stack(app, "S"),
        "F",
        entry=str(entry),
        runtime=_RUNTIME,
        architecture=machine,
        bundling=BundlingOptions(**options),
    )
    app.synth()
    resources = json.loads((project / "out" / "S.template.json").read_text())["Resources"].values()
    (key,) = [each["Properties"]["Code"]["S3Key"] for each in resources if each["Type"] == "AWS::Lambda::Function"]
    return project / "out" / f"asset.{key.removesuffix('.zip')}"


def test_a_package_without_a_wheel_is_built_in_a_container(
    podman: Podman, project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code = bundle(project, {"requirements.txt": "built==2.0\n", "sub/data.txt": "x\n"})

    assert "no wheel for built==2.0" in capfd.readouterr().err
    assert (code / "built" / "__init__.py").read_text() == "where = 'container'\n"
    assert (code / "pure" / "__init__.py").is_file()
    assert (code / "sub" / "data.txt").read_text() == "x\n"
    assert (code / "built").stat().st_uid == os.getuid()
    assert podman("ps", "-aq") == ""


@pytest.mark.parametrize(
    "files",
    [
        {
            "Pipfile.lock": json.dumps(
                {"_meta": {"sources": []}, "default": {"pure": {"version": "==1.0"}}, "develop": {}}
            ),
            "Pipfile": "",
        },
        {"uv.lock": _UV_LOCK, "pyproject.toml": _PROJECT},
        {"poetry.lock": _POETRY_LOCK, "pyproject.toml": _POETRY_PROJECT},
    ],
    ids=["pipenv", "uv", "poetry"],
)
def test_lock_files_are_exported_by_their_tools_in_the_container(project: Path, files: Mapping[str, str]) -> None:
    code = bundle(project, files, context={"purecdk:python-bundling": "container"}, asset_excludes=["*.md"])

    assert (code / "pure" / "__init__.py").is_file()
    assert "pure==1.0" in (code / "requirements.txt").read_text()
