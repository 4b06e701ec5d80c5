"""How proxies find out whether an endpoint is healthy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk.core.duration import Duration
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Struct, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from constructs import Construct

# Source: the App Mesh API reference, "HealthCheckPolicy".
_THRESHOLDS = (2, 10)
_INTERVAL_MILLISECONDS = (5_000, 300_000)
_TIMEOUT_MILLISECONDS = (2_000, 60_000)


class TcpHealthCheckOptions(Struct):
    """Options of checks with TCP."""

    healthy_threshold: int | float | None = None
    """After how many successes an endpoint is healthy, 2 to 10. Default: 2."""
    interval: Duration | None = None
    """How often it is looked at, 5 to 300 seconds. Default: 5 seconds."""
    timeout: Duration | None = None
    """How long it may take to answer, 2 to 60 seconds. Default: 2 seconds."""
    unhealthy_threshold: int | float | None = None
    """After how many failures it is not healthy, 2 to 10. Default: 2."""


class GrpcHealthCheckOptions(Struct):
    """Options of checks with gRPC."""

    healthy_threshold: int | float | None = None
    """After how many successes an endpoint is healthy, 2 to 10. Default: 2."""
    interval: Duration | None = None
    """How often it is looked at, 5 to 300 seconds. Default: 5 seconds."""
    timeout: Duration | None = None
    """How long it may take to answer, 2 to 60 seconds. Default: 2 seconds."""
    unhealthy_threshold: int | float | None = None
    """After how many failures it is not healthy, 2 to 10. Default: 2."""


class HttpHealthCheckOptions(Struct):
    """Options of checks with HTTP."""

    healthy_threshold: int | float | None = None
    """After how many successes an endpoint is healthy, 2 to 10. Default: 2."""
    interval: Duration | None = None
    """How often it is looked at, 5 to 300 seconds. Default: 5 seconds."""
    path: str | None = None
    """What is asked for. Default: ``/``."""
    timeout: Duration | None = None
    """How long it may take to answer, 2 to 60 seconds. Default: 2 seconds."""
    unhealthy_threshold: int | float | None = None
    """After how many failures it is not healthy, 2 to 10. Default: 2."""


class HealthCheckBindOptions(Struct):
    """What a listener tells its check."""

    default_port: int | float | None = None
    """The listener's port. Default: none."""


class HealthCheckConfig(Struct):
    """A check, by the names of the L1 classes."""

    virtual_gateway_health_check: Any = None
    virtual_node_health_check: Any = None


class HealthCheck:
    """How proxies find out whether an endpoint is healthy. Make it with one of the factories."""

    @staticmethod
    @takes(HttpHealthCheckOptions)
    def http(options: HttpHealthCheckOptions) -> HealthCheck:
        """Ask with HTTP/1.

        Raises:
            ValidationError: a number or a duration is out of range.
        """
        return _Check("http", options, options.path if options.path is not None else "/")

    @staticmethod
    @takes(HttpHealthCheckOptions)
    def http2(options: HttpHealthCheckOptions) -> HealthCheck:
        """Ask with HTTP/2.

        Raises:
            ValidationError: a number or a duration is out of range.
        """
        return _Check("http2", options, options.path if options.path is not None else "/")

    @staticmethod
    @takes(GrpcHealthCheckOptions)
    def grpc(options: GrpcHealthCheckOptions) -> HealthCheck:
        """Ask with the health protocol of gRPC.

        Raises:
            ValidationError: a number or a duration is out of range.
        """
        return _Check("grpc", options)

    @staticmethod
    @takes(TcpHealthCheckOptions)
    def tcp(options: TcpHealthCheckOptions) -> HealthCheck:
        """Open a connection.

        Raises:
            ValidationError: a number or a duration is out of range.
        """
        return _Check("tcp", options)

    @takes(HealthCheckBindOptions)
    def bind(self, scope: Construct, options: HealthCheckBindOptions) -> HealthCheckConfig:
        """Return the check."""
        raise NotImplementedError


class _Check(HealthCheck):
    def __init__(
        self,
        protocol: str,
        options: TcpHealthCheckOptions | GrpcHealthCheckOptions | HttpHealthCheckOptions,
        path: str | None = None,
    ) -> None:
        for name, number in (
            ("healthyThreshold", options.healthy_threshold),
            ("unhealthyThreshold", options.unhealthy_threshold),
        ):
            _check_number(name, number)
        _check_duration("interval", options.interval, _INTERVAL_MILLISECONDS)
        _check_duration("timeout", options.timeout, _TIMEOUT_MILLISECONDS)
        interval, timeout = options.interval or Duration.seconds(5), options.timeout or Duration.seconds(2)
        healthy, unhealthy = options.healthy_threshold, options.unhealthy_threshold
        self._rendered = {
            "protocol": protocol,
            "healthyThreshold": healthy if healthy is not None else _THRESHOLDS[0],
            "unhealthyThreshold": unhealthy if unhealthy is not None else _THRESHOLDS[0],
            "intervalMillis": interval.to_milliseconds(),
            "timeoutMillis": timeout.to_milliseconds(),
            "path": path,
        }

    @takes(HealthCheckBindOptions)
    def bind(self, scope: Construct, options: HealthCheckBindOptions) -> HealthCheckConfig:
        rendered = {**self._rendered, "port": options.default_port}
        return HealthCheckConfig(virtual_gateway_health_check=rendered, virtual_node_health_check=rendered)


def _check_number(name: str, number: int | float | None) -> None:
    least, most = _THRESHOLDS
    if number is not None and not is_unresolved(number) and not least <= number <= most:
        raise ValidationError(f"{name} must be between {least} and {most}, got {js_number_text(number)}")


def _check_duration(name: str, duration: Duration | None, bounds: tuple[int, int]) -> None:
    if duration is None or duration.is_unresolved():
        return
    least, most = bounds
    if not least <= duration.to_milliseconds() <= most:
        raise ValidationError(
            f"{name} must be between {least // 1000} seconds and {most // 1000} seconds, got "
            f"{js_number_text(duration.to_milliseconds() / 1000)} seconds"
        )


__all__ = [
    "GrpcHealthCheckOptions",
    "HealthCheck",
    "HealthCheckBindOptions",
    "HealthCheckConfig",
    "HttpHealthCheckOptions",
    "TcpHealthCheckOptions",
]
