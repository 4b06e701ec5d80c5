"""Kafka topics as sources: of Amazon's clusters, and of the user's own."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.managed_policy import ManagedPolicy
from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_lambda.event_source_mapping_options import (
    EventSourceMappingLogLevel,
    IEventSourceDlq,
    MetricsConfig,
    SourceAccessConfiguration,
    SourceAccessConfigurationType,
    StartingPosition,
)
from aws_cdk.aws_lambda.schema_registry import ISchemaRegistry
from aws_cdk.aws_lambda_event_sources.stream_event_source import BaseStreamEventSourceProps, StreamEventSource, bound
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.logical_id import Names
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_ec2 import ISecurityGroup, IVpc, SubnetSelection
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_secretsmanager import ISecret


class AuthenticationMethod(NamedEnum):
    """How Lambda proves to a cluster who it is."""

    SASL_SCRAM_512_AUTH = "SASL_SCRAM_512_AUTH"
    SASL_SCRAM_256_AUTH = "SASL_SCRAM_256_AUTH"
    BASIC_AUTH = "BASIC_AUTH"
    CLIENT_CERTIFICATE_TLS_AUTH = "CLIENT_CERTIFICATE_TLS_AUTH"


class KafkaEventSourceProps(BaseStreamEventSourceProps):
    """Options of sources that are Kafka topics."""

    topic: str
    bisect_batch_on_error: bool | None = None
    """Halve a batch that fails and try again. Default: no."""
    consumer_group_id: str | None = None
    """Default: one is made."""
    filter_encryption: IKey | None = None
    """Key for the filters."""
    filters: Sequence[Mapping[str, Any]] | None = None
    """Which records to take; made with ``FilterCriteria.filter``."""
    log_level: EventSourceMappingLogLevel | None = None
    """How much is logged."""
    max_record_age: Duration | None = None
    """Oldest record taken, 60 seconds to 7 days. Default: any."""
    metrics_config: Nested[MetricsConfig | None] = nested()
    """Which metrics are sent."""
    on_failure: IEventSourceDlq | None = None
    """Where records go that could not be handled."""
    report_batch_item_failures: bool | None = None
    """Whether the function tells which records failed. Default: no."""
    retry_attempts: int | float | None = None
    """How often a batch is tried again. Default: for ever."""
    schema_registry_config: ISchemaRegistry | None = None
    """Where the schemas of records are."""
    secret: ISecret | None = None
    """What the cluster asks for to let Lambda in."""
    starting_position_timestamp: int | float | None = None
    """The time of ``AT_TIMESTAMP``, in seconds since 1970."""


class ManagedKafkaEventSourceProps(KafkaEventSourceProps):
    """Options of :class:`ManagedKafkaEventSource`."""

    cluster_arn: str


class SelfManagedKafkaEventSourceProps(KafkaEventSourceProps):
    """Options of :class:`SelfManagedKafkaEventSource`."""

    bootstrap_servers: Sequence[str]
    """Servers of the cluster, as ``host:port``."""
    authentication_method: AuthenticationMethod | None = None
    """Default: ``SASL_SCRAM_512_AUTH``."""
    root_ca_certificate: ISecret | None = None
    """Certificate of who signed the servers' certificates. Default: a public one."""
    security_group: ISecurityGroup | None = None
    """Security group to reach the cluster with; with ``vpc``."""
    vpc: IVpc | None = None
    """VPC of the cluster. Default: it is reached over the internet."""
    vpc_subnets: Nested[SubnetSelection | None] = nested()
    """Subnets to reach the cluster from; with ``vpc``."""


class _KafkaEventSource(StreamEventSource):
    def _add_kafka_mapping(
        self, target: IFunction, id: str, access: list[SourceAccessConfiguration], **options: Any
    ) -> None:
        props = self.props
        self._add_mapping(
            target,
            id,
            kafka_topic=props.topic,
            kafka_consumer_group_id=props.consumer_group_id,
            source_access_configurations=access or None,
            support_s3_on_failure_destination=True,
            **options,
        )
        if props.secret is not None:
            props.secret.grant_read(target)


def _check_metrics(config: MetricsConfig | None) -> None:
    if config is not None and not config.metrics:
        raise ValidationError(
            "MetricsConfig must contain at least one metric type",
            fix="name some in metrics_config: MetricType.EVENT_COUNT, ERROR_COUNT or KAFKA_METRICS",
        )


