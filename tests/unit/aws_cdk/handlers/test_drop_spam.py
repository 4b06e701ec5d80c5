"""Messages that the scan found to be spam, or of doubtful origin, are dropped."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Load = Callable[[str], ModuleType]


def event(**verdicts: str) -> dict[str, Any]:
    passed = dict.fromkeys(("spfVerdict", "dkimVerdict", "spamVerdict", "virusVerdict"), "PASS")
    receipt = {name: {"status": status} for name, status in {**passed, **verdicts}.items()}
    return {"Records": [{"eventSource": "aws:ses", "ses": {"mail": {"messageId": "m-1"}, "receipt": receipt}}]}


@pytest.mark.parametrize("verdict", ["spfVerdict", "dkimVerdict", "spamVerdict", "virusVerdict"])
def test_one_failed_verdict_stops_the_rules(load_handler: Load, verdict: str) -> None:
    answer = load_handler("drop_spam").handler(event(**{verdict: "FAIL"}), None)

    assert answer == {"disposition": "STOP_RULE_SET"}


@pytest.mark.parametrize("status", ["PASS", "GRAY", "PROCESSING_FAILED", "DISABLED"])
def test_messages_without_a_failed_verdict_are_taken(load_handler: Load, status: str) -> None:
    answer = load_handler("drop_spam").handler(event(spfVerdict=status, spamVerdict=status), None)

    assert answer is None


def test_a_message_that_was_not_scanned_is_taken(load_handler: Load) -> None:
    unscanned = event()
    del unscanned["Records"][0]["ses"]["receipt"]["spamVerdict"]

    assert load_handler("drop_spam").handler(unscanned, None) is None


def test_a_call_that_is_not_from_ses_fails(load_handler: Load) -> None:
    with pytest.raises(KeyError, match="ses"):
        load_handler("drop_spam").handler({"Records": [{}]}, None)
