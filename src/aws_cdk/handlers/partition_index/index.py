"""Makes and deletes indexes of a table's partitions in Glue, behind the provider framework.

The framework calls ``on_event`` for each request of CloudFormation, then ``is_complete`` until that says that the index
is there, or gone. Source: the API reference of Glue (CreatePartitionIndex, GetPartitionIndexes, DeletePartitionIndex).
"""

from __future__ import annotations

import logging
from typing import Any

import boto3
from botocore.exceptions import ClientError

Event = dict[str, Any]

_NOT_FOUND = "EntityNotFoundException"
_EXISTS = "AlreadyExistsException"
_log = logging.getLogger()
_log.setLevel(logging.INFO)


def on_event(event: Event, _context: Any) -> Event:
    """Begin to make or delete an index; return the id of the resource: database, table and index."""
    kind, properties = event["RequestType"], event["ResourceProperties"]
    place, name = _place(properties), properties["IndexName"]
    _log.info("%s index %s of %s", kind, name, place)
    index = None if kind == "Delete" else _find(properties)
    if kind == "Delete" or (index is not None and _keys(index) != properties["Keys"]):
        # One with other keys is deleted first, and made again as soon as it is gone.
        _ignoring(_NOT_FOUND, _glue().delete_partition_index, IndexName=name, **place)
    elif index is None:
        _make(properties)
    return {"PhysicalResourceId": f"{place['DatabaseName']}/{place['TableName']}/{name}"}


def is_complete(event: Event, _context: Any) -> Event:
    """Tell whether the index is there, or gone.

    Raises:
        RuntimeError: Glue could not make it.
    """
    properties = event["ResourceProperties"]
    index = _find(properties)
    if event["RequestType"] == "Delete":
        return {"IsComplete": index is None}
    if index is None:
        _make(properties)
        return {"IsComplete": False}
    if index["IndexStatus"] == "FAILED":
        raise RuntimeError(f"index {properties['IndexName']} could not be made: {index.get('BackfillErrors')}")
    return {"IsComplete": index["IndexStatus"] == "ACTIVE" and _keys(index) == properties["Keys"]}


def _make(properties: Event) -> None:
    definition = {"IndexName": properties["IndexName"], "Keys": properties["Keys"]}
    _ignoring(_EXISTS, _glue().create_partition_index, PartitionIndex=definition, **_place(properties))


def _keys(index: Event) -> list[str]:
    return [key["Name"] for key in index.get("Keys", ())]


def _glue() -> Any:
    return boto3.client("glue")


def _place(properties: Event) -> Event:
    return {"DatabaseName": properties["DatabaseName"], "TableName": properties["TableName"]}


def _ignoring(code: str, call: Any, **arguments: Any) -> None:
    try:
        call(**arguments)
    except ClientError as error:
        if error.response["Error"]["Code"] != code:
            raise


def _find(properties: Event) -> Any:
    request = _place(properties)
    while True:
        try:
            page = _glue().get_partition_indexes(**request)
        except ClientError as error:
            if error.response["Error"]["Code"] == _NOT_FOUND:
                return None  # the table is gone, and its indexes with it
            raise
        for index in page.get("PartitionIndexDescriptorList", ()):
            if index["IndexName"] == properties["IndexName"]:
                return index
        if not page.get("NextToken"):
            return None
        request["NextToken"] = page["NextToken"]
