"""Parameters of another region, read for functions at the edge."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]

PROPERTIES = {"Region": "us-east-1", "ParameterName": "/cdk/EdgeFunctionArn/eu-west-1/S/F", "RefreshToken": "t"}


@pytest.fixture(autouse=True)
def credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")


@pytest.mark.parametrize("kind", ["Create", "Update"])
@mock_aws
def test_the_parameter_is_read_in_its_region(load_handler: Load, request_of: Request, kind: str) -> None:
    ssm = boto3.client("ssm", region_name="us-east-1")
    ssm.put_parameter(Name=PROPERTIES["ParameterName"], Value="arn:aws:lambda:us-east-1:1:function:f:3", Type="String")

    answer = load_handler("edge_function_arn")._work(request_of(kind, PROPERTIES))

    assert answer == {"Data": {"FunctionArn": "arn:aws:lambda:us-east-1:1:function:f:3"}}


@mock_aws
def test_a_missing_parameter_is_a_failure(load_handler: Load, request_of: Request) -> None:
    with pytest.raises(Exception, match="ParameterNotFound"):
        load_handler("edge_function_arn")._work(request_of("Create", PROPERTIES))


def test_nothing_is_done_when_the_resource_goes(load_handler: Load, request_of: Request) -> None:
    assert load_handler("edge_function_arn")._work(request_of("Delete", PROPERTIES)) is None
