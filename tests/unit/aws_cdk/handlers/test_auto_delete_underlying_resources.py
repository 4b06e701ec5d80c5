"""The handler that deletes the functions of canaries, against clients that record what they are asked for."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from botocore.exceptions import ClientError

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
TAGS = {"aws-cdk:auto-delete-underlying-resources": "true"}
ENGINE = "arn:aws:lambda:us-east-1:111122223333:function:cwsyn-site-1:7"


class Clients:
    """Synthetics with one canary, and Lambda."""

    def __init__(self, canary: dict[str, Any] | None) -> None:
        self.canary = canary
        self.deleted: list[str] = []

    def client(self, service: str) -> Clients:
        assert service in ("synthetics", "lambda")
        return self

    def get_canary(self, Name: str) -> dict[str, Any]:
        if self.canary is None:
            raise ClientError({"Error": {"Code": "ResourceNotFoundException", "Message": ""}}, "GetCanary")
        return {"Canary": {"Name": Name, **self.canary}}

    def delete_function(self, FunctionName: str) -> None:
        self.deleted.append(FunctionName)


@pytest.mark.parametrize(
    ("canary", "deleted"),
    [
        ({"Tags": TAGS, "EngineArn": ENGINE}, [ENGINE.removesuffix(":7")]),
        ({"Tags": {}, "EngineArn": ENGINE}, []),
        ({"Tags": TAGS}, []),
        (None, []),
    ],
    ids=["tagged", "not tagged", "never started", "gone"],
)
def test_a_deletion_deletes_the_function_of_a_canary_that_says_so(
    canary: dict[str, Any] | None,
    deleted: list[str],
    load_handler: Load,
    request_of: Request,
    answers: Any,
    lambda_context: Any,
) -> None:
    module = load_handler("auto_delete_underlying_resources")
    clients = Clients(canary)
    module.boto3 = clients  # type: ignore[attr-defined]

    module.handler(request_of("Delete", {"CanaryName": "site"}), lambda_context)

    assert clients.deleted == deleted
    assert answers.only["Status"] == "SUCCESS"


def test_another_name_is_another_resource(
    load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    module = load_handler("auto_delete_underlying_resources")
    module.boto3 = Clients(None)  # type: ignore[attr-defined]
    request = request_of("Update", {"CanaryName": "new"}, OldResourceProperties={"CanaryName": "old"})

    module.handler(request, lambda_context)

    assert answers.only["PhysicalResourceId"].endswith("-new")


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_nothing_is_deleted_before_the_resource_goes(
    kind: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    module = load_handler("auto_delete_underlying_resources")
    clients = Clients({"Tags": TAGS, "EngineArn": ENGINE})
    module.boto3 = clients  # type: ignore[attr-defined]
    request = request_of(kind, {"CanaryName": "site"}, OldResourceProperties={"CanaryName": "site"})

    module.handler(request, lambda_context)

    assert clients.deleted == []
    assert answers.only["Status"] == "SUCCESS"


def test_what_lambda_refuses_is_reported_as_failure(
    load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    class Refusing(Clients):
        def delete_function(self, FunctionName: str) -> None:
            raise ClientError({"Error": {"Code": "AccessDenied", "Message": "not allowed"}}, "DeleteFunction")

    module = load_handler("auto_delete_underlying_resources")
    module.boto3 = Refusing({"Tags": TAGS, "EngineArn": ENGINE})  # type: ignore[attr-defined]

    module.handler(request_of("Delete", {"CanaryName": "site"}), lambda_context)

    assert answers.only["Status"] == "FAILED"
    assert "not allowed" in answers.only["Reason"]
