"""What services with several target groups of application load balancers have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk.aws_ecs_patterns._parts import port_mapping
from aws_cdk.aws_ecs_patterns.application_load_balanced_service_base import record
from aws_cdk.aws_ecs_patterns.multiple_target_groups import (
    _MultipleTargetGroupsBase,
    _MultipleTargetGroupsProps,
    _TaskImageProps,
    check_lists,
    not_defined,
)
from aws_cdk.aws_elasticloadbalancingv2.enums import ApplicationProtocol, SslPolicy
from aws_cdk.core.cfn_output import CfnOutput
from aws_cdk.core.errors import ValidationError
from aws_cdk.core.struct import Nested, Struct, nested, takes

if TYPE_CHECKING:
    from aws_cdk.aws_certificatemanager.certificate_base import ICertificate
    from aws_cdk.aws_ecs.base_service import BaseService
    from aws_cdk.aws_ecs.container_definition import ContainerDefinition
    from aws_cdk.aws_ecs.modes import Protocol
    from aws_cdk.aws_elasticloadbalancingv2.application_listener import ApplicationListener
    from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import ApplicationLoadBalancer
    from aws_cdk.aws_elasticloadbalancingv2.application_target_group import ApplicationTargetGroup
    from aws_cdk.aws_route53.hosted_zone_base import IHostedZone
    from aws_cdk.core.duration import Duration
    from constructs import Construct

_MAX_IDLE_SECONDS = 4000
_TARGET_PORT = 80


class ApplicationLoadBalancedTaskImageProps(_TaskImageProps):
    """The container of a service behind application load balancers, by its image."""


class ApplicationListenerProps(Struct):
    """A listener."""

    name: str
    """Its name, by which target groups choose it."""
    certificate: ICertificate | None = None
    """The certificate, for HTTPS. Default: one is made for the load balancer's domain."""
    port: int | float | None = None
    """The port. Default: the protocol's."""
    protocol: ApplicationProtocol | None = None
    """What clients speak. Default: HTTPS with a certificate, else HTTP."""
    ssl_policy: SslPolicy | None = None
    """Which versions and ciphers of TLS are taken. Default: as Elastic Load Balancing has it."""


class ApplicationLoadBalancerProps(Struct):
    """A load balancer."""

    listeners: Nested[Sequence[ApplicationListenerProps]]
    """Its listeners; at least one."""
    name: str
    """Its id."""
    domain_name: str | None = None
    """The domain that leads to it. Default: its own alone."""
    domain_zone: IHostedZone | None = None
    """The zone of the domain."""
    idle_timeout: Duration | None = None
    """After which silence connections are closed, 1 to 4000 seconds. Default: 60 seconds."""
    public_load_balancer: bool | None = None
    """Whether it faces the internet. Default: yes."""


class ApplicationTargetProps(Struct):
    """A target group, and which requests it gets."""

    container_port: int | float
    """The container's port."""
    host_header: str | None = None
    """The host of requests. Default: any."""
    listener: str | None = None
    """The listener's name. Default: the first one."""
    path_pattern: str | None = None
    """The path of requests. Default: any."""
    priority: int | float | None = None
    """The rule's place, with a host or path."""
    protocol: Protocol | None = None
    """The protocol of the container's port. Default: TCP."""


class ApplicationMultipleTargetGroupsServiceBaseProps(_MultipleTargetGroupsProps):
    """What every service with several target groups of application load balancers may be told."""

    load_balancers: Nested[Sequence[ApplicationLoadBalancerProps] | None] = nested()
    """The load balancers. Default: one, with a listener of HTTP."""
    target_groups: Nested[Sequence[ApplicationTargetProps] | None] = nested()
    """The target groups. Default: one, with the container's first port."""
    task_image_options: Nested[ApplicationLoadBalancedTaskImageProps | None] = nested()
    """The container. Not with a task definition."""


