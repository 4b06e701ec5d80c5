"""Handler of ``Custom::SyntheticsAutoDeleteUnderlyingResources``: deletes the function of a canary. Runs in Lambda."""

from typing import Any

import boto3
from botocore.exceptions import ClientError
from cfn_response import answer

# The canary must say itself that its function may go, so that one whose option was taken away is left alone.
_TAG = ("aws-cdk:auto-delete-underlying-resources", "true")


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any] | None:
    name = event["ResourceProperties"]["CanaryName"]
    if event["RequestType"] == "Delete":
        _delete_function(name)
    elif event["RequestType"] == "Update" and event["OldResourceProperties"].get("CanaryName") != name:
        # A new physical id: CloudFormation then asks to delete the old one, whose canary is replaced.
        return {"PhysicalResourceId": f"{event['LogicalResourceId']}-{name}"}
    return None


def _delete_function(name: str) -> None:
    try:
        canary = boto3.client("synthetics").get_canary(Name=name)["Canary"]
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
        print(f"canary {name} does not exist")
        return
    if canary.get("Tags", {}).get(_TAG[0]) != _TAG[1]:
        print(f"canary {name} has no tag {_TAG[0]}={_TAG[1]}; its function is left alone")
        return
    arn = canary.get("EngineArn")
    if arn is None:
        return
    # The engine's ARN names a version; the function as a whole goes.
    function = ":".join(arn.split(":")[:7])
    try:
        boto3.client("lambda").delete_function(FunctionName=function)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceNotFoundException":
            raise
    print(f"deleted function {function}")
