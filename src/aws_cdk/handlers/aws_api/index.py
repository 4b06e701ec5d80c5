"""Handler of ``aws_events_targets.AwsApi``: makes the call that a rule's target names. Runs in Lambda."""

from typing import Any

from sdk_call.index import make_call


def handler(event: dict[str, Any], context: Any) -> None:
    """Make the call; errors whose code matches ``catchErrorPattern`` count as success."""
    make_call(
        {
            "service": event["service"],
            "action": event["action"],
            "parameters": event.get("parameters"),
            "ignoreErrorCodesMatching": event.get("catchErrorPattern"),
        }
    )
