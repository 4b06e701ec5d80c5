"""The handler that sets notifications of buckets, against a bucket that remembers its configuration."""

from __future__ import annotations

import copy
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from aws_cdk.core.handler_code import inline_code

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
STACK = "arn:aws:cloudformation:eu-west-1:111111111111:stack/S/1"


class Bucket:
    """A client for one bucket, which gives configurations back as S3 does."""

    def __init__(self) -> None:
        self.configuration: dict[str, Any] = {}
        self.skipped_validation: bool | None = None

    def get_bucket_notification_configuration(self, *, Bucket: str) -> dict[str, Any]:
        found = copy.deepcopy(self.configuration)
        for kind in ("TopicConfigurations", "QueueConfigurations", "LambdaFunctionConfigurations"):
            for entry in found.get(kind, []):
                for rule in entry.get("Filter", {}).get("Key", {}).get("FilterRules", []):
                    rule["Name"] = rule["Name"].capitalize()
                entry["Events"].reverse()
        return {**found, "ResponseMetadata": {}}

    def put_bucket_notification_configuration(
        self, *, Bucket: str, NotificationConfiguration: dict[str, Any], SkipDestinationValidation: bool
    ) -> None:
        if Bucket == "broken":
            raise RuntimeError("Unable to validate the following destination configurations")
        self.configuration = copy.deepcopy(NotificationConfiguration)
        self.skipped_validation = SkipDestinationValidation


def queue(name: str, **more: Any) -> dict[str, Any]:
    return {"Events": ["s3:ObjectCreated:*", "s3:ObjectRemoved:*"], "QueueArn": f"arn:aws:sqs:::{name}", **more}


PREFIXED = {"Filter": {"Key": {"FilterRules": [{"Name": "suffix", "Value": "s"}, {"Name": "prefix", "Value": "p"}]}}}


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
def call(
    bucket: Bucket, load_handler: Load, request_of: Request, lambda_context: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    module = load_handler("bucket_notifications")
    monkeypatch.setattr(module.boto3, "client", lambda service: bucket)

    def call(kind: str, configuration: dict[str, Any], old: dict[str, Any] | None = None, **properties: str) -> None:
        given = {"BucketName": "b", "Managed": "true", "SkipDestinationValidation": "false", **properties}
        more = {} if old is None else {"OldResourceProperties": {**given, "NotificationConfiguration": old}}
        module.handler(request_of(kind, {**given, "NotificationConfiguration": configuration}, **more), lambda_context)

    return call


def test_a_bucket_of_the_stack_gets_exactly_what_is_wanted(
    bucket: Bucket, call: Callable[..., None], answers: Any
) -> None:
    bucket.configuration = {"QueueConfigurations": [queue("other")]}
    wanted = {"EventBridgeConfiguration": {}, "QueueConfigurations": [queue("q", **PREFIXED)]}

    call("Create", wanted, SkipDestinationValidation="true")

    assert bucket.configuration == wanted
    assert bucket.skipped_validation is True
    assert answers.only["Status"] == "SUCCESS"
    assert answers.only["PhysicalResourceId"] == "Thing"


def test_deletion_clears_a_bucket_of_the_stack(bucket: Bucket, call: Callable[..., None], answers: Any) -> None:
    wanted = {"QueueConfigurations": [queue("q")]}
    bucket.configuration = wanted

    call("Delete", wanted)

    assert bucket.configuration == {}


def test_an_update_keeps_the_physical_id(bucket: Bucket, call: Callable[..., None], answers: Any) -> None:
    call("Update", {"QueueConfigurations": [queue("q")]}, {"QueueConfigurations": [queue("p")]})

    assert answers.only["PhysicalResourceId"] == "physical-1"


def test_notifications_of_others_stay_over_the_life_of_an_imported_bucket(
    bucket: Bucket, call: Callable[..., None], answers: Any
) -> None:
    foreign = queue("foreign", Id="foreign")
    bucket.configuration = {"QueueConfigurations": [foreign]}
    first = {"QueueConfigurations": [queue("q", **PREFIXED)], "EventBridgeConfiguration": {}}
    second = {"QueueConfigurations": [queue("r")]}

    def names() -> list[str]:
        return [entry["QueueArn"].rpartition(":")[2] for entry in bucket.configuration.get("QueueConfigurations", [])]

    call("Create", first, Managed="false")
    assert names() == ["foreign", "q"]
    assert bucket.configuration["QueueConfigurations"][1]["Id"].startswith(f"{STACK}-")
    call("Update", second, first, Managed="false")
    assert names() == ["foreign", "r"]
    call("Delete", second, Managed="false")
    assert names() == ["foreign"]
    assert "EventBridgeConfiguration" in bucket.configuration  # others may rely on it by now


def test_two_resources_of_a_stack_leave_each_other_alone(bucket: Bucket, call: Callable[..., None]) -> None:
    mine, other = {"QueueConfigurations": [queue("mine")]}, {"QueueConfigurations": [queue("other")]}
    call("Create", mine, Managed="false")
    call("Create", other, Managed="false")

    call("Delete", mine, Managed="false")

    assert [entry["QueueArn"] for entry in bucket.configuration["QueueConfigurations"]] == ["arn:aws:sqs:::other"]


def test_what_was_set_under_an_older_id_is_replaced(bucket: Bucket, call: Callable[..., None]) -> None:
    wanted = {"QueueConfigurations": [queue("q", **PREFIXED)]}
    bucket.configuration = {"QueueConfigurations": [queue("q", Id=f"{STACK}-12345", **PREFIXED)]}

    call("Update", wanted, wanted, Managed="false")

    assert len(bucket.configuration["QueueConfigurations"]) == 1


def test_what_s3_refuses_is_a_failure(call: Callable[..., None], answers: Any) -> None:
    call("Create", {}, BucketName="broken")

    assert answers.only["Status"] == "FAILED"
    assert "Unable to validate" in answers.only["Reason"]


def test_the_inline_code_is_complete(
    bucket: Bucket, request_of: Request, answers: Any, lambda_context: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: dict[str, Any] = {}
    exec(compile(inline_code("bucket_notifications"), "index.py", "exec"), names)
    monkeypatch.setattr(names["boto3"], "client", lambda service: bucket)

    properties = {"BucketName": "b", "NotificationConfiguration": {"EventBridgeConfiguration": {}}}
    names["handler"](request_of("Create", properties), lambda_context)

    assert answers.only["Status"] == "SUCCESS"
    assert bucket.configuration == {"EventBridgeConfiguration": {}}
