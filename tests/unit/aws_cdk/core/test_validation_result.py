from __future__ import annotations

import pytest

from aws_cdk import Errors, ValidationResult, ValidationResults


def failed() -> ValidationResults:
    results = ValidationResults()
    results.collect(ValidationResult("x"))
    results.collect(ValidationResult())
    results.collect(ValidationResult("y", ValidationResults([ValidationResult("z")])))
    return results


def test_failures_are_shown_as_a_tree() -> None:
    results = failed()

    assert not results.is_success
    assert len(results.results) == 2
    assert results.error_tree_list() == "x\ny\n  z"
    assert results.wrap("top").prefix("before").error_tree() == "before: top\n  x\n  y\n    z"


def test_success_says_nothing() -> None:
    passed = ValidationResults().wrap("top").prefix("before")

    assert passed.is_success
    assert passed.error_tree() == ""
    passed.assert_success()


def test_a_failure_is_raised_with_its_tree() -> None:
    with pytest.raises(RuntimeError, match=r"^Top\n  x\n  y\n    z") as raised:
        failed().wrap("top").assert_success()

    assert Errors.is_validation_error(raised.value)
    assert Errors.is_construct_error(raised.value)
    assert not Errors.is_assertion_error(raised.value)
