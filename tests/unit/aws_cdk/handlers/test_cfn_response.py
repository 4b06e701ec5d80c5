"""The contract with CloudFormation: one answer to each request, whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

Load = Callable[[str], ModuleType]
Request = Callable[..., dict[str, Any]]


def test_what_the_work_returns_is_answered(
    load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    result = {"PhysicalResourceId": "made", "Data": {"a": 1}, "NoEcho": True}
    load_handler("cfn_response").answer(request_of("Create"), lambda_context, lambda event: result)
    answer = dict(answers.only)
    answer.pop("Reason")
    assert answer == {
        "Status": "SUCCESS",
        "StackId": "arn:aws:cloudformation:eu-west-1:111111111111:stack/S/1",
        "RequestId": "request-1",
        "LogicalResourceId": "Thing",
        "content-type": "",  # the URL is signed for this
        **result,
    }


@pytest.mark.parametrize(
    ("kind", "physical_id"), [("Create", "request-1"), ("Update", "physical-1"), ("Delete", "physical-1")]
)
def test_a_resource_has_an_id_without_being_given_one(
    kind: str, physical_id: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    load_handler("cfn_response").answer(request_of(kind), lambda_context, lambda event: None)
    assert answers.only["PhysicalResourceId"] == physical_id


def _raise(event: Any) -> None:
    raise ValueError("went wrong")


@pytest.mark.parametrize("kind", ["Create", "Update", "Delete"])
def test_what_the_work_raises_is_answered_as_failure(
    kind: str, load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    module = load_handler("cfn_response")
    module.answer(request_of(kind), lambda_context, _raise)
    answer = answers.only
    assert answer["Status"] == "FAILED"
    assert "went wrong" in answer["Reason"]
    assert answer["PhysicalResourceId"] == (module.NOT_CREATED if kind == "Create" else "physical-1")


def test_the_roll_back_of_a_failed_creation_asks_nothing(
    load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    module = load_handler("cfn_response")
    module.answer(request_of("Delete", PhysicalResourceId=module.NOT_CREATED), lambda_context, _raise)
    assert answers.only["Status"] == "SUCCESS"


def test_an_answer_that_is_refused_is_sent_again(
    load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    answers.refuse = 2
    load_handler("cfn_response").answer(request_of("Create"), lambda_context, lambda event: None)
    assert answers.only["Status"] == "SUCCESS"


def test_gives_up_after_some_attempts(
    load_handler: Load, request_of: Request, answers: Any, lambda_context: Any
) -> None:
    answers.refuse = 100
    with pytest.raises(OSError, match="503"):
        load_handler("cfn_response").answer(request_of("Create"), lambda_context, lambda event: None)


def test_the_signed_url_is_not_logged(
    load_handler: Load, request_of: Request, answers: Any, lambda_context: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    load_handler("cfn_response").answer(request_of("Create"), lambda_context, lambda event: None)
    logged = capsys.readouterr().out
    assert "Thing" in logged
    assert "signed" not in logged
