"""Handler of ``Custom::ECRAutoDeleteImages``: empties a repository before CloudFormation deletes it. Runs in Lambda."""

from typing import Any

import boto3
from botocore.exceptions import ClientError
from cfn_response import answer

# The repository must say itself that it may be emptied, so that one whose option was taken away is left alone.
_TAG = ("aws-cdk:auto-delete-images", "true")
_BATCH = 100  # what one call can delete


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any] | None:
    name = event["ResourceProperties"]["RepositoryName"]
    if event["RequestType"] == "Delete":
        _empty(boto3.client("ecr"), name)
    elif event["RequestType"] == "Update" and event["OldResourceProperties"].get("RepositoryName") != name:
        # A new physical id: CloudFormation then asks to delete the old one, whose repository is emptied.
        return {"PhysicalResourceId": f"{event['LogicalResourceId']}-{name}"}
    return None


def _empty(ecr: Any, name: str) -> None:
    try:
        (repository,) = ecr.describe_repositories(repositoryNames=[name])["repositories"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "RepositoryNotFoundException":
            print(f"repository {name} does not exist")
            return
        raise
    tags = ecr.list_tags_for_resource(resourceArn=repository["repositoryArn"])["tags"]
    if not any((tag["Key"], tag["Value"]) == _TAG for tag in tags):
        print(f"repository {name} has no tag {_TAG[0]}={_TAG[1]}; its images are left alone")
        return
    digests = {
        image["imageDigest"]
        for page in ecr.get_paginator("list_images").paginate(repositoryName=name)
        for image in page["imageIds"]
        if "imageDigest" in image
    }
    pending = sorted(digests)
    for start in range(0, len(pending), _BATCH):
        batch = [{"imageDigest": digest} for digest in pending[start : start + _BATCH]]
        failures = ecr.batch_delete_image(repositoryName=name, imageIds=batch).get("failures", [])
        # An image that an index names goes once the index is gone.
        left = [failure for failure in failures if failure.get("failureCode") != "ImageReferencedByManifestList"]
        if left:
            first = left[0]
            raise RuntimeError(
                f"{len(left)} images of repository {name} could not be deleted; first "
                f"{first.get('imageId', {}).get('imageDigest')}: {first.get('failureReason')}"
            )
    print(f"deleted {len(pending)} images of repository {name}")
