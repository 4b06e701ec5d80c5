"""Lines across graphs."""

from __future__ import annotations

from enum import Enum

from aws_cdk.core.struct import Struct


class Shading(Enum):
    """Which side of a line is filled."""

    NONE = "none"
    ABOVE = "above"
    BELOW = "below"


class HorizontalAnnotation(Struct):
    """A line at a value."""

    value: int | float
    """The value."""
    color: str | None = None
    """The color, as in ``#00ff00``. Default: chosen by CloudWatch."""
    fill: Shading | None = None
    """Which side is filled. Default: none."""
    label: str | None = None
    """What the line is called. Default: nothing."""
    visible: bool | None = None
    """Whether it is shown. Default: yes."""


__all__ = ["HorizontalAnnotation", "Shading"]
