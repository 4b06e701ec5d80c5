"""States that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import present
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
    from aws_cdk.core.duration import Duration
    from constructs import Construct


class WaitTime:
    """How long, or until when, is waited."""

    @checked
    def __init__(self, key: str, value: Any) -> None:
        self._rendered = {key: value}

    @staticmethod
    @checked
    def duration(duration: Duration) -> WaitTime:
        """Wait a fixed time, whole seconds.

        Raises:
            CdkError: it is no whole number of seconds.
        """
        return WaitTime("Seconds", duration.to_seconds())

    @staticmethod
    @checked
    def seconds(seconds: str) -> WaitTime:
        """Wait as many seconds as a JSONata expression gives."""
        return WaitTime("Seconds", seconds)

    @staticmethod
    @checked
    def timestamp(timestamp: str) -> WaitTime:
        """Wait until a point in time, in the form ``2030-01-31T12:00:00Z``; with JSONata, an expression that gives it."""
        return WaitTime("Timestamp", timestamp)

    @staticmethod
    @checked
    def seconds_path(path: str) -> WaitTime:
        """Wait as many seconds as stand at a path."""
        return WaitTime("SecondsPath", path)

    @staticmethod
    @checked
    def timestamp_path(path: str) -> WaitTime:
        """Wait until the point in time at a path."""
        return WaitTime("TimestampPath", path)


class WaitJsonPathProps(StateBaseProps, AssignableStateOptions, JsonPathCommonOptions):
    """Options of a wait state with JSONPath."""

    time: WaitTime
    """How long, or until when."""


class WaitJsonataProps(StateBaseProps, AssignableStateOptions, JsonataCommonOptions):
    """Options of a wait state with JSONata."""

    time: WaitTime
    """How long, or until when."""


class WaitProps(StateBaseProps, AssignableStateOptions):
    """Options of a wait state in either language."""

    time: WaitTime
    """How long, or until when."""


class Wait(State, INextable):
    """Waits before the execution goes on."""

    @staticmethod
    @takes(WaitJsonPathProps)
    def json_path(scope: Construct, id: str, props: WaitJsonPathProps) -> Wait:
        """Make the state with JSONPath."""
        return _wait(scope, id, props._given())

    @staticmethod
    @takes(WaitJsonataProps)
    def jsonata(scope: Construct, id: str, props: WaitJsonataProps) -> Wait:
        """Make the state with JSONata."""
        return _wait(scope, id, {**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(WaitProps)
    def __init__(self, scope: Construct, id: str, props: WaitProps) -> None:
        self._init_state(scope, id, props)
        self._time = props.time

    @checked
    def next(self, next: IChainable) -> Chain:
        """Let ``next`` follow; return both as a chain."""
        return self._chain_next(next)

    @checked
    def to_state_json(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        return present(
            {
                "Type": "Wait",
                **self._render_query_language(top_level_query_language),
                "Comment": self._comment,
                **self._time._rendered,
                **self._render_input_output(),
                **self._render_next_end(),
                **self._render_assign(top_level_query_language),
            }
        )


def _wait(scope: Construct, id: str, options: dict[str, Any]) -> Wait:
    """Make a state with the options of one language, which the constructor does not take."""
    own = {name: options.pop(name) for name in ("input_path", "output_path", "outputs") if name in options}
    wait = Wait(scope, id, **options)
    wait._input_path = own.get("input_path")
    wait._output_path = own.get("output_path")
    wait._outputs = own.get("outputs")
    return wait
