"""Lines across graphs, and colors."""

from __future__ import annotations

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct


class Shading(NamedEnum):
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


class VerticalShading(NamedEnum):
    """Which side of a moment is filled."""

    NONE = "none"
    BEFORE = "before"
    AFTER = "after"


class VerticalAnnotation(Struct):
    """A line at a moment."""

    date: str
    """The moment, in ISO 8601, as in ``2026-01-31T10:00:00Z``."""
    color: str | None = None
    """The color, as in ``#00ff00``. Default: chosen by CloudWatch."""
    fill: VerticalShading | None = None
    """Which side is filled. Default: none."""
    label: str | None = None
    """What the line is called. Default: nothing."""
    visible: bool | None = None
    """Whether it is shown. Default: yes."""


class Color:
    """Colors that CloudWatch gives to lines."""

    BLUE = "#1f77b4"
    BROWN = "#8c564b"
    GREEN = "#2ca02c"
    GREY = "#7f7f7f"
    ORANGE = "#ff7f0e"
    PINK = "#e377c2"
    PURPLE = "#9467bd"
    RED = "#d62728"


__all__ = ["Color", "HorizontalAnnotation", "Shading", "VerticalAnnotation", "VerticalShading"]
