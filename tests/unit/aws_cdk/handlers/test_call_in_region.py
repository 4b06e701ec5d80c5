"""Calls that state machines make in other regions."""

from __future__ import annotations

import importlib
import json
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
    monkeypatch.syspath_prepend(handler_folder("call_in_region"))
    before = set(sys.modules)
    with mock_aws():
        yield importlib.import_module("index").handler
    for name in ("index", "sdk_call", "sdk_call.index", "service_names"):
        if name not in before:
            sys.modules.pop(name, None)


def test_the_call_is_made_in_the_region(handler: Any) -> None:
    event = {"region": "eu-central-1", "service": "sqs", "action": "createQueue", "parameters": {"QueueName": "q"}}

    answer = handler(event, None)

    assert "eu-central-1" in answer["QueueUrl"]
    assert boto3.client("sqs", region_name="eu-central-1").list_queues()["QueueUrls"] == [answer["QueueUrl"]]
    assert "QueueUrls" not in boto3.client("sqs").list_queues()


def test_the_answer_is_data_of_json(handler: Any) -> None:
    client = boto3.client("s3", region_name="us-east-1")
    client.create_bucket(Bucket="bucket")
    client.put_object(Bucket="bucket", Key="k", Body=b"text")
    event = {
        "region": "us-east-1",
        "service": "s3",
        "action": "getObject",
        "parameters": {"Bucket": "bucket", "Key": "k"},
    }

    answer = handler(event, None)

    assert answer["Body"] == "text"
    assert "ResponseMetadata" not in answer
    json.dumps(answer)


def test_errors_fail_the_task(handler: Any) -> None:
    with pytest.raises(ClientError, match="ParameterNotFound"):
        handler({"region": "eu-west-1", "service": "ssm", "action": "getParameter", "parameters": {"Name": "/x"}}, None)
