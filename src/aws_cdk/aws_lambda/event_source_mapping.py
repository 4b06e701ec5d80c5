"""Event source mappings: Lambda reads a stream or a queue and calls a function with what it finds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_iam.principals import ServicePrincipal
from aws_cdk.aws_lambda._l1 import CfnEventSourceMapping
from aws_cdk.aws_lambda.event_source_mapping_options import (
    EventSourceMappingOptions,
    ProvisionedPollerConfig,
    StartingPosition,
)
from aws_cdk.aws_lambda.function_base import IFunction
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved

if TYPE_CHECKING:
    from constructs import Construct

_MAX_WINDOW_SECONDS = 300
_MIN_AGE_SECONDS = 60
_MAX_AGE_SECONDS = 7 * 24 * 3600
_MAX_TUMBLING_SECONDS = 900
_MAX_RETRIES = 10000
_MAX_PARALLEL = 10
_MAX_GROUP_NAME = 200
_MAX_CONCURRENCY = 1000
_MAX_MIN_POLLERS = 200
_MAX_POLLERS = 2000
_CONSUMER_GROUP = r"[a-zA-Z0-9-\/*:_+=.@-]*\Z"


class IEventSourceMapping(IResource):
    """An event source mapping, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def event_source_mapping_arn(self) -> str: ...
        @property
        def event_source_mapping_id(self) -> str: ...
        @property
        def event_source_mapping_ref(self) -> Any: ...


class EventSourceMappingProps(EventSourceMappingOptions):
    """Options of :class:`EventSourceMapping`."""

    target: IFunction
    """The function to call."""


class _EventSourceMappingBase(Resource, IEventSourceMapping):
    event_source_mapping_id: str
    event_source_mapping_arn: str

    @property
    def event_source_mapping_ref(self) -> Any:
        """The reference to the mapping."""
        from aws_cdk.interfaces.aws_lambda import EventSourceMappingReference

        return EventSourceMappingReference(
            event_source_mapping_id=self.event_source_mapping_id, event_source_mapping_arn=self.event_source_mapping_arn
        )

    def _arn_of(self, scope: Construct, id: str) -> str:
        from aws_cdk.core.stack import Stack

        return Stack.of(scope).format_arn(
            service="lambda",
            resource="event-source-mapping",
            resource_name=id,
            arn_format=ArnFormat.COLON_RESOURCE_NAME,
        )


