"""Handler of ``Custom::CrossRegionStringParameterReader``: reads a parameter of another region. Runs in Lambda."""

from typing import Any

import boto3
from cfn_response import answer


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any] | None:
    if event["RequestType"] == "Delete":
        return None
    properties = event["ResourceProperties"]
    ssm = boto3.client("ssm", region_name=properties["Region"])
    parameter = ssm.get_parameter(Name=properties["ParameterName"])["Parameter"]
    return {"Data": {"FunctionArn": parameter["Value"]}}
