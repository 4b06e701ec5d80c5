"""Where the handler of a canary is looked for: in what is uploaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, BundlingOptions, BundlingOutput, DockerImage, ILocalBundling, Stack
from aws_cdk.aws_synthetics import Canary, Code, Runtime, Test


class Made(ILocalBundling):
    def __init__(self, name: str) -> None:
        self.name = name

    def try_bundle(self, output_dir: str, options: BundlingOptions) -> bool:
        path = Path(output_dir) / self.name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
        return True


def canary(folder: Path, name: str = "", *, context: dict[str, Any] | None = None, **options: Any) -> Canary:
    (folder / "source" / "python").mkdir(parents=True)
    (folder / "source" / "python" / "kept.py").write_text("x")
    if name:
        image = DockerImage.from_registry("x")
        output = BundlingOutput.SINGLE_FILE if "/" not in name else None
        options["bundling"] = BundlingOptions(image=image, local=Made(name), output_type=output)
    code = Code.from_asset(str(folder / "source"), **options)
    test = Test.custom(code=code, handler="kept.handler")
    stack = Stack(App(outdir=str(folder / "out"), context=context), "S")
    return Canary(stack, "C", runtime=Runtime.SYNTHETICS_PYTHON_SELENIUM_5_1, test=test)


@pytest.mark.parametrize("options", [{}, {"name": "python/kept.py"}, {"name": "made.zip"}, {"exclude": ["other*"]}])
def test_the_handler_is_there(tmp_path: Path, options: dict[str, Any]) -> None:
    canary(tmp_path, **options)


@pytest.mark.parametrize("options", [{"name": "python/other.py"}, {"exclude": ["kept.py"]}])
def test_the_handler_is_missing_in_what_is_uploaded(tmp_path: Path, options: dict[str, Any]) -> None:
    with pytest.raises(RuntimeError, match=r'handler is present at "python/kept.py" but not found at'):
        canary(tmp_path, **options)


@pytest.mark.parametrize("name", ["made.txt", "made.jar"])
def test_a_file_that_is_no_zip_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(RuntimeError, match=r"Asset must be a \.zip file or a directory"):
        canary(tmp_path, name)


def test_nothing_is_looked_for_where_bundling_is_left_out(tmp_path: Path) -> None:
    canary(tmp_path, "python/other.py", context={"aws:cdk:bundling-stacks": []})
