"""What maps have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import checked_path, present, rendered_values
from aws_cdk.aws_stepfunctions.chainable import IChainable, INextable
from aws_cdk.aws_stepfunctions.map_props import MapBaseProps
from aws_cdk.aws_stepfunctions.processor import ProcessorMode
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state import State
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions.chain import Chain
    from constructs import Construct

_LARGEST_WHOLE = 2**53 - 1


class MapBase(State, INextable):
    """Does the same with each item of a list."""

    @takes(MapBaseProps)
    def __init__(self, scope: Construct, id: str, props: MapBaseProps) -> None:
        self._init_map(scope, id, props)

    def _init_map(self, scope: Construct, id: str, props: Struct) -> None:
        self._init_state(scope, id, props)
        given = props._given()
        self._items = given.get("items")
        self._items_path: str | None = given.get("items_path")
        self._item_selector = given.get("item_selector")
        self._jsonata_item_selector: str | None = given.get("jsonata_item_selector")
        self._max_concurrency = given.get("max_concurrency")
        self._max_concurrency_path: str | None = given.get("max_concurrency_path")
        self._jsonata_max_concurrency: str | None = given.get("jsonata_max_concurrency")

    @checked
    def next(self, next: IChainable) -> Chain:
        """Let ``next`` follow; return both as a chain."""
        return self._chain_next(next)

    @checked
    def to_state_json(self, top_level_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language."""
        concurrency = self._max_concurrency or None  # 0 stands for no limit, which is the default
        return present(
            {
                "Type": "Map",
                **self._render_query_language(top_level_query_language),
                "Comment": self._comment,
                "ResultPath": checked_path(self._result_path, self),
                **self._render_next_end(),
                **self._render_input_output(),
                **self._render_result_selector(),
                **self._render_retry_catch(top_level_query_language),
                "ItemsPath": checked_path(self._items_path, self),
                "Items": self._items.items if self._items is not None else None,
                "ItemSelector": self._rendered_selector(top_level_query_language),
                **self._render_item_processor(),
                "MaxConcurrency": self._jsonata_max_concurrency or concurrency,
                "MaxConcurrencyPath": checked_path(self._max_concurrency_path, self),
                **self._render_assign(top_level_query_language),
                **self._render_iterator(),
            }
        )

    def _rendered_selector(self, top_level: QueryLanguage | None) -> Any:
        if self._jsonata_item_selector is not None:
            return self._jsonata_item_selector
        return rendered_values(self._item_selector, self._is_jsonata(top_level))

    def _validate_state(self) -> list[str]:
        errors = super()._validate_state()
        config = self._processor_config
        if config is not None and config.mode is ProcessorMode.DISTRIBUTED and config.execution_type is None:
            errors.append("You must specify an execution type for the distributed Map workflow")
        number = self._max_concurrency
        if number is not None and not is_unresolved(number):
            if number < 0 or number != int(number) or number > _LARGEST_WHOLE:
                errors.append("maxConcurrency has to be a positive integer")
        path, expression = self._max_concurrency_path, self._jsonata_max_concurrency
        errors += both_given("maxConcurrency", number, "maxConcurrencyPath", path)
        errors += both_given("maxConcurrency", number, "jsonataMaxConcurrency", expression)
        errors += both_given("maxConcurrencyPath", path, "jsonataMaxConcurrency", expression)
        errors += _no_jsonata("jsonataMaxConcurrency", expression)
        errors += both_given("itemSelector", self._item_selector, "jsonataItemSelector", self._jsonata_item_selector)
        errors += _no_jsonata("jsonataItemSelector", self._jsonata_item_selector)
        return errors


def both_given(first: str, first_value: Any, second: str, second_value: Any) -> list[str]:
    """Return what is wrong if two options that exclude each other are given."""
    return [f"Provide either `{first}` or `{second}`, but not both"] if first_value and second_value else []


def _no_jsonata(option: str, expression: str | None) -> list[str]:
    if not expression or (expression.startswith("{%") and expression.endswith("%}")):
        return []
    return [f"The `{option}` property must be a valid JSONata expression"]
