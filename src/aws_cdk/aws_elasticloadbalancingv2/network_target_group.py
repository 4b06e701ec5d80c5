"""Target groups of network load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.enums import Protocol
from aws_cdk.aws_elasticloadbalancingv2.metrics import INetworkTargetGroupMetrics
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
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.service_options import MetricOptions
from aws_cdk.core.struct import takes
from aws_cdk.core.token import is_unresolved, js_number_text
from constructs import IConstruct
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_cloudwatch.metric import Metric
    from aws_cdk.aws_elasticloadbalancingv2.network_listener import INetworkListenerRef
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import TargetGroupReference
    from constructs import Construct

_ATTACH = "attach_to_network_target_group"
_PROTOCOLS = (Protocol.TCP, Protocol.TLS, Protocol.UDP, Protocol.TCP_UDP)
_CHECKED_BY = (Protocol.HTTP, Protocol.HTTPS, Protocol.TCP)
_WITH_PATH = (Protocol.HTTP, Protocol.HTTPS)
_MIN_INTERVAL_SECONDS, _MAX_INTERVAL_SECONDS = 5, 300
_MIN_THRESHOLD, _MAX_THRESHOLD = 2, 10


class INetworkLoadBalancerTarget(Interface):
    """Something that a network load balancer can hand connections to."""

    def attach_to_network_target_group(self, target_group: INetworkTargetGroup) -> LoadBalancerTargetProps:
        """Do what the target needs, and return how the group lists it."""
        raise NotImplementedError


class INetworkTargetGroupRef(IConstruct):
    """A target group of network load balancers."""

    if TYPE_CHECKING:

        @property
        def is_network_target_group(self) -> bool: ...
        @property
        def target_group_ref(self) -> TargetGroupReference: ...


class INetworkTargetGroup(ITargetGroup, INetworkTargetGroupRef):
    """A target group of network load balancers."""

    if TYPE_CHECKING:

        @property
        def metrics(self) -> INetworkTargetGroupMetrics: ...
        def add_target(self, *targets: INetworkLoadBalancerTarget) -> None: ...
        def register_listener(self, listener: INetworkListenerRef) -> None: ...


class NetworkTargetGroupProps(BaseTargetGroupProps):
    """Options of a target group."""

    port: int | float
    """The port of targets."""
    connection_termination: bool | None = None
    """Whether connections are closed once a target has left. Default: no."""
    preserve_client_ip: bool | None = None
    """Whether targets see clients' addresses. Default: as the kind of targets has it."""
    protocol: Protocol | None = None
    """What is handed on. Default: TCP."""
    proxy_protocol_v2: bool | None = None
    """Whether the client's address is sent ahead. Default: no."""
    targets: Sequence[INetworkLoadBalancerTarget] | None = None
    """Targets from the start."""


