"""The handler that reads and writes JSON at deployment."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("CfnJson", '{"a":[1,null],"k":"é"}', {"a": [1, None], "k": "é"}),
        ("CfnJsonStringify", ["a", 'q"', "é"], '["a","q\\"","é"]'),
    ],
)
def test_values_are_read_and_written(
    kind: str, value: Any, expected: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    event = request_of("Create", {"Value": value}, ResourceType=f"Custom::AWSCDK{kind}")

    load_handler("cfn_utils").handler(event, lambda_context)

    assert answers.only["Status"] == "SUCCESS"
    assert answers.only["Data"] == {"Value": expected}


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("Custom::AWSCDKCfnJson", "{", "JSONDecodeError"),
        ("Custom::Other", "1", "unexpected resource type Custom::Other"),
    ],
)
def test_what_cannot_be_read_fails_with_a_reason(
    kind: str, value: Any, words: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    load_handler("cfn_utils").handler(request_of("Update", {"Value": value}, ResourceType=kind), lambda_context)

    assert answers.only["Status"] == "FAILED"
    assert words in answers.only["Reason"]


def test_a_deletion_reads_nothing(load_handler: Load, request_of: Request, answers: Any, lambda_context: Any) -> None:
    event = request_of("Delete", {"Value": "{"}, ResourceType="Custom::AWSCDKCfnJson")

    load_handler("cfn_utils").handler(event, lambda_context)

    assert answers.only["Status"] == "SUCCESS"
