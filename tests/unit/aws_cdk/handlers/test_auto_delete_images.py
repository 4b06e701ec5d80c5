"""The handler that empties repositories, against an ECR that records what it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from botocore.exceptions import ClientError

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]
TAGS = [{"Key": "aws-cdk:auto-delete-images", "Value": "true"}]


class Ecr:
    """A repository with images, or none; ``failures`` are what a deletion answers."""

    def __init__(self, images: int | None, tags: list[dict[str, str]] | None = None, *failures: dict[str, Any]) -> None:
        self.images = images
        self.tags = TAGS if tags is None else tags
        self.failures = list(failures)
        self.deleted: list[list[str]] = []

    def client(self, service: str) -> Ecr:
        assert service == "ecr"
        return self

    def describe_repositories(self, *, repositoryNames: list[str]) -> dict[str, Any]:
        if self.images is None:
            raise ClientError({"Error": {"Code": "RepositoryNotFoundException", "Message": ""}}, "Describe")
        return {"repositories": [{"repositoryArn": f"arn:{repositoryNames[0]}"}]}

    def list_tags_for_resource(self, *, resourceArn: str) -> dict[str, Any]:
        assert resourceArn == "arn:images"
        return {"tags": self.tags}

    def get_paginator(self, operation: str) -> Ecr:
        assert operation == "list_images"
        return self

    def paginate(self, *, repositoryName: str) -> Iterator[dict[str, Any]]:
        digests = [f"sha256:{number:04}" for number in range(self.images or 0)]
        yield {"imageIds": [{"imageDigest": digest} for digest in digests[:70]]}
        # An image has an entry for each of its tags; one that is being pushed has no digest yet.
        yield {"imageIds": [{"imageDigest": digest, "imageTag": "t"} for digest in digests] + [{"imageTag": "new"}]}

    def batch_delete_image(self, *, repositoryName: str, imageIds: list[dict[str, str]]) -> dict[str, Any]:
        self.deleted.append([image["imageDigest"] for image in imageIds])
        return {"failures": self.failures}


@pytest.fixture
def serve(load_handler: Load, request_of: Request, answers: Any, lambda_context: Any) -> Callable[..., dict[str, Any]]:
    """Return a function that has the handler serve a request, and gives its answer."""

    def use(ecr: Ecr, kind: str, **request: Any) -> dict[str, Any]:
        module = load_handler("auto_delete_images")
        module.boto3 = ecr  # type: ignore[attr-defined]
        module.handler(request_of(kind, {"RepositoryName": "images"}, **request), lambda_context)
        answer: dict[str, Any] = answers.only
        return answer

    return use


Serve = Callable[..., dict[str, Any]]


def test_a_deletion_deletes_all_images_in_batches(serve: Serve) -> None:
    ecr = Ecr(230)

    answer = serve(ecr, "Delete")

    assert answer["Status"] == "SUCCESS"
    assert [len(batch) for batch in ecr.deleted] == [100, 100, 30]
    assert len({digest for batch in ecr.deleted for digest in batch}) == 230


@pytest.mark.parametrize("ecr", [Ecr(None), Ecr(3, []), Ecr(0)], ids=["gone", "not tagged", "empty"])
def test_a_repository_that_has_nothing_to_delete_is_left_alone(serve: Serve, ecr: Ecr) -> None:
    assert serve(ecr, "Delete")["Status"] == "SUCCESS"
    assert ecr.deleted == []


def test_images_that_an_index_names_may_stay(serve: Serve) -> None:
    held = {"failureCode": "ImageReferencedByManifestList", "imageId": {"imageDigest": "sha256:0001"}}

    assert serve(Ecr(2, None, held), "Delete")["Status"] == "SUCCESS"


def test_images_that_cannot_be_deleted_fail_the_deletion(serve: Serve) -> None:
    kept = {"failureCode": "KmsError", "failureReason": "no key", "imageId": {"imageDigest": "sha256:0001"}}

    answer = serve(Ecr(2, None, kept), "Delete")

    assert answer["Status"] == "FAILED"
    assert "sha256:0001: no key" in answer["Reason"]


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_nothing_is_deleted_before_the_resource_goes(serve: Serve, kind: str) -> None:
    ecr = Ecr(3)

    answer = serve(ecr, kind, OldResourceProperties={"RepositoryName": "images"})

    assert answer["Status"] == "SUCCESS"
    assert ecr.deleted == []


def test_another_name_is_another_resource(serve: Serve) -> None:
    answer = serve(Ecr(3), "Update", OldResourceProperties={"RepositoryName": "old"})

    assert answer["PhysicalResourceId"].endswith("-images")
