"""Answers requests of CloudFormation to custom resources. Packaged with each handler; runs in Lambda.

Source: the CloudFormation user guide, "Custom resource request and response objects".
"""

import json
import time
import traceback
import urllib.request
from collections.abc import Callable
from typing import Any

# The physical id of a resource that could not be made: CloudFormation asks to delete it, and there is nothing to delete.
# The peer's functions use the same text; one of them may have failed to make the resource before ours took over.
NOT_CREATED = "AWSCDK::CustomResourceProviderFramework::CREATE_FAILED"
_MAX_REASON = 2000  # characters; an answer may have 4096 bytes in all
_ATTEMPTS = 3

Event = dict[str, Any]


def answer(event: Event, context: Any, work: Callable[[Event], dict[str, Any] | None]) -> None:
    """Do ``work`` for a request and tell CloudFormation how it went.

    Args:
        event: The request.
        context: The context of the Lambda call.
        work: Gets the request; may return ``PhysicalResourceId``, ``Data`` and ``NoEcho`` of the answer. What it raises
            becomes the reason of a failure.
    """
    print(f"{event['RequestType']} {event['LogicalResourceId']} {event.get('PhysicalResourceId', '')}".rstrip())
    if event["RequestType"] == "Delete" and event.get("PhysicalResourceId") == NOT_CREATED:
        send(event, context, {"Status": "SUCCESS", "PhysicalResourceId": NOT_CREATED})
        return
    known_id = event.get("PhysicalResourceId")
    try:
        result = work(event) or {}
    except Exception as error:
        traceback.print_exc()
        reason = f"{type(error).__name__}: {error}"[:_MAX_REASON]
        send(event, context, {"Status": "FAILED", "Reason": reason, "PhysicalResourceId": known_id or NOT_CREATED})
        return
    made_id = result.get("PhysicalResourceId") or known_id or event["RequestId"]
    response = {"Status": "SUCCESS", "PhysicalResourceId": made_id, "Data": result.get("Data", {})}
    send(event, context, {**response, "NoEcho": bool(result.get("NoEcho", False))})


def send(event: Event, context: Any, response: dict[str, Any]) -> None:
    """Send ``response`` (``Status``, ``PhysicalResourceId`` and so on) as the one answer to a request.

    Raises:
        OSError: it was refused each time.
    """
    log = getattr(context, "log_stream_name", "")
    body = {"Reason": f"See the log stream {log}", **response}
    body.update({key: event[key] for key in ("StackId", "RequestId", "LogicalResourceId")})
    data = json.dumps(body).encode()
    # The address is signed for an empty content type.
    headers = {"content-type": "", "content-length": str(len(data))}
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            request = urllib.request.Request(event["ResponseURL"], data=data, headers=headers, method="PUT")
            with urllib.request.urlopen(request):
                return
        except OSError:
            # Without an answer the stack would wait for an hour, so the call fails loudly after the last attempt.
            if attempt == _ATTEMPTS:
                raise
            time.sleep(attempt)
