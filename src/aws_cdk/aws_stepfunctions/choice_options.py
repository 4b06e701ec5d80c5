"""Options of choices."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_stepfunctions.state_props import (
    AssignableStateOptions,
    JsonataCommonOptions,
    JsonPathCommonOptions,
    StateBaseProps,
)
from aws_cdk.core.struct import Struct


class ChoiceTransitionOptions(AssignableStateOptions):
    """What happens on the way from a choice to the next state."""

    comment: str | None = None
    """A comment in the definition."""
    outputs: Any = None
    """The input of the next state, with JSONata. Default: the choice's input."""


class AfterwardsOptions(Struct):
    """Which states a chain goes on after."""

    include_error_handlers: bool | None = None
    """Also those that handle errors. Default: no."""
    include_otherwise: bool | None = None
    """Also the choice itself, if no condition holds. Default: no."""


class ChoiceJsonPathProps(StateBaseProps, AssignableStateOptions, JsonPathCommonOptions):
    """Options of a choice with JSONPath."""


class ChoiceJsonataProps(StateBaseProps, AssignableStateOptions, JsonataCommonOptions):
    """Options of a choice with JSONata."""


class ChoiceProps(StateBaseProps, AssignableStateOptions, JsonPathCommonOptions, JsonataCommonOptions):
    """Options of a choice in either language."""
