"""Access logs: a line for each request, and where it goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aws_cdk.aws_apigateway.access_log_field import AccessLogField
from aws_cdk.core.arguments import checked
from aws_cdk.core.arn import ArnFormat
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.feature_flags import flag_enabled
from aws_cdk.core.stack import Stack
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_kinesisfirehose import CfnDeliveryStream
    from aws_cdk.interfaces.aws_apigateway import IStageRef
    from aws_cdk.interfaces.aws_logs import ILogGroupRef

_REQUEST_ID = re.compile(r"\$context\.(?:requestId|extendedRequestId)\b")
_FIREHOSE_PREFIX = "amazon-apigateway-"
_NO_WILDCARD = "@aws-cdk/aws-apigateway:logGroupDestinationArnWithoutWildcard"


class JsonWithStandardFieldProps(Struct):
    """Which fields a JSON access log has beside the request's id."""

    caller: bool
    """The signer's principal."""
    http_method: bool
    """The HTTP method."""
    ip: bool
    """The caller's IP address."""
    protocol: bool
    """The protocol."""
    request_time: bool
    """Time of the request."""
    resource_path: bool
    """The resource's path."""
    response_length: bool
    """Length of the response."""
    status: bool
    """The HTTP status."""
    user: bool
    """The user that called."""


class AccessLogFormat:
    """What a line of an access log says."""

    @checked
    def __init__(self, format: str) -> None:
        self._format = format

    @staticmethod
    def clf() -> AccessLogFormat:
        """Return the common log format with the request's id."""
        field = AccessLogField
        who = " ".join(
            [field.context_identity_source_ip(), field.context_identity_caller(), field.context_identity_user()]
        )
        request = " ".join([field.context_http_method(), field.context_resource_path(), field.context_protocol()])
        answer = " ".join([field.context_status(), field.context_response_length(), field.context_request_id()])
        return AccessLogFormat(f'{who} [{field.context_request_time()}] "{request}" {answer}')

    @staticmethod
    @checked
    def custom(format: str) -> AccessLogFormat:
        """Return a format of one's own; `AccessLogField` has the variables."""
        return AccessLogFormat(format)

    @staticmethod
    @takes(JsonWithStandardFieldProps)
    def json_with_standard_fields(fields: JsonWithStandardFieldProps) -> AccessLogFormat:
        """Return a format that is JSON."""
        from cloud_assembly.schema.json_text import json_text

        field = AccessLogField
        known = {
            "requestId": (True, field.context_request_id()),
            "ip": (fields.ip, field.context_identity_source_ip()),
            "user": (fields.user, field.context_identity_user()),
            "caller": (fields.caller, field.context_identity_caller()),
            "requestTime": (fields.request_time, field.context_request_time()),
            "httpMethod": (fields.http_method, field.context_http_method()),
            "resourcePath": (fields.resource_path, field.context_resource_path()),
            "status": (fields.status, field.context_status()),
            "protocol": (fields.protocol, field.context_protocol()),
            "responseLength": (fields.response_length, field.context_response_length()),
        }
        return AccessLogFormat(json_text({name: text for name, (wanted, text) in known.items() if wanted}))

    def to_string(self) -> str:
        """Return the format as API Gateway takes it."""
        return self._format


class AccessLogDestinationConfig(Struct):
    """Where an access log goes."""

    destination_arn: str
    """ARN of the log group or the delivery stream."""


class IAccessLogDestination(Interface):
    """Takes access logs."""

    def bind(self, stage: IStageRef) -> AccessLogDestinationConfig:
        """Return where the log of ``stage`` goes."""
        raise NotImplementedError


class LogGroupLogDestination(IAccessLogDestination):
    """Access logs go to a log group."""

    @checked
    def __init__(self, log_group: ILogGroupRef) -> None:
        self._log_group = log_group

    @checked
    def bind(self, stage: IStageRef) -> AccessLogDestinationConfig:
        """Return the log group."""
        reference = self._log_group.log_group_ref
        arn = reference.log_group_arn
        if flag_enabled(stage.node, _NO_WILDCARD):  # type: ignore[attr-defined]  # a stage is a construct
            # The ARN of a log group ends in ":*", which API Gateway does not want.
            arn = Stack.of(self._log_group).format_arn(
                service="logs",
                resource="log-group",
                resource_name=reference.log_group_name,
                arn_format=ArnFormat.COLON_RESOURCE_NAME,
            )
        return AccessLogDestinationConfig(destination_arn=arn)


class FirehoseLogDestination(IAccessLogDestination):
    """Access logs go to a delivery stream, whose name begins with ``amazon-apigateway-``."""

    @checked
    def __init__(self, stream: CfnDeliveryStream) -> None:
        self._stream = stream

    @checked
    def bind(self, stage: IStageRef) -> AccessLogDestinationConfig:
        """Return the stream.

        Raises:
            ValidationError: its name does not begin so.
        """
        name = self._stream.delivery_stream_name
        if name is not None and not is_unresolved(name) and not name.startswith(_FIREHOSE_PREFIX):
            raise ValidationError(
                f"Firehose delivery stream name for access log destination must begin with '{_FIREHOSE_PREFIX}', got '{name}'",
                scope=self._stream,
                fix=f"delivery_stream_name='{_FIREHOSE_PREFIX}{name}'",
            )
        return AccessLogDestinationConfig(destination_arn=self._stream.attr_arn)


def has_request_id(format: str) -> bool:
    """Tell whether a format tells requests apart, as API Gateway demands."""
    return _REQUEST_ID.search(format) is not None


__all__ = [
    "AccessLogDestinationConfig",
    "AccessLogFormat",
    "FirehoseLogDestination",
    "IAccessLogDestination",
    "JsonWithStandardFieldProps",
    "LogGroupLogDestination",
]
