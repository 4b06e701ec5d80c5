"""Calls of an app's functions while a stack is deployed."""

from __future__ import annotations

import io
from collections.abc import Callable
from types import ModuleType
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from tests.support.requests import check_request

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]


class Lambda:
    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.outcomes: list[Any] = []

    def invoke(self, **options: Any) -> dict[str, Any]:
        check_request("lambda", "Invoke", options)
        self.calls.append(options)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return dict(outcome)


@pytest.fixture
def function(monkeypatch: pytest.MonkeyPatch) -> Lambda:
    found = Lambda()
    monkeypatch.setattr(boto3, "client", lambda service, config: found)
    return found


def properties(**changes: str) -> dict[str, str]:
    return {"HandlerArn": "arn:fn:1", "InvocationType": "RequestResponse", "Timeout": "120000", **changes}


@pytest.mark.parametrize(("kind", "status"), [("RequestResponse", 200), ("Event", 202), ("DryRun", 204)])
def test_the_function_is_called(
    kind: str, status: int, function: Lambda, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    function.outcomes = [{"StatusCode": status}]
    load_handler("trigger").handler(request_of("Create", properties(InvocationType=kind)), lambda_context)
    assert answers.only["Status"] == "SUCCESS"
    assert function.calls == [{"FunctionName": "arn:fn:1", "InvocationType": kind}]


@pytest.mark.parametrize(
    ("kind", "execute", "calls"), [("Update", "true", 1), ("Update", "false", 0), ("Delete", "true", 0)]
)
def test_it_is_called_again_on_demand_and_never_on_deletion(
    kind: str,
    execute: str,
    calls: int,
    function: Lambda,
    load_handler: Load,
    request_of: Request,
    answers: Any,
    lambda_context: Any,
) -> None:
    function.outcomes = [{"StatusCode": 200}]
    load_handler("trigger").handler(request_of(kind, properties(ExecuteOnHandlerChange=execute)), lambda_context)
    assert (answers.only["Status"], len(function.calls)) == ("SUCCESS", calls)


def test_a_failing_function_fails_the_deployment(
    function: Lambda, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    body = io.BytesIO(b'{"errorType": "ValueError", "errorMessage": "went wrong"}')
    function.outcomes = [{"StatusCode": 200, "FunctionError": "Unhandled", "Payload": body}]
    load_handler("trigger").handler(request_of("Create", properties()), lambda_context)
    assert answers.only["Status"] == "FAILED"
    assert "ValueError: went wrong" in answers.only["Reason"]


def test_a_function_that_is_not_ready_is_tried_again(
    function: Lambda, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    pending = ClientError({"Error": {"Code": "ResourceConflictException"}}, "Invoke")
    function.outcomes = [pending, pending, {"StatusCode": 200}]
    load_handler("trigger").handler(request_of("Create", properties()), lambda_context)
    assert (answers.only["Status"], len(function.calls)) == ("SUCCESS", 3)


def test_other_errors_are_final(
    function: Lambda, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    function.outcomes = [ClientError({"Error": {"Code": "ResourceNotFoundException"}}, "Invoke")]
    load_handler("trigger").handler(request_of("Create", properties()), lambda_context)
    assert answers.only["Status"] == "FAILED"
