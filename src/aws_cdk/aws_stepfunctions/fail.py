"""States that end an execution as failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.aws_stepfunctions.state_props import StateBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct

# The intrinsic functions that give text. Source: the Amazon States Language, on the fail state.
_TEXT_FUNCTIONS = (
    "States.Format",
    "States.JsonToString",
    "States.ArrayGetItem",
    "States.Base64Encode",
    "States.Base64Decode",
    "States.Hash",
    "States.UUID",
)


class FailJsonPathProps(StateBaseProps):
    """Options of a fail state with JSONPath."""

    cause: str | None = None
    """Why it failed, in words. Default: nothing is said."""
    cause_path: str | None = None
    """A path or intrinsic function that gives the cause. Default: none."""
    error: str | None = None
    """Name of the error. Default: none."""
    error_path: str | None = None
    """A path or intrinsic function that gives the name of the error. Default: none."""


class FailJsonataProps(StateBaseProps):
    """Options of a fail state with JSONata."""

    cause: str | None = None
    """Why it failed, in words. Default: nothing is said."""
    error: str | None = None
    """Name of the error. Default: none."""


class FailProps(FailJsonPathProps):
    """Options of a fail state in either language."""


class Fail(State):
    """Ends the execution as failed."""

    @staticmethod
    @takes(FailJsonPathProps)
    def json_path(scope: Construct, id: str, props: FailJsonPathProps) -> Fail:
        """Make the state with JSONPath."""
        return Fail(scope, id, **props._given())

    @staticmethod
    @takes(FailJsonataProps)
    def jsonata(scope: Construct, id: str, props: FailJsonataProps) -> Fail:
        """Make the state with JSONata."""
        return Fail(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(FailProps)
    def __init__(self, scope: Construct, id: str, props: FailProps) -> None:
        self._init_state(scope, id, props)
        self._error = props.error
        self._error_path = props.error_path
        self._cause = props.cause
        self._cause_path = props.cause_path

    @checked
    def to_state_json(self, query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        return present(
            {
                "Type": "Fail",
                **self._render_query_language(query_language),
                "Comment": self._comment,
                "Error": self._error,
                "ErrorPath": self._error_path,
                "Cause": self._cause,
                "CausePath": self._cause_path,
            }
        )

    def _validate_state(self) -> list[str]:
        errors = super()._validate_state()
        for name, path in (("errorPath", self._error_path), ("causePath", self._cause_path)):
            if path and not path.startswith("$") and not path.startswith(tuple(f"{name}(" for name in _TEXT_FUNCTIONS)):
                errors.append(
                    f"You must specify a valid intrinsic function in {name}. Must be one of {', '.join(_TEXT_FUNCTIONS)}"
                )
        if self._error and self._error_path:
            errors.append("Fail state cannot have both error and errorPath")
        if self._cause and self._cause_path:
            errors.append("Fail state cannot have both cause and causePath")
        return errors
