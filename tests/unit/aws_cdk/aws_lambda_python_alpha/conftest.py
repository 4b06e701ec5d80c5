from __future__ import annotations

from pathlib import Path

import pytest

from .wheels import make_source, make_wheel


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of wheels that uv takes packages from, and nowhere else; no container engine."""
    folder = tmp_path / "wheels"
    folder.mkdir()
    make_wheel(folder, "pure", "1.0", requires=["native>=1"], scripts="puretool = pure:main", files={"pure/x.pyc": "x"})
    make_wheel(folder, "native", "1.2", "cp312-cp312-manylinux_2_28_x86_64")
    make_wheel(folder, "native", "1.2", "cp312-cp312-manylinux_2_28_aarch64")
    make_wheel(folder, "native", "1.1", "cp311-cp311-manylinux2014_x86_64")
    make_wheel(folder, "windows", "3.0", "cp312-cp312-win_amd64")
    make_wheel(folder, "needs", "1.0", requires=["source==2.0"])
    make_source(folder, "source", "2.0")
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_FIND_LINKS", str(folder))
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "uv-cache"))
    monkeypatch.setenv("CDK_DOCKER", str(tmp_path / "no-engine"))
    return folder
