"""Options of maps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aws_cdk.aws_stepfunctions.state_props import (
    AssignableStateOptions,
    JsonataCommonOptions,
    JsonPathCommonOptions,
    StateBaseProps,
)
from aws_cdk.core.arguments import checked


class ProvideItems:
    """The items of a map with JSONata."""

    def __init__(self, items: Any) -> None:
        self.items = items

    @staticmethod
    @checked
    def jsonata(jsonata_expression: str) -> ProvideItems:
        """Use the list that a JSONata expression gives."""
        return ProvideItems(jsonata_expression)

    @staticmethod
    @checked
    def json_array(array: Sequence[Any]) -> ProvideItems:
        """Use a list written in the app."""
        return ProvideItems(list(array))


class MapBaseOptions(AssignableStateOptions):
    """What maps take in either language."""

    item_selector: Mapping[str, Any] | None = None
    """What each item is made into before it is worked on. Default: it stays as it is."""
    jsonata_item_selector: str | None = None
    """The same as a JSONata expression."""
    jsonata_max_concurrency: str | None = None
    """A JSONata expression that gives how many items are worked on at once."""
    max_concurrency: int | float | None = None
    """How many items are worked on at once. Default: as many as possible."""


class MapBaseJsonPathOptions(JsonPathCommonOptions):
    """What maps take with JSONPath."""

    items_path: str | None = None
    """Where the list of items is. Default: the input is the list."""
    max_concurrency_path: str | None = None
    """Where the number of items that are worked on at once is."""
    result_path: str | None = None
    """Where the list of results goes within the input; ``JsonPath.DISCARD`` drops it. Default: it replaces the input."""
    result_selector: Mapping[str, Any] | None = None
    """The result made anew from parts of itself. Default: as it is."""


class MapBaseJsonataOptions(JsonataCommonOptions):
    """What maps take with JSONata."""

    items: ProvideItems | None = None
    """The items. Default: the input is the list."""


class MapBaseProps(StateBaseProps, MapBaseOptions, MapBaseJsonPathOptions, MapBaseJsonataOptions):
    """Options of any map in either language."""


class MapJsonPathProps(StateBaseProps, MapBaseOptions, MapBaseJsonPathOptions):
    """Options of a map with JSONPath."""

    parameters: Mapping[str, Any] | None = None
    """Deprecated: ``item_selector``."""


class MapJsonataProps(StateBaseProps, MapBaseOptions, MapBaseJsonataOptions):
    """Options of a map with JSONata."""

    parameters: Mapping[str, Any] | None = None
    """Deprecated: ``item_selector``."""


class MapProps(MapBaseProps):
    """Options of a map in either language."""

    parameters: Mapping[str, Any] | None = None
    """Deprecated: ``item_selector``."""
