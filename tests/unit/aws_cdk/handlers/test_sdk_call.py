"""Calls of the SDK as a custom resource makes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
Run = Callable[..., dict[str, Any]]
SSM = {"service": "SSM", "region": "eu-west-1"}


@pytest.fixture
def ssm(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        yield boto3.client("ssm", region_name="eu-west-1")


@pytest.fixture
def run(ssm: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any) -> Run:
    def serve(kind: str, **calls: Any) -> dict[str, Any]:
        properties = {name: json.dumps(call) for name, call in calls.items() if name in ("Create", "Update", "Delete")}
        more = {name: value for name, value in calls.items() if name == "PhysicalResourceId"}
        load_handler("sdk_call").handler(request_of(kind, properties, **more), lambda_context)
        return dict(answers.received.pop())

    return serve


def put(value: Any = "v", **changes: Any) -> dict[str, Any]:
    parameters = {"Name": "/n", "Value": value, "Type": "String", "Overwrite": "true"}
    return {**SSM, "action": "putParameter", "parameters": parameters, "physicalResourceId": {"id": "mine"}, **changes}


def test_creation_update_and_deletion_are_three_calls(run: Run, ssm: Any) -> None:
    calls = {
        "Create": put("a"),
        "Update": put("b"),
        "Delete": {**SSM, "action": "DeleteParameterCommand", "parameters": {"Name": "PHYSICAL:RESOURCEID:"}},
    }
    created = run("Create", **calls)
    assert (created["Status"], created["PhysicalResourceId"]) == ("SUCCESS", "mine")
    assert (created["Data"]["Version"], created["Data"]["region"]) == (1, "eu-west-1")
    assert run("Update", PhysicalResourceId="mine", **calls)["Status"] == "SUCCESS"
    assert ssm.get_parameter(Name="/n")["Parameter"]["Value"] == "b"
    assert run("Delete", PhysicalResourceId="/n", **calls)["PhysicalResourceId"] == "/n"
    assert ssm.get_parameters(Names=["/n"])["Parameters"] == []


def test_a_kind_without_a_call_keeps_the_id(run: Run) -> None:
    assert run("Delete", Create=put())["PhysicalResourceId"] == "physical-1"
    assert run("Create", Delete={**SSM, "action": "deleteParameter"})["PhysicalResourceId"] == "Thing"


def test_the_id_and_the_data_come_from_the_answer(run: Run) -> None:
    run("Create", Create=put("v"))
    get = {
        **SSM,
        "service": "@aws-sdk/client-ssm",
        "action": "getParameter",
        "parameters": {"Name": "/n"},
        "physicalResourceId": {"responsePath": "Parameter.ARN"},
        "outputPaths": ["Parameter.Value"],
    }
    answer = run("Create", Create=get)
    assert answer["PhysicalResourceId"].startswith("arn:aws:ssm:eu-west-1:")
    assert answer["Data"] == {"Parameter.Value": "v"}


def test_a_path_that_is_not_in_the_answer_fails(run: Run) -> None:
    answer = run("Create", Create=put(physicalResourceId={"responsePath": "Nope"}))
    assert (answer["Status"], "Nope" in answer["Reason"]) == ("FAILED", True)


def test_errors_fail_unless_they_are_ignored(run: Run) -> None:
    get = {**SSM, "action": "getParameter", "parameters": {"Name": "/none"}, "physicalResourceId": {"id": "x"}}
    failed = run("Create", Create=get)
    assert failed["Status"] == "FAILED"
    assert "ParameterNotFound" in failed["Reason"]
    ignored = run("Create", Create={**get, "ignoreErrorCodesMatching": "NotFound|Other"})
    assert (ignored["Status"], ignored["Data"]) == ("SUCCESS", {})
    assert run("Create", Create={**get, "ignoreErrorCodesMatching": "Throttl"})["Status"] == "FAILED"


@pytest.mark.parametrize(
    ("call", "reason"),
    [({"service": "NoSuchThing"}, "no service NoSuchThing"), ({"action": "noSuchThing"}, "no operation noSuchThing")],
)
def test_unknown_names_are_told(run: Run, call: dict[str, Any], reason: str) -> None:
    assert reason in run("Create", Create={**put(), **call})["Reason"]


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("S3", "s3"),
        ("CloudWatchLogs", "logs"),
        ("@aws-sdk/client-cloudwatch-logs", "logs"),
        ("APIGateway", "apigateway"),
        ("StepFunctions", "stepfunctions"),
        ("@aws-sdk/client-sfn", "stepfunctions"),
        ("CognitoIdentityServiceProvider", "cognito-idp"),
        ("@aws-sdk/client-cognito-identity-provider", "cognito-idp"),
        ("ELBv2", "elbv2"),
        ("@aws-sdk/client-eventbridge", "events"),
    ],
)
def test_services_are_found_by_the_names_of_javascript(name: str, service: str, load_handler: Load) -> None:
    assert load_handler("sdk_call")._service(boto3.Session(), name) == service


def test_parameters_are_fitted_to_what_the_api_takes(load_handler: Load) -> None:
    shape = boto3.client("ssm", region_name="x").meta.service_model.operation_model("DescribeParameters").input_shape
    fitted = load_handler("sdk_call")._fitted
    assert fitted({"maxResults": "5", "Filters": [{"Key": "Name", "Values": [1, True]}]}, shape) == {
        "MaxResults": 5,
        "Filters": [{"Key": "Name", "Values": ["1", "true"]}],
    }


def test_answers_become_flat(load_handler: Load) -> None:
    import io
    from datetime import datetime, timezone

    flat: dict[str, Any] = {}
    answer = {
        "a": [{"b": 1}, "x"],
        "t": datetime(2024, 1, 2, tzinfo=timezone.utc),
        "s": io.BytesIO(b"body"),
        "r": b"\xff",
    }
    load_handler("sdk_call")._flatten(answer, "", flat)
    assert flat == {"a.0.b": 1, "a.1": "x", "t": "2024-01-02T00:00:00+00:00", "s": "body", "r": "/w=="}


def test_a_role_is_assumed(run: Run, load_handler: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    role = "arn:aws:iam::222222222222:role/other"
    session = load_handler("sdk_call")._session(
        {"action": "x", "assumedRoleArn": role, "externalId": "ext", "region": "us-east-1"}
    )
    assert session.client("sts", region_name="us-east-1").get_caller_identity()["Account"] == "222222222222"


def test_hidden_data_is_not_logged(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("Create", Create=put("secret"))
    get = {**SSM, "action": "getParameter", "parameters": {"Name": "/n"}, "physicalResourceId": {"id": "x"}}
    capsys.readouterr()
    run("Create", Create={**get, "logApiResponseData": False})
    assert "secret" not in capsys.readouterr().out
