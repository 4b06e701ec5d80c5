"""Schema registries of Kafka sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.core.arguments import checked
from aws_cdk.core.struct import Nested, Struct, nested
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_lambda.event_source_mapping import IEventSourceMapping
    from aws_cdk.aws_lambda.function_base import IFunction


class EventRecordFormat:
    """The form in which records reach the function."""

    JSON: EventRecordFormat
    SOURCE: EventRecordFormat

    @checked
    def __init__(self, value: str) -> None:
        self.value = value

    @staticmethod
    @checked
    def of(name: str) -> EventRecordFormat:
        """Return a form that is not listed here."""
        return EventRecordFormat(name)


class KafkaSchemaValidationAttribute:
    """The part of a record that is checked against its schema."""

    KEY: KafkaSchemaValidationAttribute
    VALUE: KafkaSchemaValidationAttribute

    @checked
    def __init__(self, value: str) -> None:
        self.value = value

    @staticmethod
    @checked
    def of(name: str) -> KafkaSchemaValidationAttribute:
        """Return a part that is not listed here."""
        return KafkaSchemaValidationAttribute(name)


class KafkaSchemaRegistryAccessConfigType:
    """What an access configuration of a registry is."""

    BASIC_AUTH: KafkaSchemaRegistryAccessConfigType
    CLIENT_CERTIFICATE_TLS_AUTH: KafkaSchemaRegistryAccessConfigType
    SASL_SCRAM_256_AUTH: KafkaSchemaRegistryAccessConfigType
    SASL_SCRAM_512_AUTH: KafkaSchemaRegistryAccessConfigType
    SERVER_ROOT_CA_CERTIFICATE: KafkaSchemaRegistryAccessConfigType
    VIRTUAL_HOST: KafkaSchemaRegistryAccessConfigType
    VPC_SECURITY_GROUP: KafkaSchemaRegistryAccessConfigType
    VPC_SUBNET: KafkaSchemaRegistryAccessConfigType

    @checked
    def __init__(self, type: str) -> None:
        self.type = type

    @staticmethod
    @checked
    def of(name: str) -> KafkaSchemaRegistryAccessConfigType:
        """Return a type that is not listed here."""
        return KafkaSchemaRegistryAccessConfigType(name)


for _name in list(EventRecordFormat.__annotations__):
    setattr(EventRecordFormat, _name, EventRecordFormat(_name))
for _name in list(KafkaSchemaValidationAttribute.__annotations__):
    setattr(KafkaSchemaValidationAttribute, _name, KafkaSchemaValidationAttribute(_name))
for _name in list(KafkaSchemaRegistryAccessConfigType.__annotations__):
    setattr(KafkaSchemaRegistryAccessConfigType, _name, KafkaSchemaRegistryAccessConfigType(_name))


class KafkaSchemaRegistryAccessConfig(Struct):
    """How Lambda gets access to a registry."""

    type: KafkaSchemaRegistryAccessConfigType
    uri: str


class KafkaSchemaValidationConfig(Struct):
    """One part of a record to check."""

    attribute: KafkaSchemaValidationAttribute


class SchemaRegistryProps(Struct):
    """What every registry is told."""

    event_record_format: EventRecordFormat
    schema_validation_configs: Nested[Sequence[KafkaSchemaValidationConfig]]


class KafkaSchemaRegistryConfig(SchemaRegistryProps):
    """What :meth:`ISchemaRegistry.bind` answers."""

    schema_registry_uri: str
    access_configs: Nested[Sequence[KafkaSchemaRegistryAccessConfig] | None] = nested()


class ISchemaRegistry(Interface):
    """A registry with the schemas of Kafka records."""

    def bind(self, target: IEventSourceMapping, target_handler: IFunction) -> KafkaSchemaRegistryConfig:
        """Return where the registry is, and let the function reach it."""
        raise NotImplementedError


__all__ = [
    "EventRecordFormat",
    "ISchemaRegistry",
    "KafkaSchemaRegistryAccessConfig",
    "KafkaSchemaRegistryAccessConfigType",
    "KafkaSchemaRegistryConfig",
    "KafkaSchemaValidationAttribute",
    "KafkaSchemaValidationConfig",
    "SchemaRegistryProps",
]
