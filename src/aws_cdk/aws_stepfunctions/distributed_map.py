"""Maps that work on items in executions of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_stepfunctions._rendering import checked_path, present
from aws_cdk.aws_stepfunctions.chainable import IChainable
from aws_cdk.aws_stepfunctions.error_handling import CatchProps, RetryProps
from aws_cdk.aws_stepfunctions.item_batcher import ItemBatcher
from aws_cdk.aws_stepfunctions.item_reader import IItemReader
from aws_cdk.aws_stepfunctions.map_base import MapBase, both_given
from aws_cdk.aws_stepfunctions.map_props import (
    MapBaseJsonataOptions,
    MapBaseJsonPathOptions,
    MapBaseOptions,
    MapBaseProps,
)
from aws_cdk.aws_stepfunctions.processor import ProcessorConfig, ProcessorMode
from aws_cdk.aws_stepfunctions.query_language import QueryLanguage
from aws_cdk.aws_stepfunctions.result_writer import ResultWriter, ResultWriterV2
from aws_cdk.aws_stepfunctions.state_graph import StateGraph
from aws_cdk.aws_stepfunctions.state_machine_type import StateMachineType
from aws_cdk.aws_stepfunctions.state_props import StateBaseProps
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

_WRITER_V2_FLAG = "@aws-cdk/aws-stepfunctions:useDistributedMapResultWriterV2"
_MAX_LABEL_LENGTH = 40
# Source: the Amazon States Language, on the label of a map.
_NOT_IN_LABELS = re.compile(r"[\s?*<>{}\\\[\]:;,|^~$#%&`\"'\x00-\x1f\x7f-\x9f]")


class _DistributedMapOptions(Struct):
    """What distributed maps take in either language."""

    item_batcher: ItemBatcher | None = None
    """Puts items together. Default: each is worked on by itself."""
    item_reader: IItemReader | None = None
    """Reads the items. Default: they are in the input."""
    label: str | None = None
    """What the names of the executions say beside the state machine's, at most 40 characters. Default: random."""
    map_execution_type: StateMachineType | None = None
    """Kind of the executions. Default: STANDARD."""
    result_writer: ResultWriter | None = None
    """Deprecated: ``result_writer_v2``."""
    result_writer_v2: ResultWriterV2 | None = None
    """Writes the results. Default: they are passed on."""
    tolerated_failure_count: int | float | None = None
    """How many items may fail. Default: none."""
    tolerated_failure_percentage: int | float | None = None
    """How many of a hundred items may fail. Default: none."""


class _DistributedMapPathOptions(Struct):
    """What distributed maps take with JSONPath."""

    tolerated_failure_count_path: str | None = None
    """A path that gives how many items may fail."""
    tolerated_failure_percentage_path: str | None = None
    """A path that gives how many of a hundred items may fail."""


class DistributedMapJsonPathProps(
    StateBaseProps, MapBaseOptions, MapBaseJsonPathOptions, _DistributedMapOptions, _DistributedMapPathOptions
):
    """Options of a distributed map with JSONPath."""


class DistributedMapJsonataProps(StateBaseProps, MapBaseOptions, MapBaseJsonataOptions, _DistributedMapOptions):
    """Options of a distributed map with JSONata."""


class DistributedMapProps(MapBaseProps, _DistributedMapOptions, _DistributedMapPathOptions):
    """Options of a distributed map in either language."""


