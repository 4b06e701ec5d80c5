"""Handler of ``custom_resources.AwsCustomResource``: makes calls that are named as in JavaScript's SDK. Runs in Lambda."""

import base64
import json
import re
import subprocess
import sys
import time
from datetime import datetime
from decimal import Decimal
from typing import Any

from cfn_response import answer
from service_names import NAMES

_PHYSICAL_ID_MARK = "PHYSICAL:RESOURCEID:"
_LATEST = "/tmp/latest-sdk"

_installed = False


def handler(event: dict[str, Any], context: Any) -> None:
    """Answer a request of CloudFormation."""
    answer(event, context, _work)


def _work(event: dict[str, Any]) -> dict[str, Any]:
    properties, kind = event["ResourceProperties"], event["RequestType"]
    calls = {name: json.loads(properties[name]) for name in ("Create", "Update", "Delete") if properties.get(name)}
    physical_id = event.get("PhysicalResourceId") or _given_id(calls, event)
    if kind in ("Create", "Update"):
        physical_id = calls.get(kind, {}).get("physicalResourceId", {}).get("id") or physical_id
    call = calls.get(kind)
    if call is None:
        return {"PhysicalResourceId": physical_id}
    if str(properties.get("InstallLatestAwsSdk", "false")).lower() == "true":
        _install_latest_sdk()
    response = make_call(call, event.get("PhysicalResourceId") or "")
    path = call.get("physicalResourceId", {}).get("responsePath")
    if path:
        if path not in response:
            raise KeyError(f"there is no {path} in what {call['service']}.{call['action']} answered")
        physical_id = str(response[path])
    kept = call.get("outputPaths")
    if kept is not None:
        response = {name: value for name, value in response.items() if name.startswith(tuple(kept))}
    return {"PhysicalResourceId": physical_id, "Data": response}


def _given_id(calls: dict[str, Any], event: dict[str, Any]) -> str:
    for name in ("Create", "Update", "Delete"):
        found = calls.get(name, {}).get("physicalResourceId", {}).get("id")
        if found:
            return str(found)
    return str(event["LogicalResourceId"])


def _install_latest_sdk() -> None:
    """Get the newest boto3; without it the calls are made with the one that the runtime has."""
    global _installed
    if _installed:
        return
    _installed = True
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", _LATEST, "boto3"]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=90)
        sys.path.insert(0, _LATEST)
    except (OSError, subprocess.SubprocessError) as error:
        print(f"the newest SDK could not be installed: {error}")


def make_call(call: dict[str, Any], physical_id: str = "") -> dict[str, Any]:
    """Make a call; return its answer with nested names joined by dots."""
    import boto3
    from botocore import xform_name
    from botocore.exceptions import ClientError

    session = _session(call)
    client = session.client(_service(session, call["service"]), region_name=call.get("region"))
    operation = _operation(client, call["action"])
    shape = client.meta.service_model.operation_model(operation).input_shape
    parameters = _fitted(_with_id(call.get("parameters") or {}, physical_id), shape)
    print(f"calling {call['service']}.{operation} with boto3 {boto3.__version__}")
    try:
        response = getattr(client, xform_name(operation))(**parameters)
    except ClientError as error:
        ignored = call.get("ignoreErrorCodesMatching")
        if ignored and re.search(ignored, error.response["Error"]["Code"]):
            print(f"ignored: {error}")
            return {}
        raise
    response.pop("ResponseMetadata", None)
    if call.get("logApiResponseData", True):
        print(json.dumps(response, default=str))
    flat: dict[str, Any] = {"region": client.meta.region_name}
    _flatten(response, "", flat)
    return flat


def _session(call: dict[str, Any]) -> Any:
    import boto3

    if not call.get("assumedRoleArn"):
        return boto3.Session()
    options = {"RoleArn": call["assumedRoleArn"], "RoleSessionName": f"{int(time.time())}-{call['action']}"[:64]}
    if call.get("externalId"):
        options["ExternalId"] = call["externalId"]
    keys = boto3.client("sts", region_name=call.get("region")).assume_role(**options)["Credentials"]
    return boto3.Session(
        aws_access_key_id=keys["AccessKeyId"],
        aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"],
    )


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _service(session: Any, name: str) -> str:
    """boto3's name of a service."""
    wanted = _plain(re.sub(r"\A@aws-sdk/client-", "", name))
    known = {_plain(service): service for service in session.get_available_services()}
    found = known.get(wanted) or NAMES.get(wanted)
    if found is None:
        raise ValueError(f"boto3 knows no service {name}")
    return str(found)


def _operation(client: Any, action: str) -> str:
    """The API's name of an operation."""
    wanted = _plain(re.sub(r"Command\Z", "", action))
    for operation in client.meta.service_model.operation_names:
        if _plain(operation) == wanted:
            return str(operation)
    raise ValueError(f"{client.meta.service_model.service_name} has no operation {action}")


def _with_id(value: Any, physical_id: str) -> Any:
    if isinstance(value, dict):
        return {name: _with_id(item, physical_id) for name, item in value.items()}
    if isinstance(value, list):
        return [_with_id(item, physical_id) for item in value]
    return physical_id if value == _PHYSICAL_ID_MARK else value


def _fitted(value: Any, shape: Any) -> Any:
    """Return a parameter in the type that the API takes: what CloudFormation put in is always text."""
    kind = shape.type_name if shape is not None else ""
    if kind == "structure" and isinstance(value, dict):
        members = {name.lower(): name for name in shape.members}
        # JavaScript's SDK is told some names with another first letter.
        names = {name: name if name in shape.members else members.get(name.lower(), name) for name in value}
        return {names[name]: _fitted(item, shape.members.get(names[name])) for name, item in value.items()}
    if kind == "list" and isinstance(value, list):
        return [_fitted(item, shape.member) for item in value]
    if kind == "map" and isinstance(value, dict):
        return {name: _fitted(item, shape.value) for name, item in value.items()}
    if isinstance(value, (bool, int, float)) and kind == "string":
        return json.dumps(value)
    if isinstance(value, str):
        if kind == "boolean" and value.lower() in ("true", "false"):
            return value.lower() == "true"
        if kind in ("integer", "long"):
            return int(value)
        if kind in ("float", "double"):
            return float(value)
        if kind == "blob":
            return value.encode()
    return value


def _flatten(value: Any, path: str, into: dict[str, Any]) -> None:
    inner = f"{path}." if path else ""
    if isinstance(value, dict):
        for name, item in value.items():
            _flatten(item, f"{inner}{name}", into)
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            _flatten(item, f"{inner}{index}", into)
    else:
        into[path] = _text(value)


def _text(value: Any) -> Any:
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, (bytes, bytearray)):
        try:
            return bytes(value).decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
