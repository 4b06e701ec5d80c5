"""Options of parallel states."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aws_cdk.aws_stepfunctions.state_props import (
    AssignableStateOptions,
    JsonataCommonOptions,
    JsonPathCommonOptions,
    StateBaseProps,
)


class ParallelJsonPathProps(StateBaseProps, AssignableStateOptions, JsonPathCommonOptions):
    """Options of a parallel state with JSONPath."""

    parameters: Mapping[str, Any] | None = None
    """The input of all branches; values may be paths. Default: the state's input."""
    result_path: str | None = None
    """Where the list of results goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""
    result_selector: Mapping[str, Any] | None = None
    """The result made anew from parts of itself. Default: as it is."""


class ParallelJsonataProps(StateBaseProps, AssignableStateOptions, JsonataCommonOptions):
    """Options of a parallel state with JSONata."""

    arguments: Mapping[str, Any] | None = None
    """The input of all branches. Default: the state's input."""


class ParallelProps(StateBaseProps, AssignableStateOptions, JsonPathCommonOptions, JsonataCommonOptions):
    """Options of a parallel state in either language."""

    arguments: Mapping[str, Any] | None = None
    """The input of all branches, with JSONata. Default: the state's input."""
    parameters: Mapping[str, Any] | None = None
    """The input of all branches, with JSONPath; values may be paths. Default: the state's input."""
    result_path: str | None = None
    """Where the list of results goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""
    result_selector: Mapping[str, Any] | None = None
    """The result made anew from parts of itself. Default: as it is."""
