"""Target groups of application load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.application_protocol import protocol_and_port
from aws_cdk.aws_elasticloadbalancingv2.enums import (
    ApplicationProtocol,
    ApplicationProtocolVersion,
    Protocol,
    TargetGroupLoadBalancingAlgorithmType,
    TargetType,
)
from aws_cdk.aws_elasticloadbalancingv2.metrics import IApplicationTargetGroupMetrics
from aws_cdk.aws_elasticloadbalancingv2.target_group import (
    BaseTargetGroupProps,
    ITargetGroup,
    LoadBalancerTargetProps,
    TargetGroupAttributes,
    TargetGroupBase,
    _ImportedTargetGroup,
    add_targets,
    attach_to_imported,
    full_name_of_load_balancer,
)
from aws_cdk.core.annotations import Annotations
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved, js_number_text
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_ec2.connections import IConnectable
    from aws_cdk.aws_ec2.port import Port
    from aws_cdk.aws_elasticloadbalancingv2.application_listener import IApplicationListener
    from aws_cdk.aws_elasticloadbalancingv2.enums import HttpCodeTarget
    from aws_cdk.core.duration import Duration
    from constructs import Construct, IConstruct

_ATTACH = "attach_to_application_target_group"
_MIN_SLOW_START_SECONDS, _MAX_SLOW_START_SECONDS = 30, 900
_MAX_STICKINESS_SECONDS = 604_800
_RESERVED_COOKIES = ("AWSALB", "AWSALBAPP", "AWSALBTG")
_CHECKED_BY = (Protocol.HTTP, Protocol.HTTPS)


class IApplicationLoadBalancerTarget(Interface):
    """Something that an application load balancer can hand requests to."""

    def attach_to_application_target_group(self, target_group: IApplicationTargetGroup) -> LoadBalancerTargetProps:
        """Do what the target needs, and return how the group lists it."""
        raise NotImplementedError


class IApplicationTargetGroup(ITargetGroup):
    """A target group of application load balancers."""

    if TYPE_CHECKING:

        @property
        def metrics(self) -> IApplicationTargetGroupMetrics: ...
        def add_target(self, *targets: IApplicationLoadBalancerTarget) -> None: ...
        def register_connectable(self, connectable: IConnectable, port_range: Port | None = None) -> None: ...
        def register_listener(
            self, listener: IApplicationListener, associating_construct: IConstruct | None = None
        ) -> None: ...


class ApplicationTargetGroupProps(BaseTargetGroupProps):
    """Options of a target group."""

    enable_anomaly_mitigation: bool | None = None
    """Whether targets that answer oddly get less; needs the weighted random algorithm. Default: no."""
    load_balancing_algorithm_type: TargetGroupLoadBalancingAlgorithmType | None = None
    """Which target gets a request. Default: round robin."""
    multi_value_headers_enabled: bool | None = None
    """Whether a function gets all values of headers, not only the last. Default: no."""
    port: int | float | None = None
    """The port of targets. Default: the protocol's; functions have none."""
    protocol: ApplicationProtocol | None = None
    """What targets speak. Default: told by the port; functions have none."""
    protocol_version: ApplicationProtocolVersion | None = None
    """The version of HTTP. Default: HTTP1."""
    slow_start: Duration | None = None
    """Over which time a new target gets more and more, 30 to 900 seconds. Default: it gets its part at once."""
    stickiness_cookie_duration: Duration | None = None
    """How long requests of a client go to one target, up to 7 days. Default: they need not."""
    stickiness_cookie_name: str | None = None
    """The app's cookie that tells clients apart. Default: the load balancer makes one."""
    targets: Sequence[IApplicationLoadBalancerTarget] | None = None
    """Targets from the start."""


