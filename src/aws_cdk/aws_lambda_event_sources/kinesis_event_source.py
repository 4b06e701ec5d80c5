"""Kinesis streams and their consumers as sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_lambda_event_sources.stream_event_source import StreamEventSource, StreamEventSourceProps, bound
from aws_cdk.core.arguments import checked
from aws_cdk.core.logical_id import Names
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_kinesis import IStream, IStreamConsumer
    from aws_cdk.aws_lambda.function_base import IFunction


class KinesisEventSourceProps(StreamEventSourceProps):
    """Options of sources that read Kinesis."""

    starting_position_timestamp: int | float | None = None
    """The time of ``AT_TIMESTAMP``, in seconds since 1970."""


class KinesisEventSource(StreamEventSource):
    """Calls a function with the records of a stream.

    Attributes:
        stream: The stream.
    """

    @takes(KinesisEventSourceProps)
    def __init__(self, stream: IStream, props: KinesisEventSourceProps) -> None:
        self._init_source(props)
        self.stream = stream
        self._check_batch_size()

    @checked
    def bind(self, target: IFunction) -> None:
        """Read the stream for ``target``, which may then do so."""
        self._add_mapping(
            target,
            f"KinesisEventSource:{Names.node_unique_id(self.stream.node)}",
            event_source_arn=self.stream.stream_arn,
        )
        self.stream.grant_read(target)

    @property
    def event_source_mapping_id(self) -> str:
        """The mapping's id."""
        return bound(self, "KinesisEventSource").event_source_mapping_id

    @property
    def event_source_mapping_arn(self) -> str:
        """The mapping's ARN."""
        return bound(self, "KinesisEventSource").event_source_mapping_arn


class KinesisConsumerEventSource(StreamEventSource):
    """Calls a function with the records that a consumer of its own gets.

    Attributes:
        stream_consumer: The consumer.
    """

    @takes(KinesisEventSourceProps)
    def __init__(self, stream_consumer: IStreamConsumer, props: KinesisEventSourceProps) -> None:
        self._init_source(props)
        self.stream_consumer = stream_consumer
        self._check_batch_size()

    @checked
    def bind(self, target: IFunction) -> None:
        """Read from the consumer for ``target``, which may then do so."""
        self._add_mapping(
            target,
            f"KinesisConsumerEventSource:{Names.node_unique_id(self.stream_consumer.node)}",
            event_source_arn=self.stream_consumer.stream_consumer_arn,
        )
        self.stream_consumer.grant_read(target)

    @property
    def event_source_mapping_id(self) -> str:
        """The mapping's id."""
        return bound(self, "KinesisConsumerEventSource").event_source_mapping_id

    @property
    def event_source_mapping_arn(self) -> str:
        """The mapping's ARN."""
        return bound(self, "KinesisConsumerEventSource").event_source_mapping_arn
