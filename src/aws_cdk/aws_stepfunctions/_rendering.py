"""How states write parts of themselves in the Amazon States Language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._json_path_fields import render_fields
from aws_cdk.aws_stepfunctions.error_handling import Errors
from aws_cdk.core.errors import ValidationError

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.error_handling import CatchProps, RetryProps


def present(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``value`` without the entries that are not given.

    A key keeps the place where it was first named, even if its value came later; the text of a definition depends on it.
    """
    return {key: item for key, item in value.items() if item is not None}


def checked_path(path: str | None, scope: Any) -> str | None:
    """Return a path that says what part of the data is meant.

    Raises:
        ValidationError: it does not start with ``$``.
    """
    if path is not None and not path.startswith("$"):
        raise ValidationError(f"Expected JSON path to start with '$', got: {path}", scope=scope)
    return path


def checked_errors(errors: Sequence[str] | None, scope: Any) -> list[str]:
    """Return the errors that a retry or catch is about. Default: all.

    Raises:
        ValidationError: all errors are named beside others.
    """
    if errors is None:
        return [Errors.ALL]
    if Errors.ALL in errors and len(errors) > 1:
        raise ValidationError(
            "States.ALL must appear alone in an error list", scope=scope, fix="add it by itself, last"
        )
    return list(errors)


def all_last(entries: list[Any], errors_of: Any) -> list[Any]:
    """Return retries or catches with those for all errors last, as Step Functions demands."""
    return sorted(entries, key=lambda entry: Errors.ALL in errors_of(entry))


def rendered_retry(props: RetryProps, errors: list[str]) -> dict[str, Any]:
    """Return one entry of ``Retry``."""
    return present(
        {
            "ErrorEquals": errors,
            "IntervalSeconds": props.interval.to_seconds() if props.interval else None,
            "MaxAttempts": props.max_attempts,
            "BackoffRate": props.backoff_rate,
            "MaxDelaySeconds": props.max_delay.to_seconds() if props.max_delay else None,
            "JitterStrategy": props.jitter_strategy._value_ if props.jitter_strategy else None,
        }
    )


def rendered_catch(props: CatchProps, errors: list[str], next_state: str, jsonata: bool, scope: Any) -> dict[str, Any]:
    """Return one entry of ``Catch``."""
    return present(
        {
            "Output": props.outputs if jsonata else None,
            "Assign": rendered_values(props.assign, jsonata),
            "ErrorEquals": errors,
            "ResultPath": checked_path(props.result_path, scope),
            "Next": next_state,
        }
    )


def rendered_values(values: Mapping[str, Any] | None, jsonata: bool) -> Any:
    """Return an object in the language of the state."""
    if values is None or jsonata:
        return values
    return render_fields(values)
