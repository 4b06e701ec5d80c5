"""Listeners of network load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_elasticloadbalancingv2.enums import AlpnPolicy, Protocol, SslPolicy
from aws_cdk.aws_elasticloadbalancingv2.listener import (
    BaseListener,
    BaseListenerLookupOptions,
    IListener,
    listener_reference,
    look_up_listener,
    ssl_policy,
)
from aws_cdk.aws_elasticloadbalancingv2.listener_certificate import (
    IListenerCertificate,
    _NetworkListenerCertificate,
    further_certificates,
)
from aws_cdk.aws_elasticloadbalancingv2.network_listener_action import NetworkListenerAction
from aws_cdk.aws_elasticloadbalancingv2.network_target_group import (
    INetworkLoadBalancerTarget,
    INetworkTargetGroup,
    NetworkTargetGroup,
    check_network_protocol,
)
from aws_cdk.aws_elasticloadbalancingv2.target_group import HealthCheck
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any
from aws_cdk.core.resource import Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import is_unresolved, js_number_text

if TYPE_CHECKING:
    from aws_cdk.aws_elasticloadbalancingv2.network_load_balancer import INetworkLoadBalancer
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_elasticloadbalancingv2 import ListenerReference
    from constructs import Construct

_MIN_IDLE_SECONDS, _MAX_IDLE_SECONDS = 60, 6000


class INetworkListenerRef(IListener):
    """A listener of a network load balancer."""

    if TYPE_CHECKING:

        @property
        def is_network_listener(self) -> bool: ...


class INetworkListener(INetworkListenerRef):
    """A listener of a network load balancer."""


class BaseNetworkListenerProps(Struct):
    """Options of a listener."""

    port: int | float
    """The port."""
    alpn_policy: AlpnPolicy | None = None
    """Which protocols are agreed on; only TLS. Default: none."""
    certificates: Sequence[IListenerCertificate] | None = None
    """Certificates for TLS; the first is the default."""
    default_action: NetworkListenerAction | None = None
    """What is done with connections. Not with ``default_target_groups``."""
    default_target_groups: Sequence[INetworkTargetGroup] | None = None
    """Where connections go. Not with ``default_action``."""
    protocol: Protocol | None = None
    """What clients speak. Default: TLS with certificates, else TCP."""
    ssl_policy: SslPolicy | None = None
    """Which versions and ciphers of TLS are taken. Default: as Elastic Load Balancing has it."""
    tcp_idle_timeout: Duration | None = None
    """After which silence connections are closed, 60 to 6000 seconds; not UDP. Default: 350 seconds."""


class NetworkListenerProps(BaseNetworkListenerProps):
    """Options of a listener made by itself."""

    load_balancer: INetworkLoadBalancer
    """The load balancer."""


class NetworkListenerLookupOptions(BaseListenerLookupOptions):
    """Which listener is looked up."""

    listener_protocol: Protocol | None = None
    """What clients speak. Default: any."""


class AddNetworkActionProps(Struct):
    """An action."""

    action: NetworkListenerAction
    """The action."""


class AddNetworkTargetsProps(Struct):
    """Targets."""

    port: int | float
    """The port of targets."""
    deregistration_delay: Duration | None = None
    """How long a target is kept that is leaving, up to an hour. Default: 5 minutes."""
    health_check: Nested[HealthCheck | None] = nested()
    """How targets are checked. Default: as Elastic Load Balancing does by itself."""
    preserve_client_ip: bool | None = None
    """Whether targets see clients' addresses. Default: as the kind of targets has it."""
    protocol: Protocol | None = None
    """What is handed on. Default: what the listener speaks."""
    proxy_protocol_v2: bool | None = None
    """Whether the client's address is sent ahead. Default: no."""
    target_group_name: str | None = None
    """Name of the group. Default: chosen by CloudFormation."""
    targets: Sequence[INetworkLoadBalancerTarget] | None = None
    """The targets."""