class EventSourceMapping(_EventSourceMappingBase):
    """Lambda reads a stream or a queue and calls a function with what it finds.

    The function's role must be allowed to read; event sources see to that themselves.
    """

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-lambda.EventSourceMapping"

    @takes(EventSourceMappingProps)
    def __init__(self, scope: Construct, id: str, props: EventSourceMappingProps) -> None:
        super().__init__(scope, id)
        self._check(props)
        if props.filter_encryption is not None:
            props.filter_encryption.grant(ServicePrincipal("lambda.amazonaws.com"), "kms:Decrypt")
        pollers = props.provisioned_poller_config
        resource = CfnEventSourceMapping(
            self,
            "Resource",
            batch_size=props.batch_size,
            bisect_batch_on_function_error=props.bisect_batch_on_error,
            destination_config=self._destination(props),
            enabled=props.enabled,
            event_source_arn=props.event_source_arn,
            function_name=props.target.function_name,
            starting_position=props.starting_position._value_ if props.starting_position else None,
            starting_position_timestamp=props.starting_position_timestamp,
            maximum_batching_window_in_seconds=_seconds(props.max_batching_window),
            maximum_record_age_in_seconds=_seconds(props.max_record_age),
            maximum_retry_attempts=props.retry_attempts,
            parallelization_factor=props.parallelization_factor,
            topics=[props.kafka_topic] if props.kafka_topic is not None else None,
            tumbling_window_in_seconds=_seconds(props.tumbling_window),
            scaling_config={"maximum_concurrency": props.max_concurrency}
            if props.max_concurrency is not None
            else None,
            source_access_configurations=_access(props),
            self_managed_event_source=(
                {"endpoints": {"kafka_bootstrap_servers": props.kafka_bootstrap_servers}}
                if props.kafka_bootstrap_servers
                else None
            ),
            function_response_types=["ReportBatchItemFailures"] if props.report_batch_item_failures else None,
            filter_criteria=({"filters": [dict(one) for one in props.filters]} if props.filters is not None else None),
            kms_key_arn=props.filter_encryption.key_arn if props.filter_encryption is not None else None,
            provisioned_poller_config=_pollers(pollers) if pollers is not None else None,
            metrics_config=(
                {"metrics": [metric._value_ for metric in props.metrics_config.metrics]}
                if props.metrics_config
                else None
            ),
            logging_config={"system_log_level": props.log_level._value_} if props.log_level else None,
            **self._kafka(props),
        )
        self.event_source_mapping_id = resource.ref
        self.event_source_mapping_arn = self._arn_of(self, resource.ref)

    @staticmethod
    @checked
    def from_event_source_mapping_id(scope: Construct, id: str, event_source_mapping_id: str) -> IEventSourceMapping:
        """Return a mapping that exists already."""
        imported = _EventSourceMappingBase(scope, id)
        imported.event_source_mapping_id = event_source_mapping_id
        imported.event_source_mapping_arn = imported._arn_of(imported, event_source_mapping_id)
        return imported

    def _destination(self, props: EventSourceMappingProps) -> dict[str, Any] | None:
        if props.on_failure is None:
            return None
        bound = props.on_failure.bind(self, props.target)
        return {"on_failure": {"destination": bound.destination}}

    def _kafka(self, props: EventSourceMappingProps) -> dict[str, Any]:
        """The Kafka settings: in one property for Amazon's clusters, in another for the user's own."""
        group = props.kafka_consumer_group_id or None
        registry = props.schema_registry_config
        if group is None and registry is None:
            return {}
        config: dict[str, Any] = {"consumer_group_id": group}
        if registry is not None:
            bound = registry.bind(self, props.target)
            config["schema_registry_config"] = {
                "schema_registry_uri": bound.schema_registry_uri,
                "event_record_format": bound.event_record_format.value,
                "schema_validation_configs": [
                    {"attribute": one.attribute.value} for one in bound.schema_validation_configs
                ],
                "access_configs": (
                    [{"type": one.type.type, "uri": one.uri} for one in bound.access_configs]
                    if bound.access_configs
                    else None
                ),
            }
        name = "self_managed_kafka_event_source_config" if props.kafka_bootstrap_servers else None
        return {name or "amazon_managed_kafka_event_source_config": config}

    # -- checks -------------------------------------------------------------

    def _check(self, props: EventSourceMappingProps) -> None:
        servers = props.kafka_bootstrap_servers
        if props.event_source_arn is None and servers is None:
            self._refuse("Either eventSourceArn or kafkaBootstrapServers must be set")
        if props.event_source_arn is not None and servers is not None:
            self._refuse("eventSourceArn and kafkaBootstrapServers are mutually exclusive")
        if servers is not None and not servers:
            self._refuse("kafkaBootStrapServers must not be empty if set")
        window = _seconds(props.max_batching_window)
        if window is not None and window > _MAX_WINDOW_SECONDS:
            self._refuse(f"maxBatchingWindow cannot be over {_MAX_WINDOW_SECONDS} seconds, got {window}")
        age = _seconds(props.max_record_age)
        if age is not None and not _MIN_AGE_SECONDS <= age <= _MAX_AGE_SECONDS:
            self._refuse("maxRecordAge must be between 60 seconds and 7 days inclusive")
        retries = props.retry_attempts
        if retries is not None and not is_unresolved(retries) and retries != -1 and not 0 <= retries <= _MAX_RETRIES:
            self._refuse(
                f"retryAttempts must be -1 (for infinite) or between 0 and {_MAX_RETRIES} inclusive, got {retries}"
            )
        factor = props.parallelization_factor
        if factor is not None and not is_unresolved(factor) and not 1 <= factor <= _MAX_PARALLEL:
            self._refuse(f"parallelizationFactor must be between 1 and {_MAX_PARALLEL} inclusive, got {factor}")
        tumbling = _seconds(props.tumbling_window)
        if tumbling is not None and tumbling > _MAX_TUMBLING_SECONDS:
            self._refuse(f"tumblingWindow cannot be over {_MAX_TUMBLING_SECONDS} seconds, got {tumbling}")
        concurrency = props.max_concurrency
        if concurrency is not None and not is_unresolved(concurrency) and not 2 <= concurrency <= _MAX_CONCURRENCY:
            self._refuse(f"maxConcurrency must be between 2 and {_MAX_CONCURRENCY} concurrent instances")
        self._check_start(props)
        group = props.kafka_consumer_group_id
        if group and not is_unresolved(group) and len(group) > _MAX_GROUP_NAME:
            self._refuse(f"kafkaConsumerGroupId must be a valid string between 1 and {_MAX_GROUP_NAME} characters")
        if group and not is_unresolved(group) and not re.match(_CONSUMER_GROUP, group):
            self._refuse('kafkaConsumerGroupId contains invalid characters. Allowed values are "[a-zA-Z0-9-/*:_+=.@-]"')
        if props.provisioned_poller_config is not None:
            check_pollers(props.provisioned_poller_config, self)
        if props.filter_encryption is not None and props.filters is None:
            self._refuse("filter criteria must be provided to enable setting filter criteria encryption")

    def _check_start(self, props: EventSourceMappingProps) -> None:
        at_timestamp = props.starting_position is StartingPosition.AT_TIMESTAMP
        if at_timestamp and not props.starting_position_timestamp:
            self._refuse("startingPositionTimestamp must be provided when startingPosition is AT_TIMESTAMP")
        if not at_timestamp and props.starting_position_timestamp:
            self._refuse("startingPositionTimestamp can only be used when startingPosition is AT_TIMESTAMP")

    def _refuse(self, what: str) -> None:
        raise ValidationError(what, scope=self)


