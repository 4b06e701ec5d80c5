"""Functions of Python with packages: bundled on this machine, deployed and called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.one_stack import OneStack, written
from tests.unit.aws_cdk.aws_lambda_python_alpha.wheels import make_wheel

from aws_cdk import aws_lambda as lambda_
from aws_cdk.aws_lambda_python_alpha import PythonFunction, PythonLayerVersion

_HANDLER = """
import shared, tool
def handler(event, context):
    return {"tool": tool.version, "shared": shared.version, "greeting": tool.text.greeting}
"""


def test_a_function_finds_its_packages_and_those_of_its_layer(
    tmp_path: Path, app: OneStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = tmp_path / "wheels"
    index.mkdir()
    make_wheel(index, "tool", "2.1", files={"tool/text.py": "greeting = 'hello'\n"})
    make_wheel(index, "shared", "1.0")
    monkeypatch.setenv("UV_NO_INDEX", "1")
    monkeypatch.setenv("UV_FIND_LINKS", str(index))
    written(tmp_path / "entry" / "index.py", "import tool.text\n" + _HANDLER)
    written(tmp_path / "entry" / "requirements.txt", "tool==2.1\n")
    written(tmp_path / "layer" / "requirements.txt", "shared\n")
    layer = PythonLayerVersion(
        app.stack, "Layer", entry=str(tmp_path / "layer"), compatible_runtimes=[lambda_.Runtime.PYTHON_3_12]
    )
    function = PythonFunction(
        app.stack, "Function", entry=str(tmp_path / "entry"), runtime=lambda_.Runtime.PYTHON_3_12, layers=[layer]
    )

    names = app.deploy(Name=function.function_name)

    answer = app.client("lambda").invoke(FunctionName=names["Name"], Payload=b"{}")
    assert json.load(answer["Payload"]) == {"tool": "2.1", "shared": "1.0", "greeting": "hello"}
