"""Queues as sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.event_source import IEventSource
from aws_cdk.aws_lambda.event_source_mapping_options import MetricsConfig, ProvisionedPollerConfig
from aws_cdk.aws_lambda_event_sources.stream_event_source import bound
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_lambda.event_source_mapping import EventSourceMapping
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_sqs import IQueue

_MAX_BATCH = 10
_MAX_GATHERED_BATCH = 10000
_MAX_WINDOW_SECONDS = 300
_MIN_POLLERS = 2
_MAX_MIN_POLLERS = 200
_MAX_POLLERS = 2000


class SqsEventSourceProps(Struct):
    """Options of :class:`SqsEventSource`."""

    batch_size: int | float | None = None
    """The most messages in one call: up to 10, or up to 10000 if they are gathered for a while. Default: 10."""
    enabled: bool | None = None
    """Default: yes."""
    filter_encryption: IKey | None = None
    """Key for the filters."""
    filters: Sequence[Mapping[str, Any]] | None = None
    """Which messages to take; made with ``FilterCriteria.filter``."""
    max_batching_window: Duration | None = None
    """How long messages are gathered, at most 5 minutes; not for FIFO queues."""
    max_concurrency: int | float | None = None
    """The most calls at once, 2 to 1000."""
    metrics_config: Nested[MetricsConfig | None] = nested()
    """Which metrics are sent."""
    provisioned_poller_config: Nested[ProvisionedPollerConfig | None] = nested()
    """Pollers that are kept ready: at least 2."""
    report_batch_item_failures: bool | None = None
    """Whether the function tells which messages failed. Default: no."""


class SqsEventSource(IEventSource):
    """Calls a function with the messages of a queue.

    Attributes:
        queue: The queue.
    """

    @takes(SqsEventSourceProps)
    def __init__(self, queue: IQueue, props: SqsEventSourceProps) -> None:
        self.queue = queue
        self._props = props
        self._mapping: EventSourceMapping | None = None
        self._check(props)

    def _check(self, props: SqsEventSourceProps) -> None:
        window = props.max_batching_window
        if window is not None and not window.is_unresolved() and window.to_seconds() > _MAX_WINDOW_SECONDS:
            raise ValidationError(
                f"Maximum batching window must be {_MAX_WINDOW_SECONDS} seconds or less (given {window.to_human_string()})"
            )
        if window is not None and self.queue.fifo:
            raise ValidationError(
                "Batching window is not supported for FIFO queues", fix="leave max_batching_window out"
            )
        size = props.batch_size
        if size is not None and not is_unresolved(size):
            most = _MAX_BATCH if window is None else _MAX_GATHERED_BATCH
            if not 1 <= size <= most:
                why = " when batching window is not specified." if window is None else "."
                raise ValidationError(f"Maximum batch size must be between 1 and {most} inclusive (given {size}){why}")
        pollers = props.provisioned_poller_config
        if pollers is not None:
            if props.max_concurrency is not None:
                raise ValidationError(
                    "provisionedPollerConfig and maxConcurrency are mutually exclusive: give only one"
                )
            _check_pollers(pollers)

    @checked
    def bind(self, target: IFunction) -> None:
        """Read the queue for ``target``, which may then do so if its role is known."""
        mapping = target.add_event_source_mapping(
            f"SqsEventSource:{Names.node_unique_id(self.queue.node)}",
            event_source_arn=self.queue.queue_arn,
            **self._props._given(),
        )
        self._mapping = mapping
        if target.role is not None:
            self.queue.grant_consume_messages(target)
            return
        from aws_cdk.core.annotations import Annotations

        Annotations.of(target).add_warning_v2(
            "@aws-cdk/aws-lambda-event-sources:sqsFunctionImportWithoutRole",
            f"the role of the imported function '{target.node.path}' is unknown, so it was not allowed to consume messages of "
            f"'{self.queue.node.path}'",
        )

    @property
    def event_source_mapping_id(self) -> str:
        """The mapping's id."""
        return bound(self, "SqsEventSource").event_source_mapping_id

    @property
    def event_source_mapping_arn(self) -> str:
        """The mapping's ARN."""
        return bound(self, "SqsEventSource").event_source_mapping_arn


def _check_pollers(config: ProvisionedPollerConfig) -> None:
    least, most = config.minimum_pollers, config.maximum_pollers
    if least is not None and not _MIN_POLLERS <= least <= _MAX_MIN_POLLERS:
        raise ValidationError(
            f"Minimum provisioned pollers for SQS must be between {_MIN_POLLERS} and {_MAX_MIN_POLLERS} inclusive, got: {least}"
        )
    if most is not None and not _MIN_POLLERS <= most <= _MAX_POLLERS:
        raise ValidationError(
            f"Maximum provisioned pollers for SQS must be between {_MIN_POLLERS} and {_MAX_POLLERS} inclusive, got: {most}"
        )
    if least is not None and most is not None and least > most:
        raise ValidationError(
            f"Minimum provisioned pollers must be less than or equal to maximum provisioned pollers, got: min={least}, max={most}"
        )


__all__ = ["SqsEventSource", "SqsEventSourceProps"]
