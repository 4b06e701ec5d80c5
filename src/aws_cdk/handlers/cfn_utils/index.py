"""Handler of ``Custom::AWSCDKCfnJson`` and ``Custom::AWSCDKCfnJsonStringify``. Runs in Lambda.

The first turns JSON text, whose tokens CloudFormation has filled in, into a value; the second turns a value into JSON text.
"""

import json
from typing import Any

from cfn_response import answer


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any]:
    if event["RequestType"] == "Delete":
        return {}  # nobody reads the value any more
    value = event["ResourceProperties"]["Value"]
    if event["ResourceType"] == "Custom::AWSCDKCfnJson":
        return {"Data": {"Value": json.loads(value)}}
    if event["ResourceType"] == "Custom::AWSCDKCfnJsonStringify":
        return {"Data": {"Value": json.dumps(value, separators=(",", ":"), ensure_ascii=False)}}
    raise ValueError(f"unexpected resource type {event['ResourceType']}")
