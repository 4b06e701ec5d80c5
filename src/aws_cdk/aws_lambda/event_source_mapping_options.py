"""Options of event source mappings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_lambda.schema_registry import ISchemaRegistry
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_lambda.event_source_mapping import IEventSourceMapping
    from aws_cdk.aws_lambda.function_base import IFunction


class StartingPosition(NamedEnum):
    """Where in a stream reading begins."""

    TRIM_HORIZON = "TRIM_HORIZON"
    LATEST = "LATEST"
    AT_TIMESTAMP = "AT_TIMESTAMP"


class MetricType(NamedEnum):
    """Groups of metrics of an event source mapping."""

    EVENT_COUNT = "EventCount"
    ERROR_COUNT = "ErrorCount"
    KAFKA_METRICS = "KafkaMetrics"


class EventSourceMappingLogLevel(NamedEnum):
    """How much an event source mapping logs."""

    INFO = "INFO"
    DEBUG = "DEBUG"
    WARN = "WARN"


class MetricsConfig(Struct):
    """Which metrics an event source mapping sends."""

    metrics: Sequence[MetricType]


class ProvisionedPollerConfig(Struct):
    """Pollers that are kept ready."""

    maximum_pollers: int | float | None = None
    """1 to 2000. Default: 200."""
    minimum_pollers: int | float | None = None
    """1 to 200. Default: 1."""
    poller_group_name: str | None = None
    """Mappings of one group share their pollers."""


class SourceAccessConfigurationType:
    """What a source's access configuration is."""

    BASIC_AUTH: SourceAccessConfigurationType
    CLIENT_CERTIFICATE_TLS_AUTH: SourceAccessConfigurationType
    SASL_SCRAM_256_AUTH: SourceAccessConfigurationType
    SASL_SCRAM_512_AUTH: SourceAccessConfigurationType
    SERVER_ROOT_CA_CERTIFICATE: SourceAccessConfigurationType
    VIRTUAL_HOST: SourceAccessConfigurationType
    VPC_SECURITY_GROUP: SourceAccessConfigurationType
    VPC_SUBNET: SourceAccessConfigurationType

    @checked
    def __init__(self, type: str) -> None:
        self.type = type

    @staticmethod
    @checked
    def of(name: str) -> SourceAccessConfigurationType:
        """Return a type that is not listed here."""
        return SourceAccessConfigurationType(name)


for _name in list(SourceAccessConfigurationType.__annotations__):
    setattr(SourceAccessConfigurationType, _name, SourceAccessConfigurationType(_name))


class SourceAccessConfiguration(Struct):
    """How Lambda gets access to a source."""

    type: SourceAccessConfigurationType
    uri: str
    """What the type calls for: the ARN of a secret, a subnet, a security group, a name."""


class DlqDestinationConfig(Struct):
    """Where records go that could not be handled."""

    destination: str
    """Its ARN."""


class IEventSourceDlq(Interface):
    """Something that takes records which could not be handled."""

    def bind(self, target: IEventSourceMapping, target_handler: IFunction) -> DlqDestinationConfig:
        """Return the destination's ARN, and let the function reach it."""
        raise NotImplementedError


class EventSourceMappingOptions(Struct):
    """Options of an event source mapping."""

    batch_size: int | float | None = None
    """The most records in one call. Default: 100 for streams, 10 for queues."""
    bisect_batch_on_error: bool | None = None
    """Halve a batch that fails and try again. Default: no."""
    enabled: bool | None = None
    """Default: yes."""
    event_source_arn: str | None = None
    """ARN of the stream, queue or cluster."""
    filter_encryption: IKey | None = None
    """Key for the filters."""
    filters: Sequence[Mapping[str, Any]] | None = None
    """Which records to take; made with ``FilterCriteria.filter``."""
    kafka_bootstrap_servers: Sequence[str] | None = None
    """Servers of a Kafka cluster, as ``host:port``."""
    kafka_consumer_group_id: str | None = None
    """Kafka's consumer group."""
    kafka_topic: str | None = None
    """Kafka's topic."""
    log_level: EventSourceMappingLogLevel | None = None
    """How much is logged."""
    max_batching_window: Duration | None = None
    """How long records are gathered, at most 5 minutes."""
    max_concurrency: int | float | None = None
    """The most calls at once from a queue, 2 to 1000."""
    max_record_age: Duration | None = None
    """Oldest record taken, 60 seconds to 7 days. Default: any."""
    metrics_config: Nested[MetricsConfig | None] = nested()
    """Which metrics are sent."""
    on_failure: IEventSourceDlq | None = None
    """Where records go that could not be handled."""
    parallelization_factor: int | float | None = None
    """Batches of one shard at once, 1 to 10. Default: 1."""
    provisioned_poller_config: Nested[ProvisionedPollerConfig | None] = nested()
    """Pollers that are kept ready."""
    report_batch_item_failures: bool | None = None
    """Whether the function tells which records failed. Default: no."""
    retry_attempts: int | float | None = None
    """How often a batch is tried again, up to 10000; -1 for ever."""
    schema_registry_config: ISchemaRegistry | None = None
    """Schemas of Kafka records."""
    source_access_configurations: Nested[Sequence[SourceAccessConfiguration] | None] = nested()
    """How Lambda gets access to the source."""
    starting_position: StartingPosition | None = None
    """Where in a stream reading begins."""
    starting_position_timestamp: int | float | None = None
    """The time of ``AT_TIMESTAMP``, in seconds since 1970."""
    support_s3_on_failure_destination: bool | None = None
    """Whether ``on_failure`` may be a bucket. Default: no."""
    tumbling_window: Duration | None = None
    """Length of the windows over which state is kept, at most 15 minutes."""
