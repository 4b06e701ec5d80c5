"""Texts on dashboards."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes


class TextWidgetBackground(NamedEnum):
    """What is behind a text."""

    SOLID = "solid"
    TRANSPARENT = "transparent"


class TextWidgetProps(Struct):
    """Options of a text."""

    markdown: str
    """The text, in Markdown."""
    background: TextWidgetBackground | None = None
    """What is behind it. Default: solid."""
    height: int | float | None = None
    """Units. Default: 2."""
    width: int | float | None = None
    """Units, 24 at most. Default: 6."""


class TextWidget(ConcreteWidget):
    """A text."""

    @takes(TextWidgetProps)
    def __init__(self, props: TextWidgetProps) -> None:
        super().__init__(props.width or 6, props.height or 2)
        self._props = props

    def _content(self) -> tuple[str, dict[str, Any]]:
        background = self._props.background
        shown = {"background": background._value_} if background is not None else {}
        return "text", {"markdown": self._props.markdown, **shown}


__all__ = ["TextWidget", "TextWidgetBackground", "TextWidgetProps"]
