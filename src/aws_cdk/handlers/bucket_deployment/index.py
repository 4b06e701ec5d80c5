"""Handler of ``Custom::CDKBucketDeployment``: puts the files of archives into a bucket. Runs in Lambda."""

import json
import mimetypes
import os
import re
import shutil
import tempfile
import uuid
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from fnmatch import fnmatchcase
from typing import Any

import boto3
from botocore.config import Config
from cfn_response import answer

_OWNER_TAG = "aws-cdk:cr-owned"
_BATCH = 1000  # what one call can delete
_UPLOADS_AT_ONCE = 10
_CHUNK = 1000  # uploads handed over at once
# Options of an upload by the names that the resource has for them. What is said of customer keys concerns copies alone.
_UPLOAD_OPTIONS = {
    "acl": "ACL",
    "cache-control": "CacheControl",
    "content-disposition": "ContentDisposition",
    "content-encoding": "ContentEncoding",
    "content-language": "ContentLanguage",
    "content-type": "ContentType",
    "expires": "Expires",
    "sse": "ServerSideEncryption",
    "sse-kms-key-id": "SSEKMSKeyId",
    "storage-class": "StorageClass",
    "website-redirect": "WebsiteRedirectLocation",
}

# Only some images have the certificates at that place, and the SDK fails for a file that is not there.
if not os.path.exists(os.environ.get("AWS_CA_BUNDLE", "/")):
    del os.environ["AWS_CA_BUNDLE"]


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any]:
    properties, kind = event["ResourceProperties"], event["RequestType"]
    config = Config(s3={"payload_signing_enabled": True}) if _flag(properties, "SignContent", False) else Config()
    s3 = boto3.client("s3", config=config)
    destination = _Destination(properties)
    data: dict[str, Any] = {"DestinationBucketArn": properties.get("DestinationBucketArn")}
    changed = kind != "Delete"
    if kind == "Delete":
        # Another resource may have taken the place over, as when one gets a new logical id: its files stay.
        if not _flag(properties, "RetainOnDelete", True) and not _is_owned(s3, destination):
            _delete(s3, destination, list(_keys(s3, destination)))
            changed = True
    else:
        old = event.get("OldResourceProperties")
        if kind == "Update" and old:
            before = _Destination(old)
            if not _flag(old, "RetainOnDelete", True) and before.place != destination.place:
                _delete(s3, before, list(_keys(s3, before)))
        data.update(_deploy(s3, properties, destination))
    if changed and properties.get("DistributionId"):
        _invalidate(properties, destination)
    physical_id = event.get("PhysicalResourceId") or f"aws.cdk.s3deployment.{uuid.uuid4()}"
    return {"PhysicalResourceId": physical_id, "Data": {name: item for name, item in data.items() if item is not None}}


class _Destination:
    """Where the files go: a bucket, and what their keys begin with."""

    def __init__(self, properties: dict[str, Any]) -> None:
        self.bucket: str = properties["DestinationBucketName"]
        self.given_prefix: str = properties.get("DestinationBucketKeyPrefix") or ""
        prefix = self.given_prefix.rstrip("/")
        self.prefix = f"{prefix}/" if prefix else ""
        self.place = (self.bucket, self.prefix)


def _flag(properties: dict[str, Any], name: str, default: bool) -> bool:
    """CloudFormation turns truth values into text."""
    return str(properties.get(name, default)).lower() == "true"


def _is_owned(s3: Any, destination: _Destination) -> bool:
    try:
        tags = s3.get_bucket_tagging(Bucket=destination.bucket)["TagSet"]
    except Exception as error:  # no tags, or no bucket
        print(f"bucket {destination.bucket} shows no tags: {error}")
        return False
    start = ":".join([_OWNER_TAG, *([destination.given_prefix] if destination.given_prefix else [])])
    return any(tag["Key"].startswith(start) for tag in tags)


def _deploy(s3: Any, properties: dict[str, Any], destination: _Destination) -> dict[str, Any]:
    """Write the sources, then delete what they do not have; return the attributes of the resource."""
    buckets, keys = properties["SourceBucketNames"], properties["SourceObjectKeys"]
    extract = _flag(properties, "Extract", True)
    folder = tempfile.mkdtemp(dir=os.environ.get("MOUNT_PATH"))
    try:
        files = os.path.join(folder, "files")
        os.makedirs(files)
        for index, (bucket, key) in enumerate(zip(buckets, keys, strict=True)):
            if not extract:
                s3.download_file(bucket, key, os.path.join(files, _base(key)))
                continue
            archive = os.path.join(folder, "archive.zip")
            s3.download_file(bucket, key, archive)
            markers = _entry(properties, "SourceMarkers", index)
            escape = _flag(_entry(properties, "SourceMarkersConfig", index), "jsonEscape", False)
            _unpack(archive, files, markers, escape)
            os.remove(archive)
        written = _upload(s3, properties, files, destination)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if _flag(properties, "Prune", True):
        gone = [
            key
            for key in _keys(s3, destination)
            if key not in written and _is_taken(properties, key[len(destination.prefix) :])
        ]
        _delete(s3, destination, gone)
    if not _flag(properties, "OutputObjectKeys", True):
        return {"SourceObjectKeys": []}
    made: dict[str, Any] = {"SourceObjectKeys": keys}
    if not extract and _flag(properties, "OutputObjectVersionIds", False):
        made["SourceObjectVersionIds"] = [_version(s3, destination, _base(key)) for key in keys]
    return made


