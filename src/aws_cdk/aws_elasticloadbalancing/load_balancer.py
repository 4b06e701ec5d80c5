"""Classic load balancers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_ec2.connections import Connections, IConnectable
from aws_cdk.aws_ec2.peer import Peer
from aws_cdk.aws_ec2.port import Port
from aws_cdk.aws_ec2.security_group import SecurityGroup
from aws_cdk.aws_ec2.subnet_selection import SubnetSelection, SubnetType
from aws_cdk.aws_elasticloadbalancing._l1 import CfnLoadBalancer
from aws_cdk.core.arguments import checked
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.lazy import lazy_any, lazy_list
from aws_cdk.core.named_enum import NamedEnum
from aws_cdk.core.resource import IResource, Resource
from aws_cdk.core.struct import Nested, Struct, nested, takes
from aws_cdk.core.token import js_number_text
from constructs._interface import Interface

if TYPE_CHECKING:
    from aws_cdk.aws_ec2.instance import Instance
    from aws_cdk.aws_ec2.security_group_base import ISecurityGroup
    from aws_cdk.aws_ec2.vpc_base import IVpc
    from aws_cdk.core.duration import Duration
    from aws_cdk.interfaces.aws_elasticloadbalancing import LoadBalancerReference
    from constructs import Construct


class LoadBalancingProtocol(NamedEnum):
    """What is spoken on a port."""

    TCP = "tcp"
    SSL = "ssl"
    HTTP = "http"
    HTTPS = "https"


_HTTP = (LoadBalancingProtocol.HTTP, LoadBalancingProtocol.HTTPS)
_WELL_KNOWN = {80: LoadBalancingProtocol.HTTP, 443: LoadBalancingProtocol.HTTPS}


class HealthCheck(Struct):
    """How the load balancer finds out whether an instance is healthy."""

    port: int | float
    """The port that is asked."""
    healthy_threshold: int | float | None = None
    """After how many good answers an instance is healthy. Default: 2."""
    interval: Duration | None = None
    """How often it is asked. Default: every 30 seconds."""
    path: str | None = None
    """The path that is asked for; HTTP and HTTPS only. Default: ``/``."""
    protocol: LoadBalancingProtocol | None = None
    """What is spoken. Default: HTTP on port 80, HTTPS on 443, else TCP."""
    timeout: Duration | None = None
    """How long an answer may take. Default: 5 seconds."""
    unhealthy_threshold: int | float | None = None
    """After how many bad answers an instance is not healthy. Default: 5."""


class LoadBalancerListener(Struct):
    """A port of the load balancer, and where what comes in goes to."""

    external_port: int | float
    """The port."""
    allow_connections_from: Sequence[IConnectable] | None = None
    """From where connections are let in. Default: from anywhere."""
    external_protocol: LoadBalancingProtocol | None = None
    """What is spoken on it. Default: HTTP on port 80, HTTPS on 443; else it must be said."""
    internal_port: int | float | None = None
    """The port of the instances. Default: the same."""
    internal_protocol: LoadBalancingProtocol | None = None
    """What is spoken there. Default: HTTP on port 80, HTTPS on 443, else HTTP or TCP as outside."""
    policy_names: Sequence[str] | None = None
    """Policies of the listener."""
    ssl_certificate_arn: str | None = None
    """The certificate, for HTTPS and SSL."""


class ILoadBalancer(IResource):
    """A classic load balancer."""

    __slots__ = ()

    if TYPE_CHECKING:

        @property
        def load_balancer_ref(self) -> LoadBalancerReference: ...


class ILoadBalancerTarget(IConnectable, Interface):
    """Something that a classic load balancer sends connections to."""

    if TYPE_CHECKING:

        def attach_to_classic_lb(self, load_balancer: LoadBalancer) -> None: ...


class LoadBalancerProps(Struct):
    """Options of a classic load balancer."""

    vpc: IVpc
    """The network it is in."""
    access_logging_policy: Any = None
    """Where requests are logged: a ``CfnLoadBalancer.AccessLoggingPolicyProperty`` or a mapping of its options."""
    cross_zone: bool | None = None
    """Send connections to instances of all zones alike. Default: yes."""
    health_check: Nested[HealthCheck | None] = nested()
    """How instances are checked. Default: as the service does."""
    internet_facing: bool | None = None
    """Have public addresses. Default: no."""
    listeners: Nested[Sequence[LoadBalancerListener] | None] = nested()
    """Its ports; more may be added."""
    subnet_selection: Nested[SubnetSelection | None] = nested()
    """Which subnets. Default: public ones if it faces the internet, else private ones."""
    targets: Sequence[ILoadBalancerTarget] | None = None
    """Where connections are sent to; more may be added."""


class ListenerPort(IConnectable):
    """A port of a load balancer, to allow connections to."""

    @checked
    def __init__(self, security_group: ISecurityGroup, default_port: Port) -> None:
        self._connections = Connections(security_groups=[security_group], default_port=default_port)

    @property
    def connections(self) -> Connections:
        """Rules of the load balancer's security group, on this port unless another is named."""
        return self._connections


class InstanceTarget(ILoadBalancerTarget):
    """An instance as a target."""

    @checked
    def __init__(self, instance: Instance) -> None:
        self.instance = instance

    @property
    def connections(self) -> Connections:
        """Rules of the instance's security groups."""
        return self.instance.connections

    @checked
    def attach_to_classic_lb(self, load_balancer: LoadBalancer) -> None:
        """Have the load balancer send connections to the instance."""
        load_balancer._instance_ids.append(self.instance.instance_id)


