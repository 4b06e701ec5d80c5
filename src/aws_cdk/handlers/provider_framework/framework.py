"""The functions of ``custom_resources.Provider``: between CloudFormation and the app's own functions. Run in Lambda.

``onEvent`` is called by CloudFormation. It calls the app's function; where the resource takes time it starts a state machine,
which calls ``isComplete`` until that says yes, and ``onTimeout`` if it never does.
"""

import json
import os
import time
import traceback
from typing import Any

import boto3
from cfn_response import NOT_CREATED, send

_ON_EVENT = "USER_ON_EVENT_FUNCTION_ARN"
_IS_COMPLETE = "USER_IS_COMPLETE_FUNCTION_ARN"
_WAITER = "WAITER_STATE_MACHINE_ARN"
_PAUSE_SECONDS = 3
_MAX_PAUSES = 100  # a function in a network may take some minutes to wake up
_MAX_REASON = 2000

Event = dict[str, Any]


class NotComplete(Exception):
    """The resource is not ready; the state machine asks again. The message is the request, for ``onTimeout``."""


def onEvent(event: Event, context: Any) -> None:  # an entry point, named as the peer's
    """Serve a request of CloudFormation."""
    print(f"{event['RequestType']} {event['LogicalResourceId']} {event.get('PhysicalResourceId', '')}".rstrip())
    if event["RequestType"] == "Delete" and event.get("PhysicalResourceId") == NOT_CREATED:
        send(event, context, {"Status": "SUCCESS", "PhysicalResourceId": NOT_CREATED})
        return
    try:
        made = _with_result(event, _call(_ON_EVENT, event) or {})
        if os.environ.get(_WAITER):
            boto3.client("stepfunctions").start_execution(
                stateMachineArn=os.environ[_WAITER], name=event["RequestId"], input=json.dumps(made)
            )
            return
    except Exception as error:
        _fail(event, context, error)
        return
    _succeed(made, context, made)


def isComplete(event: Event, context: Any) -> None:  # an entry point, named as the peer's
    """Ask whether the resource is ready, and answer CloudFormation once it is.

    Raises:
        NotComplete: it is not; the state machine is to ask again.
    """
    try:
        result = _call(_IS_COMPLETE, event)
        if not isinstance(result, dict) or "IsComplete" not in result:
            raise ValueError(
                f'"IsComplete" is required in what isComplete returns, but it returned: {json.dumps(result)}'
            )
        if not result["IsComplete"] and result.get("Data"):
            raise ValueError('"Data" is not allowed as long as "IsComplete" is false')
    except Exception as error:
        _fail(event, context, error)
        return
    if not result["IsComplete"]:
        raise NotComplete(json.dumps(event))
    _succeed(event, context, {**event, **result, "Data": {**(event.get("Data") or {}), **(result.get("Data") or {})}})


def onTimeout(event: Event, context: Any) -> None:  # an entry point, named as the peer's
    """Answer CloudFormation that the resource never got ready."""
    request = json.loads(json.loads(event["Cause"])["errorMessage"])
    _fail(request, context, TimeoutError("Operation timed out"))


def _with_result(event: Event, result: Any) -> Event:
    """The request with what the app's function returned, once that is found sound."""
    if not isinstance(result, dict):
        raise ValueError(f"onEvent must return an object, but it returned: {json.dumps(result)}")
    kind, known = event["RequestType"], event.get("PhysicalResourceId")
    physical_id = result.get("PhysicalResourceId") or known or event["RequestId"]
    if kind == "Delete" and physical_id != known:
        raise ValueError(f'a deletion cannot change the physical id from "{known}" to "{physical_id}"')
    if kind == "Update" and physical_id != known:
        print(f'the physical id changes from "{known}" to "{physical_id}": CloudFormation will delete the former')
    return {**event, **result, "PhysicalResourceId": physical_id}


def _call(variable: str, event: Event) -> Any:
    """Call one of the app's functions; what it raises is raised here."""
    client, function = boto3.client("lambda"), os.environ[variable]
    # The URL to answer to is the framework's business alone.
    payload = json.dumps({**event, "ResponseURL": "..."}).encode()
    for _ in range(_MAX_PAUSES):
        if client.get_function(FunctionName=function)["Configuration"].get("State", "Active") == "Active":
            break
        time.sleep(_PAUSE_SECONDS)
    response = client.invoke(FunctionName=function, Payload=payload)
    body = response["Payload"].read().decode()
    if response.get("FunctionError"):
        try:
            error = json.loads(body)
            what = f"{error.get('errorType', 'Error')}: {error.get('errorMessage', '')}"
        except (ValueError, AttributeError):
            what = body
        raise RuntimeError(what)
    return json.loads(body) if body else None


def _succeed(event: Event, context: Any, result: Event) -> None:
    response = {
        "Status": "SUCCESS",
        "PhysicalResourceId": result["PhysicalResourceId"],
        "Data": result.get("Data") or {},
        "NoEcho": bool(result.get("NoEcho")),
    }
    send(event, context, response)


def _fail(event: Event, context: Any, error: Exception) -> None:
    traceback.print_exception(type(error), error, error.__traceback__)
    physical_id = event.get("PhysicalResourceId") or NOT_CREATED
    # What the app's function made was given to the request; what it could not make has no id.
    send(event, context, {"Status": "FAILED", "Reason": str(error)[:_MAX_REASON], "PhysicalResourceId": physical_id})
