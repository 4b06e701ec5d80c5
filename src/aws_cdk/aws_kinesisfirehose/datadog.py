"""Datadog as destination."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose.common import CommonDestinationProps
from aws_cdk.aws_kinesisfirehose.http_endpoint import (
    HttpAttribute,
    HttpBackupMode,
    HttpBufferingHints,
    HttpCompression,
    HttpEndpoint,
    HttpEndpointConfig,
    HttpRetryOptions,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_secretsmanager.secret import ISecret

# Source: observed on aws-cdk-lib 2.275.0.
_DEFAULT_MIB, _DEFAULT_SECONDS, _DEFAULT_RETRY_SECONDS = 4, 60, 60


class DatadogEndpoint:
    """Where Datadog takes records."""

    CONFIGURATION_AP1: DatadogEndpoint
    CONFIGURATION_EU: DatadogEndpoint
    CONFIGURATION_US1: DatadogEndpoint
    CONFIGURATION_US3: DatadogEndpoint
    CONFIGURATION_US5: DatadogEndpoint
    CONFIGURATION_US_GOV: DatadogEndpoint
    LOGS_AP1: DatadogEndpoint
    LOGS_EU: DatadogEndpoint
    LOGS_GOV: DatadogEndpoint
    LOGS_US1: DatadogEndpoint
    LOGS_US3: DatadogEndpoint
    LOGS_US5: DatadogEndpoint
    METRICS_AP1: DatadogEndpoint
    METRICS_EU: DatadogEndpoint
    METRICS_US: DatadogEndpoint
    METRICS_US5: DatadogEndpoint

    @checked
    def __init__(self, url: str) -> None:
        self.url = url

    @staticmethod
    @checked
    def of(url: str) -> DatadogEndpoint:
        """Return an endpoint that is not listed here."""
        return DatadogEndpoint(url)


_OF_FIREHOSE = "?dd-protocol=aws-kinesis-firehose"
DatadogEndpoint.CONFIGURATION_AP1 = DatadogEndpoint(
    "https://cloudplatform-intake.ap1.datadoghq.com/api/v2/cloudchanges" + _OF_FIREHOSE
)
DatadogEndpoint.CONFIGURATION_EU = DatadogEndpoint(
    "https://cloudplatform-intake.datadoghq.eu/api/v2/cloudchanges" + _OF_FIREHOSE
)
DatadogEndpoint.CONFIGURATION_US1 = DatadogEndpoint(
    "https://cloudplatform-intake.datadoghq.com/api/v2/cloudchanges" + _OF_FIREHOSE
)
DatadogEndpoint.CONFIGURATION_US3 = DatadogEndpoint(
    "https://cloudplatform-intake.us3.datadoghq.com/api/v2/cloudchanges" + _OF_FIREHOSE
)
DatadogEndpoint.CONFIGURATION_US5 = DatadogEndpoint(
    "https://cloudplatform-intake.us5.datadoghq.com/api/v2/cloudchanges" + _OF_FIREHOSE
)
DatadogEndpoint.CONFIGURATION_US_GOV = DatadogEndpoint(
    "https://cloudplatform-intake.ddog-gov.com/api/v2/cloudchanges" + _OF_FIREHOSE
)
DatadogEndpoint.LOGS_AP1 = DatadogEndpoint(
    "https://aws-kinesis-http-intake.logs.ap1.datadoghq.com/api/v2/logs" + _OF_FIREHOSE
)
DatadogEndpoint.LOGS_EU = DatadogEndpoint("https://aws-kinesis-http-intake.logs.datadoghq.eu/v1/input")
DatadogEndpoint.LOGS_GOV = DatadogEndpoint("https://aws-kinesis-http-intake.logs.ddog-gov.com/v1/input")
DatadogEndpoint.LOGS_US1 = DatadogEndpoint("https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input")
DatadogEndpoint.LOGS_US3 = DatadogEndpoint(
    "https://aws-kinesis-http-intake.logs.us3.datadoghq.com/api/v2/logs" + _OF_FIREHOSE
)
DatadogEndpoint.LOGS_US5 = DatadogEndpoint(
    "https://aws-kinesis-http-intake.logs.us5.datadoghq.com/api/v2/logs" + _OF_FIREHOSE
)
DatadogEndpoint.METRICS_AP1 = DatadogEndpoint(
    "https://event-platform-intake.ap1.datadoghq.com/api/v2/awsmetrics" + _OF_FIREHOSE
)
DatadogEndpoint.METRICS_EU = DatadogEndpoint("https://awsmetrics-intake.datadoghq.eu/v1/input")
DatadogEndpoint.METRICS_US = DatadogEndpoint("https://awsmetrics-intake.datadoghq.com/v1/input")
DatadogEndpoint.METRICS_US5 = DatadogEndpoint(
    "https://event-platform-intake.us5.datadoghq.com/api/v2/awsmetrics" + _OF_FIREHOSE
)


class DatadogProps(CommonDestinationProps):
    """Options of Datadog as destination."""

    api_key: ISecret
    """Secret that holds the key of the API."""
    endpoint: DatadogEndpoint
    """Where records are sent."""
    backup_mode: HttpBackupMode | None = None
    """Which records are kept in a bucket. Default: FAILED."""
    buffering_hints: Nested[HttpBufferingHints | None] = nested()
    """How much is gathered before it is sent. Default: 4 MiB or 1 minute."""
    request_compression: HttpCompression | None = None
    """Default: GZIP."""
    retry_options: Nested[HttpRetryOptions | None] = nested()
    """How long sending is tried again. Default: 1 minute."""
    tags: Nested[Sequence[HttpAttribute] | None] = nested()
    """Tags of the records in Datadog. Default: none."""


class Datadog(HttpEndpoint):
    """Sends records to Datadog."""

    @takes(DatadogProps)
    def __init__(self, props: DatadogProps) -> None:
        common: dict[str, Any] = {
            "logging_config": props.logging_config,
            "processor": props.processor,
            "processors": props.processors,
            "role": props.role,
            "s3_backup": props.s3_backup,
        }
        super().__init__(
            endpoint_config=HttpEndpointConfig(url=props.endpoint.url, secret=props.api_key),
            attributes=props.tags or [],
            backup_mode=props.backup_mode,
            buffering_hints=props.buffering_hints
            or HttpBufferingHints(interval=Duration.seconds(_DEFAULT_SECONDS), size=Size.mebibytes(_DEFAULT_MIB)),
            request_compression=props.request_compression or HttpCompression.GZIP,
            retry_options=props.retry_options or HttpRetryOptions(duration=Duration.seconds(_DEFAULT_RETRY_SECONDS)),
            **common,
        )


__all__ = ["Datadog", "DatadogEndpoint", "DatadogProps"]
