"""Members of enumerations: what stands in templates for them, and how apps find them."""

from __future__ import annotations

import importlib
import json
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from codegen.api import python_module, python_path

from aws_cdk import RemovalPolicy, aws_ec2, aws_logs

# Recorded by `codegen/record_enums.py`.
RECORDED: dict[str, dict[str, Any]] = json.loads(
    Path(__file__).with_name("recorded_enums.json").read_text(encoding="utf-8")
)


def found(name: str) -> Any:
    """Return the enumeration of a name of the API description, or ``None`` if it is not built yet."""
    module, path = python_module(name), python_path(name)
    try:
        value: Any = importlib.import_module(f"aws_cdk.{module}" if module else "aws_cdk")
        for part in path.split("."):
            value = getattr(value, part)
    except (ImportError, AttributeError):
        return None
    return value


def test_members_carry_what_stands_in_templates() -> None:
    differing = {}
    built = 0
    for name, values in RECORDED.items():
        enumeration = found(name)
        if enumeration is None:
            continue
        built += 1
        ours = {member: getattr(enumeration, member, None) for member in values}
        carried = {member: item._value_ if isinstance(item, Enum) else item for member, item in ours.items()}
        if carried != values or any(item.name != member for member, item in ours.items() if isinstance(item, Enum)):
            differing[name] = [(member, carried[member], values[member]) for member in values]

    assert differing == {}
    assert built > 500


def test_in_public_the_value_of_a_member_is_its_name() -> None:
    members = [item for name in RECORDED for item in found(name) or () if isinstance(item, Enum)]

    assert [item for item in members if item.value != item.name] == []
    assert len(members) > 3000


@pytest.mark.parametrize(
    ("enumeration", "name"),
    [(RemovalPolicy, "DESTROY"), (aws_logs.RetentionDays, "ONE_WEEK"), (aws_ec2.SubnetType, "PRIVATE_WITH_EGRESS")],
)
def test_a_member_is_found_by_its_name_as_if_that_were_its_value(enumeration: Any, name: str) -> None:
    assert enumeration(name) is enumeration[name]
    assert enumeration(name).value == name
    assert repr(enumeration(name)) == f"<{enumeration.__name__}.{name}: {name!r}>"

    with pytest.raises(ValueError, match="'NO_SUCH' is not a valid"):
        enumeration("NO_SUCH")