def _base(key: str) -> str:
    return key.rsplit("/", 1)[-1]


def _entry(properties: dict[str, Any], name: str, index: int) -> dict[str, Any]:
    entries = properties.get(name) or []
    return entries[index] if index < len(entries) else {}


def _unpack(archive: str, folder: str, markers: dict[str, str], escape: bool) -> None:
    with zipfile.ZipFile(archive) as packed:
        for entry in packed.infolist():
            path = packed.extract(entry, folder)
            if markers and not entry.is_dir():
                _fill_in(path, markers, escape)


def _fill_in(path: str, markers: dict[str, str], escape: bool) -> None:
    """Put values in the place of markers, in one go: a value that looks like a marker stays."""
    values = {name.encode(): (_escaped(value) if escape else value).encode() for name, value in markers.items()}
    # Longer names first, since one may begin another.
    names = sorted(values, key=len, reverse=True)
    with open(path, "rb") as file:
        content = file.read()
    filled = re.sub(b"|".join(map(re.escape, names)), lambda match: values[match[0]], content)
    if filled != content:
        with open(path, "wb") as file:
            file.write(filled)


def _escaped(value: str) -> str:
    """Escape a value for JSON; a text that has its quotes already keeps them."""
    if len(value) < 2 or not (value[0] == value[-1] == '"'):
        return json.dumps(value, ensure_ascii=False)[1:-1]
    try:
        json.loads(value)
    except ValueError:
        return json.dumps(value[1:-1], ensure_ascii=False)
    return value


def _is_taken(properties: dict[str, Any], name: str) -> bool:
    """Tell whether a name passes the patterns: those to include are asked after those to exclude."""
    if any(fnmatchcase(name, pattern) for pattern in properties.get("Include") or []):
        return True
    return not any(fnmatchcase(name, pattern) for pattern in properties.get("Exclude") or [])


def _upload(s3: Any, properties: dict[str, Any], folder: str, destination: _Destination) -> set[str]:
    """Upload all files that pass the patterns; return their keys."""
    options = _upload_options(properties)

    def send(name: str) -> str:
        own = dict(options)
        kind = mimetypes.guess_type(name)[0]
        if kind and "ContentType" not in own:
            own["ContentType"] = kind
        key = destination.prefix + name
        s3.upload_file(os.path.join(folder, *name.split("/")), destination.bucket, key, ExtraArgs=own)
        return key

    names = [name for name in _names(folder) if _is_taken(properties, name)]
    written: set[str] = set()
    with ThreadPoolExecutor(_UPLOADS_AT_ONCE) as pool:
        # In portions: after a failure the rest is not begun.
        for start in range(0, len(names), _CHUNK):
            written.update(pool.map(send, names[start : start + _CHUNK]))
    print(f"wrote {len(written)} objects to bucket {destination.bucket}")
    return written


def _names(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            yield os.path.relpath(os.path.join(parent, file), folder).replace(os.sep, "/")


def _upload_options(properties: dict[str, Any]) -> dict[str, Any]:
    given = properties.get("SystemMetadata") or {}
    options: dict[str, Any] = {_UPLOAD_OPTIONS[name]: given[name] for name in given if name in _UPLOAD_OPTIONS}
    if "Expires" in options:
        options["Expires"] = parsedate_to_datetime(options["Expires"])
    if properties.get("UserMetadata"):
        options["Metadata"] = properties["UserMetadata"]
    return options


def _keys(s3: Any, destination: _Destination) -> Iterator[str]:
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=destination.bucket, Prefix=destination.prefix):
        for item in page.get("Contents", []):
            yield item["Key"]


def _delete(s3: Any, destination: _Destination, keys: list[str]) -> None:
    for start in range(0, len(keys), _BATCH):
        names = [{"Key": key} for key in keys[start : start + _BATCH]]
        result = s3.delete_objects(Bucket=destination.bucket, Delete={"Objects": names, "Quiet": True})
        errors = result.get("Errors", [])
        if errors:
            first = errors[0]
            raise RuntimeError(
                f"{len(errors)} objects of bucket {destination.bucket} could not be deleted; "
                f"first {first.get('Key')}: {first.get('Code')} {first.get('Message')}"
            )
    print(f"deleted {len(keys)} objects of bucket {destination.bucket}")


def _version(s3: Any, destination: _Destination, name: str) -> str:
    head = s3.head_object(Bucket=destination.bucket, Key=destination.prefix + name)
    return str(head.get("VersionId", "null"))  # what S3 calls the version in a bucket that keeps none


def _invalidate(properties: dict[str, Any], destination: _Destination) -> None:
    """Have the distribution's caches forget the files."""
    cloudfront = boto3.client("cloudfront")
    distribution = properties["DistributionId"]
    paths = properties.get("DistributionPaths") or [f"/{destination.prefix.lstrip('/')}*"]
    made = cloudfront.create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={"Paths": {"Quantity": len(paths), "Items": paths}, "CallerReference": str(uuid.uuid4())},
    )
    if _flag(properties, "WaitForDistributionInvalidation", True):
        cloudfront.get_waiter("invalidation_completed").wait(
            DistributionId=distribution, Id=made["Invalidation"]["Id"], WaiterConfig={"Delay": 20, "MaxAttempts": 39}
        )
