"""Handler of ``Custom::Trigger``: calls a function of the app while the stack is deployed. Runs in Lambda."""

import json
import time
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from cfn_response import answer

_ATTEMPTS = 10
_PAUSE_SECONDS = 3
_NOT_READY = ("ResourceConflictException", "AccessDeniedException")
_ACCEPTED = {"RequestResponse": (200,), "Event": (202,), "DryRun": (204,)}


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> None:
    properties = event["ResourceProperties"]
    if event["RequestType"] == "Delete":
        print("nothing is called when a trigger is deleted")
        return
    if event["RequestType"] == "Update" and str(properties.get("ExecuteOnHandlerChange", "true")).lower() != "true":
        print("the function is not called again when it changes")
        return
    function, kind = properties["HandlerArn"], properties.get("InvocationType", "RequestResponse")
    seconds = int(properties.get("Timeout", 120_000)) / 1000
    # One attempt alone: a function that was called once must not be called again because its answer was lost.
    config = Config(read_timeout=seconds, retries={"total_max_attempts": 1})
    response = _invoke(boto3.client("lambda", config=config), function, kind)
    if response["StatusCode"] not in _ACCEPTED[kind]:
        raise RuntimeError(f"calling {function} gave status {response['StatusCode']}")
    if response.get("FunctionError"):
        raise RuntimeError(_error_of(response["Payload"].read()))


def _invoke(client: Any, function: str, kind: str) -> dict[str, Any]:
    for attempts_left in reversed(range(_ATTEMPTS)):
        try:
            return dict(client.invoke(FunctionName=function, InvocationType=kind))
        except ClientError as error:
            # A new version, or the permission to call it, may take some seconds; nothing was called then.
            if not attempts_left or error.response["Error"]["Code"] not in _NOT_READY:
                raise
            time.sleep(_PAUSE_SECONDS)
    raise AssertionError("the last attempt returns or raises")


def _error_of(payload: bytes) -> str:
    try:
        error = json.loads(payload)
        return f"{error.get('errorType', 'Error')}: {error.get('errorMessage', '')}"
    except (ValueError, AttributeError):
        return payload.decode(errors="replace") or "the function failed"
