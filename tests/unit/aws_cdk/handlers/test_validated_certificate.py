"""Certificates that are asked for and validated while a stack is deployed."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError
from tests.support.requests import check_request

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]

ARN = "arn:aws:acm:us-east-1:111111111111:certificate/1"
RECORD = {"Name": "_x.a.com.", "Type": "CNAME", "Value": "_y.acm."}


class Cloud:
    """ACM and Route 53, which answer both under one name."""

    def __init__(self) -> None:
        self.clients: list[dict[str, Any]] = []
        self.calls: list[tuple[str, Any]] = []
        self.described: list[dict[str, Any]] = []
        self.refusals: dict[str, str] = {}

    def client(self, service: str, **options: Any) -> Cloud:
        self.clients.append({"service": service, **options})
        return self

    def _note(self, name: str, value: Any) -> None:
        if name in self.refusals:
            raise ClientError({"Error": {"Code": self.refusals[name], "Message": "no"}}, name)
        self.calls.append((name, value))

    def request_certificate(self, **options: Any) -> dict[str, str]:
        check_request("acm", "RequestCertificate", options)
        self._note("request", {name: value for name, value in options.items() if name != "IdempotencyToken"})
        return {"CertificateArn": ARN}

    def add_tags_to_certificate(self, **options: Any) -> None:
        check_request("acm", "AddTagsToCertificate", options)
        self._note("tag", options["Tags"])

    def describe_certificate(self, **options: Any) -> dict[str, Any]:
        check_request("acm", "DescribeCertificate", options)
        if "describe" in self.refusals:
            self._note("describe", None)
        return {"Certificate": self.described.pop(0) if len(self.described) > 1 else self.described[0]}

    def change_resource_record_sets(self, **options: Any) -> dict[str, Any]:
        check_request("route53", "ChangeResourceRecordSets", options)
        for change in options["ChangeBatch"]["Changes"]:
            self._note(change["Action"], change["ResourceRecordSet"]["Name"])
        return {"ChangeInfo": {"Id": "c1"}}

    def delete_certificate(self, **options: Any) -> None:
        check_request("acm", "DeleteCertificate", options)
        self._note("delete", options["CertificateArn"])

    def get_waiter(self, name: str) -> Cloud:
        self.waited = name
        return self

    def wait(self, **options: Any) -> None:
        self._note("wait", self.waited)


@pytest.fixture
def cloud(monkeypatch: pytest.MonkeyPatch) -> Cloud:
    found = Cloud()
    found.described = [{"DomainValidationOptions": [{"ResourceRecord": RECORD}, {"ResourceRecord": RECORD}]}]
    monkeypatch.setattr(boto3, "client", found.client)
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    return found


def properties(**changes: Any) -> dict[str, Any]:
    return {"DomainName": "a.com", "HostedZoneId": "Z1", "Region": "us-east-1", **changes}


def test_a_certificate_is_asked_for_validated_and_awaited(
    load_handler: Load, request_of: Request, cloud: Cloud
) -> None:
    cloud.described.insert(0, {"DomainValidationOptions": [{}]})  # ACM does not know its records at once
    event = request_of("Create", properties(SubjectAlternativeNames=["*.a.com"], Tags={"k": "v"}))

    answer = load_handler("validated_certificate")._work(event)

    assert answer == {"PhysicalResourceId": ARN, "Data": {"Arn": ARN}}
    assert cloud.calls == [
        ("request", {"DomainName": "a.com", "ValidationMethod": "DNS", "SubjectAlternativeNames": ["*.a.com"]}),
        ("tag", [{"Key": "k", "Value": "v"}]),
        ("UPSERT", "_x.a.com."),
        ("wait", "resource_record_sets_changed"),
        ("wait", "certificate_validated"),
    ]
    assert cloud.clients[0] == {"service": "acm", "region_name": "us-east-1"}


def test_other_tags_keep_the_certificate(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    event = request_of(
        "Update", properties(Tags={"k": "w"}), OldResourceProperties=properties(), PhysicalResourceId=ARN
    )

    assert load_handler("validated_certificate")._work(event) == {"PhysicalResourceId": ARN, "Data": {"Arn": ARN}}
    assert cloud.calls == [("tag", [{"Key": "k", "Value": "w"}])]


def test_another_domain_needs_another_certificate(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    event = request_of("Update", properties(DomainName="b.com"), OldResourceProperties=properties())

    load_handler("validated_certificate")._work(event)

    assert cloud.calls[0][0] == "request"


@pytest.mark.parametrize(
    ("changes", "arn", "calls"),
    [
        ({}, ARN, [("delete", ARN)]),
        (
            {"CleanupRecords": "true"},
            ARN,
            [("DELETE", "_x.a.com."), ("wait", "resource_record_sets_changed"), ("delete", ARN)],
        ),
        ({"RemovalPolicy": "retain"}, ARN, []),
        ({}, "never-made", []),
    ],
)
def test_what_goes_with_the_resource(
    changes: dict[str, str],
    arn: str,
    calls: list[tuple[str, Any]],
    load_handler: Load,
    request_of: Request,
    cloud: Cloud,
) -> None:
    cloud.described.insert(0, {"InUseBy": ["a load balancer that is being deleted"]})

    load_handler("validated_certificate")._work(request_of("Delete", properties(**changes), PhysicalResourceId=arn))

    assert cloud.calls == calls


def test_a_record_that_is_gone_does_not_keep_the_certificate(
    load_handler: Load, request_of: Request, cloud: Cloud
) -> None:
    cloud.refusals["DELETE"] = "InvalidChangeBatch"
    event = request_of("Delete", properties(CleanupRecords="true"), PhysicalResourceId=ARN)

    load_handler("validated_certificate")._work(event)

    assert cloud.calls == [("delete", ARN)]


def test_a_certificate_that_is_gone_is_deleted(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    cloud.refusals["describe"] = "ResourceNotFoundException"

    load_handler("validated_certificate")._work(request_of("Delete", properties(), PhysicalResourceId=ARN))

    assert cloud.calls == []


def test_a_certificate_in_use_is_told(load_handler: Load, request_of: Request, cloud: Cloud) -> None:
    cloud.described = [{"InUseBy": ["arn:lb"]}]

    with pytest.raises(RuntimeError, match="still in use by arn:lb"):
        load_handler("validated_certificate")._work(request_of("Delete", properties(), PhysicalResourceId=ARN))
