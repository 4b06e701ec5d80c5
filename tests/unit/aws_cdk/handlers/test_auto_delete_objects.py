"""The handler that empties buckets, against a simulated S3."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
TAG = {"TagSet": [{"Key": "aws-cdk:auto-delete-objects", "Value": "true"}]}


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name, value in (("ACCESS_KEY_ID", "k"), ("SECRET_ACCESS_KEY", "s"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    with mock_aws():
        yield boto3.client("s3")


@pytest.fixture
def bucket(s3: Any) -> str:
    s3.create_bucket(Bucket="some-bucket")
    s3.put_bucket_tagging(Bucket="some-bucket", Tagging=TAG)
    return "some-bucket"


def _keys(s3: Any, bucket: str) -> list[str]:
    page = s3.list_object_versions(Bucket=bucket)
    return [version["Key"] for version in [*page.get("Versions", []), *page.get("DeleteMarkers", [])]]


def test_a_deletion_deletes_all_versions_and_markers(
    s3: Any, bucket: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    for content in (b"one", b"two"):
        s3.put_object(Bucket=bucket, Key="a", Body=content)
    s3.delete_object(Bucket=bucket, Key="a")
    s3.put_object(Bucket=bucket, Key="b", Body=b"")

    load_handler("auto_delete_objects").handler(request_of("Delete", {"BucketName": bucket}), lambda_context)

    assert _keys(s3, bucket) == []
    assert answers.only["Status"] == "SUCCESS"


def test_many_objects_are_deleted_page_by_page(
    s3: Any,
    bucket: str,
    load_handler: Load,
    request_of: Request,
    answers: Any,
    lambda_context: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(7):
        s3.put_object(Bucket=bucket, Key=str(number), Body=b"")
    module = load_handler("auto_delete_objects")
    monkeypatch.setattr(module, "_BATCH", 3)

    module.handler(request_of("Delete", {"BucketName": bucket}), lambda_context)

    assert _keys(s3, bucket) == []


def test_writes_are_denied_before_the_bucket_is_emptied(
    s3: Any, bucket: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    own = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::some-bucket/*"}
    s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps({"Version": "2012-10-17", "Statement": own}))

    load_handler("auto_delete_objects").handler(request_of("Delete", {"BucketName": bucket}), lambda_context)

    statements = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])["Statement"]
    assert statements[0] == own
    assert (statements[1]["Effect"], statements[1]["Action"]) == ("Deny", "s3:PutObject")


def test_a_bucket_without_the_tag_keeps_its_objects(
    s3: Any, bucket: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    s3.delete_bucket_tagging(Bucket=bucket)
    s3.put_object(Bucket=bucket, Key="kept", Body=b"")

    load_handler("auto_delete_objects").handler(request_of("Delete", {"BucketName": bucket}), lambda_context)

    assert _keys(s3, bucket) == ["kept"]
    assert answers.only["Status"] == "SUCCESS"


def test_a_bucket_that_is_gone_needs_nothing(
    s3: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    load_handler("auto_delete_objects").handler(request_of("Delete", {"BucketName": "gone"}), lambda_context)

    assert answers.only["Status"] == "SUCCESS"


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_creation_and_update_of_one_bucket_leave_objects_alone(
    kind: str, s3: Any, bucket: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    s3.put_object(Bucket=bucket, Key="kept", Body=b"")
    event = request_of(kind, {"BucketName": bucket}, OldResourceProperties={"BucketName": bucket})

    load_handler("auto_delete_objects").handler(event, lambda_context)

    assert _keys(s3, bucket) == ["kept"]
    assert answers.only["PhysicalResourceId"] == ("request-1" if kind == "Create" else "physical-1")


def test_another_bucket_makes_it_another_resource(
    s3: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    event = request_of("Update", {"BucketName": "new"}, OldResourceProperties={"BucketName": "old"})

    load_handler("auto_delete_objects").handler(event, lambda_context)

    assert answers.only["PhysicalResourceId"] == "Thing-new"  # so CloudFormation asks to delete the old one


class _Refusing:
    """A client whose deletions fail for one object."""

    def __init__(self, s3: Any) -> None:
        self._s3 = s3

    def __getattr__(self, name: str) -> Any:
        return getattr(self._s3, name)

    def delete_objects(self, **options: Any) -> dict[str, Any]:
        return {"Errors": [{"Key": "locked", "Code": "AccessDenied", "Message": "no"}]}


def test_objects_that_cannot_be_deleted_are_a_failure(
    s3: Any,
    bucket: str,
    load_handler: Load,
    request_of: Request,
    answers: Any,
    lambda_context: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    s3.put_object(Bucket=bucket, Key="locked", Body=b"")
    module = load_handler("auto_delete_objects")
    monkeypatch.setattr(module.boto3, "client", lambda service: _Refusing(s3))

    module.handler(request_of("Delete", {"BucketName": bucket}), lambda_context)

    assert answers.only["Status"] == "FAILED"
    assert "locked: AccessDenied" in answers.only["Reason"]


class _Forbidden(_Refusing):
    """A client that may not read tags."""

    def get_bucket_tagging(self, **options: Any) -> Any:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "GetBucketTagging")


def test_what_s3_refuses_is_a_failure(
    s3: Any,
    bucket: str,
    load_handler: Load,
    request_of: Request,
    answers: Any,
    lambda_context: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = load_handler("auto_delete_objects")
    monkeypatch.setattr(module.boto3, "client", lambda service: _Forbidden(s3))

    module.handler(request_of("Delete", {"BucketName": bucket}), lambda_context)

    assert answers.only["Status"] == "FAILED"
