"""Handler of certificates that are validated by records in a zone, in any region. Runs in Lambda."""

import hashlib
import time
from typing import Any

import boto3
from botocore.exceptions import ClientError
from cfn_response import answer

_PAUSE_SECONDS = 10
# ACM names the records within a minute or so; a certificate leaves its load balancers within minutes. The function has 15.
_ATTEMPTS = 30
_VALIDATION = {"Delay": 20, "MaxAttempts": 36}
# What makes it another certificate; the rest can be changed of the one that is there.
_IDENTITY = (
    "DomainName",
    "SubjectAlternativeNames",
    "HostedZoneId",
    "Region",
    "CertificateTransparencyLoggingPreference",
)


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any] | None:
    properties = event["ResourceProperties"]
    known = event.get("PhysicalResourceId", "")
    if event["RequestType"] == "Delete":
        _delete(known, properties)
        return None
    old = event.get("OldResourceProperties", {})
    if event["RequestType"] == "Update" and all(old.get(name) == properties.get(name) for name in _IDENTITY):
        _tag(_acm(properties), known, properties)
        return {"PhysicalResourceId": known, "Data": {"Arn": known}}
    arn = _request(event["RequestId"], properties)
    return {"PhysicalResourceId": arn, "Data": {"Arn": arn}}


def _acm(properties: dict[str, Any]) -> Any:
    return boto3.client("acm", region_name=properties.get("Region"))


def _route53(properties: dict[str, Any]) -> Any:
    return boto3.client("route53", endpoint_url=properties.get("Route53Endpoint"))


def _request(request_id: str, properties: dict[str, Any]) -> str:
    acm = _acm(properties)
    options: dict[str, Any] = {}
    if properties.get("SubjectAlternativeNames"):
        options["SubjectAlternativeNames"] = properties["SubjectAlternativeNames"]
    if properties.get("CertificateTransparencyLoggingPreference"):
        preference = properties["CertificateTransparencyLoggingPreference"]
        options["Options"] = {"CertificateTransparencyLoggingPreference": preference}
    # With the token, a request that Lambda repeats gives the same certificate again.
    token = hashlib.sha256(request_id.encode()).hexdigest()[:32]
    made = acm.request_certificate(
        DomainName=properties["DomainName"], ValidationMethod="DNS", IdempotencyToken=token, **options
    )
    arn = str(made["CertificateArn"])
    _tag(acm, arn, properties)
    _change("UPSERT", _records(acm, arn), properties)
    acm.get_waiter("certificate_validated").wait(CertificateArn=arn, WaiterConfig=_VALIDATION)
    return arn


def _tag(acm: Any, arn: str, properties: dict[str, Any]) -> None:
    tags = properties.get("Tags") or {}
    if tags:
        acm.add_tags_to_certificate(
            CertificateArn=arn, Tags=[{"Key": key, "Value": value} for key, value in sorted(tags.items())]
        )


def _records(acm: Any, arn: str) -> list[dict[str, str]]:
    """Return the records that ACM wants to find, each once: a domain and its wildcard share one."""
    for _ in range(_ATTEMPTS):
        found = acm.describe_certificate(CertificateArn=arn)["Certificate"].get("DomainValidationOptions", [])
        records = [option.get("ResourceRecord") for option in found]
        if records and all(records):
            return list({record["Name"]: record for record in records}.values())
        time.sleep(_PAUSE_SECONDS)
    raise RuntimeError(f"ACM did not say which records validate {arn}")


def _change(action: str, records: list[dict[str, str]], properties: dict[str, Any]) -> None:
    changes = [
        {
            "Action": action,
            "ResourceRecordSet": {
                "Name": record["Name"],
                "Type": record["Type"],
                "TTL": 60,
                "ResourceRecords": [{"Value": record["Value"]}],
            },
        }
        for record in records
    ]
    route53 = _route53(properties)
    made = route53.change_resource_record_sets(
        HostedZoneId=properties["HostedZoneId"], ChangeBatch={"Changes": changes}
    )
    route53.get_waiter("resource_record_sets_changed").wait(Id=made["ChangeInfo"]["Id"])


def _delete(arn: str, properties: dict[str, Any]) -> None:
    if not arn.startswith("arn:"):
        print("nothing was made")
        return
    if properties.get("RemovalPolicy") == "retain":
        print(f"{arn} is kept")
        return
    acm = _acm(properties)
    try:
        certificate = _unused(acm, arn)
        if properties.get("CleanupRecords") == "true":
            _remove_records(certificate, properties)
        acm.delete_certificate(CertificateArn=arn)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        print(f"{arn} is gone already")


def _unused(acm: Any, arn: str) -> dict[str, Any]:
    for _ in range(_ATTEMPTS):
        certificate: dict[str, Any] = acm.describe_certificate(CertificateArn=arn)["Certificate"]
        if not certificate.get("InUseBy"):
            return certificate
        time.sleep(_PAUSE_SECONDS)
    raise RuntimeError(f"{arn} is still in use by {', '.join(certificate['InUseBy'])}")


def _remove_records(certificate: dict[str, Any], properties: dict[str, Any]) -> None:
    options = certificate.get("DomainValidationOptions", [])
    records = {
        option["ResourceRecord"]["Name"]: option["ResourceRecord"] for option in options if "ResourceRecord" in option
    }
    for record in records.values():
        try:
            _change("DELETE", [record], properties)
        except ClientError as error:
            # The record is not there, or somebody changed it since: then it is not ours any more.
            if error.response["Error"]["Code"] != "InvalidChangeBatch":
                raise
            print(f"{record['Name']} was not deleted: {error}")
