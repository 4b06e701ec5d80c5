"""Mappings: keys that CloudFormation would refuse."""

from __future__ import annotations

import pytest

from aws_cdk import App, Aws, CfnMapping, Stack
from aws_cdk.core.errors import ValidationError


@pytest.mark.parametrize("key", ["c.d", "c-d", "c d", "é", Aws.REGION])
def test_a_key_of_the_second_level_has_letters_and_digits_alone(key: str) -> None:
    stack = Stack(App(), "S")
    mapping = CfnMapping(stack, "Map", mapping={"any-thing.goes": {"Plain1": "x"}})

    with pytest.raises(ValidationError, match="must contain only alphanumeric characters"):
        mapping.set_value("a", key, "x")
    with pytest.raises(ValidationError, match="must contain only alphanumeric characters"):
        CfnMapping(stack, "Other", mapping={"a": {key: "x"}})
