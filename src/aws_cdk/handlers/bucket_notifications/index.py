"""Handler of ``Custom::S3BucketNotifications``: sets the notifications of a bucket. Runs in Lambda."""

import hashlib
import json
from typing import Any

import boto3
from cfn_response import answer

_LISTS = ("TopicConfigurations", "QueueConfigurations", "LambdaFunctionConfigurations")
_EVENT_BRIDGE = "EventBridgeConfiguration"

Configuration = dict[str, Any]


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any]:
    s3 = boto3.client("s3")
    properties = event["ResourceProperties"]
    bucket = properties["BucketName"]
    wanted: Configuration = {} if event["RequestType"] == "Delete" else properties["NotificationConfiguration"]
    if properties.get("Managed", "true").lower() != "true":
        before = properties if event["RequestType"] == "Delete" else event.get("OldResourceProperties", {})
        existing = s3.get_bucket_notification_configuration(Bucket=bucket)
        wanted = _merged(existing, before.get("NotificationConfiguration", {}), wanted, event["StackId"])
    s3.put_bucket_notification_configuration(
        Bucket=bucket,
        NotificationConfiguration=wanted,
        SkipDestinationValidation=properties.get("SkipDestinationValidation", "false").lower() == "true",
    )
    # Kept over updates: another id would have CloudFormation delete what was just set.
    return {"PhysicalResourceId": event.get("PhysicalResourceId") or event["LogicalResourceId"]}


def _merged(existing: Configuration, before: Configuration, wanted: Configuration, stack_id: str) -> Configuration:
    """Return what the bucket shall have: what others set, and ``wanted`` in place of what this resource set before.

    Notifications of this resource are known by an id that starts with the stack's, and by what they say, since other
    resources of the stack may concern the same bucket.
    """
    merged: Configuration = {}
    for kind in _LISTS:
        own = {_digest(entry) for entry in [*before.get(kind, []), *wanted.get(kind, [])]}
        foreign = [
            entry
            for entry in existing.get(kind, [])
            if not (entry.get("Id", "").startswith(f"{stack_id}-") and _digest(entry) in own)
        ]
        new = [{**entry, "Id": f"{stack_id}-{_digest(entry)}"} for entry in wanted.get(kind, [])]
        if foreign or new:
            merged[kind] = [*foreign, *new]
    # Others may rely on the bus by now, so it is never switched off.
    if _EVENT_BRIDGE in wanted or _EVENT_BRIDGE in existing:
        merged[_EVENT_BRIDGE] = wanted.get(_EVENT_BRIDGE, existing.get(_EVENT_BRIDGE, {}))
    return merged


def _digest(entry: dict[str, Any]) -> str:
    """Return a text for what a notification says; S3 gives rules back in another order and capitalised."""
    rules = entry.get("Filter", {}).get("Key", {}).get("FilterRules", [])
    said = {
        "destination": [entry[key] for key in ("TopicArn", "QueueArn", "LambdaFunctionArn") if key in entry],
        "events": sorted(entry["Events"]),
        "rules": sorted([rule["Name"].lower(), rule["Value"]] for rule in rules),
    }
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:32]
