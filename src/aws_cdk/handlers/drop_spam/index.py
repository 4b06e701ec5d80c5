"""Says whether SES goes on with a message that came in: not if the scan found spam or a virus, or who sent it is in doubt.

Called by a rule that waits for the answer. Source: the SES developer guide, "Lambda function examples".
"""

from typing import Any

_VERDICTS = ("spfVerdict", "dkimVerdict", "spamVerdict", "virusVerdict")


def handler(event: dict[str, Any], context: Any) -> dict[str, str] | None:
    """Stop the set of rules if one of the verdicts is a failure."""
    notification = event["Records"][0]["ses"]
    receipt, message = notification["receipt"], notification["mail"]["messageId"]
    failed = [name for name in _VERDICTS if receipt.get(name, {}).get("status") == "FAIL"]
    if not failed:
        print(f"{message}: taken")
        return None
    print(f"{message}: dropped, {', '.join(failed)}")
    return {"disposition": "STOP_RULE_SET"}
