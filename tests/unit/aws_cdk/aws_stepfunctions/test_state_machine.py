"""State machines: what they refuse."""

from __future__ import annotations

from typing import Any

import pytest

from aws_cdk import App, Duration, Stack
from aws_cdk import aws_kms as kms
from aws_cdk import aws_stepfunctions as sfn

TEXT = sfn.DefinitionBody.from_string("{}")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "You need to specify either definition or definitionBody"),
        ({"definition_body": TEXT, "state_machine_name": "a" * 81}, "must be between 1 and 80 characters"),
        ({"definition_body": TEXT, "state_machine_name": ""}, "must be between 1 and 80 characters"),
        ({"definition_body": TEXT, "state_machine_name": "a b"}, "State Machine name must match"),
        ({"definition_body": TEXT, "logs": {"level": sfn.LogLevel.ALL}}, "Logs destination is required"),
        ({"definition_body": TEXT, "logs": {}}, "Logs destination is required"),
    ],
)
def test_options_that_cannot_work(options: dict[str, Any], message: str) -> None:
    stack = Stack(App(), "S")
    with pytest.raises(RuntimeError, match=message) as caught:
        sfn.StateMachine(stack, "M", **options)
    assert "S/M" in str(caught.value)


def test_one_definition_is_enough() -> None:
    stack = Stack(App(), "S")
    with pytest.raises(RuntimeError, match="Cannot specify definition and definitionBody at the same time"):
        sfn.StateMachine(stack, "M", definition=sfn.Pass(stack, "P"), definition_body=TEXT)


@pytest.mark.parametrize("seconds", [59, 901])
def test_data_keys_live_1_to_15_minutes(seconds: int) -> None:
    key = kms.Key(Stack(App(), "S"), "K")
    with pytest.raises(RuntimeError, match="must have a value between 60 and 900 seconds"):
        sfn.CustomerManagedEncryptionConfiguration(key, Duration.seconds(seconds))