class _GroupMetrics:
    """The metrics of a group under their older names; options are those of ``MetricOptions``."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def metrics(self) -> IApplicationTargetGroupMetrics: ...

    @takes(MetricOptions)
    def metric(self, metric_name: str, props: MetricOptions) -> Metric:
        """Return a metric by its name. Default statistic: average."""
        return self.metrics.custom(metric_name, **props._given())

    @takes(MetricOptions)
    def metric_healthy_host_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.healthy_host_count``."""
        return self.metrics.healthy_host_count(**props._given())

    @takes(MetricOptions)
    def metric_unhealthy_host_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.unhealthy_host_count``."""
        return self.metrics.unhealthy_host_count(**props._given())

    @takes(MetricOptions)
    def metric_http_code_target(self, code: HttpCodeTarget, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.http_code_target``."""
        return self.metrics.http_code_target(code, **props._given())

    @takes(MetricOptions)
    def metric_ipv6_request_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.ipv6_request_count``."""
        return self.metrics.ipv6_request_count(**props._given())

    @takes(MetricOptions)
    def metric_request_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.request_count``."""
        return self.metrics.request_count(**props._given())

    @takes(MetricOptions)
    def metric_request_count_per_target(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.request_count_per_target``."""
        return self.metrics.request_count_per_target(**props._given())

    @takes(MetricOptions)
    def metric_target_connection_error_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.target_connection_error_count``."""
        return self.metrics.target_connection_error_count(**props._given())

    @takes(MetricOptions)
    def metric_target_response_time(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.target_response_time``."""
        return self.metrics.target_response_time(**props._given())

    @takes(MetricOptions)
    def metric_target_tls_negotiation_error_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.target_tls_negotiation_error_count``."""
        return self.metrics.target_tls_negotiation_error_count(**props._given())


class ApplicationTargetGroup(TargetGroupBase, IApplicationTargetGroup, _GroupMetrics):
    """A target group of application load balancers."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.ApplicationTargetGroup"

    @staticmethod
    @takes(TargetGroupAttributes)
    def from_target_group_attributes(
        scope: Construct, id: str, attrs: TargetGroupAttributes
    ) -> IApplicationTargetGroup:
        """Return a target group made elsewhere."""
        return _ImportedApplicationTargetGroup(scope, id, attrs)

    @takes(ApplicationTargetGroupProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationTargetGroupProps) -> None:
        """Make a target group.

        Raises:
            ValidationError: an option is out of its range, or excludes another.
        """
        protocol, port = protocol_and_port(scope, props.protocol, props.port, needed=False)
        version = props.protocol_version
        super().__init__(
            scope,
            id,
            props,
            {
                "protocol": protocol._value_ if protocol is not None else None,
                "protocol_version": version._value_ if version is not None else None,
                "port": port,
            },
        )
        self._port, self._protocol = port, protocol
        self._connectables: list[tuple[IConnectable, Port | None]] = []
        self._listeners: list[IApplicationListener] = []
        self._set_attributes(props)
        self.add_target(*(props.targets or ()))

    def _set_attributes(self, props: ApplicationTargetGroupProps) -> None:
        random = props.load_balancing_algorithm_type is TargetGroupLoadBalancingAlgorithmType.WEIGHTED_RANDOM
        if random and props.slow_start is not None:
            raise ValidationError(
                "The weighted random routing algorithm can not be used with slow start mode.",
                scope=self,
                fix="leave slow_start out, or take another load_balancing_algorithm_type",
            )
        if props.enable_anomaly_mitigation and not random:
            raise ValidationError(
                "Anomaly mitigation is only available when `loadBalancingAlgorithmType` is "
                "`TargetGroupLoadBalancingAlgorithmType.WEIGHTED_RANDOM`.",
                scope=self,
            )
        attributes = self._attributes
        if props.slow_start is not None:
            seconds = props.slow_start.to_seconds()
            if (
                not is_unresolved(seconds)
                and seconds != 0
                and not _MIN_SLOW_START_SECONDS <= seconds <= _MAX_SLOW_START_SECONDS
            ):
                raise ValidationError(
                    f"Slow start duration value must be between {_MIN_SLOW_START_SECONDS} and {_MAX_SLOW_START_SECONDS} "
                    "seconds, or 0 to disable slow start.",
                    scope=self,
                )
            attributes.set("slow_start.duration_seconds", js_number_text(seconds))
        if props.stickiness_cookie_duration is not None:
            self.enable_cookie_stickiness(props.stickiness_cookie_duration, props.stickiness_cookie_name)
        else:
            attributes.set("stickiness.enabled", "false")
        algorithm = props.load_balancing_algorithm_type
        attributes.set_given("load_balancing.algorithm.type", algorithm._value_ if algorithm is not None else None)
        if props.enable_anomaly_mitigation is not None:
            attributes.set(
                "load_balancing.algorithm.anomaly_mitigation", "on" if props.enable_anomaly_mitigation else "off"
            )
        if props.multi_value_headers_enabled:
            if self.target_type is not TargetType.LAMBDA:
                raise ValidationError(
                    "multiValueHeadersEnabled is only supported for Lambda targets.",
                    scope=self,
                    fix="leave multi_value_headers_enabled out, or set target_type to TargetType.LAMBDA",
                )
            attributes.set("lambda.multi_value_headers.enabled", "true")

    @property
    def metrics(self) -> IApplicationTargetGroupMetrics:
        """The metrics of the group.

        Raises:
            ValidationError: it has no load balancer.
        """
        return IApplicationTargetGroupMetrics(self, self.target_group_full_name, self.first_load_balancer_full_name)

    @property
    def first_load_balancer_full_name(self) -> str:
        """The full name of the first load balancer that the group is attached to.

        Raises:
            ValidationError: it is attached to none.
        """
        if not self._listeners:
            raise ValidationError(
                "The TargetGroup needs to be attached to a LoadBalancer before you can call this method",
                scope=self,
                fix="add the group to a listener first",
            )
        return full_name_of_load_balancer(self._listeners[0].listener_arn)

    @checked
    def enable_cookie_stickiness(self, duration: Duration, cookie_name: str | None = None) -> None:
        """Have requests of a client go to one target.

        Args:
            duration: For how long, 1 second to 7 days.
            cookie_name: The app's cookie that tells clients apart. Default: the load balancer makes one.

        Raises:
            ValidationError: the time is out of its range, or the name is empty or the load balancer's own.
        """
        seconds = duration.to_seconds()
        if not is_unresolved(seconds) and not 1 <= seconds <= _MAX_STICKINESS_SECONDS:
            raise ValidationError(
                f"Stickiness cookie duration value must be between 1 second and 7 days ({_MAX_STICKINESS_SECONDS} "
                "seconds).",
                scope=self,
            )
        if cookie_name is not None and not is_unresolved(cookie_name):
            if not cookie_name:
                raise ValidationError("App cookie name cannot be an empty string.", scope=self)
            if cookie_name.startswith(_RESERVED_COOKIES):
                raise ValidationError(
                    "App cookie names that start with the following prefixes are not allowed: AWSALB, AWSALBAPP, and "
                    "AWSALBTG; they're reserved for use by the load balancer.",
                    scope=self,
                )
        attributes = self._attributes
        attributes.set("stickiness.enabled", "true")
        kind = "lb_cookie" if cookie_name is None else "app_cookie"
        attributes.set("stickiness.type", kind)
        if cookie_name is not None:
            attributes.set("stickiness.app_cookie.cookie_name", cookie_name)
        attributes.set(f"stickiness.{kind}.duration_seconds", js_number_text(seconds))

    @checked
    def add_target(self, *targets: IApplicationLoadBalancerTarget) -> None:
        """Add targets.

        Raises:
            ValidationError: targets are of different kinds, or there is more than one function.
        """
        add_targets(self, targets, _ATTACH)

    @checked
    def register_connectable(self, connectable: IConnectable, port_range: Port | None = None) -> None:
        """Let load balancers reach a target. Default ports: the group's."""
        from aws_cdk.aws_ec2.port import Port

        ports = port_range if port_range is not None else Port.tcp(self.default_port)
        self._connectables.append((connectable, ports))
        for listener in self._listeners:
            listener.register_connectable(connectable, ports)

    @checked
    def register_listener(
        self, listener: IApplicationListener, associating_construct: IConstruct | None = None
    ) -> None:
        """Let the load balancer of ``listener`` reach all targets, those to come too.

        Args:
            associating_construct: What ties the two together, such as a rule; dependents of the group wait for it.
                Default: the listener.
        """
        for connectable, ports in self._connectables:
            listener.register_connectable(connectable, ports)  # type: ignore[arg-type]  # registered with ports above
        self._listeners.append(listener)
        self.load_balancer_attached_dependencies.add(
            associating_construct if associating_construct is not None else listener
        )

    def _validate_health_check(self) -> list[str]:
        problems = super()._validate_health_check()
        check = self.health_check
        if check.protocol is not None and check.protocol not in _CHECKED_BY:
            problems.append(
                f"Health check protocol '{check.protocol._value_}' is not supported. Must be one of [HTTP, HTTPS]"
            )
        if check.interval is not None and check.timeout is not None:
            interval, timeout = check.interval.to_seconds(), check.timeout.to_seconds()
            if not is_unresolved(interval) and not is_unresolved(timeout) and interval <= timeout:
                problems.append(
                    f"Healthcheck interval {js_number_text(interval)} seconds must be greater than the timeout "
                    f"{js_number_text(timeout)} seconds"
                )
        return problems

    def _validate_target_group(self) -> list[str]:
        problems = super()._validate_target_group()
        if self.target_type is TargetType.LAMBDA and (self._port is not None or self._protocol is not None):
            problems.append("port/protocol should not be specified for Lambda targets")
        return problems


class _ImportedApplicationTargetGroup(_ImportedTargetGroup, IApplicationTargetGroup, _GroupMetrics):
    @property
    def metrics(self) -> IApplicationTargetGroupMetrics:
        """The metrics of the group.

        Raises:
            ValidationError: its load balancer is not known.
        """
        return IApplicationTargetGroupMetrics(self, self._full_name, self._load_balancer_full_name("Application"))

    @checked
    def add_target(self, *targets: IApplicationLoadBalancerTarget) -> None:
        """Add targets that add themselves.

        Raises:
            ValidationError: the group would have to list one.
        """
        attach_to_imported(self, targets, _ATTACH)

    @checked
    def register_connectable(self, connectable: IConnectable, port_range: Port | None = None) -> None:
        """Warn: the security groups of the load balancer are not known."""
        Annotations.of(self).add_warning_v2(
            "@aws-cdk/aws-elbv2:albTargetGroupCannotRegisterConnectable",
            "Cannot register connectable on imported target group -- security groups might need to be updated manually",
        )

    @checked
    def register_listener(
        self, listener: IApplicationListener, associating_construct: IConstruct | None = None
    ) -> None:
        """Warn: targets of the group are not known."""
        Annotations.of(self).add_warning_v2(
            "@aws-cdk/aws-elbv2:albTargetGroupCannotRegisterListener",
            "Cannot register listener on imported target group -- security groups might need to be updated manually",
        )


__all__ = [
    "ApplicationTargetGroup",
    "ApplicationTargetGroupProps",
    "IApplicationLoadBalancerTarget",
    "IApplicationTargetGroup",
]
