"""Endpoints of HTTP as destinations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_kinesisfirehose._destinations import backup, hints, logged, processing, processors, retry
from aws_cdk.aws_kinesisfirehose.common import CommonDestinationProps, DestinationConfig, IDestination
from aws_cdk.core.arguments import checked
from aws_cdk.core.duration import Duration
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.size import Size
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_iam.role_base import IRole
    from aws_cdk.aws_secretsmanager.secret import ISecret
    from aws_cdk.core.secret_value import SecretValue
    from constructs import Construct


class HttpBackupMode(NamedEnum):
    """Which records are kept in a bucket."""

    FAILED = "FailedDataOnly"
    ALL = "AllData"


class HttpCompression(NamedEnum):
    """How requests are compressed."""

    GZIP = "GZIP"
    NONE = "NONE"


class HttpAttribute(Struct):
    """Something that every request says."""

    name: str
    value: str


class HttpBufferingHints(Struct):
    """How much is gathered before it is sent."""

    interval: Duration | None = None
    """At most 15 minutes. Default: 5 minutes."""
    size: Size | None = None
    """1 to 128 MiB. Default: 5 MiB."""


class HttpRetryOptions(Struct):
    """How long sending is tried again."""

    duration: Duration
    """At most 2 hours."""


class HttpEndpointConfig(Struct):
    """An endpoint."""

    url: str
    """Where records are sent, by HTTPS."""
    access_key: SecretValue | None = None
    """Key that the endpoint asks for; it stands in the template unless it is a reference."""
    name: str | None = None
    """Default: none."""
    secret: ISecret | None = None
    """Secret that holds the key."""


class HttpEndpointProps(CommonDestinationProps):
    """Options of an endpoint as destination."""

    endpoint_config: Nested[HttpEndpointConfig]
    """The endpoint."""
    attributes: Nested[Sequence[HttpAttribute] | None] = nested()
    """What every request says. Default: nothing."""
    backup_mode: HttpBackupMode | None = None
    """Which records are kept in a bucket. Default: FAILED."""
    buffering_hints: Nested[HttpBufferingHints | None] = nested()
    """How much is gathered before it is sent."""
    request_compression: HttpCompression | None = None
    """Default: NONE."""
    retry_options: Nested[HttpRetryOptions | None] = nested()
    """How long sending is tried again. Default: 5 minutes."""


class HttpEndpoint(IDestination):
    """Sends records to an endpoint of HTTP."""

    @takes(HttpEndpointProps)
    def __init__(self, props: HttpEndpointProps) -> None:
        self._http_props = props

    @checked
    def bind(self, scope: Construct, **options: Any) -> DestinationConfig:
        """Let a role log errors, keep records in a bucket, read the secret and call processors.

        Raises:
            ValidationError: more or less is to be gathered than can be, sending is tried for too long, or processors
                do not go together.
        """
        props = self._http_props
        role = props.role or _new_role(scope)
        dependables: list[Any] = []
        logging = logged(scope, role, props.logging_config, "HttpDestination", dependables)
        kept = backup(scope, role, props.s3_backup, dependables)
        endpoint: HttpEndpointConfig = props.endpoint_config
        if endpoint.secret is not None:
            endpoint.secret.grant_read(role)
        gathered: HttpBufferingHints | None = props.buffering_hints
        buffering = hints(scope, gathered.interval, gathered.size) if gathered is not None else None
        again = retry(scope, props.retry_options.duration) if props.retry_options is not None else None
        return DestinationConfig(
            dependables=dependables,
            http_endpoint_destination_configuration={
                "endpointConfiguration": {
                    "url": endpoint.url,
                    "name": endpoint.name or None,
                    "accessKey": endpoint.access_key.unsafe_unwrap() if endpoint.access_key is not None else None,
                },
                "retryOptions": again,
                "bufferingHints": buffering,
                "requestConfiguration": {
                    "commonAttributes": _attributes(props.attributes),
                    "contentEncoding": (props.request_compression or HttpCompression.NONE)._value_,
                },
                "cloudWatchLoggingOptions": logging,
                "processingConfiguration": processing(processors(scope, role, props)),
                "roleArn": role.role_arn,
                "s3BackupMode": "AllData" if props.backup_mode is HttpBackupMode.ALL else "FailedDataOnly",
                "s3Configuration": kept,
                "secretsManagerConfiguration": _secret(endpoint.secret, role),
            },
        )


def _attributes(attributes: Sequence[HttpAttribute] | None) -> list[dict[str, str]] | None:
    if attributes is None:
        return None
    return [{"attributeName": attribute.name, "attributeValue": attribute.value} for attribute in attributes]


def _secret(secret: ISecret | None, role: IRole) -> dict[str, Any] | None:
    return {"secretArn": secret.secret_arn, "enabled": True, "roleArn": role.role_arn} if secret is not None else None


def _new_role(scope: Construct) -> IRole:
    """Return a role that Firehose takes for delivery streams of the account alone."""
    from aws_cdk.aws_iam.principals import ServicePrincipal
    from aws_cdk.aws_iam.role import Role
    from aws_cdk.core.stack import Stack

    stack = Stack.of(scope)
    streams = stack.format_arn(service="firehose", resource="deliverystream", resource_name="*")
    return Role(
        scope,
        "Http Destination Role",
        assumed_by=ServicePrincipal(
            "firehose.amazonaws.com",
            conditions={
                "StringEquals": {"aws:SourceAccount": stack.account},
                "ArnLike": {"aws:SourceArn": streams},
            },
        ),
    )


__all__ = [
    "HttpAttribute",
    "HttpBackupMode",
    "HttpBufferingHints",
    "HttpCompression",
    "HttpEndpoint",
    "HttpEndpointConfig",
    "HttpEndpointProps",
    "HttpRetryOptions",
]
