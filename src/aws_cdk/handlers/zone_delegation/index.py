"""Handler of ``Custom::CrossAccountZoneDelegation``: delegates subdomains in zones of other accounts. Runs in Lambda."""

from typing import Any

import boto3
from botocore.exceptions import ClientError
from cfn_response import answer

_SESSION = "cross-account-zone-delegation"
# What makes a delegation another record: of these the old one must be taken away.
_IDENTITY = ("AssumeRoleArn", "ParentZoneId", "ParentZoneName", "DelegatedZoneName")


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> None:
    properties = event["ResourceProperties"]
    if event["RequestType"] == "Delete":
        _remove(properties)
        return
    _change("UPSERT", properties)
    if event["RequestType"] == "Update":
        old = event["OldResourceProperties"]
        if any(old.get(name) != properties.get(name) for name in _IDENTITY):
            _remove(old)


def _remove(properties: dict[str, Any]) -> None:
    try:
        _change("DELETE", properties)
    except ClientError as error:
        # The record is not there, or somebody changed it since: then it is not ours any more.
        if error.response["Error"]["Code"] != "InvalidChangeBatch":
            raise
        print(f"nothing was deleted: {error}")


def _change(action: str, properties: dict[str, Any]) -> None:
    route53 = _client(properties["AssumeRoleArn"], properties.get("AssumeRoleRegion"))
    zone = properties.get("ParentZoneId") or _zone_named(route53, properties["ParentZoneName"])
    record = {
        "Name": properties["DelegatedZoneName"],
        "Type": "NS",
        "TTL": int(properties["TTL"]),
        "ResourceRecords": [{"Value": name} for name in properties["DelegatedZoneNameServers"]],
    }
    changes = [{"Action": action, "ResourceRecordSet": record}]
    route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})


def _client(role: str, region: str | None) -> Any:
    """Return a client of the account that the role is in."""
    given = boto3.client("sts", region_name=region).assume_role(RoleArn=role, RoleSessionName=_SESSION)["Credentials"]
    return boto3.client(
        "route53",
        aws_access_key_id=given["AccessKeyId"],
        aws_secret_access_key=given["SecretAccessKey"],
        aws_session_token=given["SessionToken"],
    )


def _zone_named(route53: Any, name: str) -> str:
    wanted = name.rstrip(".") + "."
    found = route53.list_hosted_zones_by_name(DNSName=wanted)["HostedZones"]
    ids = [zone["Id"] for zone in found if zone["Name"] == wanted]
    if len(ids) != 1:
        raise RuntimeError(f"expected one hosted zone named {wanted}, found {len(ids)}")
    return str(ids[0])
