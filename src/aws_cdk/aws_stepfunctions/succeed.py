"""States that end an execution well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.aws_stepfunctions.state_props import JsonataCommonOptions, JsonPathCommonOptions, StateBaseProps
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class SucceedJsonPathProps(StateBaseProps, JsonPathCommonOptions):
    """Options of a succeed state with JSONPath."""


class SucceedJsonataProps(StateBaseProps, JsonataCommonOptions):
    """Options of a succeed state with JSONata."""


class SucceedProps(StateBaseProps, JsonPathCommonOptions, JsonataCommonOptions):
    """Options of a succeed state in either language."""


class Succeed(State):
    """Ends the execution, or the branch it is in, well."""

    @staticmethod
    @takes(SucceedJsonPathProps)
    def json_path(scope: Construct, id: str, props: SucceedJsonPathProps) -> Succeed:
        """Make the state with JSONPath."""
        return Succeed(scope, id, **props._given())

    @staticmethod
    @takes(SucceedJsonataProps)
    def jsonata(scope: Construct, id: str, props: SucceedJsonataProps) -> Succeed:
        """Make the state with JSONata."""
        return Succeed(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(SucceedProps)
    def __init__(self, scope: Construct, id: str, props: SucceedProps) -> None:
        self._init_state(scope, id, props)

    @checked
    def to_state_json(self, query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        return present(
            {
                "Type": "Succeed",
                **self._render_query_language(query_language),
                "Comment": self._comment,
                **self._render_input_output(),
            }
        )
