"""The handler that puts files into buckets, against a simulated S3."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType
from typing import Any

import boto3
import pytest
from moto import mock_aws

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
Run = Callable[..., dict[str, Any]]


@pytest.fixture
def s3(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    for name, value in (("ACCESS_KEY_ID", "k"), ("SECRET_ACCESS_KEY", "s"), ("DEFAULT_REGION", "us-east-1")):
        monkeypatch.setenv(f"AWS_{name}", value)
    with mock_aws():
        client = boto3.client("s3")
        for bucket in ("source", "target"):
            client.create_bucket(Bucket=bucket)
        yield client


@pytest.fixture
def run(s3: Any, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any) -> Run:
    """Return a function that sends a request with the sources given as files by archive, and returns the answer."""

    def send(kind: str, sources: Mapping[str, Mapping[str, str]], old: Any = None, **options: Any) -> dict[str, Any]:
        for key, files in sources.items():
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                for name, content in files.items():
                    archive.writestr(name, content)
            s3.put_object(Bucket="source", Key=key, Body=packed.getvalue())
        properties = {
            "SourceBucketNames": ["source"] * len(sources),
            "SourceObjectKeys": list(sources),
            "DestinationBucketName": "target",
            **options,
        }
        more = {"OldResourceProperties": {"DestinationBucketName": "target", **old}} if old is not None else {}
        load_handler("bucket_deployment").handler(request_of(kind, properties, **more), lambda_context)
        answer: dict[str, Any] = answers.received[-1]
        return answer

    return send


def _files(s3: Any) -> dict[str, str]:
    keys = [item["Key"] for item in s3.list_objects_v2(Bucket="target").get("Contents", [])]
    return {key: s3.get_object(Bucket="target", Key=key)["Body"].read().decode() for key in keys}


def test_later_sources_win_and_what_none_has_is_deleted(s3: Any, run: Run) -> None:
    s3.put_object(Bucket="target", Key="web/old", Body=b"")
    s3.put_object(Bucket="target", Key="outside", Body=b"out")

    answer = run(
        "Create",
        {"a.zip": {"x": "1", "d/y": "1"}, "b.zip": {"x": "2"}},
        DestinationBucketKeyPrefix="web/",
        DestinationBucketArn="arn:aws:s3:::target",
    )

    assert answer["Status"] == "SUCCESS", answer["Reason"]
    assert answer["PhysicalResourceId"].startswith("aws.cdk.s3deployment.")
    assert answer["Data"] == {"DestinationBucketArn": "arn:aws:s3:::target", "SourceObjectKeys": ["a.zip", "b.zip"]}
    assert _files(s3) == {"outside": "out", "web/d/y": "1", "web/x": "2"}


def test_patterns_keep_names_from_being_written_and_deleted(s3: Any, run: Run) -> None:
    s3.put_object(Bucket="target", Key="kept.map", Body=b"old")

    run("Create", {"a.zip": {"b.map": "", "in.map": "", "c.js": ""}}, Exclude=["*.map"], Include=["in.*"])

    assert sorted(_files(s3)) == ["c.js", "in.map", "kept.map"]


def test_without_pruning_other_objects_stay_and_keys_may_be_left_unsaid(s3: Any, run: Run) -> None:
    s3.put_object(Bucket="target", Key="old", Body=b"")

    answer = run(
        "Update",
        {"a.zip": {"new": ""}},
        old={},
        Prune="false",
        OutputObjectKeys="false",
        DestinationBucketKeyPrefix="/",
    )

    assert answer["PhysicalResourceId"] == "physical-1"
    assert answer["Data"] == {"SourceObjectKeys": []}
    assert sorted(_files(s3)) == ["new", "old"]


def test_markers_are_replaced_once_in_the_files_of_their_source(s3: Any, run: Run) -> None:
    one, two = "<<marker:0xbaba:0>>", "<<marker:0xbaba:1>>"

    run(
        "Create",
        {"a.zip": {"a": f"{one} {two}"}, "b.zip": {"b": f'{{"k":{one},"l":"{two}"}}'}, "c.zip": {"c": one}},
        SourceMarkers=[{one: two, two: 'q"'}, {one: '"in"ner"', two: 'q"'}, {}],
        SourceMarkersConfig=[{}, {"jsonEscape": "true"}, {}],
    )

    assert _files(s3) == {"a": f'{two} q"', "b": '{"k":"in\\"ner","l":"q\\""}', "c": one}


def test_options_of_objects_are_set(s3: Any, run: Run) -> None:
    run(
        "Create",
        {"a.zip": {"p.html": "x"}},
        UserMetadata={"mine": "1"},
        SystemMetadata={
            "cache-control": "public, max-age=5",
            "content-language": "de",
            "expires": "Tue, 14 Nov 2023 22:13:20 GMT",
            "sse": "AES256",
            "storage-class": "STANDARD_IA",
            "acl": "public-read",
            "sse-c-copy-source": "AES256",
        },
        SignContent="true",
    )

    head = s3.head_object(Bucket="target", Key="p.html")
    assert (head["ContentType"], head["CacheControl"], head["ContentLanguage"]) == (
        "text/html",
        "public, max-age=5",
        "de",
    )
    assert (head["Metadata"], head["StorageClass"]) == ({"mine": "1"}, "STANDARD_IA")
    assert head["ServerSideEncryption"] == "AES256"
    assert head["Expires"].year == 2023


def test_archives_are_copied_as_they_are_with_their_versions(s3: Any, run: Run) -> None:
    s3.put_bucket_versioning(Bucket="target", VersioningConfiguration={"Status": "Enabled"})

    answer = run("Create", {"p/a.zip": {"x": "1"}}, Extract="false", OutputObjectVersionIds="true")

    (version,) = s3.list_object_versions(Bucket="target")["Versions"]
    assert version["Key"] == "a.zip"
    assert answer["Data"] == {"SourceObjectKeys": ["p/a.zip"], "SourceObjectVersionIds": [version["VersionId"]]}


def test_a_moved_deployment_clears_the_old_place_unless_it_is_kept(s3: Any, run: Run) -> None:
    run("Create", {"a.zip": {"x": ""}}, DestinationBucketKeyPrefix="one")
    run("Update", {"a.zip": {"x": ""}}, old={"DestinationBucketKeyPrefix": "one"}, DestinationBucketKeyPrefix="two")
    assert sorted(_files(s3)) == ["one/x", "two/x"]

    old = {"DestinationBucketKeyPrefix": "two", "RetainOnDelete": "false"}
    run("Update", {"a.zip": {"x": ""}}, old=old, DestinationBucketKeyPrefix="three")

    assert sorted(_files(s3)) == ["one/x", "three/x"]


def test_a_deletion_deletes_only_what_is_not_kept_or_owned_by_another(s3: Any, run: Run) -> None:
    run("Create", {"a.zip": {"x": ""}}, DestinationBucketKeyPrefix="web")
    place = {"DestinationBucketKeyPrefix": "web"}

    run("Delete", {}, **place)
    assert sorted(_files(s3)) == ["web/x"]

    tags = [{"Key": "aws-cdk:cr-owned:web:12345678", "Value": "true"}]
    s3.put_bucket_tagging(Bucket="target", Tagging={"TagSet": tags})
    run("Delete", {}, RetainOnDelete="false", **place)
    assert sorted(_files(s3)) == ["web/x"]

    s3.delete_bucket_tagging(Bucket="target")
    answer = run("Delete", {}, RetainOnDelete="false", **place)
    assert answer["Status"] == "SUCCESS"
    assert _files(s3) == {}


def test_caches_forget_the_prefix(s3: Any, run: Run) -> None:
    cloudfront = boto3.client("cloudfront")
    origin = {"Id": "o", "DomainName": "o.s3.amazonaws.com", "S3OriginConfig": {"OriginAccessIdentity": ""}}
    behaviour = {"TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all", "MinTTL": 0}
    behaviour["ForwardedValues"] = {"QueryString": False, "Cookies": {"Forward": "none"}}
    made = cloudfront.create_distribution(
        DistributionConfig={
            "CallerReference": "r",
            "Comment": "",
            "Enabled": True,
            "Origins": {"Quantity": 1, "Items": [origin]},
            "DefaultCacheBehavior": behaviour,
        }
    )
    id = made["Distribution"]["Id"]

    answer = run(
        "Create",
        {"a.zip": {"x": ""}},
        DistributionId=id,
        DestinationBucketKeyPrefix="web/",
        WaitForDistributionInvalidation="false",
    )

    assert answer["Status"] == "SUCCESS", answer["Reason"]
    (listed,) = cloudfront.list_invalidations(DistributionId=id)["InvalidationList"]["Items"]
    found = cloudfront.get_invalidation(DistributionId=id, Id=listed["Id"])["Invalidation"]
    assert found["InvalidationBatch"]["Paths"]["Items"] == ["/web/*"]


def test_a_missing_source_is_a_failure_and_deletes_nothing(s3: Any, run: Run) -> None:
    s3.put_object(Bucket="target", Key="old", Body=b"")

    answer = run("Create", {}, SourceBucketNames=["source"], SourceObjectKeys=["none.zip"])

    assert answer["Status"] == "FAILED"
    assert "404" in answer["Reason"]
    assert sorted(_files(s3)) == ["old"]
