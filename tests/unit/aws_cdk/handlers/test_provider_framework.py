"""The functions between CloudFormation and an app's own provider functions."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import boto3
import pytest
from tests.support.requests import check_request

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]


class Cloud:
    """Lambda and Step Functions, as far as the framework asks them."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.events: list[dict[str, Any]] = []
        self.started: list[dict[str, Any]] = []
        self.states = ["Active"]

    def get_function(self, **_: Any) -> dict[str, Any]:
        return {"Configuration": {"State": self.states.pop(0) if len(self.states) > 1 else self.states[0]}}

    def invoke(self, *, FunctionName: str, Payload: bytes) -> dict[str, Any]:
        self.events.append({"function": FunctionName, **json.loads(Payload)})
        result = self.results.pop(0)
        if isinstance(result, Exception):
            error = {"errorType": type(result).__name__, "errorMessage": str(result)}
            return {"FunctionError": "Unhandled", "Payload": io.BytesIO(json.dumps(error).encode())}
        return {"Payload": io.BytesIO(json.dumps(result).encode())}

    def start_execution(self, **options: Any) -> None:
        check_request("stepfunctions", "StartExecution", options)
        self.started.append(options)


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Cloud:
    found = Cloud()
    monkeypatch.setattr(boto3, "client", lambda service: found)
    monkeypatch.setenv("USER_ON_EVENT_FUNCTION_ARN", "on-event")
    return found


@pytest.fixture
def waiting(monkeypatch: pytest.MonkeyPatch, cloud: Cloud) -> Cloud:
    monkeypatch.setenv("USER_IS_COMPLETE_FUNCTION_ARN", "is-complete")
    monkeypatch.setenv("WAITER_STATE_MACHINE_ARN", "waiter")
    return cloud


@pytest.mark.parametrize(
    ("kind", "physical_id"), [("Create", "request-1"), ("Update", "physical-1"), ("Delete", "physical-1")]
)
def test_what_the_function_returns_is_answered(
    kind: str,
    physical_id: str,
    cloud: Cloud,
    load_handler: Load,
    request_of: Request,
    answers: Any,
    lambda_context: Any,
) -> None:
    cloud.results = [{"Data": {"a": 1}, "NoEcho": True}]
    load_handler("provider_framework").onEvent(request_of(kind, {"P": 1}), lambda_context)
    answer = answers.only
    assert (answer["Status"], answer["PhysicalResourceId"], answer["Data"]) == ("SUCCESS", physical_id, {"a": 1})
    assert answer["NoEcho"] is True
    assert cloud.events[0]["function"] == "on-event"
    assert cloud.events[0]["ResponseURL"] == "..."


def test_a_function_that_returns_nothing_is_fine(
    cloud: Cloud, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    cloud.results = [None]
    load_handler("provider_framework").onEvent(request_of("Create"), lambda_context)
    assert answers.only["Status"] == "SUCCESS"


@pytest.mark.parametrize(
    ("kind", "result", "reason"),
    [
        ("Create", ValueError("went wrong"), "ValueError: went wrong"),
        ("Create", ["x"], "must return an object"),
        ("Delete", {"PhysicalResourceId": "other"}, "cannot change the physical id"),
    ],
)
def test_failures_are_answered(
    kind: str,
    result: Any,
    reason: str,
    cloud: Cloud,
    load_handler: Load,
    request_of: Request,
    answers: Any,
    lambda_context: Any,
) -> None:
    cloud.results = [result]
    module = load_handler("provider_framework")
    module.onEvent(request_of(kind), lambda_context)
    answer = answers.received.pop()
    assert answer["Status"] == "FAILED"
    assert reason in answer["Reason"]
    if kind == "Create":  # the roll back of what was never made asks nothing
        module.onEvent(request_of("Delete", PhysicalResourceId=answer["PhysicalResourceId"]), lambda_context)
        assert answers.only["Status"] == "SUCCESS"
        assert len(cloud.events) == 1


def test_a_sleeping_function_is_waited_for(
    cloud: Cloud, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    cloud.states, cloud.results = ["Pending", "Pending", "Active"], [{}]
    load_handler("provider_framework").onEvent(request_of("Create"), lambda_context)
    assert answers.only["Status"] == "SUCCESS"


def test_what_takes_time_is_asked_about_until_it_is_there(
    waiting: Cloud, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    module = load_handler("provider_framework")
    waiting.results = [
        {"PhysicalResourceId": "made", "Data": {"a": 1}},
        {"IsComplete": False},
        {"IsComplete": True, "Data": {"b": 2}},
    ]
    module.onEvent(request_of("Create"), lambda_context)
    assert answers.received == []
    (started,) = waiting.started
    assert (started["stateMachineArn"], started["name"]) == ("waiter", "request-1")
    event = json.loads(started["input"])
    with pytest.raises(module.NotComplete):
        module.isComplete(event, lambda_context)
    assert answers.received == []
    module.isComplete(event, lambda_context)
    answer = answers.only
    assert (answer["Status"], answer["PhysicalResourceId"], answer["Data"]) == ("SUCCESS", "made", {"a": 1, "b": 2})
    assert [event["function"] for event in waiting.events] == ["on-event", "is-complete", "is-complete"]


@pytest.mark.parametrize(
    ("result", "reason"),
    [
        (ValueError("went wrong"), "went wrong"),
        ({}, '"IsComplete" is required'),
        ({"IsComplete": False, "Data": {"a": 1}}, '"Data" is not allowed'),
    ],
)
def test_a_question_that_fails_is_answered(
    result: Any, reason: str, waiting: Cloud, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    waiting.results = [result]
    load_handler("provider_framework").isComplete(request_of("Create", PhysicalResourceId="made"), lambda_context)
    answer = answers.only
    assert (answer["Status"], answer["PhysicalResourceId"]) == ("FAILED", "made")
    assert reason in answer["Reason"]


def test_giving_up_is_answered(
    waiting: Cloud, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    module = load_handler("provider_framework")
    waiting.results = [{"IsComplete": False}]
    with pytest.raises(module.NotComplete) as raised:
        module.isComplete(request_of("Update"), lambda_context)
    # This is how Lambda and Step Functions hand an exception on.
    cause = json.dumps({"errorMessage": str(raised.value), "errorType": "NotComplete"})
    module.onTimeout({"Error": "NotComplete", "Cause": cause}, lambda_context)
    assert (answers.only["Status"], answers.only["Reason"]) == ("FAILED", "Operation timed out")
