"""The handler that makes replicas of tables, against a simulated DynamoDB."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from botocore.exceptions import ClientError

Load = Callable[[str], ModuleType]


class Dynamo:
    """A table with replicas, as far as the handler asks for it; moto knows no replicas of this kind."""

    def __init__(self, replicas: dict[str, str] | None = None, *, status: str = "ACTIVE", there: bool = True) -> None:
        self.replicas = replicas or {}
        self.status = status
        self.there = there
        self.changes: list[dict[str, Any]] = []

    def describe_table(self, *, TableName: str) -> dict[str, Any]:
        if not self.there:
            raise ClientError({"Error": {"Code": "ResourceNotFoundException", "Message": TableName}}, "DescribeTable")
        replicas = [{"RegionName": region, "ReplicaStatus": status} for region, status in self.replicas.items()]
        return {"Table": {"TableName": TableName, "TableStatus": self.status, "Replicas": replicas}}

    def update_table(self, *, TableName: str, ReplicaUpdates: list[dict[str, Any]]) -> None:
        self.changes += [{"TableName": TableName, **change} for change in ReplicaUpdates]


def _event(kind: str, **properties: Any) -> dict[str, Any]:
    return {"RequestType": kind, "ResourceProperties": {"TableName": "T", "Region": "eu-west-1", **properties}}


@pytest.fixture
def with_table(load_handler: Load, monkeypatch: pytest.MonkeyPatch) -> Callable[[Dynamo], ModuleType]:
    def use(dynamo: Dynamo) -> ModuleType:
        handler = load_handler("table_replica")
        monkeypatch.setattr(handler.boto3, "client", lambda service: dynamo)
        return handler

    return use


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_a_replica_is_made_where_there_is_none(with_table: Callable[[Dynamo], ModuleType], kind: str) -> None:
    dynamo = Dynamo({"eu-west-2": "ACTIVE"})
    assert with_table(dynamo).onEventHandler(_event(kind), None) == {"PhysicalResourceId": "T-eu-west-1"}
    assert dynamo.changes == [{"TableName": "T", "Create": {"RegionName": "eu-west-1"}}]


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_a_replica_that_is_there_stays(with_table: Callable[[Dynamo], ModuleType], kind: str) -> None:
    dynamo = Dynamo({"eu-west-1": "CREATING"})
    with_table(dynamo).onEventHandler(_event(kind), None)
    assert dynamo.changes == []


def test_a_replica_is_deleted(with_table: Callable[[Dynamo], ModuleType]) -> None:
    dynamo = Dynamo({"eu-west-1": "ACTIVE"})
    with_table(dynamo).onEventHandler(_event("Delete", SkipReplicaDeletion="false"), None)
    assert dynamo.changes == [{"TableName": "T", "Delete": {"RegionName": "eu-west-1"}}]


@pytest.mark.parametrize(
    ("dynamo", "properties"),
    [
        (Dynamo({"eu-west-1": "ACTIVE"}), {"SkipReplicaDeletion": "true"}),
        (Dynamo(), {}),
        (Dynamo(there=False), {}),
    ],
    ids=["kept", "no replica", "no table"],
)
def test_nothing_is_deleted(
    with_table: Callable[[Dynamo], ModuleType], dynamo: Dynamo, properties: dict[str, Any]
) -> None:
    handler = with_table(dynamo)
    handler.onEventHandler(_event("Delete", **properties), None)
    assert dynamo.changes == []
    assert handler.isCompleteHandler(_event("Delete", **properties), None) == {"IsComplete": True}


@pytest.mark.parametrize(
    ("dynamo", "properties", "complete"),
    [
        (Dynamo({"eu-west-1": "ACTIVE"}), {}, True),
        (Dynamo({"eu-west-1": "CREATING"}), {}, False),
        (Dynamo({"eu-west-1": "ACTIVE"}, status="UPDATING"), {}, False),
        (Dynamo(), {}, False),
        (Dynamo({"eu-west-1": "CREATING"}), {"SkipReplicationCompletedWait": "true"}, True),
        (Dynamo({"eu-west-1": "CREATING"}), {"SkipReplicationCompletedWait": "false"}, False),
        (Dynamo(), {"SkipReplicationCompletedWait": "true"}, False),
    ],
)
def test_making_is_complete_once_the_replica_is_ready(
    with_table: Callable[[Dynamo], ModuleType], dynamo: Dynamo, properties: dict[str, Any], complete: bool
) -> None:
    assert with_table(dynamo).isCompleteHandler(_event("Create", **properties), None) == {"IsComplete": complete}


@pytest.mark.parametrize(
    ("dynamo", "complete"),
    [
        (Dynamo({"eu-west-1": "DELETING"}), False),
        (Dynamo(status="UPDATING"), False),
        (Dynamo({"eu-west-2": "ACTIVE"}), True),
    ],
)
def test_deleting_is_complete_once_the_replica_is_gone(
    with_table: Callable[[Dynamo], ModuleType], dynamo: Dynamo, complete: bool
) -> None:
    assert with_table(dynamo).isCompleteHandler(_event("Delete"), None) == {"IsComplete": complete}


def test_what_goes_wrong_is_told(with_table: Callable[[Dynamo], ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuntimeError, match="T does not exist"):
        with_table(Dynamo(there=False)).isCompleteHandler(_event("Create"), None)
    dynamo = Dynamo()

    def refuse(**_: Any) -> None:
        raise ClientError({"Error": {"Code": "AccessDenied", "Message": "no"}}, "DescribeTable")

    monkeypatch.setattr(dynamo, "describe_table", refuse)
    with pytest.raises(ClientError, match="AccessDenied"):
        with_table(dynamo).onEventHandler(_event("Create"), None)
