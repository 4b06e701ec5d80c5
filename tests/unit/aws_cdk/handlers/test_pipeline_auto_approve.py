"""The function that approves when a check of permissions has found nothing."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from tests.support.requests import check_request

_EVENT = {"PipelineName": "p", "StageName": "s", "ActionName": "a"}


class CodePipeline:
    """Shows the action's token after some calls."""

    def __init__(self, waits: int) -> None:
        self.waits = waits
        self.approved: list[dict[str, Any]] = []

    def get_pipeline_state(self, name: str) -> dict[str, Any]:
        self.waits -= 1
        states: list[dict[str, Any]] = [{"actionName": "b"}, {"actionName": "a"}]
        if self.waits < 0:
            states[1]["latestExecution"] = {"token": "t"}
        return {"stageStates": [{"stageName": "other", "actionStates": []}, {"stageName": "s", "actionStates": states}]}

    def put_approval_result(self, **options: Any) -> None:
        check_request("codepipeline", "PutApprovalResult", options)
        self.approved.append(options)


def test_approval_once_the_action_waits(load_handler: Callable[[str], ModuleType]) -> None:
    pipeline = CodePipeline(waits=2)
    pauses: list[float] = []
    load_handler("pipeline_auto_approve").handler(_EVENT, None, codepipeline=pipeline, sleep=pauses.append)
    assert len(pauses) == 2
    (approval,) = pipeline.approved
    assert (approval["token"], approval["result"]["status"]) == ("t", "Approved")
    assert (approval["pipelineName"], approval["stageName"], approval["actionName"]) == ("p", "s", "a")


def test_no_approval_of_an_action_that_does_not_wait(load_handler: Callable[[str], ModuleType]) -> None:
    pipeline, clock = CodePipeline(waits=10_000), iter(range(0, 10_000, 50))
    module = load_handler("pipeline_auto_approve")
    with pytest.raises(TimeoutError, match="does not wait"):
        module.handler(_EVENT, None, codepipeline=pipeline, sleep=lambda _: None, clock=lambda: next(clock))
    assert pipeline.approved == []
