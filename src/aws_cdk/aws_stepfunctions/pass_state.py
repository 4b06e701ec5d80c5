"""States that do nothing but pass data on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import checked_path, present
from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.aws_stepfunctions.state_props import (
    AssignableStateOptions,
    JsonataCommonOptions,
    JsonPathCommonOptions,
    StateBaseProps,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.chain import Chain
    from constructs import Construct


class Result:
    """The result of a state that has nothing to do for it."""

    def __init__(self, value: Any) -> None:
        self.value = value
        """Data of JSON."""

    @staticmethod
    @checked
    def from_string(value: str) -> Result:
        """Give text."""
        return Result(value)

    @staticmethod
    @checked
    def from_number(value: int | float) -> Result:
        """Give a number."""
        return Result(value)

    @staticmethod
    @checked
    def from_boolean(value: bool) -> Result:
        """Give true or false."""
        return Result(value)

    @staticmethod
    @checked
    def from_object(value: Mapping[str, Any]) -> Result:
        """Give an object."""
        return Result(value)

    @staticmethod
    @checked
    def from_array(value: Sequence[Any]) -> Result:
        """Give a list."""
        return Result(value)


class PassJsonPathProps(StateBaseProps, AssignableStateOptions, JsonPathCommonOptions):
    """Options of a pass state with JSONPath."""

    parameters: Mapping[str, Any] | None = None
    """What is passed on; values may be paths. Default: the input."""
    result: Result | None = None
    """Fixed data as the result. Default: the input."""
    result_path: str | None = None
    """Where the result goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""


class PassJsonataProps(StateBaseProps, AssignableStateOptions, JsonataCommonOptions):
    """Options of a pass state with JSONata."""


class PassProps(StateBaseProps, AssignableStateOptions, JsonPathCommonOptions, JsonataCommonOptions):
    """Options of a pass state in either language."""

    parameters: Mapping[str, Any] | None = None
    """What is passed on, with JSONPath; values may be paths. Default: the input."""
    result: Result | None = None
    """Fixed data as the result. Default: the input."""
    result_path: str | None = None
    """Where the result goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""


class Pass(State, INextable):
    """Passes its input on, perhaps changed, or fixed data."""

    @staticmethod
    @takes(PassJsonPathProps)
    def json_path(scope: Construct, id: str, props: PassJsonPathProps) -> Pass:
        """Make the state with JSONPath."""
        return Pass(scope, id, **props._given())

    @staticmethod
    @takes(PassJsonataProps)
    def jsonata(scope: Construct, id: str, props: PassJsonataProps) -> Pass:
        """Make the state with JSONata."""
        return Pass(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(PassProps)
    def __init__(self, scope: Construct, id: str, props: PassProps) -> None:
        self._init_state(scope, id, props)
        self._result = props.result

    @checked
    def next(self, next: IChainable) -> Chain:
        """Let ``next`` follow; return both as a chain."""
        return self._chain_next(next)

    @checked
    def to_state_json(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        return present(
            {
                "Type": "Pass",
                **self._render_query_language(top_level_query_language),
                "Comment": self._comment,
                "Result": self._result.value if self._result is not None else None,
                "ResultPath": checked_path(self._result_path, self),
                **self._render_input_output(),
                **self._render_next_end(),
                **self._render_assign(top_level_query_language),
            }
        )
