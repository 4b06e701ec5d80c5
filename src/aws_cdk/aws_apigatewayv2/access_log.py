"""Access logs: a line for each request, and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.aws_apigateway.access_log import has_request_id
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct
from aws_cdk.core.token import is_unresolved
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.access_log import AccessLogFormat
    from aws_cdk.aws_apigatewayv2.stage import IStage
    from aws_cdk.interfaces.aws_logs import ILogGroupRef


class AccessLogDestinationConfig(Struct):
    """Where an access log goes."""

    destination_arn: str
    """ARN of the log group."""


class IAccessLogDestination(Interface):
    """Takes access logs."""

    def bind(self, stage: IStage) -> AccessLogDestinationConfig:
        """Return where the log of ``stage`` goes."""
        raise NotImplementedError


class IAccessLogSettings(Interface):
    """Where an access log goes, and what its lines say; apps implement it with ``jsii.implements``."""

    @property
    def destination(self) -> IAccessLogDestination:
        """Where it goes."""
        raise NotImplementedError

    @property
    def format(self) -> AccessLogFormat | None:
        """What a line says. Default: the usual format of the kind of API."""
        return None


class LogGroupLogDestination(IAccessLogDestination):
    """Access logs go to a log group."""

    @checked
    def __init__(self, log_group: ILogGroupRef) -> None:
        self._log_group = log_group

    @checked
    def bind(self, stage: IStage) -> AccessLogDestinationConfig:
        """Return the log group."""
        return AccessLogDestinationConfig(destination_arn=self._log_group.log_group_ref.log_group_arn)


def rendered_log(settings: IAccessLogSettings | None, stage: Any) -> dict[str, Any] | None:
    """Return the property of a stage.

    Raises:
        ValidationError: the format does not tell requests apart.
    """
    if settings is None:
        return None
    bound = AccessLogDestinationConfig.of(settings.destination.bind(stage))
    format = getattr(settings, "format", None)
    text = (format if format is not None else stage.default_access_log_format()).to_string()
    if not is_unresolved(text) and not has_request_id(text):
        raise ValidationError(
            "Access log must include either `AccessLogFormat.contextRequestId()` or "
            "`AccessLogFormat.contextExtendedRequestId()`",
            scope=stage,
        )
    return {"destination_arn": bound.destination_arn, "format": text}


__all__ = ["AccessLogDestinationConfig", "IAccessLogDestination", "IAccessLogSettings", "LogGroupLogDestination"]
