"""Calls of APIs that rules ask for."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from aws_cdk.core.handler_code import handler_folder


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    monkeypatch.syspath_prepend(handler_folder("aws_api"))
    before = set(sys.modules)
    with mock_aws():
        yield importlib.import_module("index").handler
    for name in ("index", "sdk_call", "sdk_call.index", "service_names"):
        if name not in before:
            sys.modules.pop(name, None)


def test_the_call_is_made_with_the_events_parameters(handler: Any) -> None:
    queue = {"service": "SQS", "action": "createQueue", "parameters": {"QueueName": "q"}}

    handler(queue, None)

    assert boto3.client("sqs").get_queue_url(QueueName="q")["QueueUrl"].endswith("/q")


def test_an_error_that_the_target_catches_is_none(handler: Any) -> None:
    missing = {"service": "SSM", "action": "getParameter", "parameters": {"Name": "/none"}}

    handler({**missing, "catchErrorPattern": "ParameterNotFound"}, None)

    with pytest.raises(ClientError, match="ParameterNotFound"):
        handler(missing, None)