class ManagedKafkaEventSource(_KafkaEventSource):
    """Calls a function with the records of a topic of Amazon MSK."""

    @takes(ManagedKafkaEventSourceProps)
    def __init__(self, props: ManagedKafkaEventSourceProps) -> None:
        _check_metrics(props.metrics_config)
        self._init_source(props)

    @checked
    def bind(self, target: IFunction) -> None:
        """Read the topic for ``target``, which may then ask for the cluster."""
        props = self.props
        access = []
        if props.secret is not None:
            access.append(_access(SourceAccessConfigurationType.SASL_SCRAM_512_AUTH, props.secret.secret_arn))
        self._add_kafka_mapping(
            target,
            f"KafkaEventSource:{Names.node_unique_id(target.node)}{props.topic}",
            access,
            event_source_arn=props.cluster_arn,
        )
        target.add_to_role_policy(
            PolicyStatement(
                actions=["kafka:DescribeCluster", "kafka:GetBootstrapBrokers", "kafka:ListScramSecrets"],
                resources=[props.cluster_arn],
            )
        )
        if target.role is not None:
            name = "service-role/AWSLambdaMSKExecutionRole"
            target.role.add_managed_policy(ManagedPolicy.from_aws_managed_policy_name(name))

    @property
    def event_source_mapping_id(self) -> str:
        """The mapping's id."""
        return bound(self, "KafkaEventSource").event_source_mapping_id

    @property
    def event_source_mapping_arn(self) -> str:
        """The mapping's ARN."""
        return bound(self, "KafkaEventSource").event_source_mapping_arn


class SelfManagedKafkaEventSource(_KafkaEventSource):
    """Calls a function with the records of a topic of the user's own cluster."""

    @takes(SelfManagedKafkaEventSourceProps)
    def __init__(self, props: SelfManagedKafkaEventSourceProps) -> None:
        if props.vpc is not None:
            if props.security_group is None:
                raise ValidationError("securityGroup must be set when providing vpc", fix="give security_group")
            if props.vpc_subnets is None:
                raise ValidationError("vpcSubnets must be set when providing vpc", fix="give vpc_subnets")
        elif props.secret is None:
            raise ValidationError(
                "secret must be set if Kafka brokers accessed over Internet",
                fix="give secret, or vpc where brokers are in one",
            )
        at_timestamp = props.starting_position is StartingPosition.AT_TIMESTAMP
        if at_timestamp and not props.starting_position_timestamp:
            raise ValidationError("startingPositionTimestamp must be provided when startingPosition is AT_TIMESTAMP")
        if not at_timestamp and props.starting_position_timestamp:
            raise ValidationError("startingPositionTimestamp can only be used when startingPosition is AT_TIMESTAMP")
        _check_metrics(props.metrics_config)
        self._init_source(props)

    @checked
    def bind(self, target: IFunction) -> None:
        """Read the topic for ``target``."""
        props = self.props
        self._add_kafka_mapping(
            target,
            f"KafkaEventSource:{_servers_hash(props.bootstrap_servers)}:{props.topic}",
            self._access(),
            kafka_bootstrap_servers=props.bootstrap_servers,
        )

    def _access(self) -> list[SourceAccessConfiguration]:
        props, types = self.props, SourceAccessConfigurationType
        access = []
        if props.secret is not None:
            method = props.authentication_method or AuthenticationMethod.SASL_SCRAM_512_AUTH
            access.append(_access(types.of(method._value_), props.secret.secret_arn))
        if props.root_ca_certificate is not None:
            access.append(_access(types.SERVER_ROOT_CA_CERTIFICATE, props.root_ca_certificate.secret_arn))
        if props.vpc is not None:
            access.append(_access(types.VPC_SECURITY_GROUP, props.security_group.security_group_id))
            chosen = props.vpc.select_subnets(**props.vpc_subnets._given())
            access += [_access(types.VPC_SUBNET, id) for id in chosen.subnet_ids]
        return access


def _access(type: SourceAccessConfigurationType, uri: str) -> SourceAccessConfiguration:
    return SourceAccessConfiguration(type=type, uri=uri)


def _servers_hash(servers: Sequence[str]) -> str:
    """Part of the mapping's id, as the peer makes it."""
    from cloud_assembly.schema.json_text import json_text

    return hashlib.md5(json_text(list(servers)).encode(), usedforsecurity=False).hexdigest()


__all__ = [
    "AuthenticationMethod",
    "KafkaEventSourceProps",
    "ManagedKafkaEventSource",
    "ManagedKafkaEventSourceProps",
    "SelfManagedKafkaEventSource",
    "SelfManagedKafkaEventSourceProps",
]