class NetworkTargetGroup(TargetGroupBase, INetworkTargetGroup):
    """A target group of network load balancers."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.NetworkTargetGroup"
    is_network_target_group = True

    @staticmethod
    @takes(TargetGroupAttributes)
    def from_target_group_attributes(scope: Construct, id: str, attrs: TargetGroupAttributes) -> INetworkTargetGroup:
        """Return a target group made elsewhere."""
        return _ImportedNetworkTargetGroup(scope, id, attrs)

    @takes(NetworkTargetGroupProps)
    def __init__(self, scope: Construct, id: str, props: NetworkTargetGroupProps) -> None:
        """Make a target group.

        Raises:
            ValidationError: network load balancers do not know the protocol, or targets are of different kinds.
        """
        protocol = props.protocol if props.protocol is not None else Protocol.TCP
        check_network_protocol(scope, protocol)
        super().__init__(scope, id, props, {"protocol": protocol._value_, "port": props.port})
        self._listeners: list[INetworkListenerRef] = []
        self._attributes.set_given("proxy_protocol_v2.enabled", props.proxy_protocol_v2)
        self._attributes.set_given("preserve_client_ip.enabled", props.preserve_client_ip)
        self._attributes.set_given("deregistration_delay.connection_termination.enabled", props.connection_termination)
        self.add_target(*(props.targets or ()))

    @property
    def metrics(self) -> INetworkTargetGroupMetrics:
        """The metrics of the group.

        Raises:
            ValidationError: it has no load balancer.
        """
        return INetworkTargetGroupMetrics(self, self.target_group_full_name, self.first_load_balancer_full_name)

    @takes(MetricOptions)
    def metric_healthy_host_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.healthy_host_count``."""
        return self.metrics.healthy_host_count(**props._given())

    @takes(MetricOptions)
    def metric_un_healthy_host_count(self, props: MetricOptions) -> Metric:
        """Deprecated: use ``metrics.un_healthy_host_count``."""
        return self.metrics.un_healthy_host_count(**props._given())

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
        return full_name_of_load_balancer(self._listeners[0].listener_ref.listener_arn)

    @checked
    def add_target(self, *targets: INetworkLoadBalancerTarget) -> None:
        """Add targets.

        Raises:
            ValidationError: targets are of different kinds.
        """
        add_targets(self, targets, _ATTACH)

    @checked
    def register_listener(self, listener: INetworkListenerRef) -> None:
        """Remember that ``listener`` hands connections to this group; dependents of the group wait for it."""
        self.load_balancer_attached_dependencies.add(listener)
        self._listeners.append(listener)

    def _validate_health_check(self) -> list[str]:
        problems = super()._validate_health_check()
        check = self.health_check
        if check.interval is not None:
            seconds = check.interval.to_seconds()
            if not is_unresolved(seconds) and not _MIN_INTERVAL_SECONDS <= seconds <= _MAX_INTERVAL_SECONDS:
                problems.append(
                    f"Health check interval '{js_number_text(seconds)}' not supported. Must be between "
                    f"{_MIN_INTERVAL_SECONDS} and {_MAX_INTERVAL_SECONDS}."
                )
        for what, threshold in (
            ("Healthy", check.healthy_threshold_count),
            ("Unhealthy", check.unhealthy_threshold_count),
        ):
            if threshold is None or is_unresolved(threshold) or _MIN_THRESHOLD <= threshold <= _MAX_THRESHOLD:
                continue
            problems.append(
                f"{what} Threshold Count '{js_number_text(threshold)}' not supported. Must be a number between "
                f"{_MIN_THRESHOLD} and {_MAX_THRESHOLD}."
            )
        protocol = check.protocol
        if protocol is None:
            return problems
        if protocol not in _CHECKED_BY:
            problems.append(
                f"Health check protocol '{protocol._value_}' is not supported. Must be one of [HTTP, HTTPS, TCP]"
            )
        if check.path is not None and protocol not in _WITH_PATH:
            problems.append(
                f"'{protocol._value_}' health checks do not support the path property. Must be one of [HTTP, HTTPS]"
            )
        return problems


def check_network_protocol(scope: Construct, protocol: Protocol) -> None:
    """Check that network load balancers know a protocol.

    Raises:
        ValidationError: they do not.
    """
    if protocol not in _PROTOCOLS:
        names = ", ".join(each._value_ for each in _PROTOCOLS)
        raise ValidationError(f"The protocol must be one of {names}. Found {protocol._value_}", scope=scope)


class _ImportedNetworkTargetGroup(_ImportedTargetGroup, INetworkTargetGroup):
    is_network_target_group = True

    @property
    def metrics(self) -> INetworkTargetGroupMetrics:
        """The metrics of the group.

        Raises:
            ValidationError: its load balancer is not known.
        """
        return INetworkTargetGroupMetrics(self, self._full_name, self._load_balancer_full_name("Network"))

    @checked
    def add_target(self, *targets: INetworkLoadBalancerTarget) -> None:
        """Add targets that add themselves.

        Raises:
            ValidationError: the group would have to list one.
        """
        attach_to_imported(self, targets, _ATTACH)

    def register_listener(self, listener: INetworkListenerRef) -> None:
        """Do nothing: the group has been there before."""


__all__ = [
    "INetworkLoadBalancerTarget",
    "INetworkTargetGroup",
    "INetworkTargetGroupRef",
    "NetworkTargetGroup",
    "NetworkTargetGroupProps",
]
