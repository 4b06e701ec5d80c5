"""Widgets that a function fills."""

from __future__ import annotations

from typing import Any

from aws_cdk.aws_cloudwatch._metric_widgets import given
from aws_cdk.aws_cloudwatch.layout import ConcreteWidget
from aws_cdk.core.struct import Struct, takes


class CustomWidgetProps(Struct):
    """Options of a widget that a function fills."""

    function_arn: str
    """ARN of the function."""
    title: str
    """What the widget is called."""
    height: int | float | None = None
    """Units. Default: 6."""
    params: Any | None = None
    """What the function is given. Default: nothing."""
    update_on_refresh: bool | None = None
    """Whether it is called when the dashboard is refreshed. Default: yes."""
    update_on_resize: bool | None = None
    """Whether it is called when the widget gets another size. Default: yes."""
    update_on_time_range_change: bool | None = None
    """Whether it is called when another time is shown. Default: yes."""
    width: int | float | None = None
    """Units, 24 at most. Default: 6."""


class CustomWidget(ConcreteWidget):
    """What a function returns."""

    @takes(CustomWidgetProps)
    def __init__(self, props: CustomWidgetProps) -> None:
        super().__init__(props.width or 6, props.height or 6)
        self._props = props

    def _content(self) -> tuple[str, dict[str, Any]]:
        props = self._props
        return "custom", given(
            endpoint=props.function_arn,
            params=props.params,
            title=props.title,
            updateOn={
                "refresh": props.update_on_refresh is not False,
                "resize": props.update_on_resize is not False,
                "timeRange": props.update_on_time_range_change is not False,
            },
        )


__all__ = ["CustomWidget", "CustomWidgetProps"]
