"""Processors that Firehose has itself: what they do is told by parameters alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose.processor import (
    DataProcessorConfig,
    DataProcessorProps,
    IDataProcessor,
    config_of_parameters,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct


class DecompressionProcessorCompressionFormat:
    """How records come compressed."""

    GZIP: DecompressionProcessorCompressionFormat

    @checked
    def __init__(self, compression_format: str) -> None:
        self.compression_format = compression_format

    @staticmethod
    @checked
    def of(compression_format: str) -> DecompressionProcessorCompressionFormat:
        """Return a format that is not listed here."""
        return DecompressionProcessorCompressionFormat(compression_format)


DecompressionProcessorCompressionFormat.GZIP = DecompressionProcessorCompressionFormat("GZIP")


class DecompressionProcessorOptions(Struct):
    """Options of :class:`DecompressionProcessor`."""

    compression_format: DecompressionProcessorCompressionFormat | None = None
    """Default: GZIP."""


class CloudWatchLogProcessorOptions(Struct):
    """Options of :class:`CloudWatchLogProcessor`."""

    data_message_extraction: bool
    """Whether messages are taken out of the records; has to be true."""


class DecompressionProcessor(IDataProcessor):
    """Decompresses records, such as those of CloudWatch Logs."""

    @takes(DecompressionProcessorOptions)
    def __init__(self, props: DecompressionProcessorOptions) -> None:
        self._format = props.compression_format or DecompressionProcessorCompressionFormat.GZIP
        self.props = DataProcessorProps()

    @checked
    def bind(self, scope: Construct, **options: Any) -> DataProcessorConfig:
        """Return the processor."""
        return config_of_parameters("Decompression", ("CompressionFormat", self._format.compression_format))


class CloudWatchLogProcessor(IDataProcessor):
    """Takes messages out of the records of CloudWatch Logs. Needs a :class:`DecompressionProcessor` as well."""

    @takes(CloudWatchLogProcessorOptions)
    def __init__(self, props: CloudWatchLogProcessorOptions) -> None:
        """Take messages out of records.

        Raises:
            ValidationError: ``data_message_extraction`` is false; Firehose can do nothing else.
        """
        if not props.data_message_extraction:
            raise ValidationError("dataMessageExtraction must be true.")
        self.props = DataProcessorProps()

    @checked
    def bind(self, scope: Construct, **options: Any) -> DataProcessorConfig:
        """Return the processor."""
        return config_of_parameters("CloudWatchLogProcessing", ("DataMessageExtraction", "true"))


class AppendDelimiterToRecordProcessor(IDataProcessor):
    """Ends each record with a newline."""

    def __init__(self) -> None:
        self.props = DataProcessorProps()

    @checked
    def bind(self, scope: Construct, **options: Any) -> DataProcessorConfig:
        """Return the processor."""
        return config_of_parameters("AppendDelimiterToRecord")
