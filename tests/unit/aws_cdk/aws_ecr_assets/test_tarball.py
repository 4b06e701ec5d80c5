"""Images from tarballs name the engine of this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aws_cdk import App, Stack
from aws_cdk.aws_ecr_assets import TarballImageAsset


@pytest.mark.parametrize(
    ("variable", "program"), [(None, "docker"), ("", "docker"), ("/opt/a b/podman", "/opt/a b/podman")]
)
def test_a_tarball_is_loaded_by_the_engine_of_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str | None, program: str
) -> None:
    monkeypatch.delenv("CDK_DOCKER", raising=False)
    if variable is not None:
        monkeypatch.setenv("CDK_DOCKER", variable)
    (tmp_path / "image.tar").write_text("x")
    app = App(outdir=str(tmp_path / "out"))
    TarballImageAsset(Stack(app, "S"), "Image", tarball_file=str(tmp_path / "image.tar"))

    app.synth()

    (image,) = json.loads((tmp_path / "out" / "S.assets.json").read_text())["dockerImages"].values()
    assert image["source"]["executable"][2].startswith(f'{program} load -i "$1" | ')
