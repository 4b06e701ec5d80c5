"""The handler that makes indexes of partitions, against a simulated Glue."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from botocore.exceptions import ClientError

Load = Callable[[str], ModuleType]
PLACE = {"DatabaseName": "db", "TableName": "t"}


class Glue:
    """A table with indexes, two to a page; moto knows no indexes of partitions."""

    def __init__(self, *indexes: tuple[str, list[str], str], is_there: bool = True) -> None:
        self.indexes = list(indexes)
        self.is_there = is_there
        self.made: list[Any] = []
        self.deleted: list[str] = []

    def get_partition_indexes(self, *, NextToken: str = "0", **place: str) -> dict[str, Any]:
        assert place == PLACE
        if not self.is_there:
            raise _error("EntityNotFoundException")
        start = int(NextToken)
        page = [
            {"IndexName": name, "Keys": [{"Name": key, "Type": "string"} for key in keys], "IndexStatus": status}
            for name, keys, status in self.indexes[start : start + 2]
        ]
        following = {"NextToken": str(start + 2)} if start + 2 < len(self.indexes) else {}
        return {"PartitionIndexDescriptorList": page, **following}

    def create_partition_index(self, *, PartitionIndex: dict[str, Any], **place: str) -> None:
        assert place == PLACE
        if any(name == PartitionIndex["IndexName"] for name, *_ in self.indexes):
            raise _error("AlreadyExistsException")
        self.made.append(PartitionIndex)

    def delete_partition_index(self, *, IndexName: str, **place: str) -> None:
        assert place == PLACE
        if all(name != IndexName for name, *_ in self.indexes):
            raise _error("EntityNotFoundException")
        self.deleted.append(IndexName)


def _error(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "no"}}, "Call")


def _event(kind: str, keys: list[str] | None = None) -> dict[str, Any]:
    return {"RequestType": kind, "ResourceProperties": {**PLACE, "IndexName": "i", "Keys": keys or ["a", "b"]}}


@pytest.fixture
def with_table(load_handler: Load, monkeypatch: pytest.MonkeyPatch) -> Callable[[Glue], ModuleType]:
    def use(glue: Glue) -> ModuleType:
        handler = load_handler("partition_index")
        monkeypatch.setattr(handler.boto3, "client", lambda service: glue)
        return handler

    return use


@pytest.mark.parametrize("kind", ["Create", "Update"])
def test_an_index_is_made_where_there_is_none(with_table: Callable[[Glue], ModuleType], kind: str) -> None:
    glue = Glue(("other", ["a"], "ACTIVE"))

    assert with_table(glue).on_event(_event(kind), None) == {"PhysicalResourceId": "db/t/i"}

    assert (glue.made, glue.deleted) == ([{"IndexName": "i", "Keys": ["a", "b"]}], [])


def test_an_index_that_is_there_stays(with_table: Callable[[Glue], ModuleType]) -> None:
    glue = Glue(("x", ["a"], "ACTIVE"), ("y", ["b"], "ACTIVE"), ("i", ["a", "b"], "CREATING"))

    with_table(glue).on_event(_event("Update"), None)

    assert (glue.made, glue.deleted) == ([], [])


def test_an_index_with_other_keys_is_made_again_once_it_is_gone(with_table: Callable[[Glue], ModuleType]) -> None:
    glue = Glue(("i", ["a"], "ACTIVE"))
    handler = with_table(glue)

    handler.on_event(_event("Update"), None)
    assert glue.deleted == ["i"]
    assert handler.is_complete(_event("Update"), None) == {"IsComplete": False}
    assert glue.made == []

    glue.indexes.clear()
    assert handler.is_complete(_event("Update"), None) == {"IsComplete": False}
    assert glue.made == [{"IndexName": "i", "Keys": ["a", "b"]}]


@pytest.mark.parametrize("indexes", [[], [("i", ["a", "b"], "ACTIVE")]])
def test_a_deleted_index_may_be_gone_already(with_table: Callable[[Glue], ModuleType], indexes: list[Any]) -> None:
    glue = Glue(*indexes)

    with_table(glue).on_event(_event("Delete"), None)

    assert glue.deleted == [name for name, *_ in indexes]


@pytest.mark.parametrize(
    ("kind", "glue", "is_complete"),
    [
        ("Create", Glue(("i", ["a", "b"], "CREATING")), False),
        ("Create", Glue(("i", ["a", "b"], "ACTIVE")), True),
        ("Delete", Glue(("i", ["a", "b"], "DELETING")), False),
        ("Delete", Glue(), True),
        ("Delete", Glue(is_there=False), True),
    ],
)
def test_completion_follows_the_index(
    with_table: Callable[[Glue], ModuleType], kind: str, glue: Glue, is_complete: bool
) -> None:
    assert with_table(glue).is_complete(_event(kind), None) == {"IsComplete": is_complete}


def test_an_index_that_could_not_be_made_fails_the_deployment(with_table: Callable[[Glue], ModuleType]) -> None:
    with pytest.raises(RuntimeError, match="index i could not be made"):
        with_table(Glue(("i", ["a", "b"], "FAILED"))).is_complete(_event("Create"), None)
