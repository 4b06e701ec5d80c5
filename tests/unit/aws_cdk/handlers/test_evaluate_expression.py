"""Expressions that state machines evaluate; run by Node.js, where there is one."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from aws_cdk.core.handler_code import handler_folder

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(shutil.which("node") is None, reason="the handler runs in Node.js"),
]


def evaluated(expression: str, **values: Any) -> Any:
    paths = {"$." + name.replace("__", "."): value for name, value in values.items()}
    event = json.dumps({"expression": expression, "expressionAttributeValues": paths})
    script = f"require('./index.js').handler({event}).then((v) => console.log(JSON.stringify(v)))"
    command = ["node", "-e", script]
    done = subprocess.run(
        command, cwd=handler_folder("evaluate_expression"), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("expression", "values", "result"),
    [
        ("$.a + $.b", {"a": 1, "b": 2}, 3),
        ("`${$.a} is ${$.a__b}`".replace("__", "."), {"a": "x", "a__b": "y"}, "x is y"),
        ("$.list.length", {"list.length": 3}, 3),
        ("$.l.map((i) => i * 2)", {"l": [1, 2]}, [2, 4]),
        ("$.text + '!'", {"text": "quotes \" and ' "}, "quotes \" and ' !"),
        ("1 + 1", {}, 2),
    ],
)
def test_expressions_see_the_values(expression: str, values: dict[str, Any], result: Any) -> None:
    assert evaluated(expression, **values) == result