class ApplicationMultipleTargetGroupsServiceBase(_MultipleTargetGroupsBase):
    """A service with several target groups: all but the service itself."""

    @takes(ApplicationMultipleTargetGroupsServiceBaseProps)
    def __init__(self, scope: Construct, id: str, props: ApplicationMultipleTargetGroupsServiceBaseProps) -> None:
        """Make the load balancers and their listeners.

        Raises:
            ValidationError: options exclude or lack each other.
        """
        self._init_load_balancers(scope, id, props)

    def _init_load_balancers(
        self, scope: Construct, id: str, props: ApplicationMultipleTargetGroupsServiceBaseProps
    ) -> None:
        self._init_cluster(scope, id, props, props.task_image_options)
        balancers = props.load_balancers
        check_lists(self, None if balancers is None else [each.listeners for each in balancers], props.target_groups)
        self.listeners: list[ApplicationListener] = []
        self.load_balancers: list[ApplicationLoadBalancer] = []
        self.target_groups: list[ApplicationTargetGroup] = []
        if balancers is not None:
            for each in balancers:
                self._add_load_balancer(each)
        else:
            self._add_default_load_balancer()

    @property
    def listener(self) -> ApplicationListener:
        """Deprecated: the first listener. Use ``listeners``."""
        return self.listeners[0]

    @property
    def load_balancer(self) -> ApplicationLoadBalancer:
        """Deprecated: the first load balancer. Use ``load_balancers``."""
        return self.load_balancers[0]

    def _add_default_load_balancer(self) -> None:
        balancer = self._balancer("LB", None, is_public=True)
        self.listeners.append(balancer.add_listener("PublicListener", protocol=ApplicationProtocol.HTTP, open=True))
        domain = balancer.load_balancer_dns_name
        CfnOutput(self, "LoadBalancerDNS", value=domain)
        CfnOutput(self, "ServiceURL", value=f"http://{domain}")

    def _add_load_balancer(self, props: ApplicationLoadBalancerProps) -> None:
        self._check_load_balancer(props)
        balancer = self._balancer(props.name, props.idle_timeout, is_public=props.public_load_balancer is not False)
        protocols: dict[ApplicationProtocol, None] = {}
        for each in props.listeners:
            protocol = _protocol(self, each)
            protocols[protocol] = None
            listener = balancer.add_listener(
                each.name, protocol=protocol, port=each.port, open=True, ssl_policy=each.ssl_policy
            )
            self.listeners.append(listener)
            if protocol is ApplicationProtocol.HTTPS:
                certificate = self._certificate(props, each)
                listener.add_certificates(f"Arns{each.name}", [certificate])
        domain = self._domain(props, balancer)
        CfnOutput(self, f"LoadBalancerDNS{balancer.node.id}", value=balancer.load_balancer_dns_name)
        for protocol in protocols:
            name = protocol._value_.lower()
            CfnOutput(self, f"ServiceURL{balancer.node.id}{name}", value=f"{name}://{domain}")

    def _check_load_balancer(self, props: ApplicationLoadBalancerProps) -> None:
        idle = props.idle_timeout
        if idle is not None and not idle.is_unresolved() and not 1 <= idle.to_seconds() <= _MAX_IDLE_SECONDS:
            raise ValidationError(
                f"Load balancer idle timeout must be between 1 and {_MAX_IDLE_SECONDS} seconds.", scope=self
            )

    def _balancer(self, name: str, idle_timeout: Duration | None, *, is_public: bool) -> ApplicationLoadBalancer:
        from aws_cdk.aws_elasticloadbalancingv2.application_load_balancer import ApplicationLoadBalancer

        balancer = ApplicationLoadBalancer(
            self,
            name,
            vpc=self.cluster.vpc,
            load_balancer_name=name,
            internet_facing=is_public,
            idle_timeout=idle_timeout,
        )
        self.load_balancers.append(balancer)
        return balancer

    def _certificate(self, props: ApplicationLoadBalancerProps, listener: ApplicationListenerProps) -> ICertificate:
        # As the peer: the domain is needed even where the certificate is given.
        if props.domain_name is None or props.domain_zone is None:
            raise ValidationError(
                "A domain name and zone is required when using the HTTPS protocol",
                scope=self,
                fix="give domain_name and domain_zone, or a certificate",
            )
        if listener.certificate is not None:
            return listener.certificate
        from aws_cdk.aws_certificatemanager.certificate import Certificate
        from aws_cdk.aws_certificatemanager.certificate_validation import CertificateValidation

        return Certificate(
            self,
            f"Certificate{listener.name}",
            domain_name=props.domain_name,
            validation=CertificateValidation.from_dns(props.domain_zone),
        )

    def _domain(self, props: ApplicationLoadBalancerProps, balancer: ApplicationLoadBalancer) -> str:
        own = balancer.load_balancer_dns_name
        if props.domain_name is None:
            return own
        if props.domain_zone is None:
            raise ValidationError(
                "A Route53 hosted domain zone name is required to configure the specified domain name",
                scope=self,
                fix="give domain_zone, or leave domain_name out",
            )
        id = f"DNS{balancer.node.id}"
        return record(self, "ALIAS", props.domain_zone, props.domain_name, balancer, id) or own

    def _find_listener(self, name: str | None = None) -> ApplicationListener:
        """Return the listener of a name, or the first one.

        Raises:
            ValidationError: there is none of that name.
        """
        if not name:
            return self.listeners[0]
        for listener in self.listeners:
            if listener.node.id == name:
                return listener
        raise not_defined(self, name)

    def _register_ecs_targets(
        self, service: BaseService, container: ContainerDefinition, targets: Sequence[ApplicationTargetProps]
    ) -> ApplicationTargetGroup:
        """Make a target group of each container port; return the first one."""
        from aws_cdk.aws_elasticloadbalancingv2.listener_condition import ListenerCondition

        for target in targets:
            conditions = []
            if target.host_header:
                conditions.append(ListenerCondition.host_headers([target.host_header]))
            if target.path_pattern:
                conditions.append(ListenerCondition.path_patterns([target.path_pattern]))
            group = self._find_listener(target.listener).add_targets(
                f"ECSTargetGroup{container.container_name}{target.container_port:g}",
                port=_TARGET_PORT,
                targets=[
                    service.load_balancer_target(
                        container_name=container.container_name,
                        container_port=target.container_port,
                        protocol=target.protocol,
                    )
                ],
                conditions=conditions,
                priority=target.priority,
            )
            self.target_groups.append(group)
        return self.target_groups[0]

    def _add_port_mapping_for_targets(
        self, container: ContainerDefinition, targets: Sequence[ApplicationTargetProps]
    ) -> None:
        """Open the ports of a container that targets name and it does not have yet."""
        from aws_cdk.aws_ecs.modes import Protocol

        for target in targets:
            if container.find_port_mapping(target.container_port, target.protocol or Protocol.TCP) is None:
                container.add_port_mappings(port_mapping(target.container_port, target.protocol))

    def _targets(
        self, service: BaseService, container: ContainerDefinition, targets: Sequence[ApplicationTargetProps] | None
    ) -> ApplicationTargetGroup:
        """Make the target groups that are wanted, or one of the container's first port; return the first one."""
        if targets is not None:
            return self._register_ecs_targets(service, container, targets)
        group = self.listener.add_targets(
            "ECS",
            targets=[service],
            port=container.port_mappings[0].container_port,
        )
        self.target_groups.append(group)
        return group


def _protocol(scope: Construct, props: ApplicationListenerProps) -> ApplicationProtocol:
    if props.certificate is not None and props.protocol not in (None, ApplicationProtocol.HTTPS):
        raise ValidationError(
            "The HTTPS protocol must be used when a certificate is given", scope=scope, fix="leave protocol out"
        )
    if props.protocol is not None:
        return props.protocol
    return ApplicationProtocol.HTTPS if props.certificate is not None else ApplicationProtocol.HTTP


__all__ = [
    "ApplicationListenerProps",
    "ApplicationLoadBalancedTaskImageProps",
    "ApplicationLoadBalancerProps",
    "ApplicationMultipleTargetGroupsServiceBase",
    "ApplicationMultipleTargetGroupsServiceBaseProps",
    "ApplicationTargetProps",
]
