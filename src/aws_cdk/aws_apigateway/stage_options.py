"""Options of stages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.struct import Nested, Struct, nested

if TYPE_CHECKING:
    from aws_cdk.aws_apigateway.access_log import AccessLogFormat, IAccessLogDestination
    from aws_cdk.core.duration import Duration


class MethodLoggingLevel(NamedEnum):
    """What API Gateway logs of how it answers."""

    OFF = "OFF"
    ERROR = "ERROR"
    INFO = "INFO"


class MethodDeploymentOptions(Struct):
    """Options of methods at a stage."""

    cache_data_encrypted: bool | None = None
    """Encrypt cached responses. Default: no."""
    cache_ttl: Duration | None = None
    """How long responses are cached. Default: 5 minutes."""
    caching_enabled: bool | None = None
    """Cache responses; needs the stage's cache. Default: no."""
    data_trace_enabled: bool | None = None
    """Log whole requests and responses. Default: no."""
    logging_level: MethodLoggingLevel | None = None
    """What is logged. Default: nothing."""
    metrics_enabled: bool | None = None
    """Report metrics of each method. Default: no."""
    throttling_burst_limit: int | float | None = None
    """How many requests at once. Default: the account's limit."""
    throttling_rate_limit: int | float | None = None
    """How many requests a second. Default: the account's limit."""


class StageOptions(MethodDeploymentOptions):
    """Options of a stage; those of methods hold for all that have none of their own."""

    access_log_destination: IAccessLogDestination | None = None
    """Where the access log goes. Default: there is none."""
    access_log_format: AccessLogFormat | None = None
    """What a line of it says. Default: the common log format."""
    cache_cluster_enabled: bool | None = None
    """Give the stage a cache. Default: if any method uses it or it has a size."""
    cache_cluster_size: str | None = None
    """Size of the cache, in GB. Default: 0.5."""
    client_certificate_id: str | None = None
    """The certificate that API Gateway shows to backends."""
    description: str | None = None
    """What the stage is for."""
    documentation_version: str | None = None
    """Version of the API's documentation."""
    method_options: Nested[Mapping[str, MethodDeploymentOptions] | None] = nested()
    """Options of single methods, by ``/PATH/METHOD``."""
    stage_name: str | None = None
    """Name of the stage, a part of the URL. Default: ``prod``."""
    tracing_enabled: bool | None = None
    """Trace requests with X-Ray. Default: no."""
    variables: Mapping[str, str] | None = None
    """Values that templates and URIs may use."""


__all__ = ["MethodDeploymentOptions", "MethodLoggingLevel", "StageOptions"]
