"""Handler of ``Custom::LogRetention``: says how long a log group keeps its events, and makes it if needed. Runs in Lambda."""

import time
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from cfn_response import answer

_DEFAULT_RETRIES = 5
_PAUSE_SECONDS = 0.2  # before the first retry; doubled each time
_CONFLICTS = ("OperationAbortedException", "ThrottlingException")
_OWN_RETENTION_DAYS = 1  # the function's own logs are of little interest later


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, lambda request: _work(request, context))


def _work(event: dict[str, Any], context: Any) -> dict[str, Any]:
    properties = event["ResourceProperties"]
    name = properties["LogGroupName"]
    retries = int((properties.get("SdkRetry") or {}).get("maxRetries", _DEFAULT_RETRIES))
    logs = _client(properties.get("LogGroupRegion"), retries)
    if event["RequestType"] in ("Create", "Update"):
        days = properties.get("RetentionInDays")
        _create(logs, name, retries)
        _set_retention(logs, name, retries, int(days) if days is not None else None)
        if event["RequestType"] == "Create":
            _shorten_own_logs(context, retries)
    elif properties.get("RemovalPolicy") == "destroy":
        _delete(logs, name, retries)
    return {"PhysicalResourceId": name, "Data": {"LogGroupName": name}}


def _client(region: str | None, retries: int) -> Any:
    config = Config(retries={"total_max_attempts": retries + 1, "mode": "standard"})
    return boto3.client("logs", region_name=region, config=config)


def _create(logs: Any, name: str, retries: int) -> None:
    """Make the log group; the function whose logs it holds may have made it first."""
    _call(retries, lambda: logs.create_log_group(logGroupName=name), ignored="ResourceAlreadyExistsException")


def _set_retention(logs: Any, name: str, retries: int, days: int | None) -> None:
    if days is None:
        _call(retries, lambda: logs.delete_retention_policy(logGroupName=name))
    else:
        _call(retries, lambda: logs.put_retention_policy(logGroupName=name, retentionInDays=days))


def _delete(logs: Any, name: str, retries: int) -> None:
    _call(retries, lambda: logs.delete_log_group(logGroupName=name), ignored="ResourceNotFoundException")


def _shorten_own_logs(context: Any, retries: int) -> None:
    own = f"/aws/lambda/{context.function_name}"
    logs = _client(None, retries)
    _create(logs, own, retries)
    _set_retention(logs, own, retries, _OWN_RETENTION_DAYS)


def _call(retries: int, call: Any, ignored: str | None = None) -> None:
    """Make a call; Lambda itself may be making the same log group, which shows as a conflict that goes away."""
    for attempt in range(retries + 1):
        try:
            call()
            return
        except ClientError as error:
            code = error.response["Error"]["Code"]
            if code == ignored:
                return
            if code not in _CONFLICTS or attempt == retries:
                raise
            time.sleep(_PAUSE_SECONDS * 2**attempt)
