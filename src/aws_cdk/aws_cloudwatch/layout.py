"""Widgets and how they are laid out on a dashboard, which is 24 units wide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from constructs._interface import Interface

_GRID_WIDTH = 24


class IWidget(Interface):
    """A piece of a dashboard."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def width(self) -> float: ...
        @property
        def height(self) -> float: ...
        @property
        def warnings(self) -> list[str] | None:
            return None

        @property
        def warnings_v2(self) -> dict[str, str] | None: ...
        def position(self, x: float, y: float) -> None: ...
        def to_json(self) -> list[Any]: ...

    else:
        _optional = ("warnings", "warnings_v2")


class ConcreteWidget(IWidget):
    """Base of widgets that show something."""

    @checked
    def __init__(self, width: int | float, height: int | float) -> None:
        if width > _GRID_WIDTH:
            raise ValidationError(f"Widget is too wide, max {_GRID_WIDTH} units allowed", fix="make it narrower")
        self.width: float = width
        self.height: float = height
        self.warnings_v2: dict[str, str] | None = {}
        self._x: float | None = None
        self._y: float | None = None

    @property
    def warnings(self) -> list[str]:
        """Nothing: what is doubtful is in :attr:`warnings_v2`, as in the peer."""
        return []

    @checked
    def position(self, x: float, y: float) -> None:
        """Put the widget's upper left corner at a place of the grid."""
        self._x, self._y = x, y

    def to_json(self) -> list[Any]:
        """Return the widget as CloudWatch's dashboards have it."""
        place = {"x": self._x, "y": self._y}
        kind, properties = self._content()
        return [{"type": kind, "width": self.width, "height": self.height, **place, "properties": properties}]

    def _content(self) -> tuple[str, dict[str, Any]]:
        raise NotImplementedError


class _Group(IWidget):
    def add_widget(self, w: IWidget) -> None:
        """Add a widget at the end."""
        self.widgets.append(w)
        self._place(w)

    def __init__(self, *widgets: IWidget) -> None:
        self.widgets: list[IWidget] = list(widgets)
        self.width: float = 0
        self.height: float = 0
        self._offsets: list[tuple[float, float]] = []
        for widget in widgets:
            self._place(widget)

    @property
    def warnings_v2(self) -> dict[str, str] | None:
        """What is doubtful about the widgets."""
        found: dict[str, str] = {}
        for widget in self.widgets:
            found.update(widget.warnings_v2 or {})
        return found or None

    @checked
    def position(self, x: float, y: float) -> None:
        """Put the group's upper left corner at a place of the grid."""
        for widget, (right, down) in zip(self.widgets, self._offsets, strict=True):
            widget.position(x + right, y + down)

    def to_json(self) -> list[Any]:
        """Return all widgets as CloudWatch's dashboards have them."""
        return [item for widget in self.widgets for item in widget.to_json()]

    def _place(self, widget: IWidget) -> None:
        raise NotImplementedError


class Row(_Group):
    """Widgets side by side; those that do not fit go below."""

    @checked
    def __init__(self, *widgets: IWidget) -> None:
        self._next: tuple[float, float] = (0, 0)
        super().__init__(*widgets)

    def _place(self, widget: IWidget) -> None:
        x, y = self._next
        if x + widget.width > _GRID_WIDTH:
            x, y = 0, self.height
        self._offsets.append((x, y))
        self.width = max(self.width, x + widget.width)
        self.height = max(self.height, y + widget.height)
        self._next = (x + widget.width, y)


class Column(_Group):
    """Widgets below each other."""

    def _place(self, widget: IWidget) -> None:
        self._offsets.append((0, self.height))
        self.width = max(self.width, widget.width)
        self.height += widget.height


class SpacerProps(Struct):
    """The size of a gap."""

    height: int | float | None = None
    """Units. Default: 1."""
    width: int | float | None = None
    """Units. Default: 1."""


class Spacer(IWidget):
    """A gap between widgets."""

    @takes(SpacerProps)
    def __init__(self, props: SpacerProps) -> None:
        self.width: float = props.width or 1
        self.height: float = props.height or 1
        self.warnings_v2: dict[str, str] | None = {}

    def position(self, x: float, y: float) -> None:
        """Do nothing: a gap shows nothing."""

    def to_json(self) -> list[Any]:
        """Return nothing."""
        return []


__all__ = ["Column", "ConcreteWidget", "IWidget", "Row", "Spacer", "SpacerProps"]
