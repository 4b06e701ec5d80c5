"""Makes and deletes replicas of DynamoDB tables, behind the provider framework.

The framework calls ``onEventHandler`` for each request of CloudFormation, then ``isCompleteHandler`` until that says that the
replica is there, or gone. Source: the API reference of DynamoDB (UpdateTable, DescribeTable).
"""

from __future__ import annotations

import logging
from typing import Any

import boto3
from botocore.exceptions import ClientError

Event = dict[str, Any]

_NOT_FOUND = "ResourceNotFoundException"
_log = logging.getLogger()
_log.setLevel(logging.INFO)


def onEventHandler(event: Event, _context: Any) -> Event:  # an entry point, named as the peer's
    """Begin to make or delete a replica; return the id of the resource: table and region."""
    kind, properties = event["RequestType"], event["ResourceProperties"]
    table, region = properties["TableName"], properties["Region"]
    _log.info("%s replica of %s in %s", kind, table, region)
    if kind == "Delete":
        if _says(properties, "SkipReplicaDeletion"):
            _log.info("The replica is kept")
        elif _replica(table, region) is not None:
            _update(table, {"Delete": {"RegionName": region}})
    elif _replica(table, region) is None:
        _update(table, {"Create": {"RegionName": region}})
    return {"PhysicalResourceId": f"{table}-{region}"}


def isCompleteHandler(event: Event, _context: Any) -> Event:  # an entry point, named as the peer's
    """Tell whether the replica is there, or gone."""
    kind, properties = event["RequestType"], event["ResourceProperties"]
    description = _describe(properties["TableName"])
    if kind == "Delete":
        if description is None or _says(properties, "SkipReplicaDeletion"):
            return {"IsComplete": True}
        gone = _replica_in(description, properties["Region"]) is None
        return {"IsComplete": gone and description["TableStatus"] == "ACTIVE"}
    if description is None:
        raise RuntimeError(f"Table {properties['TableName']} does not exist: it was deleted while it was replicated")
    replica = _replica_in(description, properties["Region"])
    filled = replica is not None and replica.get("ReplicaStatus") == "ACTIVE"
    enough = filled or (replica is not None and _says(properties, "SkipReplicationCompletedWait"))
    return {"IsComplete": enough and description["TableStatus"] == "ACTIVE"}


def _says(properties: Event, option: str) -> bool:
    # CloudFormation hands all values over as texts.
    return str(properties.get(option, "")).lower() == "true"


def _update(table: str, change: Event) -> None:
    boto3.client("dynamodb").update_table(TableName=table, ReplicaUpdates=[change])


def _describe(table: str) -> Any:
    try:
        return boto3.client("dynamodb").describe_table(TableName=table)["Table"]
    except ClientError as error:
        if error.response["Error"]["Code"] == _NOT_FOUND:
            return None
        raise


def _replica(table: str, region: str) -> Any:
    description = _describe(table)
    return None if description is None else _replica_in(description, region)


def _replica_in(description: Any, region: str) -> Any:
    return next((item for item in description.get("Replicas", ()) if item.get("RegionName") == region), None)
