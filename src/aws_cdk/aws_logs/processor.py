"""Processors: the steps in which log events are transformed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct
from constructs._interface import Interface

DEFAULT_SOURCE = "@message"
"""The field that holds the event as it came in."""


class BaseProcessorProps(Struct):
    """What all processors may be told."""


class IProcessor(Interface):
    """A step in which log events are transformed."""

    __slots__ = ()

    if TYPE_CHECKING:

        def _render(self) -> dict[str, Any]: ...


class DelimiterCharacter(NamedEnum):
    """What separates values."""

    COMMA = ","
    TAB = "\t"
    SPACE = " "
    SEMICOLON = ";"
    PIPE = "|"