class NetworkListener(BaseListener, INetworkListener):
    """A port on which a network load balancer takes connections."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancingv2.NetworkListener"
    is_network_listener = True

    @staticmethod
    @takes(NetworkListenerLookupOptions)
    def from_lookup(scope: Construct, id: str, options: NetworkListenerLookupOptions) -> INetworkListener:
        """Return a listener of the account, found before synthesis.

        Raises:
            ValidationError: an argument is a token, or the stack's environment is not known.
        """
        protocol = options.listener_protocol
        found = look_up_listener(scope, options, "network", protocol=protocol._value_ if protocol is not None else None)
        return _ImportedNetworkListener(scope, id, found["listenerArn"])

    @staticmethod
    @checked
    def from_network_listener_arn(scope: Construct, id: str, network_listener_arn: str) -> INetworkListener:
        """Return a listener made elsewhere."""
        return _ImportedNetworkListener(scope, id, network_listener_arn)

    @takes(NetworkListenerProps)
    def __init__(self, scope: Construct, id: str, props: NetworkListenerProps) -> None:
        """Make a listener.

        Raises:
            ValidationError: an option is out of its range, or excludes another.
        """
        certificates = props.certificates or ()
        protocol = props.protocol if props.protocol is not None else Protocol.TLS if certificates else Protocol.TCP
        _check(scope, props, protocol)
        alpn = props.alpn_policy
        self._certificate_arns: list[str] = []
        super().__init__(
            scope,
            id,
            {
                "load_balancer_arn": props.load_balancer.load_balancer_arn,
                "protocol": protocol._value_,
                "port": props.port,
                "ssl_policy": ssl_policy(scope, props.ssl_policy, encrypts=protocol is Protocol.TLS),
                "certificates": lazy_any(
                    lambda: [{"certificateArn": arn} for arn in self._certificate_arns], omit_empty=True
                ),
                "alpn_policy": [alpn._value_] if alpn is not None else None,
            },
        )
        self.load_balancer: INetworkLoadBalancer = props.load_balancer
        self._protocol = protocol
        self.add_certificates("DefaultCertificates", certificates)
        if props.default_action is not None and props.default_target_groups is not None:
            raise ValidationError(
                "Specify at most one of 'defaultAction' and 'defaultTargetGroups'",
                scope=self,
                fix="give default_action=NetworkListenerAction.forward([...]), or default_target_groups",
            )
        if props.default_action is not None:
            self._set_default_action(props.default_action)
        if props.default_target_groups is not None:
            self._set_default_action(NetworkListenerAction.forward(props.default_target_groups))
        if props.tcp_idle_timeout is not None:
            self.set_attribute("tcp.idle_timeout.seconds", js_number_text(props.tcp_idle_timeout.to_seconds()))

    @checked
    def add_certificates(self, id: str, certificates: Sequence[IListenerCertificate]) -> None:
        """Add certificates, of which clients get the one that fits the host they ask for."""
        for index, certificate in further_certificates(self._certificate_arns, certificates):
            _NetworkListenerCertificate(self, f"{id}{index}", self, certificate)

    @checked
    def add_target_groups(self, _id: str, *target_groups: INetworkTargetGroup) -> None:
        """Hand connections to target groups."""
        self._set_default_action(NetworkListenerAction.forward(target_groups))

    @takes(AddNetworkActionProps)
    def add_action(self, _id: str, props: AddNetworkActionProps) -> None:
        """Do something with connections."""
        self._set_default_action(props.action)

    @takes(AddNetworkTargetsProps)
    def add_targets(self, id: str, props: AddNetworkTargetsProps) -> NetworkTargetGroup:
        """Make a target group of targets, and hand connections to it.

        Raises:
            ValidationError: the network of the load balancer is not known.
        """
        vpc = self.load_balancer.vpc
        if vpc is None:
            raise ValidationError(
                "Can only call addTargets() when using a constructed Load Balancer or imported Load Balancer with "
                "specified VPC; construct a new TargetGroup and use addTargetGroup",
                scope=self,
            )
        options = {"protocol": self._protocol, **props._given()}
        group = NetworkTargetGroup(self, f"{id}Group", vpc=vpc, **options)
        self.add_target_groups(id, group)
        return group

    def _set_default_action(self, action: NetworkListenerAction) -> None:
        action.bind(self, self)
        self._replace_default_action(action)


class _ImportedNetworkListener(Resource, INetworkListener):
    listener_arn: str
    is_network_listener = True

    def __init__(self, scope: Construct, id: str, listener_arn: str) -> None:
        super().__init__(scope, id)
        self.listener_arn = listener_arn

    @property
    def listener_ref(self) -> ListenerReference:
        """The reference to the listener."""
        return listener_reference(self.listener_arn)


def _check(scope: Construct, props: NetworkListenerProps, protocol: Protocol) -> None:
    check_network_protocol(scope, protocol)
    is_tls = protocol is Protocol.TLS
    if is_tls and not props.certificates:
        raise ValidationError(
            "When the protocol is set to TLS, you must specify certificates", scope=scope, fix="give certificates"
        )
    if not is_tls and props.certificates:
        raise ValidationError(
            "Protocol must be TLS when certificates have been specified",
            scope=scope,
            fix="set protocol to Protocol.TLS, or leave certificates out",
        )
    if not is_tls and props.alpn_policy is not None:
        raise ValidationError(
            "Protocol must be TLS when alpnPolicy have been specified",
            scope=scope,
            fix="set protocol to Protocol.TLS, or leave alpn_policy out",
        )
    idle = props.tcp_idle_timeout
    if idle is None:
        return
    if protocol is Protocol.UDP:
        raise ValidationError("`tcpIdleTimeout` cannot be set when `protocol` is `Protocol.UDP`.", scope=scope)
    seconds = idle.to_seconds()
    if not is_unresolved(seconds) and not _MIN_IDLE_SECONDS <= seconds <= _MAX_IDLE_SECONDS:
        raise ValidationError(
            f"`tcpIdleTimeout` must be between {_MIN_IDLE_SECONDS} and {_MAX_IDLE_SECONDS} seconds, got "
            f"{js_number_text(seconds)} seconds.",
            scope=scope,
        )


__all__ = [
    "AddNetworkActionProps",
    "AddNetworkTargetsProps",
    "BaseNetworkListenerProps",
    "INetworkListener",
    "INetworkListenerRef",
    "NetworkListener",
    "NetworkListenerLookupOptions",
    "NetworkListenerProps",
]
