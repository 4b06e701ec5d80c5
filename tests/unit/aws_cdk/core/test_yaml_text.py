"""YAML as recorded from the official library, whose text gives assets their names."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk.core.yaml_text import yaml_text

LONG = "w" * 50


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "\n"),
        ("a\nb", "|-\na\nb\n"),
        ("  lead\nx", "|-1\n  lead\nx\n"),
        ("\n a", "|-1\n\n a\n"),
        ("a\n\n\n", "|+\na\n\n\n"),
        ("---", "|-\n  ---\n"),
        ("a\n%b", "|-\n  a\n  %b\n"),
        ("x\n ", '"x\\n "\n'),
        (" \n", '"\\ \\n"\n'),
        ("\x07\x00\x1b\x0b\x01", '"\\a\\0\\e\\v\\x01"\n'),
        ({"k": "trail\n\n"}, "k: |+\n  trail\n\n"),
        ({"k": "\n a"}, "k: |-2\n  \n   a\n"),
        ({"k": f"\x07\n{LONG}"}, f'k: "\\a\n\n  {LONG}"\n'),
        ([f"\x07 \n\n {LONG}\n"], f'- "\\a\\ \n\n\n  \\ {LONG}\\n"\n'),
        ({f"\x07\n{LONG}": 1}, f'"\\a\\n{LONG}": 1\n'),
    ],
)
def test_text_of_several_lines_and_control_characters(value: Any, expected: str) -> None:
    assert yaml_text(value) == expected
