"""Where the handler of a canary is looked for: in what is uploaded."""

from __future__ import annotations

import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from aws_cdk import App, BundlingOptions, BundlingOutput, DockerImage, ILocalBundling, Stack
from aws_cdk.aws_synthetics import Canary, Code, Group, Runtime, RuntimeFamily, Test


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


@pytest.mark.parametrize(
    ("runtime", "file", "wanted"),
    [
        ("puppeteer-10.1", "index.js", '"nodejs/node_modules/index.js"'),
        ("puppeteer-11.0", "index.js", None),
        ("puppeteer-11.0", "nodejs/node_modules/index.js", None),
        ("puppeteer-11.0", "index.mjs", '"index.js" or "nodejs/node_modules/index.js"'),
        ("puppeteer-x", "index.js", '"nodejs/node_modules/index.js"'),
        ("playwright-x", "index.mjs", None),
        ("playwright-1.0", "index.ts", "one of the following extensions: .cjs, .mjs, .js"),
        ("other-1.0", "none", None),
    ],
)
def test_where_runtimes_of_javascript_look(tmp_path: Path, runtime: str, file: str, wanted: str | None) -> None:
    path = tmp_path / "source" / file
    path.parent.mkdir(parents=True)
    path.write_text("x")
    test = Test.custom(code=Code.from_asset(str(tmp_path / "source")), handler="index.handler")
    stack = Stack(App(outdir=str(tmp_path / "out")), "S")
    refused = pytest.raises(RuntimeError, match=re.escape(f"handler is present at {wanted} but not found at"))

    with nullcontext() if wanted is None else refused:
        Canary(stack, "C", runtime=Runtime(f"syn-nodejs-{runtime}", RuntimeFamily.NODEJS), test=test)


def test_handlers_are_checked_by_the_canary() -> None:
    test = Test.custom(code=Code.from_inline("x"), handler="file")

    with pytest.raises(
        RuntimeError, match=r"must be specified either as 'fileName\.handler'.+received file\n +where: S/C"
    ):
        Canary(Stack(App(), "S"), "C", runtime=Runtime.SYNTHETICS_NODEJS_PUPPETEER_7_0, test=test)


def test_canaries_and_groups_of_an_arn_are_those_of_that_name_here() -> None:
    stack = Stack(App(), "S")
    arn = "arn:aws:synthetics:eu-west-1:111111111111:{}:name"

    canary = Canary.from_canary_arn(stack, "C", arn.format("canary"))
    group = Group.from_group_arn(stack, "G", arn.format("group"))

    assert (canary.canary_name, group.group_name) == ("name", "name")
    for found in (canary.canary_arn, group.group_arn):
        assert {"Ref": "AWS::Region"} in stack.resolve(found)["Fn::Join"][1]
