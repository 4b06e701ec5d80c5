"""Health checks of Route 53."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_route53._l1 import CfnHealthCheck
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_route53 import HealthCheckReference
    from constructs import Construct

_DEFAULT_INTERVAL_SECONDS = 30
_DEFAULT_FAILURE_THRESHOLD = 3


class HealthCheckType(NamedEnum):
    """What is checked."""

    HTTP = "HTTP"
    HTTPS = "HTTPS"
    HTTP_STR_MATCH = "HTTP_STR_MATCH"
    HTTPS_STR_MATCH = "HTTPS_STR_MATCH"
    TCP = "TCP"
    CLOUDWATCH_METRIC = "CLOUDWATCH_METRIC"
    CALCULATED = "CALCULATED"
    RECOVERY_CONTROL = "RECOVERY_CONTROL"


_HTTP = (HealthCheckType.HTTP, HealthCheckType.HTTP_STR_MATCH)
_HTTPS = (HealthCheckType.HTTPS, HealthCheckType.HTTPS_STR_MATCH)


class InsufficientDataHealthStatusEnum(NamedEnum):
    """How healthy something is of which an alarm knows too little."""

    HEALTHY = "Healthy"
    UNHEALTHY = "Unhealthy"
    LAST_KNOWN_STATUS = "LastKnownStatus"


class AlarmIdentifier(Struct):
    """An alarm."""

    name: str
    """Its name."""
    region: str
    """Its region."""


class IHealthCheck(IResource):
    """A health check, made here or elsewhere."""

    if TYPE_CHECKING:

        @property
        def health_check_id(self) -> str: ...
        @property
        def health_check_ref(self) -> HealthCheckReference: ...


class HealthCheckProps(Struct):
    """Options of a health check."""

    type: HealthCheckType
    """What is checked."""
    alarm_identifier: Nested[AlarmIdentifier | None] = nested()
    """The alarm, for CLOUDWATCH_METRIC."""
    child_health_checks: Sequence[IHealthCheck] | None = None
    """The checks that count, for CALCULATED."""
    enable_sni: bool | None = None
    """Whether the domain is sent as TLS begins. Default: yes, for HTTPS."""
    failure_threshold: int | float | None = None
    """After how many answers alike the state changes, 1 to 10. Default: 3."""
    fqdn: str | None = None
    """The domain to ask."""
    health_threshold: int | float | None = None
    """How many child checks must be healthy. Default: all."""
    insufficient_data_health_status: InsufficientDataHealthStatusEnum | None = None
    """How healthy it is while the alarm knows too little. Default: as before."""
    inverted: bool | None = None
    """Whether healthy and unhealthy are exchanged. Default: no."""
    ip_address: str | None = None
    """The address to ask. Default: the domain's."""
    measure_latency: bool | None = None
    """Whether times are measured. Default: no."""
    port: int | float | None = None
    """The port. Default: 80 for HTTP, 443 for HTTPS."""
    regions: Sequence[str] | None = None
    """Where it is asked from. Default: all that Route 53 has."""
    request_interval: Duration | None = None
    """How long between questions: 10 or 30 seconds. Default: 30."""
    resource_path: str | None = None
    """The path to ask for. Default: none."""
    routing_control: str | None = None
    """ARN of the routing control, for RECOVERY_CONTROL."""
    search_string: str | None = None
    """The text that a healthy answer has, for ``..._STR_MATCH``."""


class HealthCheck(Resource, IHealthCheck):
    """Tells whether something is healthy, and so whether a record answers."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-route53.HealthCheck"

    health_check_id: str

    @staticmethod
    @checked
    def from_health_check_id(scope: Construct, id: str, health_check_id: str) -> IHealthCheck:
        """Return a check made elsewhere."""
        return _ImportedHealthCheck(scope, id, health_check_id)

    @takes(HealthCheckProps)
    def __init__(self, scope: Construct, id: str, props: HealthCheckProps) -> None:
        """Make a check.

        Raises:
            ValidationError: a calculated check has neither children nor a threshold.
        """
        super().__init__(scope, id)
        kind = props.type
        if kind is HealthCheckType.CALCULATED and props.health_threshold is None and props.child_health_checks is None:
            raise ValidationError(
                "a calculated health check needs childHealthChecks, whose length is the default healthThreshold",
                scope=self,
                fix="set child_health_checks",
            )
        asks = kind in (*_HTTP, *_HTTPS, HealthCheckType.TCP)
        children = props.child_health_checks
        default_port = 80 if kind in _HTTP else 443 if kind in _HTTPS else None
        resource = CfnHealthCheck(
            self,
            "Resource",
            health_check_config={
                "type": kind._value_,
                "alarmIdentifier": props.alarm_identifier._given() if props.alarm_identifier else None,
                "childHealthChecks": [child.health_check_id for child in children] if children is not None else None,
                "enableSni": props.enable_sni if props.enable_sni is not None else True if kind in _HTTPS else None,
                "failureThreshold": (
                    props.failure_threshold
                    if props.failure_threshold is not None
                    else _DEFAULT_FAILURE_THRESHOLD
                    if asks
                    else None
                ),
                "fullyQualifiedDomainName": props.fqdn,
                "healthThreshold": (
                    props.health_threshold
                    if props.health_threshold is not None
                    else len(children or ())
                    if kind is HealthCheckType.CALCULATED
                    else None
                ),
                "insufficientDataHealthStatus": self._insufficient_data(props),
                "inverted": bool(props.inverted),
                "ipAddress": props.ip_address,
                "measureLatency": (
                    props.measure_latency if props.measure_latency is not None else False if asks else None
                ),
                "port": props.port if props.port is not None else default_port,
                "regions": props.regions,
                "requestInterval": (
                    props.request_interval.to_seconds()
                    if props.request_interval is not None
                    else _DEFAULT_INTERVAL_SECONDS
                    if asks
                    else None
                ),
                "resourcePath": (
                    props.resource_path
                    if props.resource_path is not None
                    else ""
                    if kind in (*_HTTP, *_HTTPS)
                    else None
                ),
                "routingControlArn": props.routing_control,
                "searchString": props.search_string,
            },
        )
        self.health_check_id = resource.ref

    @staticmethod
    def _insufficient_data(props: HealthCheckProps) -> str | None:
        status = props.insufficient_data_health_status
        if status is None and props.type is HealthCheckType.CLOUDWATCH_METRIC:
            status = InsufficientDataHealthStatusEnum.LAST_KNOWN_STATUS
        return status._value_ if status is not None else None

    @property
    def health_check_ref(self) -> HealthCheckReference:
        """The reference to the check."""
        from aws_cdk.interfaces.aws_route53 import HealthCheckReference

        return HealthCheckReference(health_check_id=self.health_check_id)


class _ImportedHealthCheck(Resource, IHealthCheck):
    health_check_id: str

    def __init__(self, scope: Construct, id: str, health_check_id: str) -> None:
        super().__init__(scope, id)
        self.health_check_id = health_check_id

    @property
    def health_check_ref(self) -> HealthCheckReference:
        from aws_cdk.interfaces.aws_route53 import HealthCheckReference

        return HealthCheckReference(health_check_id=self.health_check_id)


__all__ = [
    "AlarmIdentifier",
    "HealthCheck",
    "HealthCheckProps",
    "HealthCheckType",
    "IHealthCheck",
    "InsufficientDataHealthStatusEnum",
]
