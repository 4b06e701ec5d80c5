"""Handler of ``Custom::CrossRegionExportReader``: holds on to parameters that another region wrote. Runs in Lambda.

Each parameter in use is tagged with the name of the stack, and the writer leaves tagged ones alone. The values come with the
request, where CloudFormation has put them in; lists are taken from the parameter store, which knows that they are.
"""

from typing import Any

import boto3
from cfn_response import answer

_IN_USE = "aws-cdk:strong-ref:"  # and the name of the stack that uses the parameter
_BATCH = 10  # what one call to Systems Manager takes

Imports = dict[str, str]


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any] | None:
    kind = event["RequestType"]
    region, stack, imports = _properties(event["ResourceProperties"])
    ssm = boto3.client("ssm", region_name=region)
    tag = f"{_IN_USE}{stack}"
    if kind == "Delete":
        _release(ssm, imports, tag)
        return None
    if kind == "Update":
        _, _, before = _properties(event["OldResourceProperties"])
        _release(ssm, [name for name in before if name not in imports], tag)
    for name in imports:
        ssm.add_tags_to_resource(ResourceType="Parameter", ResourceId=name, Tags=[{"Key": tag, "Value": "true"}])
    return {"Data": {**imports, **_lists(ssm, list(imports))}}


def _properties(properties: dict[str, Any]) -> tuple[str, str, Imports]:
    props = properties["ReaderProps"]
    return props["region"], props["prefix"], dict(props.get("imports") or {})


def _release(ssm: Any, names: Any, tag: str) -> None:
    for name in names:
        try:
            ssm.remove_tags_from_resource(ResourceType="Parameter", ResourceId=name, TagKeys=[tag])
        except ssm.exceptions.InvalidResourceId:
            print(f"parameter {name} does not exist")


def _lists(ssm: Any, names: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for start in range(0, len(names), _BATCH):
        for parameter in ssm.get_parameters(Names=names[start : start + _BATCH])["Parameters"]:
            if parameter["Type"] == "StringList":
                found[parameter["Name"]] = parameter["Value"].split(",")
    return found
