"""Delegations in zones of other accounts."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from tests.support.requests import check_request

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]

ROLE = "arn:aws:iam::333333333333:role/delegation"


class Cloud:
    """STS and Route 53 of the other account."""

    def __init__(self) -> None:
        self.clients: list[tuple[str, dict[str, Any]]] = []
        self.changes: list[tuple[str, str, dict[str, Any]]] = []
        self.zones = [{"Id": "/hostedzone/P", "Name": "p.com."}, {"Id": "/hostedzone/Q", "Name": "p.com.au."}]
        self.refused: str | None = None

    def client(self, service: str, **options: Any) -> Cloud:
        self.clients.append((service, options))
        return self

    def assume_role(self, **options: Any) -> dict[str, Any]:
        check_request("sts", "AssumeRole", options)
        assert options["RoleArn"] == ROLE
        return {"Credentials": {"AccessKeyId": "a", "SecretAccessKey": "s", "SessionToken": "t"}}

    def list_hosted_zones_by_name(self, **options: Any) -> dict[str, Any]:
        check_request("route53", "ListHostedZonesByName", options)
        return {"HostedZones": self.zones}

    def change_resource_record_sets(self, **options: Any) -> None:
        check_request("route53", "ChangeResourceRecordSets", options)
        [change] = options["ChangeBatch"]["Changes"]
        if self.refused and change["Action"] == "DELETE":
            raise ClientError({"Error": {"Code": self.refused, "Message": "no"}}, "ChangeResourceRecordSets")
        self.changes.append((options["HostedZoneId"], change["Action"], change["ResourceRecordSet"]))


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Cloud:
    found = Cloud()
    monkeypatch.setattr(boto3, "client", found.client)
    return found


def properties(**changes: Any) -> dict[str, Any]:
    return {
        "AssumeRoleArn": ROLE,
        "ParentZoneName": "p.com",
        "DelegatedZoneName": "s.p.com",
        "DelegatedZoneNameServers": ["ns1", "ns2"],
        "TTL": "60",
        **changes,
    }


def record(name: str = "s.p.com") -> dict[str, Any]:
    return {"Name": name, "Type": "NS", "TTL": 60, "ResourceRecords": [{"Value": "ns1"}, {"Value": "ns2"}]}


def test_a_delegation_is_written_into_the_zone_of_exactly_that_name(
    load_handler: Load, request_of: Request, cloud: Cloud
) -> None:
    load_handler("zone_delegation")._work(request_of("Create", properties(AssumeRoleRegion="us-west-1")))

    assert cloud.changes == [("/hostedzone/P", "UPSERT", record())]
    assert cloud.clients[0] == ("sts", {"region_name": "us-west-1"})
    assert cloud.clients[1][1]["aws_session_token"] == "t"


def test_an_id_of_the_zone_needs_no_search(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    cloud.zones = []

    load_handler("zone_delegation")._work(request_of("Create", properties(ParentZoneName=None, ParentZoneId="Z1")))

    assert [zone for zone, _, _ in cloud.changes] == ["Z1"]


def test_two_zones_of_a_name_are_refused(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    cloud.zones = [*cloud.zones, {"Id": "/hostedzone/R", "Name": "p.com."}]

    with pytest.raises(RuntimeError, match=r"expected one hosted zone named p\.com\., found 2"):
        load_handler("zone_delegation")._work(request_of("Create", properties()))


def test_the_old_record_goes_after_the_new_one_is_there(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    event = request_of("Update", properties(DelegatedZoneName="n.p.com"), OldResourceProperties=properties())

    load_handler("zone_delegation")._work(event)

    assert cloud.changes == [
        ("/hostedzone/P", "UPSERT", record("n.p.com")),
        ("/hostedzone/P", "DELETE", record()),
    ]


def test_an_update_of_the_servers_alone_deletes_nothing(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    old = properties(DelegatedZoneNameServers=["ns0"])

    load_handler("zone_delegation")._work(request_of("Update", properties(), OldResourceProperties=old))

    assert cloud.changes == [("/hostedzone/P", "UPSERT", record())]


def test_a_record_that_is_gone_can_be_deleted(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    cloud.refused = "InvalidChangeBatch"

    load_handler("zone_delegation")._work(request_of("Delete", properties()))

    assert cloud.changes == []


def test_other_refusals_are_told(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    cloud.refused = "AccessDenied"

    with pytest.raises(ClientError):
        load_handler("zone_delegation")._work(request_of("Delete", properties()))
