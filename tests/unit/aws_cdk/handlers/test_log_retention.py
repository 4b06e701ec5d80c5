"""Log retentions: log groups made, kept for a time, deleted if asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
Serve = Callable[..., dict[str, Any]]
OWN = "/aws/lambda/handler"


@pytest.fixture
def logs(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    with mock_aws():
        yield boto3.client("logs", region_name="eu-west-1")


@pytest.fixture
def serve(logs: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any) -> Serve:
    """Return a function that has the handler serve one request, and gives the answer."""

    def run(kind: str, **properties: Any) -> dict[str, Any]:
        load_handler("log_retention").handler(request_of(kind, properties), lambda_context)
        return dict(answers.received.pop())

    return run


def retentions(logs: Any) -> dict[str, int | None]:
    return {group["logGroupName"]: group.get("retentionInDays") for group in logs.describe_log_groups()["logGroups"]}


def test_log_group_is_made_and_kept_for_a_time(serve: Serve, logs: Any) -> None:
    answer = serve("Create", LogGroupName="/mine", RetentionInDays="7")

    assert (answer["Status"], answer["PhysicalResourceId"]) == ("SUCCESS", "/mine")
    assert answer["Data"] == {"LogGroupName": "/mine"}
    assert retentions(logs) == {"/mine": 7, OWN: 1}


def test_log_group_that_is_there_gets_another_time_or_none(serve: Serve, logs: Any) -> None:
    logs.create_log_group(logGroupName="/mine")

    serve("Update", LogGroupName="/mine", RetentionInDays="30")
    assert retentions(logs) == {"/mine": 30}

    serve("Update", LogGroupName="/mine")
    assert retentions(logs) == {"/mine": None}


def test_log_group_of_another_region_is_made_there(serve: Serve) -> None:
    serve("Create", LogGroupName="/far", LogGroupRegion="us-east-2", RetentionInDays="1")

    assert retentions(boto3.client("logs", region_name="us-east-2")) == {"/far": 1}


@pytest.mark.parametrize(("policy", "left"), [("destroy", []), ("retain", ["/mine"]), (None, ["/mine"])])
def test_log_group_is_deleted_only_if_asked(serve: Serve, logs: Any, policy: str | None, left: list[str]) -> None:
    logs.create_log_group(logGroupName="/mine")

    answer = serve("Delete", LogGroupName="/mine", **({"RemovalPolicy": policy} if policy else {}))

    assert answer["Status"] == "SUCCESS"
    assert list(retentions(logs)) == left


def test_deleting_a_log_group_that_is_gone_is_no_failure(serve: Serve) -> None:
    assert serve("Delete", LogGroupName="/gone", RemovalPolicy="destroy")["Status"] == "SUCCESS"


def test_refused_time_is_told(serve: Serve) -> None:
    answer = serve("Create", LogGroupName="/mine", RetentionInDays="soon")

    assert answer["Status"] == "FAILED"
    assert "soon" in answer["Reason"]


def test_conflict_is_tried_again(load_handler: Load) -> None:
    from botocore.exceptions import ClientError

    module = load_handler("log_retention")
    calls = []

    def call() -> None:
        calls.append(1)
        if len(calls) < 3:
            raise ClientError({"Error": {"Code": "OperationAbortedException", "Message": ""}}, "CreateLogGroup")

    module._call(2, call)
    assert len(calls) == 3

    calls.clear()
    with pytest.raises(ClientError):
        module._call(1, call)
