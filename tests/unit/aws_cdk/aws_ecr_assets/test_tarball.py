"""What manifests say of images from tarballs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aws_cdk import App, Stack, Stage
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


def test_a_tarballs_path_counts_from_the_outermost_assembly(tmp_path: Path) -> None:
    """As the peer, whose other paths count from where the manifest is."""
    (tmp_path / "image.tar").write_text("x")
    app = App(outdir=str(tmp_path / "out"))
    image = TarballImageAsset(Stack(Stage(app, "St"), "S"), "Image", tarball_file=str(tmp_path / "image.tar"))

    app.synth()

    (manifest,) = (tmp_path / "out" / "assembly-St").glob("*.assets.json")
    (entry,) = json.loads(manifest.read_text())["dockerImages"].values()
    assert entry["source"]["executable"][4] == f"asset.{image.asset_hash}.tar"