class LoadBalancer(Resource, ILoadBalancer, IConnectable):
    """A classic load balancer. New apps use those of ``aws_elasticloadbalancingv2``."""

    PROPERTY_INJECTION_ID = "aws-cdk-lib.aws-elasticloadbalancing.LoadBalancer"

    @takes(LoadBalancerProps)
    def __init__(self, scope: Construct, id: str, props: LoadBalancerProps) -> None:
        super().__init__(scope, id)
        self.listener_ports: list[ListenerPort] = []
        self._listeners: list[dict[str, Any]] = []
        self._instance_ports: list[int | float] = []
        self._targets: list[ILoadBalancerTarget] = []
        self._instance_ids: list[str] = []
        self._group = SecurityGroup(self, "SecurityGroup", vpc=props.vpc, allow_all_outbound=False)
        self._connections = Connections(security_groups=[self._group])
        selection = props.subnet_selection
        if selection is None:
            selection = SubnetSelection(subnet_type=SubnetType.PUBLIC) if props.internet_facing else SubnetSelection()
        subnets = props.vpc.select_subnets(**selection._given())
        resource: Any = CfnLoadBalancer(
            self,
            "Resource",
            security_groups=[self._group.security_group_id],
            subnets=list(subnets.subnet_ids),
            listeners=lazy_any(lambda: self._listeners),
            scheme="internet-facing" if props.internet_facing else "internal",
            health_check=_rendered_check(props.health_check) if props.health_check is not None else None,
            cross_zone=props.cross_zone is not False,
            instances=lazy_list(lambda: self._instance_ids, omit_empty=True),
            access_logging_policy=props.access_logging_policy,
        )
        if props.internet_facing:
            resource.node.add_dependency(subnets.internet_connectivity_established)
        self.load_balancer_name: str = resource.ref
        self.load_balancer_canonical_hosted_zone_name: str = resource.attr_canonical_hosted_zone_name
        self.load_balancer_canonical_hosted_zone_name_id: str = resource.attr_canonical_hosted_zone_name_id
        self.load_balancer_dns_name: str = resource.attr_dns_name
        self.load_balancer_source_security_group_group_name: str = resource.attr_source_security_group_group_name
        self.load_balancer_source_security_group_owner_alias: str = resource.attr_source_security_group_owner_alias
        for listener in props.listeners or ():
            self._add(listener)
        for target in props.targets or ():
            self.add_target(target)

    @property
    def connections(self) -> Connections:
        """Rules of the load balancer's security group."""
        return self._connections

    @property
    def load_balancer_ref(self) -> LoadBalancerReference:
        """A reference to the load balancer."""
        from aws_cdk.interfaces.aws_elasticloadbalancing import LoadBalancerReference

        return LoadBalancerReference(load_balancer_name=self.load_balancer_name)

    @takes(LoadBalancerListener)
    def add_listener(self, listener: LoadBalancerListener) -> ListenerPort:
        """Add a port.

        Raises:
            ValidationError: what is spoken on it is neither said nor well known.
        """
        return self._add(listener)

    @checked
    def add_target(self, target: ILoadBalancerTarget) -> None:
        """Send connections to ``target`` too."""
        target.attach_to_classic_lb(self)
        self._targets.append(target)
        for port in self._instance_ports:
            self._allow(target, port)

    def _add(self, listener: LoadBalancerListener) -> ListenerPort:
        protocol = listener.external_protocol or _WELL_KNOWN.get(int(listener.external_port))
        if protocol is None:
            raise ValidationError(
                f"Please supply protocol to go with port {js_number_text(listener.external_port)}",
                scope=self,
                fix="give external_protocol",
            )
        instance_port = listener.internal_port if listener.internal_port is not None else listener.external_port
        instance_protocol = listener.internal_protocol or _WELL_KNOWN.get(int(instance_port))
        if instance_protocol is None:
            instance_protocol = LoadBalancingProtocol.HTTP if protocol in _HTTP else LoadBalancingProtocol.TCP
        self._listeners.append(
            {
                "loadBalancerPort": js_number_text(listener.external_port),
                "protocol": protocol._value_,
                "instancePort": js_number_text(instance_port),
                "instanceProtocol": instance_protocol._value_,
                "sslCertificateId": listener.ssl_certificate_arn,
                "policyNames": listener.policy_names,
            }
        )
        port = ListenerPort(self._group, Port.tcp(listener.external_port))
        allowed = listener.allow_connections_from if listener.allow_connections_from is not None else [Peer.any_ipv4()]
        for peer in allowed:
            port.connections.allow_default_port_from(
                peer, f"Default rule allow on {js_number_text(listener.external_port)}"
            )
        self._instance_ports.append(instance_port)
        for target in self._targets:
            self._allow(target, instance_port)
        self.listener_ports.append(port)
        return port

    def _allow(self, target: ILoadBalancerTarget, port: int | float) -> None:
        self._connections.allow_to(target, Port.tcp(port), f"Port {js_number_text(port)} LB to fleet")


def _rendered_check(check: HealthCheck) -> dict[str, Any]:
    protocol = check.protocol or _WELL_KNOWN.get(int(check.port)) or LoadBalancingProtocol.TCP
    target = f"{protocol._value_.upper()}:{js_number_text(check.port)}"
    if protocol in _HTTP:
        target += check.path or "/"
    interval, timeout = check.interval, check.timeout
    return {
        "target": target,
        "healthyThreshold": _text(check.healthy_threshold, 2),
        "unhealthyThreshold": _text(check.unhealthy_threshold, 5),
        "interval": _text(interval.to_seconds() if interval is not None else None, 30),
        "timeout": _text(timeout.to_seconds() if timeout is not None else None, 5),
    }


def _text(value: float | None, default: int) -> str:
    return js_number_text(default if value is None else value)
