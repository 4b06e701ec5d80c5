"""Options that several kinds of states share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.core.struct import Struct


class StateBaseProps(Struct):
    """What every state takes."""

    comment: str | None = None
    """A comment in the definition."""
    query_language: QueryLanguage | None = None
    """The language of the state. Default: the state machine's."""
    state_name: str | None = None
    """The state's name in the definition. Default: the construct id."""


class AssignableStateOptions(Struct):
    """Options of states that set variables."""

    assign: Mapping[str, Any] | None = None
    """Variables to set, with their values. Default: none."""


class JsonPathCommonOptions(Struct):
    """How a state reads and writes data with JSONPath."""

    input_path: str | None = None
    """The part of the input that the state sees; ``JsonPath.DISCARD`` for an empty object. Default: all."""
    output_path: str | None = None
    """The part of the result that goes on; ``JsonPath.DISCARD`` for an empty object. Default: all."""


class JsonataCommonOptions(Struct):
    """How a state writes data with JSONata."""

    outputs: Any = None
    """The output: a JSONata expression, or an object with such. Default: the state's result."""


class JsonataStateOptions(JsonataCommonOptions):
    """How a state reads and writes data with JSONata."""

    arguments: Any = None
    """What the state works on. Default: its input."""


class JsonPathStateProps(StateBaseProps, JsonPathCommonOptions, AssignableStateOptions):
    """Options of a state with JSONPath."""

    parameters: Mapping[str, Any] | None = None
    """What the state works on; values may be paths. Default: its input."""
    result_path: str | None = None
    """Where the result goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""
    result_selector: Mapping[str, Any] | None = None
    """The result made anew from parts of itself. Default: as it is."""


class JsonataStateProps(StateBaseProps, JsonataStateOptions, AssignableStateOptions):
    """Options of a state with JSONata."""


class StateProps(StateBaseProps, JsonPathCommonOptions, JsonataStateOptions, AssignableStateOptions):
    """Options of a state in either language."""

    parameters: Mapping[str, Any] | None = None
    """What the state works on; values may be paths. Default: its input."""
    result_path: str | None = None
    """Where the result goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""
    result_selector: Mapping[str, Any] | None = None
    """The result made anew from parts of itself. Default: as it is."""
