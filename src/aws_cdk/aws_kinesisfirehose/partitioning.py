"""Dynamic partitioning: keys of objects by what is in the records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose._prefixes import keys_in
from aws_cdk.aws_kinesisfirehose.processor import (
    DataProcessorBindOptions,
    DataProcessorConfig,
    DataProcessorProps,
    IDataProcessor,
    config_of_parameters,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Struct, takes

if TYPE_CHECKING:
    from constructs import Construct

# Source: the Firehose quotas, "dynamic partitioning keys".
_MAX_KEYS = 50


class DynamicPartitioningProps(Struct):
    """Whether objects are partitioned by keys."""

    enabled: bool
    """Cannot be taken back on an existing delivery stream."""
    retry_duration: Duration | None = None
    """How long writing is tried again, at most 2 hours. Default: 5 minutes."""


class JsonParsingEngine:
    """What evaluates queries on records."""

    JQ_1_6: JsonParsingEngine

    @checked
    def __init__(self, parsing_engine: str) -> None:
        self.parsing_engine = parsing_engine

    @staticmethod
    @checked
    def of(parsing_engine: str) -> JsonParsingEngine:
        """Return an engine that is not listed here."""
        return JsonParsingEngine(parsing_engine)


JsonParsingEngine.JQ_1_6 = JsonParsingEngine("JQ-1.6")


class MetadataExtractionProcessorOptions(Struct):
    """Options of :class:`MetadataExtractionProcessor`."""

    json_parsing_engine: JsonParsingEngine
    """What evaluates the query."""
    metadata_extraction_query: str
    """Query whose result is an object of keys."""


class MetadataExtractionProcessor(IDataProcessor):
    """Takes partitioning keys out of JSON records."""

    @checked
    def __init__(self, options: MetadataExtractionProcessorOptions, keys: Sequence[str]) -> None:
        """Take ``keys`` out of records by a query that finds them."""
        self._options = options
        self._keys = list(keys)
        self.props = DataProcessorProps()

    @staticmethod
    @checked
    def jq16(query: Mapping[str, str]) -> MetadataExtractionProcessor:
        """Return a processor with a query of jq 1.6 for each key.

        Raises:
            ValidationError: there is no key, or there are more than 50.
        """
        if not query:
            raise ValidationError("The query for MetadataExtractionProcessor should not be empty.")
        if len(query) > _MAX_KEYS:
            raise ValidationError(
                f"The query for MetadataExtractionProcessor cannot exceed the limit of {_MAX_KEYS} keys."
            )
        fields = ",".join(f"{json.dumps(key, ensure_ascii=False)}:{value}" for key, value in query.items())
        options = MetadataExtractionProcessorOptions(
            json_parsing_engine=JsonParsingEngine.JQ_1_6, metadata_extraction_query="{" + fields + "}"
        )
        return MetadataExtractionProcessor(options, list(query))

    @checked
    def bind(self, scope: Construct, **options: Any) -> DataProcessorConfig:
        """Return the processor.

        Raises:
            ValidationError: partitioning is not enabled, or the prefix names other keys than this processor finds.
        """
        bound = DataProcessorBindOptions(**options)
        _needs_partitioning(scope, "MetadataExtractionProcessor", bound)
        if keys_in(bound.prefix, "partitionKeyFromQuery") != set(self._keys):
            raise ValidationError(
                "When dynamic partitioning via inline parsing is enabled, you must use all specified dynamic "
                "partitioning key values for partitioning your data source.",
                scope=scope,
                fix="name in data_output_prefix, as !{partitionKeyFromQuery:KEY}, each key of the query and no other",
            )
        return config_of_parameters(
            "MetadataExtraction",
            ("MetadataExtractionQuery", self._options.metadata_extraction_query),
            ("JsonParsingEngine", self._options.json_parsing_engine.parsing_engine),
        )


class SubRecordType(NamedEnum):
    """How records are joined into one."""

    JSON = "JSON"
    """JSON, on one line or several."""
    DELIMITED = "DELIMITED"
    """By a delimiter."""


class RecordDeAggregationProcessorOptions(Struct):
    """Options of :class:`RecordDeAggregationProcessor`."""

    sub_record_type: SubRecordType
    """How records are joined."""
    delimiter: str | None = None
    """In base64; for delimited records, where it is required."""


class RecordDeAggregationProcessor(IDataProcessor):
    """Takes records apart that were joined into one."""

    @takes(RecordDeAggregationProcessorOptions)
    def __init__(self, options: RecordDeAggregationProcessorOptions) -> None:
        """Take records apart."""
        self._options = options
        self.props = DataProcessorProps()

    @staticmethod
    @checked
    def delimited(delimiter: str) -> RecordDeAggregationProcessor:
        """Take apart what ``delimiter``, given as it is, joins."""
        import base64

        return RecordDeAggregationProcessor(
            sub_record_type=SubRecordType.DELIMITED, delimiter=base64.b64encode(delimiter.encode()).decode()
        )

    @staticmethod
    def json() -> RecordDeAggregationProcessor:
        """Take apart what follows upon another as JSON."""
        return RecordDeAggregationProcessor(sub_record_type=SubRecordType.JSON)

    @checked
    def bind(self, scope: Construct, **options: Any) -> DataProcessorConfig:
        """Return the processor.

        Raises:
            ValidationError: partitioning is not enabled, or records are delimited, yet there is no delimiter.
        """
        _needs_partitioning(scope, "RecordDeAggregationProcessor", DataProcessorBindOptions(**options))
        parameters = [("SubRecordType", self._options.sub_record_type._value_)]
        if self._options.sub_record_type is SubRecordType.DELIMITED:
            if not self._options.delimiter:
                raise ValidationError("The delimiter must be specified when subRecordType is DELIMITED.", scope=scope)
            parameters.append(("Delimiter", self._options.delimiter))
        return config_of_parameters("RecordDeAggregation", *parameters)


def _needs_partitioning(scope: Construct, processor: str, options: DataProcessorBindOptions) -> None:
    if not options.dynamic_partitioning_enabled:
        raise ValidationError(f"{processor} can only be present when Dynamic Partitioning is enabled.", scope=scope)


__all__ = [
    "DynamicPartitioningProps",
    "JsonParsingEngine",
    "MetadataExtractionProcessor",
    "MetadataExtractionProcessorOptions",
    "RecordDeAggregationProcessor",
    "RecordDeAggregationProcessorOptions",
    "SubRecordType",
]
