"""What sources that read streams have in common."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.event_source import IEventSource
from aws_cdk.aws_lambda.event_source_mapping import check_pollers
from aws_cdk.aws_lambda.event_source_mapping_options import (
    EventSourceMappingOptions,
    IEventSourceDlq,
    MetricsConfig,
    StartingPosition,
)
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import AssumptionError, ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_lambda.event_source_mapping import EventSourceMapping
    from aws_cdk.aws_lambda.function_base import IFunction

_DEFAULT_BATCH = 100
_MAX_BATCH = 10000


class ProvisionedPollerConfig(Struct):
    """Pollers that are kept ready."""

    maximum_pollers: int | float | None = None
    """1 to 2000. Default: 200."""
    minimum_pollers: int | float | None = None
    """1 to 200. Default: 1."""
    poller_group_name: str | None = None
    """Sources of one group share their pollers."""


class BaseStreamEventSourceProps(Struct):
    """Options of every source that reads a stream."""

    starting_position: StartingPosition
    """Where in the stream reading begins."""
    batch_size: int | float | None = None
    """The most records in one call, 1 to 10000. Default: 100."""
    enabled: bool | None = None
    """Default: yes."""
    max_batching_window: Duration | None = None
    """How long records are gathered, at most 5 minutes. Default: not at all."""
    provisioned_poller_config: Nested[ProvisionedPollerConfig | None] = nested()
    """Pollers that are kept ready."""


class StreamEventSourceProps(BaseStreamEventSourceProps):
    """Options of sources that read a stream of DynamoDB or Kinesis."""

    bisect_batch_on_error: bool | None = None
    """Halve a batch that fails and try again. Default: no."""
    filter_encryption: IKey | None = None
    """Key for the filters."""
    filters: Sequence[Mapping[str, Any]] | None = None
    """Which records to take; made with ``FilterCriteria.filter``."""
    max_record_age: Duration | None = None
    """Oldest record taken, 60 seconds to 7 days. Default: any."""
    metrics_config: Nested[MetricsConfig | None] = nested()
    """Which metrics are sent."""
    on_failure: IEventSourceDlq | None = None
    """Where records go that could not be handled."""
    parallelization_factor: int | float | None = None
    """Batches of one shard at once, 1 to 10. Default: 1."""
    report_batch_item_failures: bool | None = None
    """Whether the function tells which records failed. Default: no."""
    retry_attempts: int | float | None = None
    """How often a batch is tried again, up to 10000; -1 for ever. Default: -1."""
    tumbling_window: Duration | None = None
    """Length of the windows over which state is kept, at most 15 minutes."""


class StreamEventSource(IEventSource):
    """Base of sources that read a stream.

    Attributes:
        props: The options.
    """

    @takes(StreamEventSourceProps)
    def __init__(self, props: StreamEventSourceProps) -> None:
        self._init_source(props)

    def _init_source(self, props: Any) -> None:
        self.props = props
        if props.provisioned_poller_config is not None:
            check_pollers(props.provisioned_poller_config)
        self._mapping: EventSourceMapping | None = None

    def bind(self, _target: IFunction) -> None:
        """Have ``_target`` called with what is read."""
        raise NotImplementedError

    @takes(EventSourceMappingOptions)
    def _enrich_mapping_options(self, options: EventSourceMappingOptions) -> EventSourceMappingOptions:
        """Return ``options`` with those of this source."""
        return self._with_props(options)

    def _with_props(self, options: EventSourceMappingOptions) -> EventSourceMappingOptions:
        given = self.props._given()
        pollers = given.pop("provisioned_poller_config", None)
        known = {name: value for name, value in given.items() if name in EventSourceMappingOptions._fields}
        known.setdefault("batch_size", _DEFAULT_BATCH)
        if pollers is not None:
            known["provisioned_poller_config"] = pollers._given()
        return EventSourceMappingOptions(**{**options._given(), **known})

    def _add_mapping(self, target: IFunction, id: str, **options: Any) -> None:
        enriched = self._with_props(EventSourceMappingOptions(**options))
        self._mapping = target.add_event_source_mapping(id, **enriched._given())

    def _check_batch_size(self) -> None:
        size = self.props.batch_size
        if size is not None and not is_unresolved(size) and not 1 <= size <= _MAX_BATCH:
            raise ValidationError(f"Maximum batch size must be between 1 and {_MAX_BATCH} inclusive (given {size})")


def bound(source: Any, kind: str) -> EventSourceMapping:
    """Return the mapping of a source.

    Raises:
        AssumptionError: the source was not added to a function yet.
    """
    mapping: EventSourceMapping | None = source._mapping
    if mapping is None:
        raise AssumptionError(
            f"{kind} is not yet bound to an event source mapping", fix="call add_event_source() of a function first"
        )
    return mapping


__all__ = ["BaseStreamEventSourceProps", "ProvisionedPollerConfig", "StreamEventSource", "StreamEventSourceProps"]
