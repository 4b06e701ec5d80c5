"""Registries with the schemas of Kafka records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_iam.policy_statement import PolicyStatement
from aws_cdk.aws_lambda.schema_registry import (
    ISchemaRegistry,
    KafkaSchemaRegistryAccessConfig,
    KafkaSchemaRegistryAccessConfigType,
    KafkaSchemaRegistryConfig,
    SchemaRegistryProps,
)
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.fn import Fn
from aws_cdk.core.struct import takes

if TYPE_CHECKING:
    from aws_cdk.aws_glue import CfnRegistry
    from aws_cdk.aws_lambda.event_source_mapping import IEventSourceMapping
    from aws_cdk.aws_lambda.function_base import IFunction
    from aws_cdk.aws_secretsmanager import ISecret


_REGISTRY_ARN_TEXT = r"arn:[^:]+:glue:[^:]+:[^:]+:registry\/([^\/]+)"
_REGISTRY_ARN = re.compile(_REGISTRY_ARN_TEXT + r"\Z")


class GlueSchemaRegistryProps(SchemaRegistryProps):
    """Options of :class:`GlueSchemaRegistry`."""

    schema_registry: CfnRegistry | None = None
    """The registry, made in this app; it counts if both are given."""
    schema_registry_arn: str | None = None
    """The registry's ARN."""


class GlueSchemaRegistry(ISchemaRegistry):
    """A registry of AWS Glue."""

    @takes(GlueSchemaRegistryProps)
    def __init__(self, props: GlueSchemaRegistryProps) -> None:
        self._props = props

    @checked
    def bind(self, _target: IEventSourceMapping, target_handler: IFunction) -> KafkaSchemaRegistryConfig:
        """Let the function read the registry.

        Raises:
            ValidationError: no registry is given, or the ARN is not that of one.
        """
        from aws_cdk.core.stack import Stack

        props = self._props
        registry = props.schema_registry
        arn: str
        name: str | None
        if registry is not None:
            arn, name = registry.attr_arn, registry.name
        elif props.schema_registry_arn:
            arn = props.schema_registry_arn
            if not _REGISTRY_ARN.match(arn):
                raise ValidationError(
                    f"schemaRegistryArn {arn} must match /^{_REGISTRY_ARN_TEXT}$/",
                    scope=target_handler,
                    fix="give the ARN of the registry itself; pass schema_registry if it is made in this app",
                )
            name = Stack.of(target_handler).split_arn(arn, ArnFormat.SLASH_RESOURCE_NAME).resource_name
        else:
            raise ValidationError("one of schemaRegistryArn or schemaRegistry must be passed", scope=target_handler)
        target_handler.add_to_role_policy(PolicyStatement(actions=["glue:GetRegistry"], resources=[arn]))
        schemas = Fn.sub(
            "arn:${AWS::Partition}:glue:${AWS::Region}:${AWS::AccountId}:schema/${registryName}/*",
            {"registryName": name or ""},
        )
        target_handler.add_to_role_policy(PolicyStatement(actions=["glue:GetSchemaVersion"], resources=[arn, schemas]))
        return KafkaSchemaRegistryConfig(
            schema_registry_uri=arn,
            event_record_format=props.event_record_format,
            schema_validation_configs=props.schema_validation_configs,
        )


class ConfluentSchemaRegistryProps(SchemaRegistryProps):
    """Options of :class:`ConfluentSchemaRegistry`."""

    authentication_type: KafkaSchemaRegistryAccessConfigType
    schema_registry_uri: str
    secret: ISecret
    """What the registry asks for to let Lambda in."""


class ConfluentSchemaRegistry(ISchemaRegistry):
    """A registry of Confluent."""

    @takes(ConfluentSchemaRegistryProps)
    def __init__(self, props: ConfluentSchemaRegistryProps) -> None:
        self._props = props

    @checked
    def bind(self, _target: IEventSourceMapping, target_handler: IFunction) -> KafkaSchemaRegistryConfig:
        """Let the function read the secret."""
        props = self._props
        props.secret.grant_read(target_handler)
        return KafkaSchemaRegistryConfig(
            schema_registry_uri=props.schema_registry_uri,
            event_record_format=props.event_record_format,
            schema_validation_configs=props.schema_validation_configs,
            access_configs=[
                KafkaSchemaRegistryAccessConfig(type=props.authentication_type, uri=props.secret.secret_arn)
            ],
        )


__all__ = [
    "ConfluentSchemaRegistry",
    "ConfluentSchemaRegistryProps",
    "GlueSchemaRegistry",
    "GlueSchemaRegistryProps",
]
