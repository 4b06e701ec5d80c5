"""What image assets refuse, before anything is staged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import aws_cdk as cdk
from aws_cdk import aws_ecr_assets as assets

TOKEN = cdk.Aws.REGION


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / "Dockerfile").write_text("FROM scratch\n", encoding="utf-8")
    (tmp_path / "Other").write_text("FROM scratch\n", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"directory": "nowhere"}, "Cannot find image directory at"),
        ({"directory": "empty"}, "Cannot find file at"),
        ({"file": "Containerfile"}, "Cannot find file at"),
        ({"file": "../Other"}, "The file '../Other' lies outside of the image's directory"),
        ({"build_args": {"A": TOKEN}}, 'Cannot use tokens in keys or values of "buildArgs"'),
        ({"build_args": {TOKEN: "a"}}, 'Cannot use tokens in keys or values of "buildArgs"'),
        ({"build_contexts": {"A": TOKEN}}, 'Cannot use tokens in keys or values of "buildContexts"'),
        ({"build_secrets": {"A": TOKEN}}, 'Cannot use tokens in keys or values of "buildSecrets"'),
        ({"target": TOKEN}, "Cannot use Token as value of 'target'"),
        ({"extra_hash": TOKEN}, "Cannot use Token as value of 'extraHash'"),
        ({"build_ssh": TOKEN}, "Cannot use Token as value of 'buildSsh'"),
        ({"exclude": cdk.Fn.split(",", TOKEN)}, "Cannot use Token as value of 'exclude'"),
        ({"directory": TOKEN}, "Cannot use Token as value of 'directory'"),
    ],
)
def test_an_image_that_cannot_be_built_names_its_construct(
    folder: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, Any], what: str
) -> None:
    monkeypatch.chdir(folder)
    stack = cdk.Stack(cdk.App(outdir=str(folder / "out")), "Shop")

    with pytest.raises(RuntimeError, match=re.escape(what)) as caught:
        assets.DockerImageAsset(stack, "Image", **{"directory": "image", **options})

    assert "where: Shop/Image at" in str(caught.value)
    assert not list((folder / "out").glob("asset.*"))
