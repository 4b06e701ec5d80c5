"""SAM CLI as an outside reader: it finds the code of functions and layers by the metadata in our templates."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.real

READER = Path(__file__).with_name("sam_reader.py")
APP = Path(__file__).parents[1] / "parity" / "cases" / "asset-metadata" / "app.py"


def reading(template: Path) -> dict[str, Any]:
    """What SAM's readers see in a template."""
    python = Path(os.environ["PURECDK_TEST_PEER"]).resolve() / "sam" / "bin" / "python"
    done = subprocess.run([python, READER, template], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_sam_finds_the_staged_code_of_every_asset(tmp_path: Path) -> None:
    output = tmp_path / "cdk.out"
    subprocess.run([sys.executable, APP], env={**os.environ, "CDK_OUTDIR": str(output)}, cwd=tmp_path, check=True)

    seen = reading(output / "On.template.json")

    assert seen["stacks"] == ["", "Inner", "Nested"]
    code = Path(seen["functions"]["Zip"]["code"])
    assert code.parent == output
    assert sorted(path.name for path in code.iterdir()) == ["i.py"]
    assert seen["functions"]["Nested/InA6E750FB"]["code"] == str(code)
    assert seen["layers"] == {"Layer": str(code)}
    image = seen["functions"]["Image"]
    assert (Path(image["context"]) / image["dockerfile"]).is_file()
    assert image["arguments"] == {"A": "1"}
    without_metadata = reading(output / "Off.template.json")
    assert without_metadata["stacks"] == [""]
    assert "Zip" not in without_metadata["functions"]
    assert without_metadata["layers"] == {}
