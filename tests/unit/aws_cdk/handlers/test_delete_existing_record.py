"""Records that make room for those of a stack."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import boto3
import pytest
from tests.support.requests import check_request

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]

PROPERTIES = {"HostedZoneId": "Z1", "RecordName": "*.p.com.", "RecordType": "A"}
RECORD = {"Name": "\\052.p.com.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "1.2.3.4"}]}


class Cloud:
    """Route 53 with one zone."""

    def __init__(self) -> None:
        self.records: list[dict[str, Any]] = [RECORD]
        self.deleted: list[dict[str, Any]] = []
        self.waited_for: list[str] = []

    def client(self, service: str) -> Cloud:
        assert service == "route53"
        return self

    def list_resource_record_sets(self, **options: Any) -> dict[str, Any]:
        check_request("route53", "ListResourceRecordSets", options)
        return {"ResourceRecordSets": self.records}

    def change_resource_record_sets(self, **options: Any) -> dict[str, Any]:
        check_request("route53", "ChangeResourceRecordSets", options)
        for change in options["ChangeBatch"]["Changes"]:
            assert change["Action"] == "DELETE"
            self.deleted.append(change["ResourceRecordSet"])
        return {"ChangeInfo": {"Id": "/change/C"}}

    def get_waiter(self, name: str) -> Cloud:
        assert name == "resource_record_sets_changed"
        return self

    def wait(self, **options: str) -> None:
        self.waited_for.append(options["Id"])


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Cloud:
    found = Cloud()
    monkeypatch.setattr(boto3, "client", found.client)
    return found


def test_the_record_is_deleted_and_forgotten_by_all_servers(
    load_handler: Load, request_of: Request, cloud: Cloud
) -> None:
    load_handler("delete_existing_record")._work(request_of("Create", PROPERTIES))

    assert cloud.deleted == [RECORD]
    assert cloud.waited_for == ["/change/C"]


@pytest.mark.parametrize("other", [{"Name": "z.p.com."}, {"Type": "AAAA"}, {"SetIdentifier": "one of several"}])
def test_other_records_stay(load_handler: Load, request_of: Request, cloud: Cloud, other: dict[str, str]) -> None:
    cloud.records = [{**RECORD, **other}]

    load_handler("delete_existing_record")._work(request_of("Create", PROPERTIES))

    assert cloud.deleted == []


def test_the_stacks_own_record_stays_as_long_as_it_keeps_its_name(
    load_handler: Load, request_of: Request, cloud: Cloud
) -> None:
    load = load_handler("delete_existing_record")

    load._work(request_of("Update", PROPERTIES, OldResourceProperties=PROPERTIES))
    load._work(request_of("Delete", PROPERTIES))
    assert cloud.deleted == []

    load._work(request_of("Update", PROPERTIES, OldResourceProperties={**PROPERTIES, "RecordName": "old.p.com."}))
    assert cloud.deleted == [RECORD]