class DistributedMap(MapBase):
    """Does the same with each item of a list, in executions of their own; for many items, also from S3."""

    @staticmethod
    def is_distributed_map(x: Any) -> bool:
        """Tell whether ``x`` is a distributed map."""
        return isinstance(x, DistributedMap)

    @staticmethod
    @takes(DistributedMapJsonPathProps)
    def json_path(scope: Construct, id: str, props: DistributedMapJsonPathProps) -> DistributedMap:
        """Make the state with JSONPath."""
        return DistributedMap(scope, id, **props._given())

    @staticmethod
    @takes(DistributedMapJsonataProps)
    def jsonata(scope: Construct, id: str, props: DistributedMapJsonataProps) -> DistributedMap:
        """Make the state with JSONata."""
        return DistributedMap(scope, id, **{**props._given(), "query_language": QueryLanguage.JSONATA})

    @takes(DistributedMapProps)
    def __init__(self, scope: Construct, id: str, props: DistributedMapProps) -> None:
        self._init_map(scope, id, props)
        self._props = props
        self._label = props.label
        self._processor_mode = ProcessorMode.DISTRIBUTED
        self._writer = props.result_writer_v2 if flag_enabled(self.node, _WRITER_V2_FLAG) else props.result_writer

    @takes(RetryProps)
    def add_retry(self, props: RetryProps) -> DistributedMap:
        """Try again after errors.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_retry_props(props)
        return self

    @takes(CatchProps)
    def add_catch(self, handler: IChainable, props: CatchProps) -> DistributedMap:
        """Go on with ``handler`` after errors.

        Raises:
            ValidationError: all errors are named beside others.
        """
        self._add_catch_props(handler.start_state, props)
        return self

    @takes(ProcessorConfig)
    def item_processor(self, processor: IChainable, config: ProcessorConfig) -> DistributedMap:
        """Say what is done with each item."""
        graph = StateGraph(processor.start_state, f"Map {self.state_id} Item Processor")
        self._add_item_processor(graph, **config._given())
        self._processor_mode = ProcessorMode.DISTRIBUTED
        return self

    def _when_bound_to_graph(self, graph: StateGraph) -> None:
        super()._when_bound_to_graph(graph)
        for source in (self._writer, self._props.item_reader):
            if source is not None:
                for statement in source.provide_policy_statements():
                    graph.register_policy_statement(statement)

    @checked
    def to_state_json(self, state_machine_query_language: QueryLanguage | None = None) -> dict[str, Any]:
        """Return the state in the Amazon States Language.

        Raises:
            ValidationError: nothing is said about what is done with an item.
        """
        if self._processor is None:
            raise ValidationError(
                "Distributed Map state must have a non-empty item processor",
                scope=self,
                fix="call `item_processor` with the state that is run for each item",
            )
        props = self._props
        language = self._query_language or state_machine_query_language
        rendered = super().to_state_json(state_machine_query_language)
        config = self._processor_config
        if config is not None and config.execution_type is not None:
            Annotations.of(self).add_warning_v2(
                "@aws-cdk/aws-stepfunctions:propertyIgnored",
                "execution_type of the item processor is ignored; use map_execution_type of the DistributedMap instead.",
            )
        execution = props.map_execution_type or StateMachineType.STANDARD
        rendered["ItemProcessor"]["ProcessorConfig"]["ExecutionType"] = execution._value_
        return present(
            {
                **rendered,
                "ItemReader": props.item_reader.render(language) if props.item_reader is not None else None,
                "ItemBatcher": props.item_batcher.render() if props.item_batcher is not None else None,
                "ToleratedFailurePercentage": props.tolerated_failure_percentage,
                "ToleratedFailurePercentagePath": checked_path(props.tolerated_failure_percentage_path, self),
                "ToleratedFailureCount": props.tolerated_failure_count,
                "ToleratedFailureCountPath": checked_path(props.tolerated_failure_count_path, self),
                "Label": self._label,
                "ResultWriter": self._writer.render(language) if self._writer is not None else None,
            }
        )

    def _validate_state(self) -> list[str]:
        errors = super()._validate_state()
        props = self._props
        if self._processor_config is not None and self._processor_config.mode is ProcessorMode.INLINE:
            errors.append("Processing mode cannot be `INLINE` for a Distributed Map")
        if self._items_path and props.item_reader is not None:
            errors.append("Provide either `itemsPath` or `itemReader`, but not both")
        percentage = props.tolerated_failure_percentage
        errors += both_given(
            "toleratedFailurePercentage",
            percentage,
            "toleratedFailurePercentagePath",
            props.tolerated_failure_percentage_path,
        )
        if percentage is not None and not 0 <= percentage <= 100:
            errors.append("toleratedFailurePercentage must be between 0 and 100")
        errors += both_given(
            "toleratedFailureCount",
            props.tolerated_failure_count,
            "toleratedFailureCountPath",
            props.tolerated_failure_count_path,
        )
        if props.item_batcher is not None:
            errors.extend(props.item_batcher.validate_item_batcher())
        if props.item_reader is not None:
            errors.extend(props.item_reader.validate_item_reader())
        if isinstance(self._writer, ResultWriterV2):
            errors.extend(self._writer.validate_result_writer())
        elif props.result_writer_v2 is not None:
            errors.extend(props.result_writer_v2.validate_result_writer())
        if self._label:
            if len(self._label) > _MAX_LABEL_LENGTH:
                errors.append(f"label must be {_MAX_LABEL_LENGTH} characters or less")
            if _NOT_IN_LABELS.search(self._label):
                errors.append("label cannot contain any whitespace or special characters")
        return errors
