"""Whole commands, run in this process unless a test needs one of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from purecdk.cli.main import run

# An app that needs no framework: it writes what it is told to, by the writers that the framework uses too.
APP = """
import json, os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.support.assemblies import AssemblyWriter
context = json.loads(os.environ["CDK_CONTEXT_JSON"])
writer = AssemblyWriter(Path(os.environ["CDK_OUTDIR"]))
{body}
"""


class Command:
    """Runs commands in a project's folder and remembers what they printed."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capfd = capfd
        self.out = ""
        self.err = ""

    def app(self, body: str) -> None:
        """Make the project's app; ``writer`` and ``context`` are there for ``body`` to use."""
        (self.folder / "app.py").write_text(
            APP.format(root=str(Path(__file__).parents[2]), body=body), encoding="utf-8"
        )
        (self.folder / "cdk.json").write_text(f'{{"app": "\\"{sys.executable}\\" app.py"}}'.replace("\\", "\\"))

    def __call__(self, *arguments: str) -> int:
        self._capfd.readouterr()
        code = run(arguments)
        self.out, self.err = self._capfd.readouterr()
        return code


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """A project in a folder of its own, without anything of AWS in the environment."""
    for name in list(os.environ):
        if name.startswith(("AWS_", "CDK_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PURECDK_CACHE_DIR", str(tmp_path / "cache"))
    project = tmp_path / "project"
    project.mkdir()
    monkeypatch.chdir(project)
    return Command(project, capfd)
