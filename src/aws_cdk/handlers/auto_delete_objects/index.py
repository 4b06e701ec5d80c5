"""Handler of ``Custom::S3AutoDeleteObjects``: empties a bucket before CloudFormation deletes it. Runs in Lambda."""

import json
from typing import Any

import boto3
from botocore.exceptions import ClientError
from cfn_response import answer

# The bucket must say itself that it may be emptied, so that one whose option was taken away is left alone.
_TAG = ("aws-cdk:auto-delete-objects", "true")
_BATCH = 1000  # what one call can delete


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any] | None:
    bucket = event["ResourceProperties"]["BucketName"]
    if event["RequestType"] == "Delete":
        _empty(boto3.client("s3"), bucket)
    elif event["RequestType"] == "Update" and event["OldResourceProperties"].get("BucketName") != bucket:
        # A new physical id: CloudFormation then asks to delete the old one, whose bucket is emptied.
        return {"PhysicalResourceId": f"{event['LogicalResourceId']}-{bucket}"}
    return None


def _empty(s3: Any, bucket: str) -> None:
    try:
        if not _may_be_emptied(s3, bucket):
            print(f"bucket {bucket} has no tag {_TAG[0]}={_TAG[1]}; its objects are left alone")
            return
        _deny_writes(s3, bucket)
        _delete_all_versions(s3, bucket)
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchBucket":
            raise
        print(f"bucket {bucket} does not exist")


def _may_be_emptied(s3: Any, bucket: str) -> bool:
    try:
        tags = s3.get_bucket_tagging(Bucket=bucket)["TagSet"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchTagSet":
            return False
        raise
    return any((tag["Key"], tag["Value"]) == _TAG for tag in tags)


def _deny_writes(s3: Any, bucket: str) -> None:
    """Keep others from writing while the bucket is emptied; a bucket that cannot be closed is emptied all the same."""
    try:
        policy = _policy(s3, bucket)
        partition = s3.meta.partition
        policy["Statement"].append(
            {
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:PutObject",
                "Resource": f"arn:{partition}:s3:::{bucket}/*",
            }
        )
        s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    except ClientError as error:
        if error.response["Error"]["Code"] == "NoSuchBucket":
            raise
        print(f"could not deny writes to bucket {bucket}: {error}")


def _policy(s3: Any, bucket: str) -> dict[str, Any]:
    try:
        policy: dict[str, Any] = json.loads(s3.get_bucket_policy(Bucket=bucket)["Policy"])
    except ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchBucketPolicy":
            raise
        return {"Version": "2012-10-17", "Statement": []}
    if not isinstance(policy["Statement"], list):
        policy["Statement"] = [policy["Statement"]]
    return policy


def _delete_all_versions(s3: Any, bucket: str) -> None:
    while True:
        # From the start each time: what was listed before is gone.
        page = s3.list_object_versions(Bucket=bucket, MaxKeys=_BATCH)
        versions = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
        if not versions:
            return
        names = [{"Key": version["Key"], "VersionId": version["VersionId"]} for version in versions]
        result = s3.delete_objects(Bucket=bucket, Delete={"Objects": names, "Quiet": True})
        errors = result.get("Errors", [])
        if errors:
            first = errors[0]
            raise RuntimeError(
                f"{len(errors)} objects of bucket {bucket} could not be deleted; "
                f"first {first.get('Key')}: {first.get('Code')} {first.get('Message')}"
            )
        print(f"deleted {len(names)} objects of bucket {bucket}")
