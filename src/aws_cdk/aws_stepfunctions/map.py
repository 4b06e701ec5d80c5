"""Maps that work on items within the execution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions.chainable import IChainable
from aws_cdk.aws_stepfunctions.error_handling import CatchProps, RetryProps
from aws_cdk.aws_stepfunctions.map_base import MapBase
from aws_cdk.aws_stepfunctions.map_props import MapJsonataProps, MapJsonPathProps, MapProps
from aws_cdk.aws_stepfunctions.processor import ProcessorConfig
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.state_graph import StateGraph
from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from constructs import Construct


class Map(MapBase):
    """Does the same with each item of a list; its result is the list of results."""

    @staticmethod
    @takes(MapJsonPathProps)
    def json_path(scope: Construct, id: str, props: MapJsonPathProps) -> Map:
        """Make the state with JSONPath."""
        return Map(scope, id, **props._given())

    @staticmethod
    @takes(MapJsonataProps)
    def jsonata(scope: Construct, id: str, props: MapJsonataProps) -> Map:
        """Make the state with JSONata."""
        return Map(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(MapProps)
    def __init__(self, scope: Construct, id: str, props: MapProps) -> None:
        self._init_map(scope, id, props)

    @takes(RetryProps)
    def add_retry(self, props: RetryProps) -> Map:
        """Try again after errors.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_retry_props(props)
        return self

    @takes(CatchProps)
    def add_catch(self, handler: IChainable, props: CatchProps) -> Map:
        """Go on with ``handler`` after errors.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_catch_props(handler.start_state, props)
        return self

    @checked
    def iterator(self, iterator: IChainable) -> Map:
        """Deprecated: :meth:`item_processor`."""
        self._add_iterator(StateGraph(iterator.start_state, f"Map {self.state_id} Iterator"))
        return self

    @takes(ProcessorConfig)
    def item_processor(self, processor: IChainable, config: ProcessorConfig) -> Map:
        """Say what is done with each item."""
        graph = StateGraph(processor.start_state, f"Map {self.state_id} Item Processor")
        self._add_item_processor(graph, **config._given())
        return self

    @checked
    def to_state_json(self, query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language, as a machine of ``query_language`` holds it."""
        return super().to_state_json(query_language)

    def _validate_state(self) -> list[str]:
        errors = super()._validate_state()
        if self._iteration is None and self._processor is None:
            errors.append("Map state must either have a non-empty iterator or a non-empty item processor")
        if self._iteration is not None and self._processor is not None:
            errors.append("Map state cannot have both an iterator and an item processor")
        if self._parameters and self._item_selector:
            errors.append("Map state cannot have both parameters and an item selector")
        return errors