def check_pollers(config: Any, scope: EventSourceMapping | None = None) -> None:
    """Check how many pollers are kept for a mapping.

    Raises:
        ValidationError: a number is out of range, or the least is more than the most.
    """
    least, most = config.minimum_pollers, config.maximum_pollers
    if least is not None and not 1 <= least <= _MAX_MIN_POLLERS:
        raise ValidationError(
            f"Minimum provisioned pollers must be between 1 and {_MAX_MIN_POLLERS} inclusive, got {least:g}",
            scope=scope,
        )
    if most is not None and not 1 <= most <= _MAX_POLLERS:
        raise ValidationError(
            f"Maximum provisioned pollers must be between 1 and {_MAX_POLLERS} inclusive, got {most:g}", scope=scope
        )
    if least is not None and most is not None and least > most:
        raise ValidationError(
            "Minimum provisioned pollers must be less than or equal to maximum provisioned pollers, got "
            f"{least:g} and {most:g}",
            scope=scope,
        )


def _seconds(duration: Any) -> Any:
    return None if duration is None else duration.to_seconds()


def _access(props: EventSourceMappingProps) -> list[dict[str, str]] | None:
    given = props.source_access_configurations
    return None if given is None else [{"type": one.type.type, "uri": one.uri} for one in given]


def _pollers(config: ProvisionedPollerConfig) -> dict[str, Any]:
    return {
        "minimum_pollers": config.minimum_pollers,
        "maximum_pollers": config.maximum_pollers,
        "poller_group_name": config.poller_group_name,
    }


__all__ = ["EventSourceMapping", "EventSourceMappingProps", "IEventSourceMapping"]
