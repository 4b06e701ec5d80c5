"""Code that is copied out of an image built for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.engine import FakeEngine

from aws_cdk import aws_lambda as lambda_


@pytest.mark.parametrize(
    ("image_path", "copied"),
    [(None, "/asset/."), ("/code", "/code/."), ("/code/", "/code/."), ("/code/.", "/code/.")],
)
def test_what_the_folder_holds_is_copied_not_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, image_path: str | None, copied: str
) -> None:
    engine = FakeEngine(tmp_path / "engine")
    monkeypatch.setenv("CDK_DOCKER", str(engine.program))
    (tmp_path / "image").mkdir()
    (tmp_path / "image" / "Dockerfile").write_text("FROM scratch\n")

    code = lambda_.Code.from_docker_build(
        str(tmp_path / "image"), image_path=image_path, output_path=str(tmp_path / "out")
    )

    (copy,) = [call for call in engine.calls() if call[0] == "cp"]
    assert copy[1].endswith(f":{copied}") and copy[2] == code.path == str(tmp_path / "out")
