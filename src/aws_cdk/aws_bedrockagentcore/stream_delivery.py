"""Streams that tell of what a memory keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.core.arguments import checked
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, takes

if TYPE_CHECKING:
    from aws_cdk.aws_kinesis import IStream


class StreamDeliveryContentType(NamedEnum):
    """What a stream tells of."""

    MEMORY_RECORDS = "MEMORY_RECORDS"
    """What is kept for long."""


class StreamDeliveryContentLevel(NamedEnum):
    """How much a stream tells."""

    METADATA_ONLY = "METADATA_ONLY"
    """That something changed."""
    FULL_CONTENT = "FULL_CONTENT"
    """What it is as well, which may be sensitive."""


class StreamDeliveryContentConfiguration(Struct):
    """What is told, and how much of it."""

    level: StreamDeliveryContentLevel
    type: StreamDeliveryContentType


class KinesisStreamDeliveryOptions(Struct):
    """Options of a stream."""

    content_configurations: Nested[Sequence[StreamDeliveryContentConfiguration]]
    """Exactly one, so far."""


class StreamDeliveryResource:
    """A stream that tells of what a memory keeps.

    Attributes:
        stream: The stream.
        content_configurations: What is told.
    """

    @checked
    def __init__(self, stream: IStream, contents: Sequence[StreamDeliveryContentConfiguration]) -> None:
        self.stream = stream
        self.content_configurations: list[StreamDeliveryContentConfiguration] = list(contents)

    @staticmethod
    @takes(KinesisStreamDeliveryOptions)
    def kinesis(stream: IStream, options: KinesisStreamDeliveryOptions) -> StreamDeliveryResource:
        """Tell a stream of Kinesis."""
        return StreamDeliveryResource(stream, options.content_configurations)

    def _render(self) -> Mapping[str, Any]:
        contents = [{"type": one.type._value_, "level": one.level._value_} for one in self.content_configurations]
        return {"kinesis": {"dataStreamArn": self.stream.stream_arn, "contentConfigurations": contents}}
