"""What conversion, partitioning and endpoints of HTTP refuse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from aws_cdk import App, Duration, Size, Stack
from aws_cdk import aws_glue as glue
from aws_cdk import aws_kinesisfirehose as firehose
from aws_cdk import aws_s3 as s3
from aws_cdk.core.errors import ValidationError

QUERY = "!{partitionKeyFromQuery:a}/"


@pytest.fixture
def stack() -> Stack:
    return Stack(App(analytics_reporting=False), "S")


def _to_bucket(stack: Stack, **options: Any) -> firehose.DeliveryStream:
    return firehose.DeliveryStream(
        stack, "X", destination=firehose.S3Bucket(s3.Bucket(stack, "B"), error_output_prefix="e/", **options)
    )


def _partitioned(stack: Stack, prefix: str | None, *processors: Any, **options: Any) -> firehose.DeliveryStream:
    return _to_bucket(
        stack,
        **{"dynamic_partitioning": {"enabled": True}, **options},
        data_output_prefix=prefix,
        processors=processors,
    )


def _converted(stack: Stack, **options: Any) -> firehose.DeliveryStream:
    table = glue.CfnTable(stack, "T", catalog_id="1", database_name="d", table_input={"name": "t"})
    conversion = firehose.DataFormatConversionProps(
        input_format=firehose.InputFormat.OPENX_JSON,
        output_format=firehose.OutputFormat.PARQUET,
        schema_configuration=firehose.SchemaConfiguration.from_cfn_table(table),
    )
    return _to_bucket(stack, data_format_conversion=conversion, **options)


def _http(stack: Stack, **options: Any) -> firehose.DeliveryStream:
    return firehose.DeliveryStream(
        stack, "X", destination=firehose.HttpEndpoint(endpoint_config={"url": "https://x"}, **options)
    )


def _found(*keys: str) -> firehose.MetadataExtractionProcessor:
    return firehose.MetadataExtractionProcessor.jq16(dict.fromkeys(keys, ".x"))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda s: _converted(s, compression=firehose.Compression.GZIP), "may only be set in the OutputFormat"),
        (lambda s: _converted(s, buffering_size=Size.mebibytes(63)), "at least 64 MiBs, got 63"),
        (lambda s: _partitioned(s, QUERY, _found("a"), buffering_size=Size.mebibytes(63)), "at least 64 MiBs"),
        (lambda s: _partitioned(s, QUERY, _found("a"), buffering_interval=Duration.seconds(59)), "at least 60 seconds"),
        (lambda s: _to_bucket(s, buffering_size=Size.mebibytes(0)), "at least 1 MiB, got 0"),
        (lambda s: _partitioned(s, None), "you must specify dataOutputPrefix"),
        (lambda s: _partitioned(s, "p/"), "either LambdaFunctionProcessor or MetadataExtractionProcessor"),
        (lambda s: _partitioned(s, QUERY, _found("a", "b")), "must use all specified dynamic partitioning key"),
        (lambda s: _partitioned(s, QUERY + "!{partitionKeyFromQuery:z}", _found("a")), "must use all specified"),
        (lambda s: _to_bucket(s, processors=[_found("a")]), "MetadataExtractionProcessor can only be present when"),
        (
            lambda s: _http(s, processors=[firehose.RecordDeAggregationProcessor.json()]),
            "RecordDeAggregationProcessor can only be present when",
        ),
        (
            lambda s: _partitioned(
                s,
                QUERY,
                _found("a"),
                dynamic_partitioning={"enabled": True, "retry_duration": Duration.seconds(7201)},
            ),
            "at most 7200 seconds, got 7201",
        ),
        (lambda s: _http(s, retry_options={"duration": Duration.hours(3)}), "at most 7200 seconds, got 10800"),
        (
            lambda s: _http(s, processor=firehose.DecompressionProcessor(), processors=[]),
            "either 'processors' or 'processor', not both",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_the_stream(stack: Stack, make: Callable[[Stack], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message) as caught:
        make(stack)
    assert "S/" in str(caught.value)


@pytest.mark.parametrize(
    ("data", "error", "message"),
    [
        ("!{timestamp:yyyy}", None, "Specify the errorOutputPrefix"),
        ("!{timestamp:yyyy}!{x:y}", "e", "valid namespace at dataOutputPrefix"),
        ("!{timestamp:}", "e", "valid namespace at dataOutputPrefix"),
        (None, "!{firehose}", "valid namespace at errorOutputPrefix"),
        (None, "!{timestamp:yyyy}", "at least one instance of !{firehose:error-output-type}"),
        (None, "!{firehose:error-output-type}" + QUERY, "namespaces in errorOutputPrefix"),
        ("!{firehose:error-output-type}", "e", "dataOutputPrefix cannot contain"),
        (QUERY, "e", "dynamic partitioning is not enabled"),
    ],
)
def test_expressions_that_cannot_be_are_refused(
    stack: Stack, data: str | None, error: str | None, message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        firehose.S3Bucket(s3.Bucket(stack, "B"), data_output_prefix=data, error_output_prefix=error)


def test_a_function_alone_needs_a_key_of_its_own(stack: Stack) -> None:
    class Processor(firehose.IDataProcessor):
        props = firehose.DataProcessorProps()

        def bind(self, scope: Any, **options: Any) -> firehose.DataProcessorConfig:
            name = firehose.DataProcessorIdentifier(parameter_name="LambdaArn", parameter_value="arn")
            return firehose.DataProcessorConfig(processor_type="Lambda", processor_identifier=name)

    with pytest.raises(ValidationError, match=r"at least one instance of !{partitionKeyFromLambda:keyID}"):
        _partitioned(stack, QUERY, Processor())


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: firehose.OrcOutputFormat(block_size=Size.mebibytes(63)), "Block size 63 is invalid"),
        (lambda: firehose.OrcOutputFormat(stripe_size=Size.mebibytes(7)), "Stripe size 7 is invalid"),
        (lambda: firehose.OrcOutputFormat(row_index_stride=999), "Row index stride 999 is invalid"),
        (lambda: firehose.OrcOutputFormat(bloom_filter_false_positive_probability=1.1), "probability 1.1 is invalid"),
        (lambda: firehose.OrcOutputFormat(dictionary_key_threshold=-1), "threshold -1 is invalid"),
        (lambda: firehose.OrcOutputFormat(padding_tolerance=2), "tolerance 2 is invalid"),
        (lambda: firehose.ParquetOutputFormat(block_size=Size.mebibytes(63)), "at least 64 MiB"),
        (lambda: firehose.ParquetOutputFormat(page_size=Size.kibibytes(63)), "at least 64 KiB"),
        (lambda: firehose.TimestampParser.from_format_string(" "), "cannot be blank"),
        (_found, "should not be empty"),
        (lambda: _found(*map(str, range(51))), "limit of 50 keys"),
        (
            lambda: firehose.RecordDeAggregationProcessor.delimited("").bind(
                Stack(App(), "S"), role=Any, dynamic_partitioning_enabled=True
            ),
            "delimiter must be specified",
        ),
    ],
)
def test_options_out_of_bounds_are_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        make()
