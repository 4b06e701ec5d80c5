"""Handler of ``Custom::DeleteExistingRecordSet``: deletes the record that a new one takes the place of. Runs in Lambda."""

from typing import Any

import boto3
from cfn_response import answer

_IDENTITY = ("HostedZoneId", "RecordName", "RecordType")


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> None:
    properties = event["ResourceProperties"]
    if event["RequestType"] == "Delete":
        return
    old = event.get("OldResourceProperties", {})
    if event["RequestType"] == "Update" and all(old.get(name) == properties.get(name) for name in _IDENTITY):
        return  # What stands there now is the stack's own record.
    route53 = boto3.client("route53")
    zone, name, kind = (properties[each] for each in _IDENTITY)
    found = route53.list_resource_record_sets(
        HostedZoneId=zone, StartRecordName=name, StartRecordType=kind, MaxItems="1"
    )["ResourceRecordSets"]
    changes = [{"Action": "DELETE", "ResourceRecordSet": record} for record in found if _is_the_one(record, name, kind)]
    if not changes:
        print(f"no {kind} record named {name} in {zone}")
        return
    change = route53.change_resource_record_sets(HostedZoneId=zone, ChangeBatch={"Changes": changes})
    # The new record may only be made when all servers have forgotten the old one.
    route53.get_waiter("resource_record_sets_changed").wait(Id=change["ChangeInfo"]["Id"])


def _is_the_one(record: dict[str, Any], name: str, kind: str) -> bool:
    """Tell a record of that name, answered to all alike; one of several that share the traffic is left alone."""
    known: str = record["Name"].replace("\\052", "*")
    return known.lower() == name.lower() and record["Type"] == kind and "SetIdentifier" not in record
