"""Constants of classes, and static methods without parameters: what they say is what the official library's say."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from codegen.api import python_module, python_path
from codegen.record_constants import plain

# Recorded by `codegen/record_constants.py`.
RECORDED: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("recorded_constants.json").read_text(encoding="utf-8")
)


def _class(name: str) -> Any:
    found: Any = importlib.import_module(f"aws_cdk.{python_module(name)}" if python_module(name) else "aws_cdk")
    for part in python_path(name).split("."):
        found = getattr(found, part)
    return found


def _differences(where: str, ours: Any, recorded: Any) -> Iterator[str]:
    # A list of objects, which have properties, is compared by these; token lists and plain ones are as they are.
    of_objects = (
        isinstance(ours, list)
        and isinstance(recorded, list)
        and isinstance(recorded[0], dict)
        and not isinstance(ours[0], (str, dict))
    )
    told = None if of_objects else plain(ours)
    if of_objects and len(ours) == len(recorded):
        for index, value in enumerate(recorded):
            yield from _differences(f"{where}[{index}]", ours[index], value)
    elif isinstance(recorded, dict) and told is None:
        for name, value in recorded.items():
            try:
                yield from _differences(f"{where}.{name}", getattr(ours, name), value)
            except Exception as error:
                yield f"{where}.{name}: {error!r}"
    elif told != recorded or isinstance(told, bool) != isinstance(recorded, bool):
        yield f"{where}: {told!r}, not {recorded!r}"


@pytest.mark.parametrize("name", RECORDED)
def test_constants_say_what_the_peers_say(name: str) -> None:
    try:
        made = _class(name)
    except (ImportError, AttributeError):
        pytest.skip("not built yet")
    differences: list[str] = []
    for member, recorded in RECORDED[name].items():
        where = f"{python_path(name)}.{member}"
        try:
            value = getattr(made, member.removesuffix("()"))
            differences += _differences(where, value() if member.endswith("()") else value, recorded)
        except Exception as error:
            differences.append(f"{where}: {error!r}")

    assert differences == []
