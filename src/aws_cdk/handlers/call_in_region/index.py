"""Handler of ``aws_stepfunctions_tasks.CallAwsServiceCrossRegion``: makes a call in another region. Runs in Lambda."""

import base64
import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from sdk_call.index import _fitted, _operation, _service


def handler(event: dict[str, Any], context: Any) -> Any:
    """Make the call that a state asks for; return its answer as data of JSON."""
    import boto3
    from botocore import xform_name

    session = boto3.Session()
    client = session.client(
        _service(session, event["service"]), region_name=event["region"], endpoint_url=event.get("endpoint")
    )
    operation = _operation(client, event["action"])
    shape = client.meta.service_model.operation_model(operation).input_shape
    print(f"calling {event['service']}.{operation} in {event['region']}")
    response = getattr(client, xform_name(operation))(**_fitted(event.get("parameters") or {}, shape))
    response.pop("ResponseMetadata", None)
    return json.loads(json.dumps(response, default=_plain_data))


def _plain_data(value: Any) -> Any:
    if hasattr(value, "read"):
        value = value.read()
    if isinstance(value, (bytes, bytearray)):
        try:
            return bytes(value).decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else str(value)
